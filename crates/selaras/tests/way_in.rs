//! `selaras way-in`: whom nobody else can help gets a link, and it stands in the audit.
#![allow(clippy::unwrap_used)]

use std::process::Command;

use selaras_store::secrets::MasterKeys;
use selaras_store::{Store, audit};
use selaras_testkit::lived::Lived;
use selaras_testkit::people::START;

#[test]
fn a_link_is_made_for_who_signs_in_here_and_for_nobody_else() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(room.path().join("data.key"), MasterKeys::generate().to_text().as_bytes()).unwrap();
    let open = || {
        let keys = MasterKeys::from_file(&room.path().join("data.key")).unwrap();
        Store::sqlite(&folder.join("selaras.db"), keys).unwrap()
    };
    let lived = open().write_here(Lived::make).unwrap();
    let here = lived.here.people;
    let ask = |login: &str| {
        let options =
            ["way-in", "--data", folder.to_str().unwrap(), "--login", login, "--without-second-step"];
        Command::new(env!("CARGO_BIN_EXE_selaras")).args(options).env_clear().output().unwrap()
    };
    let nobody = ask("nobody");
    assert!(!nobody.status.success());
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("nobody signs in here as `nobody`"));
    let made = ask(&here.colleague.to_string().to_uppercase());
    let said = String::from_utf8_lossy(&made.stdout).into_owned();
    assert!(made.status.success() && said.contains("http://127.0.0.1:8480/l/"), "{said}");
    let lines = open().read_here(move |tx| {
        audit::lines::by_staff(tx, here.practice, (START, START.plus_days(9_999)), None, 99)
    });
    let acts: Vec<String> = lines.unwrap().into_iter().map(|line| line.act).collect();
    assert!(
        acts.contains(&"link.creation".to_owned()) && acts.contains(&"factors.reset".to_owned()),
        "{acts:?}"
    );
}

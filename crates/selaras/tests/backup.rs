//! `selaras backup`, `selaras restore` and `selaras keys`, as somebody at a shell runs them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::process::{Command, Output};

use selaras_store::secrets::MasterKeys;
use selaras_store::{Store, people};
use selaras_testkit::lived::Lived;

fn selaras(options: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_selaras")).args(options).env_clear().output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

fn done(options: &[&str]) -> String {
    let output = selaras(options);
    assert!(output.status.success(), "{options:?}: {}", said(&output));
    said(&output)
}

fn refused(options: &[&str], why: &str) {
    let output = selaras(options);
    assert!(!output.status.success(), "{options:?}: {}", said(&output));
    assert!(said(&output).contains(why), "{}", said(&output));
}

fn open(folder: &Path) -> Store {
    let keys = MasterKeys::from_file(&folder.with_extension("key")).unwrap();
    Store::sqlite(&folder.join("selaras.db"), keys).unwrap()
}

fn name_of_client(folder: &Path, lived: Lived) -> String {
    let here = lived.here.people;
    let found = open(folder).read_here(move |tx| people::find(tx, here.practice, here.client));
    found.unwrap().unwrap().name
}

#[test]
fn a_practice_is_brought_back_on_another_machine_and_its_keys_are_replaced() {
    let room = tempfile::tempdir().unwrap();
    let path = |name: &str| room.path().join(name).to_str().unwrap().to_owned();
    let (first, second) = (room.path().join("first"), room.path().join("second"));
    std::fs::create_dir(&first).unwrap();
    std::fs::write(path("first.key"), MasterKeys::generate().to_text().as_bytes()).unwrap();
    let lived = open(&first).write_here(Lived::make).unwrap();

    let backup = ["backup", "--data", &path("first"), "--to", &path("a.backup")];
    assert!(done(&backup).contains("rows of"));
    refused(&backup, "is there already");
    refused(&["restore", "--data", &path("first"), "--from", &path("a.backup")], "into an empty one");
    refused(&["restore", "--data", &path("second"), "--from", &path("a.backup")], "needs the master key");
    std::fs::copy(path("first.key"), path("second.key")).unwrap();
    refused(&["restore", "--data", &path("second"), "--from", &path("none.backup")], "cannot read");
    std::fs::remove_dir_all(&second).unwrap();
    assert!(
        done(&["restore", "--data", &path("second"), "--from", &path("a.backup")]).contains("Brought back")
    );
    assert_eq!(name_of_client(&second, lived), "Dewi");
    assert!(done(&["audit", "verify", "--data", &path("second")]).contains("The audit is whole."));

    assert!(
        done(&["keys", "rotate", "--data", &path("second")]).contains("3 practice keys of before destroyed")
    );
    let before = std::fs::read_to_string(path("second.key")).unwrap();
    assert!(
        done(&["keys", "new-master", "--data", &path("second")]).contains("3 practice keys wrapped anew")
    );
    let after = std::fs::read_to_string(path("second.key")).unwrap();
    assert_eq!(after.lines().count(), before.lines().filter(|line| !line.starts_with('#')).count() + 2);
    assert_eq!(name_of_client(&second, lived), "Dewi");
    assert!(done(&["keys", "rewrap", "--data", &path("second")]).starts_with("0 practice keys"));
}

//! `selaras serve` as an administrator runs it: settings from three places, the first start, and clear words when
//! something stands in the way.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "running/http.rs"]
mod http;
#[path = "running/program.rs"]
mod program;

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Command;

use selaras_store::{Store, practices};
use selaras_testkit::app::encoded;

use http::Browser;
use program::{Program, free_address, serve};

/// What it says when it does not start.
fn refused(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty(), "it does not say that it listens");
    String::from_utf8(output.stderr).unwrap()
}

fn answers(at: SocketAddr) -> bool {
    Browser::new(at, None).get("/health").is_ok_and(|answer| (answer.status, &*answer.text) == (200, "ok\n"))
}

fn with_file(folder: &Path, text: &str) -> std::path::PathBuf {
    let path = folder.join("selaras.toml");
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn an_option_goes_before_the_environment_and_that_before_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let [file, environment, option] = [free_address(), free_address(), free_address()];
    with_file(folder.path(), &format!("listen = \"{file}\""));
    let run = |with: &dyn Fn(&mut Command)| {
        let mut command = serve();
        with(command.env("SELARAS_DATA", folder.path()));
        Program::started(&mut command)
    };
    let program = run(&|_| {});
    assert!(answers(file));
    drop(program);
    let program = run(&|command| {
        command.env("SELARAS_LISTEN", environment.to_string());
    });
    assert!(answers(environment) && !answers(file));
    drop(program);
    let _program = run(&|command| {
        command.env("SELARAS_LISTEN", environment.to_string()).args(["--listen", &option.to_string()]);
    });
    assert!(answers(option) && !answers(environment));
}

#[test]
fn the_first_start_prints_the_address_of_the_set_up_and_later_starts_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/data");
    let at = free_address();
    let options = ["--data", data.to_str().unwrap()];
    let program = Program::start(at, &options);
    let printed = program.end();
    let path = printed.split(&format!("http://{at}")).nth(1).unwrap().trim().to_owned();
    assert!(path.starts_with("/setup/") && path.len() > 40, "{printed}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700, "nobody else looks in");
    }

    let program = Program::start(at, &options);
    let visitor = Browser::new(at, None);
    assert_eq!(visitor.get(&path).unwrap().status, 200, "the address stays the same until it was used");
    let fields = [
        ("practice", "SMA Harapan"),
        ("zone", "Asia/Jakarta"),
        ("clients", "kamu"),
        ("name", "Ibu Wayan"),
        ("login", "wayan"),
        ("password", "cukup panjang"),
        ("password-again", "cukup panjang"),
    ];
    let done = visitor.post(&path, &encoded(&fields)).unwrap();
    assert_eq!((done.status, done.to.as_deref()), (303, Some("/practice")), "{}", done.text);
    assert_eq!(visitor.get(&path).unwrap().status, 404);
    drop(program);
    let program = Program::start(at, &options);
    assert_eq!(program.end(), "0 ", "nothing more is printed");
    let kept = Store::sqlite(&data.join("selaras.db"), selaras_testkit::stores::keys())
        .unwrap()
        .read_here(practices::all)
        .unwrap();
    assert_eq!(kept.len(), 1);
}

#[test]
fn it_runs_on_postgresql_by_its_address_alone() {
    let url = selaras_testkit::postgres::fresh_database();
    let at = free_address();
    let mut command = serve();
    command.env("SELARAS_DATABASE", &url).args(["--listen", &at.to_string()]);
    let program = Program::started(&mut command);
    assert!(answers(at));
    assert!(program.end().starts_with("0 "));
}

#[test]
fn links_begin_with_the_public_address_and_cookies_then_ask_for_tls() {
    let folder = tempfile::tempdir().unwrap();
    let at = free_address();
    let data = folder.path().to_str().unwrap();
    let program = Program::start(at, &["--data", data, "--public-url", "https://konseling.example/"]);
    let printed = program.end();
    assert!(printed.contains("https://konseling.example/setup/"), "{printed}");
}

#[test]
fn an_address_that_is_taken_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = taken.local_addr().unwrap().to_string();
    let said = refused(serve().arg("--data").arg(folder.path()).args(["--listen", &at]));
    assert!(said.contains(&at) && said.contains("another program"), "{said}");
}

#[test]
fn what_is_wrong_with_the_settings_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let here = |command: &mut Command| {
        command.arg("--data").arg(folder.path());
    };
    let said = |with: &dyn Fn(&mut Command)| {
        let mut command = serve();
        with(&mut command);
        refused(&mut command)
    };
    let both = said(&|command| {
        here(command);
        command.args(["--database", "postgres://localhost/x"]);
    });
    assert!(both.contains("not both"), "{both}");
    let file = with_file(folder.path(), "lisen = \"127.0.0.1:1\"");
    let unknown = said(&|command| here(command));
    assert!(unknown.contains("lisen") && unknown.contains("selaras.toml"), "{unknown}");
    fs::remove_file(file).unwrap();
    let missing = said(&|command| {
        command.args(["--config", "/nowhere/selaras.toml"]);
    });
    assert!(missing.contains("/nowhere/selaras.toml"), "{missing}");
    let nobody = said(&|command| {
        command.args(["--database", "postgres://127.0.0.1:1/selaras"]);
    });
    assert!(nobody.contains("PostgreSQL"), "{nobody}");
    assert!(!nobody.contains("panicked"), "{nobody}");
}

#[test]
fn a_database_that_is_none_or_was_made_by_a_newer_selaras_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("selaras.db");
    let start = || refused(serve().arg("--data").arg(folder.path()).args(["--listen", "127.0.0.1:0"]));
    let text = "this is no database, but somebody's letter\n".repeat(100);
    fs::write(&file, &text).unwrap();
    let said = start();
    assert!(said.contains("selaras.db"), "{said}");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    fs::remove_file(&file).unwrap();
    let newer = Store::sqlite(&file, selaras_testkit::stores::keys()).unwrap();
    newer
        .write_here(|tx| tx.run("INSERT INTO migrations (number, name) VALUES (999, 'later')", &[]))
        .unwrap();
    drop(newer);
    let said = start();
    assert!(said.contains("newer Selaras"), "{said}");
}

#[test]
fn unencrypted_pages_leave_this_machine_only_when_told_so_twice() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let asked = |more: &[&str]| {
        let mut command = serve();
        command.arg("--data").arg(&data).args(["--listen", "0.0.0.0:0"]).args(more);
        command
    };
    let proxied = ["--behind-proxy", "--public-url", "http://konseling.example"];
    for once in [&[][..], &["--plain-http"], &["--others-can-read"], &proxied] {
        let said = refused(&mut asked(once));
        assert!(said.contains("unencrypted") && said.contains("--tls-certificate"), "{once:?}: {said}");
    }
    assert!(!data.exists(), "nothing is made before it may serve");
    let said = refused(&mut asked(&["--tls-certificate", "a.pem", "--tls-key", "nowhere.pem"]));
    assert!(said.contains("a.pem"), "{said}");
    let twice = ["--plain-http", "--others-can-read"];
    for enough in [&twice[..], &["--behind-proxy", "--public-url", "https://konseling.example"]] {
        let program = Program::started(&mut asked(enough));
        assert!(program.end().starts_with("0 "), "{enough:?}");
    }
}

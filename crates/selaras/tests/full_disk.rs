//! The disk is full while a client sends a form: a clear answer, the words kept, nothing half-written, the program
//! alive; and when there is room again the very same form is taken, once.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "running/http.rs"]
mod http;
#[path = "running/program.rs"]
mod program;

use std::fs;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

use selaras_core::moment::Moment;
use selaras_store::sign_ins::Kind;
use selaras_store::{Store, StoreError, agenda, contributions, reflections, responses};
use selaras_testkit::app::encoded;
use selaras_testkit::forms::{Form, forms_on};
use selaras_testkit::people::Small;
use selaras_web::access::cookie::Token;
use selaras_web::access::sign_in;

use http::Browser;
use program::{Program, free_address, serve};

/// Where the program keeps things, and how room is taken from it and given back.
enum Disk {
    /// A file system of its own, mounted for this test; full when this file fills it.
    Mounted(tempfile::TempDir),
    /// Any file system: the program may write no file beyond a size, which is raised afterwards.
    Limited(tempfile::TempDir),
}

impl Disk {
    fn mounted() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let options = ["-t", "tmpfs", "-o", "size=4m", "tmpfs"];
        let done = Command::new("mount").args(options).arg(folder.path()).output();
        done.is_ok_and(|done| done.status.success()).then_some(Disk::Mounted(folder))
    }

    fn path(&self) -> &Path {
        match self {
            Disk::Mounted(folder) | Disk::Limited(folder) => folder.path(),
        }
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }

    /// Starts the program over it.
    fn start(&self, at: SocketAddr) -> Program {
        if let Disk::Mounted(folder) = self {
            return Program::start(at, &["--data", folder.path().to_str().unwrap()]);
        }
        // The signal that comes to a program which writes beyond its limit would end it; a full disk sends none.
        let (mut command, serve) = (Command::new("sh"), serve());
        command
            .args(["-c", "trap '' XFSZ; exec \"$@\"", "sh"])
            .arg(serve.get_program())
            .args(serve.get_args());
        command
            .args(["--listen", &at.to_string(), "--data"])
            .arg(self.path())
            .env("SELARAS_LOG", "off")
            .env("SELARAS_MASTER_KEY", selaras_testkit::stores::KEYS);
        Program::started(&mut command)
    }

    /// Leaves no room for another byte.
    fn fill(&self, program: &Program) {
        match self {
            Disk::Mounted(_) => {
                let mut file = fs::File::create(self.filler()).unwrap();
                for size in [65_536, 4_096, 1] {
                    while file.write_all(&vec![b'x'; size]).is_ok() {}
                }
            }
            Disk::Limited(folder) => {
                let now = fs::metadata(folder.path().join("selaras.db-wal")).map_or(0, |file| file.len());
                limit(program, &now.to_string());
            }
        }
    }

    /// Gives the room back.
    fn free(&self, program: &Program) {
        match self {
            Disk::Mounted(_) => fs::remove_file(self.filler()).unwrap(),
            Disk::Limited(_) => limit(program, "unlimited"),
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if let Disk::Mounted(folder) = self {
            drop(Command::new("umount").arg("-l").arg(folder.path()).status());
        }
    }
}

fn limit(program: &Program, bytes: &str) {
    let process = program.child.id().to_string();
    let done = Command::new("prlimit").args(["--pid", &process]).arg(format!("--fsize={bytes}:")).status();
    assert!(done.unwrap().success());
}

#[test]
fn a_full_disk_keeps_the_words_and_takes_the_same_form_once_there_is_room() {
    match Disk::mounted() {
        Some(disk) => sends_on_a_full_disk(&disk),
        None => println!("no disk can be mounted here without root: the next test stands in for this one"),
    }
}

#[test]
fn a_file_that_may_not_grow_keeps_the_words_and_takes_the_same_form_once_it_may() {
    sends_on_a_full_disk(&Disk::Limited(tempfile::tempdir().unwrap()));
}

fn sends_on_a_full_disk(disk: &Disk) {
    let file = disk.path().join("selaras.db");
    let store = Store::sqlite(&file, selaras_testkit::stores::keys()).unwrap();
    let small = Small::in_store(&store);
    let tokens = store.write_here(move |tx| {
        let tokens = [Token::new(small.practice), Token::new(small.practice)];
        sign_in::begin(tx, &tokens[0], small.client, Kind::Client, now())?;
        sign_in::begin(tx, &tokens[1], small.counsellor, Kind::Staff, now())?;
        Ok::<_, StoreError>(tokens)
    });
    let [client, counsellor] = tokens.unwrap();
    drop(store);
    let at = free_address();
    let program = disk.start(at);
    let (phone, desk) = (Browser::new(at, Some(&client)), Browser::new(at, Some(&counsellor)));

    let topic = form(&phone, "/me/sessions", "/me/agenda");
    let thought = form(&phone, "/me/words", "/me/reflections");
    let checkin = form(&phone, "/me/checkin", "/me/checkin");
    disk.fill(&program);
    let words = "Yang ingin saya bicarakan minggu ini.";
    let mut bodies = Vec::new();
    for (form, name) in [(&topic, "topic"), (&thought, "words"), (&checkin, "")] {
        let body = body(form, name, words);
        let refused = phone.post(&form.action, &body).unwrap();
        assert_eq!(refused.status, 507, "{}: {}", form.action, refused.text);
        assert!(refused.text.contains("disk is full"), "{}", refused.text);
        assert!(
            name.is_empty() || refused.text.contains(words),
            "the words are on the page: {}",
            refused.text
        );
        // The page carries the same form, to be sent once more by its button.
        let again = forms_on(&refused.text).into_iter().find(|f| f.action == form.action).unwrap();
        assert_eq!(again.ticket(), form.ticket());
        bodies.push((again.action.clone(), encoded_form(&again)));
    }
    assert_eq!(phone.get("/health").unwrap().status, 200, "the program is alive");
    for page in ["/me", "/me/sessions", "/me/words"] {
        let page = phone.get(page).unwrap();
        assert!(page.status == 200 && !page.text.contains(words), "nothing was kept: {}", page.text);
    }
    let case = format!("/cases/{}", small.case);
    assert_eq!(desk.get(&case).unwrap().status, 200, "looking goes on, though nobody can note who looked");

    disk.free(&program);
    for (action, body) in &bodies {
        let [first, second] = [(), ()].map(|()| phone.post(action, body).unwrap());
        assert_eq!((first.status, second.status), (303, 303), "{action}: {}", first.text);
        assert_eq!(first.to, second.to, "sent twice, it leads to the same place");
    }
    assert!(phone.get("/me/sessions").unwrap().text.contains(words));
    assert!(program.end().starts_with("0 "));
    assert_eq!(
        kept(&file, &small),
        [1, 1, 1, 2],
        "topics, reflections, responses, and what is to be answered"
    );
}

fn form(phone: &Browser, page: &str, action: &str) -> Form {
    let answer = phone.get(page).unwrap();
    let found = forms_on(&answer.text).into_iter().find(|form| form.action == action);
    found.unwrap_or_else(|| panic!("no form for {action} on {page}: {} {}", answer.status, answer.text))
}

fn body(form: &Form, name: &str, words: &str) -> String {
    let fields = form.filled();
    let worded = fields.iter().map(|(n, v)| (n.as_str(), if n == name { words } else { v.as_str() }));
    encoded(&worded.filter(|(n, _)| *n != "safety").collect::<Vec<_>>())
}

fn encoded_form(form: &Form) -> String {
    let fields = form.filled();
    encoded(&fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect::<Vec<_>>())
}

fn kept(file: &Path, small: &Small) -> [usize; 4] {
    let (practice, case, client) = (small.practice, small.case, small.client);
    let read = Store::sqlite(file, selaras_testkit::stores::keys()).unwrap().read_here(move |tx| {
        let sound = tx.all("PRAGMA integrity_check", &[], |row| row.get::<String>(0))?;
        assert_eq!(sound, ["ok"]);
        let responses = responses::of_case(tx, practice, case, &[])?;
        assert!(responses.iter().all(|kept| !kept.scores.is_empty()));
        Ok::<_, StoreError>([
            agenda::of_case(tx, practice, case)?.len(),
            reflections::own(tx, practice, case, client)?.len(),
            responses.len(),
            contributions::of_case(tx, practice, case)?.len(),
        ])
    });
    read.unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the program under test reads the machine's clock")]
fn now() -> Moment {
    jiff::Timestamp::now().into()
}

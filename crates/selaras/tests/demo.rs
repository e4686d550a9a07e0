//! `selaras demo` as a person would run it: what it prints, what is in it, and how it ends.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use selaras_core::case::Ending;
use selaras_core::id::PracticeId;
use selaras_core::people::{Role, Side};
use selaras_core::session::State;
use selaras_core::signal::{Kind, Outcome, Phase};
use selaras_store::cases::{self, Case};
use selaras_store::responses::{self, Kept};
use selaras_store::{Store, Tx, caseload, goals, people, practices, sessions, signals, tasks};

/// A running demonstration in a temporary folder of its own.
struct Demo {
    child: Child,
    folder: tempfile::TempDir,
    printed: String,
}

impl Demo {
    fn start(seed: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_selaras"))
            .args(["demo", "--listen", "127.0.0.1:0", "--seed", seed])
            .env("TMPDIR", folder.path())
            .env("SELARAS_MASTER_KEY", selaras_testkit::stores::KEYS)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut printed = String::new();
        while !printed.contains("Ctrl-C") {
            assert_ne!(lines.read_line(&mut printed).unwrap(), 0, "it ended: {printed}");
        }
        Self { child, folder, printed }
    }

    /// The printed links, as address and path.
    fn links(&self) -> Vec<(String, String)> {
        let words = self.printed.split_whitespace().filter_map(|word| word.strip_prefix("http://"));
        words
            .filter_map(|word| word.split_once('/'))
            .map(|(at, path)| (at.to_owned(), format!("/{path}")))
            .collect()
    }

    /// The temporary folder that the program made.
    fn inside(&self) -> Vec<PathBuf> {
        std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    fn store(&self) -> Store {
        Store::sqlite(&self.inside()[0].join("selaras.db"), selaras_testkit::stores::keys()).unwrap()
    }

    fn end(&mut self) -> bool {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        told.success() && self.child.wait().unwrap().success()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What is in one practice.
struct Found {
    practice: PracticeId,
    cases: Vec<Whole>,
}

/// One case with everything in it.
struct Whole {
    client: String,
    case: Case,
    sessions: Vec<selaras_core::session::Session>,
    kept: Vec<Kept>,
    signals: Vec<signals::Signal>,
    goals: Vec<selaras_core::goal::Goal>,
    tasks: Vec<selaras_core::task::Task>,
}

impl Whole {
    fn scores(&self, instrument: &str, scale: &str) -> Vec<f64> {
        let of = self.kept.iter().filter(|kept| kept.instrument.as_str() == instrument);
        of.filter_map(|kept| kept.score(scale)).map(|score| score.value()).collect()
    }

    fn held(&self) -> usize {
        self.sessions.iter().filter(|session| session.state == State::Held).count()
    }

    fn is_open(&self) -> bool {
        self.case.ended.is_none()
    }
}

fn found(store: &Store, name: &'static str) -> Found {
    let look = move |tx: &mut Tx<'_>| -> Result<Found, selaras_store::StoreError> {
        let practice = practices::all(tx)?.into_iter().find(|one| one.name.contains(name)).unwrap().id;
        let mut all = Vec::new();
        for client in people::with_role(tx, practice, Role::Client)? {
            let Some(case) = cases::of_client(tx, practice, client.id)? else { continue };
            all.push(Whole {
                client: client.name,
                sessions: sessions::of_case(tx, practice, case.id)?,
                kept: responses::of_case(tx, practice, case.id, &[])?,
                signals: signals::of_case(tx, practice, case.id)?,
                goals: goals::of_case(tx, practice, case.id)?,
                tasks: tasks::of_case(tx, practice, case.id)?,
                case,
            });
        }
        Ok(Found { practice, cases: all })
    };
    store.read_here(look).unwrap()
}

/// What the practice of the usual number holds.
static LIVING: LazyLock<Found> = LazyLock::new(|| {
    let demo = Demo::start("4");
    found(&demo.store(), "contoh")
});

#[test]
fn cases_are_in_every_state() {
    let open = LIVING.cases.iter().filter(|case| case.is_open());
    let has = |case: &Whole, kind| case.signals.iter().any(|signal| signal.kind() == kind);
    let strained = |case: &&Whole| {
        let waits = |s: &signals::Signal| s.kind() == Kind::AllianceDrop && s.phase != Phase::Closed;
        case.signals.iter().any(waits)
    };
    let repaired = |case: &&Whole| {
        case.signals.iter().any(|s| s.closed.is_some_and(|(_, how)| how == Outcome::Repaired))
    };
    let gained = |case: &&Whole| {
        let total = case.scores("check-in", "total");
        total.len() >= 5 && total[total.len() - 1] - total[0] > 6.0
    };
    assert!((35..=45).contains(&LIVING.cases.len()));
    assert!(open.clone().filter(|case| case.held() <= 2).count() >= 3, "new");
    assert!(open.clone().filter(gained).count() >= 6, "thriving");
    assert!(open.clone().filter(strained).count() >= 4, "strained");
    assert!(open.clone().filter(repaired).count() >= 4, "repaired");
    assert!(open.filter(|case| has(case, Kind::NoImprovement)).count() >= 3, "stalled");
    for (ending, least) in [(Ending::Planned, 4), (Ending::DroppedOut, 3), (Ending::Transferred, 2)] {
        let ended = LIVING.cases.iter().filter_map(|case| case.case.ended.as_ref());
        assert!(ended.filter(|ended| ended.ending == ending && !ended.words.is_empty()).count() >= least);
    }
}

#[test]
fn signals_of_every_kind_were_raised_and_most_were_answered() {
    let mut kinds = BTreeSet::new();
    let (mut closed, mut all) = (0, 0);
    for signal in LIVING.cases.iter().flat_map(|case| &case.signals) {
        kinds.insert(signal.kind());
        all += 1;
        closed += usize::from(signal.closed.is_some());
        assert_eq!(signal.closed.is_some(), signal.phase == Phase::Closed);
    }
    assert_eq!(kinds, Kind::ALL.into_iter().collect());
    assert!(closed * 2 > all && closed < all, "{closed} of {all}");
}

#[test]
fn ratings_lie_where_such_ratings_lie() {
    let mean = |numbers: &[f64]| numbers.iter().sum::<f64>() / numbers.len() as f64;
    let every = |scale: &str, instrument: &str| -> Vec<f64> {
        LIVING.cases.iter().flat_map(|case| case.scores(instrument, scale)).collect()
    };
    let alliance = every("alliance", "alliance-client-short");
    assert!(alliance.len() > 200 && (4.5..5.5).contains(&mean(&alliance)), "{}", mean(&alliance));
    let firsts: Vec<f64> =
        LIVING.cases.iter().filter_map(|case| case.scores("check-in", "total").first().copied()).collect();
    assert!((9.0..16.0).contains(&mean(&firsts)), "{}", mean(&firsts));
    assert!(firsts.iter().all(|first| (3.0..27.0).contains(first)), "{firsts:?}");
    let guesses = every("guess", "alliance-counsellor");
    assert!((4.5..5.7).contains(&mean(&guesses)) && guesses.len() > 200);
}

#[test]
fn nothing_lies_ahead_but_planned_sessions_and_nobody_answered_twice() {
    let now: selaras_core::moment::Moment = now_here();
    for case in &LIVING.cases {
        for session in case.sessions.iter().filter(|session| session.planned_at > now) {
            assert_eq!(session.state, State::Planned, "{}", case.client);
        }
        let mut answered = BTreeSet::new();
        for kept in &case.kept {
            assert!(kept.given_at <= now);
            let about = (kept.instrument.to_string(), kept.session, kept.side == Side::Client);
            assert!(kept.session.is_none() || answered.insert(about), "{}", case.client);
        }
    }
}

#[test]
fn the_printed_client_can_try_the_whole_loop() {
    let case = LIVING.cases.iter().find(|case| case.client == "Dewi Anggraini").unwrap();
    assert!(case.held() >= 6 && case.case.supervision_from.is_some());
    assert!(case.signals.iter().any(|s| s.closed.is_some_and(|(_, how)| how == Outcome::Repaired)));
    let agreed = case.goals.iter().filter(|goal| goal.proposal.is_agreed()).count();
    let waits = case.goals.iter().filter(|goal| !goal.proposal.is_agreed()).count();
    assert_eq!((agreed, waits), (2, 1));
    assert!(case.tasks.iter().filter(|task| task.is_open() && task.proposal.is_agreed()).count() >= 2);
    let answered = |id, instrument: &str| {
        case.kept.iter().any(|kept| kept.session == Some(id) && kept.instrument.as_str() == instrument)
    };
    let last = selaras_core::session::last_held(&case.sessions).unwrap();
    assert!(!answered(last.id, "alliance-client-short") && answered(last.id, "alliance-counsellor"));
    let next = selaras_core::session::next(&case.sessions).unwrap();
    assert!(!answered(next.id, "check-in") && next.planned_at.days_since(now_here()) <= 2);
}

#[test]
fn the_same_number_gives_the_same_practice_and_another_number_another() {
    let scores = |found: &Found| -> BTreeMap<String, Vec<f64>> {
        let of = |case: &Whole| {
            let all = ["check-in/total", "alliance-client-short/alliance", "alliance-counsellor/guess"];
            all.iter().filter_map(|name| name.split_once('/')).flat_map(|(i, s)| case.scores(i, s)).collect()
        };
        found.cases.iter().map(|case| (case.client.clone(), of(case))).collect()
    };
    let again = found(&Demo::start("4").store(), "contoh");
    assert_ne!(again.practice, LIVING.practice);
    assert_eq!(scores(&again), scores(&LIVING));
    let other = found(&Demo::start("2").store(), "contoh");
    assert_ne!(scores(&other), scores(&LIVING));
}

#[test]
fn it_prints_working_links_shows_the_trial_and_leaves_nothing_behind() {
    let mut demo = Demo::start("4");
    let links = demo.links();
    assert_eq!(links.len(), 5, "{}", demo.printed);
    for (place, (address, path)) in links.iter().enumerate() {
        for _ in 0..2 {
            let page = asked(address, "GET", path, "", "");
            assert!(page.starts_with("HTTP/1.1 200"), "{path}: {page}");
            assert!(page.contains("<form"), "{page}");
        }
        if place == 1 {
            continue;
        }
        let page = asked(address, "GET", path, "", "");
        let (cookie, ticket) = (cookie(&page), ticket(&page));
        let entered = asked(address, "POST", path, &cookie, &format!("ticket={ticket}"));
        assert!(entered.starts_with("HTTP/1.1 303"), "{path}: {entered}");
    }
    let store = demo.store();
    let trial = found(&store, "Beat the Blues");
    assert_eq!(trial.cases.len(), 100);
    assert_eq!(trial.cases.iter().map(|case| case.kept.len()).sum::<usize>(), 380);
    let practice = trial.practice;
    let seen = store.read_here(move |tx| {
        let counsellor = people::with_role(tx, practice, Role::Counsellor)?.remove(0).id;
        caseload::ended(tx, practice, counsellor, 200)
    });
    assert_eq!(seen.unwrap().len(), 100);
    drop(store);
    assert_eq!(demo.inside().len(), 1);
    assert!(demo.end(), "it did not end well");
    assert_eq!(demo.inside(), Vec::<PathBuf>::new(), "the folder is still there");
}

/// One request on a connection of its own.
fn asked(address: &str, method: &str, path: &str, cookie: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn cookie(page: &str) -> String {
    let set = page.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
    set.map(|cookie| cookie.split(';').next().unwrap_or_default()).collect::<Vec<_>>().join("; ")
}

fn ticket(page: &str) -> String {
    let after = page.split("name=\"ticket\" value=\"").nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

fn now_here() -> selaras_core::moment::Moment {
    selaras_web::clock::Clock::Machine.now()
}

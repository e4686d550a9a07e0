//! The program is killed again and again while clients submit, and started again: what was acknowledged is kept whole
//! and once, what was not is kept whole or not at all.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "running/http.rs"]
mod http;
#[path = "killed/kept.rs"]
mod kept;
#[path = "running/program.rs"]
mod program;
#[path = "killed/sender.rs"]
mod sender;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use selaras_core::id::{CaseId, PracticeId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::sign_ins::Kind;
use selaras_store::{Store, StoreError, Tx, cases, fresh, practices, sessions};
use selaras_testkit::people::{a_case, a_practice, person};
use selaras_web::access::cookie::Token;
use selaras_web::access::sign_in;

use program::{Program, free_address};
use sender::{Dice, Sender, Sent};

const CLIENTS: usize = 6;
/// Feedback is given once for a session, so there have to be many.
const SESSIONS: usize = 60;

/// One client and what they can give feedback on.
#[derive(Clone)]
pub struct Client {
    practice: PracticeId,
    case: CaseId,
    sessions: Vec<SessionId>,
    token: Token,
}

/// What the killer and the senders tell each other.
#[derive(Default)]
pub struct Watch {
    /// Forms on their way: sent, and not yet answered.
    under_way: AtomicUsize,
    over: AtomicBool,
}

#[test]
fn sixty_kills_lose_no_acknowledged_answer_and_double_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("selaras.db");
    let options = ["--data", folder.path().to_str().unwrap()];
    let open = || Store::sqlite(&file, selaras_testkit::stores::keys()).unwrap();
    killed((60, 160), 20_261_124, open, &options);
}

#[test]
fn ten_kills_of_the_program_do_the_same_to_postgresql() {
    let url = selaras_testkit::postgres::fresh_database();
    killed(
        (10, 500),
        7_031_945,
        || Store::postgres(&url, selaras_testkit::stores::keys()).unwrap(),
        &["--database", &url],
    );
}

fn killed((times, within_ms): (usize, u64), seed: u64, open: impl Fn() -> Store, options: &[&str]) {
    let began = Instant::now();
    let store = open();
    let clients = store.write_here(prepare).unwrap();
    drop(store);
    let (at, watch) = (free_address(), Watch::default());
    let mut dice = Dice::new(seed);
    let (mut during, mut caught) = (0, 0);
    let sent: Vec<Vec<Sent>> = std::thread::scope(|scope| {
        let senders: Vec<_> = clients
            .iter()
            .enumerate()
            .map(|(number, client)| {
                let watch = &watch;
                let sender = Sender::new(client.clone(), at, seed + 1 + number as u64);
                scope.spawn(move || sender.send(watch))
            })
            .collect();
        for kill in 0..times {
            let program = Program::start(at, options);
            std::thread::sleep(Duration::from_millis(dice.below(within_ms)));
            if kill % 2 == 1 {
                wait_for_a_submission(&mut dice, &watch);
            }
            let under_way = watch.under_way.load(SeqCst);
            drop(program);
            during += usize::from(under_way > 0);
            caught += under_way;
        }
        let program = Program::start(at, options);
        std::thread::sleep(Duration::from_millis(300));
        watch.over.store(true, SeqCst);
        let sent = senders.into_iter().map(|sender| sender.join().unwrap()).collect();
        assert!(program.end().starts_with("0 "), "the last one ends by itself");
        sent
    });
    let store = open();
    let told = kept::compare(&store, &clients, &sent, times);
    println!(
        "{}: {times} kills in {:.1} s, {during} of them during submissions, {caught} submissions caught; {told}",
        store.kind(),
        began.elapsed().as_secs_f64(),
    );
    assert!(during * 2 > times, "only {during} of {times} kills came during a submission");
}

/// Half of the kills come at any moment; the other half wait until something is under way, and then a little.
fn wait_for_a_submission(dice: &mut Dice, watch: &Watch) {
    let patience = Instant::now() + Duration::from_secs(2);
    while watch.under_way.load(SeqCst) == 0 && Instant::now() < patience {
        std::thread::yield_now();
    }
    std::thread::sleep(Duration::from_micros(dice.below(6_000)));
}

fn prepare(tx: &mut Tx<'_>) -> Result<Vec<Client>, StoreError> {
    let now = now();
    let practice: PracticeId = fresh(now);
    practices::add(tx, &a_practice(practice))?;
    let counsellor = person(tx, practice, "Sari", Role::Counsellor)?;
    (0..CLIENTS)
        .map(|number| {
            let client = person(tx, practice, &format!("Klien {number}"), Role::Client)?;
            let case: CaseId = fresh(now);
            cases::add(tx, practice, &a_case(case, client, counsellor))?;
            let mut held = Vec::with_capacity(SESSIONS);
            for n in 0..SESSIONS {
                held.push(session(tx, practice, case, n)?);
            }
            let token = Token::new(practice);
            sign_in::begin(tx, &token, client, Kind::Client, now)?;
            Ok(Client { practice, case, sessions: held, token })
        })
        .collect()
}

/// A session that was held; written as a row of its own, without a purpose, since nothing
/// is to be judged yet.
fn session(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, n: usize) -> Result<SessionId, StoreError> {
    let id: SessionId = fresh(now());
    let at = now().plus_ms(-3_600_000 * (n as i64 + 1));
    tx.run(
        "INSERT INTO sessions (practice, id, case_id, number, planned_at, purpose, state, began_at, ended_at)
         VALUES (?1, ?2, ?3, ?4, ?5, '', 'held', ?5, ?5)",
        &[practice.into(), id.into(), case.into(), (n as i64 + 1).into(), at.into()],
    )?;
    let found = sessions::find(tx, practice, case, id)?;
    Ok(found.expect("a session that reads").id)
}

#[expect(clippy::disallowed_methods, reason = "the program under test reads the machine's clock")]
fn now() -> Moment {
    jiff::Timestamp::now().into()
}

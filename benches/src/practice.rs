//! A practice to measure in: every client has a case in its fourth week, with a check-in and feedback to each of
//! three earlier sessions, and has just come from the fourth.

use anyhow::{Context, Result};
use selaras_core::id::{CaseId, PersonId, PracticeId, SessionId};
use selaras_core::instrument::{Instrument, shelf};
use selaras_core::moment::Moment;
use selaras_core::people::{Role, Side};
use selaras_core::response::Response;
use selaras_core::session::{Session, State};
use selaras_store::audit::By;
use selaras_store::responses::{self, New};
use selaras_store::sign_ins::{self, Kind, SignIn, Waits};
use selaras_store::{Store, StoreError, Tx, cases, fresh, practices, sessions};
use selaras_testkit::people::{a_case, a_practice, person};
use selaras_web::access::cookie::Token;

const HOUR: i64 = 3_600_000;
/// Clients of one counsellor.
const CASELOAD: usize = 40;
/// Clients added in one transaction.
const TOGETHER: usize = 200;
/// Sessions that were held before the last one.
const EARLIER: i64 = 3;

/// A client with an open browser.
#[derive(Debug, Clone)]
pub struct Client {
    /// The cookie that signs them in.
    pub cookie: String,
    /// The session that they come from.
    pub session: SessionId,
}

/// Fills an empty store with a practice of so many clients.
///
/// # Errors
/// What the database said.
pub fn fill(store: &Store, clients: usize, now: Moment) -> Result<Vec<Client>> {
    let practice: PracticeId = fresh(now);
    store.write_here(move |tx| practices::add(tx, &a_practice(practice)))?;
    let mut all = Vec::with_capacity(clients);
    while all.len() < clients {
        let (from, count) = (all.len(), TOGETHER.min(clients - all.len()));
        all.extend(store.write_here(move |tx| some(tx, practice, from, count, now)).context("no practice")?);
    }
    Ok(all)
}

fn some(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    from: usize,
    count: usize,
    now: Moment,
) -> Result<Vec<Client>, StoreError> {
    let mut clients = Vec::with_capacity(count);
    let mut counsellor = None;
    for number in from..from + count {
        if counsellor.is_none() || number % CASELOAD == 0 {
            counsellor = Some(person(tx, practice, &format!("Konselor {number}"), Role::Counsellor)?);
        }
        if let Some(counsellor) = counsellor {
            clients.push(one(tx, practice, counsellor, number, now)?);
        }
    }
    Ok(clients)
}

fn one(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    counsellor: PersonId,
    number: usize,
    now: Moment,
) -> Result<Client, StoreError> {
    let client = person(tx, practice, &format!("Klien {number}"), Role::Client)?;
    let id: CaseId = fresh(now);
    let mut case = a_case(id, client, counsellor);
    case.opened_at = now.plus_days(-7 * (EARLIER + 1));
    cases::add(tx, practice, &case)?;
    let by = By { practice, person: Some(client), now, case: Some(id) };
    for week in 0..EARLIER {
        let at = now.plus_days(-7 * (EARLIER - week));
        let session = held(tx, practice, id, week, at)?;
        give(tx, by, "check-in", session, at.plus_ms(-HOUR))?;
        give(tx, by, "alliance-client", session, at.plus_ms(2 * HOUR))?;
    }
    let session = held(tx, practice, id, EARLIER, now.plus_ms(-2 * HOUR))?;
    give(tx, by, "check-in", session, now.plus_ms(-3 * HOUR))?;
    let next = Session::planned(fresh(now), 5, now.plus_days(5), "Menyusun jadwal belajar".to_owned());
    sessions::add(tx, practice, id, &next)?;
    Ok(Client { cookie: signed_in(tx, practice, client, now)?, session })
}

fn held(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    number: i64,
    at: Moment,
) -> Result<SessionId, StoreError> {
    let number = u32::try_from(number + 1).unwrap_or(1);
    let mut session = Session::planned(fresh(at), number, at, "Bicara di depan kelas".to_owned());
    (session.state, session.began_at, session.ended_at) = (State::Held, Some(at), Some(at.plus_ms(HOUR)));
    session.summary = Some("Kita mencoba latihan napas sebelum presentasi.".to_owned());
    sessions::add(tx, practice, case, &session)?;
    Ok(session.id)
}

fn give(tx: &mut Tx<'_>, by: By, name: &str, session: SessionId, given_at: Moment) -> Result<(), StoreError> {
    let missing = || StoreError::Unreadable(format!("{name} is not at hand"));
    let form = shelf().newest(name).ok_or_else(missing)?;
    let answers = answers(form, true);
    let field = |item: &str| answers.iter().find(|(name, _)| name == item).map(|(_, n)| n.as_str());
    let response = Response::read(form, |item| field(item.as_str()))
        .map_err(|faults| StoreError::Unreadable(format!("{faults:?}")))?;
    let (Some(case), Some(person)) = (by.case, by.person) else { return Ok(()) };
    let new = New {
        case,
        person,
        side: Side::Client,
        session: Some(session),
        subject: None,
        response: &response,
        words: None,
        words_when: None,
        given_at,
    };
    responses::record(tx, by, &new).map(drop)
}

/// Answers to every item: content, or (worded the other way round) discontent.
pub fn answers(form: &Instrument, content: bool) -> Vec<(String, String)> {
    let items = form.items().iter().enumerate().map(|(at, item)| {
        let (low, high) = (item.response().min(), item.response().max());
        let good = form.orientation(at).is_none_or(|sign| sign > 0) == content;
        let answer = if good { high - 1 } else { low + 1 };
        // The question about danger, where there is one, is answered with "no".
        let answer = if form.orientation(at).is_none() { low } else { answer };
        (item.id().to_string(), answer.to_string())
    });
    items.collect()
}

/// Keeps a sign-in as if the client had opened their device a moment before each visit, and gives its cookie.
fn signed_in(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    now: Moment,
) -> Result<String, StoreError> {
    let token = Token::new(practice);
    let sign_in = SignIn {
        practice,
        token: token.digest(),
        person,
        kind: Kind::Client,
        made_at: now,
        open_until: now.plus_ms(3 * HOUR),
        ends_at: now.plus_days(90),
        proven_at: now,
        waits: Waits::Nothing,
        has_factor: false,
        has_news: false,
        needs: selaras_core::accommodation::Accommodations::default(),
    };
    sign_ins::add(tx, &sign_in, "Chrome Android")?;
    Ok(format!("selaras={}", token.text()))
}

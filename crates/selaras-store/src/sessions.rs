//! Sessions: planned with a purpose, begun, held with a shared summary, or missed or called off.

mod preparing;

use selaras_core::id::{CaseId, PracticeId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::session::remark::Kind;
use selaras_core::session::{self, Came, Session, State, Step};

pub use preparing::{goals, prepare};

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Place, Whose};
use crate::{remarks, signals};

/// Plans a session; gives back its identifier.
///
/// # Errors
/// What the database said.
pub fn plan(tx: &mut Tx<'_>, by: By, case: CaseId, planned_at: Moment, purpose: &str) -> Result<SessionId> {
    let number = session::next_number(&of_case(tx, by.practice, case)?);
    let session = Session::planned(crate::fresh(by.now), number, planned_at, purpose.to_owned());
    add(tx, by.practice, case, &session)?;
    done(tx, by, case, "session.creation", session.id)?;
    Ok(session.id)
}

/// Keeps a session as it is: for what is brought in from elsewhere.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, session: &Session) -> Result<()> {
    let (whose, id) = (Whose::Case(practice, case), session.id);
    let purpose = tx.seal(whose, &place("purpose", case, id), &session.purpose)?;
    let summary = tx.seal_if_any(whose, &place("summary", case, id), session.summary.as_deref())?;
    let plan = tx.seal_if_any(whose, &place("plan", case, id), session.plan.as_deref())?;
    tx.run(
        "INSERT INTO sessions (practice, id, case_id, number, planned_at, purpose, state, began_at, ended_at, summary,
            plan, came)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        &[
            practice.into(),
            session.id.into(),
            case.into(),
            session.number.into(),
            session.planned_at.into(),
            (&purpose).into(),
            session.state.code().into(),
            session.began_at.into(),
            session.ended_at.into(),
            summary.as_deref().into(),
            plan.as_deref().into(),
            session.came.map(Came::code).into(),
        ],
    )
    .map(drop)
}

/// Gives a planned session another time or purpose; false when it is too late for that. A purpose that is replaced stays
/// in the session's history.
///
/// # Errors
/// What the database said.
pub fn replan(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: SessionId,
    planned_at: Moment,
    purpose: &str,
) -> Result<bool> {
    let found = find(tx, by.practice, case, id)?.filter(|session| session.allows(Step::Replan, by.now));
    let Some(before) = found else { return Ok(false) };
    if before.purpose != purpose && !before.purpose.is_empty() {
        remarks::replaced(tx, by, (case, id), Kind::Purpose, &before.purpose)?;
    }
    let purpose = tx.seal(Whose::Case(by.practice, case), &place("purpose", case, id), purpose)?;
    tx.run(
        "UPDATE sessions SET planned_at = ?4, purpose = ?5 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), planned_at.into(), (&purpose).into()],
    )?;
    done(tx, by, case, "session.purpose", id)
}

/// Begins a session: what waited for it is open from now on. False when it cannot be begun.
///
/// # Errors
/// What the database said.
pub fn begin(tx: &mut Tx<'_>, by: By, case: CaseId, id: SessionId) -> Result<bool> {
    if !allows(tx, by, case, id, Step::Begin)? {
        return Ok(false);
    }
    tx.run(
        "UPDATE sessions SET began_at = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), by.now.into()],
    )?;
    done(tx, by, case, "session.beginning", id)
}

/// Closes a session with what both take with them, or rewords the summary of one that is closed already; the summary that
/// held before stays in the session's history. False when it was called off.
///
/// # Errors
/// What the database said.
pub fn close(tx: &mut Tx<'_>, by: By, case: CaseId, id: SessionId, summary: &str) -> Result<bool> {
    let found = find(tx, by.practice, case, id)?;
    let Some(session) = found.filter(|s| s.allows(Step::Close, by.now)) else { return Ok(false) };
    let (began, ended) = if session.state == State::Held {
        (session.began_at, session.ended_at)
    } else {
        (session.began_at.or(Some(session.planned_at.min(by.now))), Some(by.now))
    };
    let summary = Some(summary.trim()).filter(|words| !words.is_empty());
    if let Some(before) = session.summary.as_deref().filter(|before| Some(*before) != summary) {
        remarks::replaced(tx, by, (case, id), Kind::Summary, before)?;
    }
    let summary = tx.seal_if_any(Whose::Case(by.practice, case), &place("summary", case, id), summary)?;
    tx.run(
        "UPDATE sessions SET state = 'held', began_at = ?4, ended_at = ?5, summary = ?6
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), began.into(), ended.into(), summary.as_deref().into()],
    )?;
    done(tx, by, case, "session.closing", id)
}

/// Says what became of a session's purpose; false when the session is not there or was not held.
///
/// # Errors
/// What the database said.
pub fn came(tx: &mut Tx<'_>, by: By, case: CaseId, id: SessionId, came: Came) -> Result<bool> {
    let touched = tx.run(
        "UPDATE sessions SET came = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3 AND state = 'held'",
        &[by.practice.into(), case.into(), id.into(), came.code().into()],
    )?;
    Ok(touched == 1)
}

/// Notes that the client did not come; false before the session's time or when it is over.
///
/// # Errors
/// What the database said.
pub fn miss(tx: &mut Tx<'_>, by: By, case: CaseId, id: SessionId) -> Result<bool> {
    if !allows(tx, by, case, id, Step::Miss)? {
        return Ok(false);
    }
    tx.run(
        "UPDATE sessions SET state = 'missed', ended_at = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), by.now.into()],
    )?;
    done(tx, by, case, "session.absence", id)
}

/// Calls a session off beforehand; false when it has begun or is over.
///
/// # Errors
/// What the database said.
pub fn cancel(tx: &mut Tx<'_>, by: By, case: CaseId, id: SessionId) -> Result<bool> {
    if !allows(tx, by, case, id, Step::Cancel)? {
        return Ok(false);
    }
    tx.run(
        "UPDATE sessions SET state = 'cancelled', ended_at = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), by.now.into()],
    )?;
    done(tx, by, case, "session.cancellation", id)
}

/// The sessions of a case, by time.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Session>> {
    let mut sessions = tx.all(
        "SELECT id, number, planned_at, purpose, state, began_at, ended_at, summary, plan, came
         FROM sessions WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        read,
    )?;
    for session in &mut sessions {
        open(tx, practice, case, session)?;
    }
    sessions.sort_by_key(|s| (s.at(), s.number));
    Ok(sessions)
}

/// One session of a case.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: SessionId) -> Result<Option<Session>> {
    let mut found = tx.first(
        "SELECT id, number, planned_at, purpose, state, began_at, ended_at, summary, plan, came
         FROM sessions WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[practice.into(), case.into(), id.into()],
        read,
    )?;
    if let Some(session) = &mut found {
        open(tx, practice, case, session)?;
    }
    Ok(found)
}

fn allows(tx: &mut Tx<'_>, by: By, case: CaseId, id: SessionId, step: Step) -> Result<bool> {
    Ok(find(tx, by.practice, case, id)?.is_some_and(|session| session.allows(step, by.now)))
}

fn done(tx: &mut Tx<'_>, by: By, case: CaseId, act: &'static str, id: SessionId) -> Result<bool> {
    let by = By { case: Some(case), ..by };
    audit::note(tx, by, act, Some(id))?;
    signals::judge(tx, by, case)?;
    Ok(true)
}

/// Opens the words of a session as it was kept.
pub(crate) fn open(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, session: &mut Session) -> Result<()> {
    let (whose, id) = (Whose::Case(practice, case), session.id);
    session.purpose = tx.open_or_empty(whose, &place("purpose", case, id), &session.purpose)?;
    session.summary = tx.open_if_any(whose, &place("summary", case, id), session.summary.as_deref())?;
    session.plan = tx.open_if_any(whose, &place("plan", case, id), session.plan.as_deref())?;
    Ok(())
}

/// Where the words of a session stand.
pub(crate) fn place(column: &'static str, case: CaseId, id: SessionId) -> Place {
    Place::of("sessions", column).id(case).id(id)
}

/// A session whose words are still sealed.
fn read(row: &Row<'_>) -> Result<Session> {
    Ok(Session {
        id: row.get(0)?,
        number: row.get(1)?,
        planned_at: row.get(2)?,
        purpose: row.get(3)?,
        state: row.word(4)?,
        began_at: row.get(5)?,
        ended_at: row.get(6)?,
        summary: row.get(7)?,
        plan: row.get(8)?,
        came: row.word_if_any(9)?,
    })
}

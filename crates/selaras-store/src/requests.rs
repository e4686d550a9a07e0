//! What clients ask by right: asked, taken back, granted or declined. Nothing is ever overwritten: a correction stays
//! beside what it corrects.

mod waiting;

use selaras_core::id::{CaseId, DestructionId, PersonId, PracticeId, RequestId};
use selaras_core::moment::Moment;
use selaras_core::request::{Kind, State, copy_until, due_at};

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};
use crate::erasure;
use crate::secrets::{Place, Whose};

pub use waiting::{Waiting, of_counsellor, of_practice};

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its identifier.
    pub id: RequestId,
    /// What is asked for.
    pub kind: Kind,
    /// In the client's words.
    pub words: Option<String>,
    /// When.
    pub asked_at: Moment,
    /// Until when the practice has to answer.
    pub due_at: Moment,
    /// How far it has come.
    pub state: State,
    /// When it was answered or taken back.
    pub answered_at: Option<Moment>,
    /// By whom.
    pub answered_by: Option<PersonId>,
    /// The words of the answer; the reason of one that was declined.
    pub answer: Option<String>,
}

impl Request {
    /// Whether it waits for an answer.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Whether it is an addendum: a correction that stands beside what it corrects.
    pub fn is_addendum(&self) -> bool {
        self.kind == Kind::Correction && self.state == State::Granted
    }

    /// Until when the copy can be taken that this request led to, if it did.
    pub fn copy_until(&self) -> Option<Moment> {
        self.answered_at.filter(|_| self.kind.hands_out() && self.state == State::Granted).map(copy_until)
    }
}

/// A client asks. Asking twice for the same while it is open is asking once: none is made then.
///
/// # Errors
/// What the database said.
pub fn ask(
    tx: &mut Tx<'_>,
    by: By,
    (case, person): (CaseId, PersonId),
    kind: Kind,
    words: Option<&str>,
) -> Result<Option<RequestId>> {
    let same = tx.first(
        "SELECT 1 FROM requests WHERE practice = ?1 AND case_id = ?2 AND kind = ?3 AND state = 'open'",
        &[by.practice.into(), case.into(), kind.code().into()],
        |_| Ok(()),
    )?;
    if same.is_some() {
        return Ok(None);
    }
    let id: RequestId = crate::fresh(by.now);
    let words = tx.seal_if_any(Whose::Case(by.practice, case), &place("words", case, id), words)?;
    tx.run(
        "INSERT INTO requests (practice, case_id, id, person, kind, words, asked_at, due_at, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'open')",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            person.into(),
            kind.code().into(),
            words.as_deref().into(),
            by.now.into(),
            due_at(by.now).into(),
        ],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "request.creation", Some(id))?;
    Ok(Some(id))
}

/// The client takes an open request back; false when it is not there, not theirs or not open.
///
/// # Errors
/// What the database said.
pub fn withdraw(tx: &mut Tx<'_>, by: By, case: CaseId, person: PersonId, id: RequestId) -> Result<bool> {
    let touched = tx.run(
        "UPDATE requests SET state = 'withdrawn', answered_at = ?5, answered_by = ?4
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3 AND person = ?4 AND state = 'open'",
        &[by.practice.into(), case.into(), id.into(), person.into(), by.now.into()],
    )?;
    if touched == 1 {
        audit::note(tx, By { case: Some(case), ..by }, "request.withdrawal", Some(id))?;
    }
    Ok(touched == 1)
}

/// Answers an open request: grants or declines it, with words; false when it is not there or not open.
///
/// # Errors
/// What the database said.
pub fn answer(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: RequestId,
    granted: bool,
    words: Option<&str>,
) -> Result<bool> {
    let words = tx.seal_if_any(Whose::Case(by.practice, case), &place("answer", case, id), words)?;
    let state = if granted { State::Granted } else { State::Declined };
    let touched = tx.run(
        "UPDATE requests SET state = ?4, answered_at = ?5, answered_by = ?6, answer = ?7
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3 AND state = 'open'",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            state.code().into(),
            by.now.into(),
            by.person.into(),
            words.as_deref().into(),
        ],
    )?;
    if touched == 1 {
        let act = if granted { "request.granting" } else { "request.declining" };
        audit::note(tx, By { case: Some(case), ..by }, act, Some(id))?;
    }
    Ok(touched == 1)
}

/// Carries out an open request for erasure: everything of its client goes, in all of their cases. When a legal hold
/// keeps one of them, nothing is done, and its last moment is given back. None when there is no such open request.
///
/// # Errors
/// What the database said.
pub fn carry_out(
    tx: &mut Tx<'_>,
    by: By,
    (case, client): (CaseId, PersonId),
    id: RequestId,
) -> Result<Option<std::result::Result<DestructionId, Moment>>> {
    let found = find(tx, by.practice, case, id)?;
    if !found.is_some_and(|one| one.is_open() && one.kind == Kind::Erasure) {
        return Ok(None);
    }
    let done = erasure::at_wish(tx, by, client)?;
    if done.is_ok() {
        // Erasing takes back whatever is still open; this one was done.
        tx.run(
            "UPDATE requests SET state = 'granted', answered_at = ?4, answered_by = ?5
             WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
            &[by.practice.into(), case.into(), id.into(), by.now.into(), by.person.into()],
        )?;
    }
    Ok(Some(done))
}

/// The requests of a case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Request>> {
    let mut all = tx.all(
        "SELECT id, kind, words, asked_at, due_at, state, answered_at, answered_by, answer FROM requests
         WHERE practice = ?1 AND case_id = ?2 ORDER BY asked_at DESC, id DESC",
        &[practice.into(), case.into()],
        read,
    )?;
    for request in &mut all {
        open(tx, practice, case, request)?;
    }
    Ok(all)
}

/// One request of a case.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: RequestId) -> Result<Option<Request>> {
    let mut found = tx.first(
        "SELECT id, kind, words, asked_at, due_at, state, answered_at, answered_by, answer FROM requests
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[practice.into(), case.into(), id.into()],
        read,
    )?;
    if let Some(request) = &mut found {
        open(tx, practice, case, request)?;
    }
    Ok(found)
}

/// All cases of a client, the newest first: a copy holds what stands in each.
///
/// # Errors
/// What the database said.
pub fn cases_of(tx: &mut Tx<'_>, practice: PracticeId, client: PersonId) -> Result<Vec<CaseId>> {
    tx.all(
        "SELECT id FROM cases WHERE practice = ?1 AND client = ?2 ORDER BY opened_at DESC, id DESC",
        &[practice.into(), client.into()],
        |row| row.get(0),
    )
}

/// Until when the client can take a copy, if one was handed out to them and that has not passed.
///
/// # Errors
/// What the database said.
pub fn copy_open_until(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    now: Moment,
) -> Result<Option<Moment>> {
    let last = tx.first(
        "SELECT answered_at FROM requests
         WHERE practice = ?1 AND case_id = ?2 AND state = 'granted' AND (kind = 'copy' OR kind = 'move')
         ORDER BY answered_at DESC LIMIT 1",
        &[practice.into(), case.into()],
        |row| row.get::<Moment>(0),
    )?;
    Ok(last.map(copy_until).filter(|until| now < *until))
}

/// What was answered, and its client has not opened yet: which, what was asked for, and when it was answered. The newest first.
///
/// # Errors
/// What the database said.
pub fn unread(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<(RequestId, Kind, Moment)>> {
    tx.all(
        "SELECT id, kind, answered_at FROM requests
         WHERE practice = ?1 AND case_id = ?2 AND read_at IS NULL AND answered_at IS NOT NULL
            AND (state = 'granted' OR state = 'declined')
         ORDER BY answered_at DESC, id DESC",
        &[practice.into(), case.into()],
        |row| Ok((row.get(0)?, row.word(1)?, row.get(2)?)),
    )
}

/// The client has opened the answer.
///
/// # Errors
/// What the database said.
pub fn was_read(tx: &mut Tx<'_>, by: By, case: CaseId, id: RequestId) -> Result<()> {
    tx.run(
        "UPDATE requests SET read_at = ?4
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3 AND read_at IS NULL AND answered_at IS NOT NULL",
        &[by.practice.into(), case.into(), id.into(), by.now.into()],
    )
    .map(drop)
}

/// Where the words of a request or of its answer stand.
fn place(column: &'static str, case: CaseId, id: RequestId) -> Place {
    Place::of("requests", column).id(case).id(id)
}

fn open(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, request: &mut Request) -> Result<()> {
    let (whose, id) = (Whose::Case(practice, case), request.id);
    request.words = tx.open_if_any(whose, &place("words", case, id), request.words.as_deref())?;
    request.answer = tx.open_if_any(whose, &place("answer", case, id), request.answer.as_deref())?;
    Ok(())
}

/// A request whose words are still sealed.
fn read(row: &Row<'_>) -> Result<Request> {
    Ok(Request {
        id: row.get(0)?,
        kind: row.word(1)?,
        words: row.get(2)?,
        asked_at: row.get(3)?,
        due_at: row.get(4)?,
        state: row.word(5)?,
        answered_at: row.get(6)?,
        answered_by: row.get(7)?,
        answer: row.get(8)?,
    })
}

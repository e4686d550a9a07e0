//! Remarks around sessions: questions and answers about the purpose, what a client adds to a summary, and what was
//! replaced. They are only ever added.

use selaras_core::id::{CaseId, PracticeId, RemarkId, SessionId};
use selaras_core::people::Side;
use selaras_core::session::remark::{self, Kind, Part, Refused, Remark};

use crate::audit::{self, By};
use crate::contributions::{self, Mark};
use crate::engine::{Result, Row, StoreError, Tx};
use crate::secrets::{Key, Place, Whose};
use crate::{sessions, signals};

/// What somebody says about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct New<'a> {
    /// What it is.
    pub kind: Kind,
    /// The words.
    pub words: &'a str,
    /// How much of the conversation they had read.
    pub read: usize,
}

/// Why a remark was not taken. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotDone {
    /// The case has no such session.
    #[error("the case has no such session")]
    NotThere,
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database cannot.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Says something about a session.
///
/// # Errors
/// When the session takes no such remark, or something was said since; what the database said.
pub fn say(
    tx: &mut Tx<'_>,
    by: By,
    (case, session): (CaseId, SessionId),
    new: &New<'_>,
) -> std::result::Result<RemarkId, NotDone> {
    let found = sessions::find(tx, by.practice, case, session)?.ok_or(NotDone::NotThere)?;
    let said = of_session(tx, by.practice, case, session)?;
    remark::may(new.kind, &found, &said, new.read)?;
    let by = By { case: Some(case), ..by };
    let id = keep(tx, by, (case, session), new.kind, new.words)?;
    match new.kind.side() {
        Side::Client => contributions::add(tx, by, case, contributions::Kind::Remark, id, false)?,
        Side::Counsellor => talked(tx, by, case, &said, Mark::Talked)?,
    }
    audit::note(tx, by, act(new.kind), Some(id))?;
    signals::judge(tx, by, case)?;
    Ok(id)
}

/// Keeps what newer words are about to replace. A new plan answers a question about the old one.
pub(crate) fn replaced(
    tx: &mut Tx<'_>,
    by: By,
    (case, session): (CaseId, SessionId),
    kind: Kind,
    words: &str,
) -> Result<()> {
    if kind.part() == Part::Purpose {
        let said = of_session(tx, by.practice, case, session)?;
        talked(tx, by, case, &said, Mark::Changed)?;
    }
    keep(tx, by, (case, session), kind, words).map(drop)
}

/// What was said around one session, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of_session(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    session: SessionId,
) -> Result<Vec<Remark>> {
    let all = of_case(tx, practice, case)?;
    Ok(all.into_iter().filter(|(of, _)| *of == session).map(|(_, remark)| remark).collect())
}

/// What was said around the sessions of a case, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<(SessionId, Remark)>> {
    let key = tx.key(Whose::Case(practice, case))?;
    tx.all(
        "SELECT session_id, id, kind, words, said_at FROM remarks
         WHERE practice = ?1 AND case_id = ?2 ORDER BY said_at, id",
        &[practice.into(), case.into()],
        |row| Ok((row.get(0)?, read(row, case, &key)?)),
    )
}

fn keep(
    tx: &mut Tx<'_>,
    by: By,
    (case, session): (CaseId, SessionId),
    kind: Kind,
    words: &str,
) -> Result<RemarkId> {
    let id: RemarkId = crate::fresh(by.now);
    let words = tx.seal(Whose::Case(by.practice, case), &place(case, id), words)?;
    tx.run(
        "INSERT INTO remarks (practice, case_id, id, session_id, kind, person, words, said_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            session.into(),
            kind.code().into(),
            by.person.into(),
            (&words).into(),
            by.now.into(),
        ],
    )?;
    Ok(id)
}

/// Marks the client's open question, if there is one: it was talked about, or it changed something.
fn talked(tx: &mut Tx<'_>, by: By, case: CaseId, said: &[Remark], mark: Mark) -> Result<()> {
    if let Some(question) = remark::open_question(said) {
        contributions::mark(tx, by, case, question.id.bytes(), mark)?;
    }
    Ok(())
}

fn act(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "session.question",
        Kind::Answer => "session.answer",
        _ => "session.addition",
    }
}

fn place(case: CaseId, id: RemarkId) -> Place {
    Place::of("remarks", "words").id(case).id(id)
}

fn read(row: &Row<'_>, case: CaseId, key: &Key) -> Result<Remark> {
    let id: RemarkId = row.get(1)?;
    let words = key.open(&place(case, id), &row.get::<String>(3)?)?;
    Ok(Remark { id, kind: row.word(2)?, words, at: row.get(4)? })
}

//! Everything a client gave, so that each can be answered by the counsellor with one tap: read, talked about,
//! changed something. What stays untouched past the next session reminds the counsellor, and nobody else.

use std::str::FromStr;

use selaras_core::id::{CaseId, Id, PracticeId};
use selaras_core::language::UnknownWord;
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};

/// What a client can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A check-in before a session.
    CheckIn,
    /// Feedback after a session.
    Feedback,
    /// Preferences.
    Preferences,
    /// A goal, worded or reworded, or a stance on one.
    Goal,
    /// A task, worded or reworded, or a stance on one.
    Task,
    /// How near a goal is.
    GoalRating,
    /// A report on a task.
    TaskReport,
    /// A topic for a session.
    AgendaItem,
    /// A shared reflection.
    Reflection,
    /// A question about a session's purpose, or words beside its summary.
    Remark,
    /// A change to the agreement, proposed or reworded, or a stance on one.
    Amendment,
    /// Whether wishes were kept to.
    KeptWishes,
    /// Something of the profile.
    Profile,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 13] = [
        Kind::CheckIn,
        Kind::Feedback,
        Kind::Preferences,
        Kind::Goal,
        Kind::Task,
        Kind::GoalRating,
        Kind::TaskReport,
        Kind::AgendaItem,
        Kind::Reflection,
        Kind::Amendment,
        Kind::Remark,
        Kind::KeptWishes,
        Kind::Profile,
    ];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::CheckIn => "check-in",
            Kind::Feedback => "feedback",
            Kind::Preferences => "preferences",
            Kind::Goal => "goal",
            Kind::Task => "task",
            Kind::GoalRating => "goal-rating",
            Kind::TaskReport => "task-report",
            Kind::AgendaItem => "agenda-item",
            Kind::Reflection => "reflection",
            Kind::Remark => "remark",
            Kind::Amendment => "amendment",
            Kind::KeptWishes => "kept-wishes",
            Kind::Profile => "profile",
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        Kind::ALL.into_iter().find(|k| k.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// The counsellor's answer to what a client gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Read.
    Read,
    /// Talked about.
    Talked,
    /// It changed something.
    Changed,
}

impl FromStr for Mark {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        match text {
            "read" => Ok(Mark::Read),
            "talked" => Ok(Mark::Talked),
            "changed" => Ok(Mark::Changed),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// One thing a client gave. Its id is that of the thing itself (of the response, goal, report …).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The id of what was given, whatever its kind.
    pub id: [u8; 16],
    /// What it is.
    pub kind: Kind,
    /// When it was given.
    pub given_at: Moment,
    /// Whether the client wants it opened together, at the next session.
    pub waits_for_session: bool,
    /// When the counsellor read it.
    pub read_at: Option<Moment>,
    /// When it was talked about.
    pub talked_at: Option<Moment>,
    /// When it changed something.
    pub changed_at: Option<Moment>,
}

/// Notes what a client gave. A thing given anew (a goal reworded) is untouched again.
///
/// # Errors
/// What the database said.
pub fn add<K>(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    kind: Kind,
    id: Id<K>,
    waits_for_session: bool,
) -> Result<()> {
    tx.run(
        "INSERT INTO contributions (practice, id, case_id, kind, given_at, waits_for_session) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (practice, case_id, id) DO UPDATE SET given_at = excluded.given_at, read_at = NULL, talked_at = NULL,
            changed_at = NULL, waits_for_session = excluded.waits_for_session",
        &[by.practice.into(), id.into(), case.into(), kind.code().into(), by.now.into(), waits_for_session.into()],
    )
    .map(drop)
}

/// What was given is taken back: it waits for no answer any more, and is not counted.
///
/// # Errors
/// What the database said.
pub fn take_back<K>(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: Id<K>) -> Result<()> {
    tx.run(
        "DELETE FROM contributions WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[practice.into(), case.into(), id.into()],
    )
    .map(drop)
}

/// The counsellor's answer to one of them; false when the case has no such thing.
///
/// # Errors
/// What the database said.
pub fn mark(tx: &mut Tx<'_>, by: By, case: CaseId, id: [u8; 16], mark: Mark) -> Result<bool> {
    // Talking about something means having read it, and changing something too.
    let sql = match mark {
        Mark::Read => {
            "UPDATE contributions SET read_at = coalesce(read_at, ?4) WHERE practice = ?1 AND case_id = ?2 AND id = ?3"
        }
        Mark::Talked => {
            "UPDATE contributions SET read_at = coalesce(read_at, ?4), talked_at = coalesce(talked_at, ?4)
             WHERE practice = ?1 AND case_id = ?2 AND id = ?3"
        }
        Mark::Changed => {
            "UPDATE contributions SET read_at = coalesce(read_at, ?4), changed_at = coalesce(changed_at, ?4)
             WHERE practice = ?1 AND case_id = ?2 AND id = ?3"
        }
    };
    let id: Id<()> = Id::from_bytes(id);
    Ok(tx.run(sql, &[by.practice.into(), case.into(), id.into(), by.now.into()])? == 1)
}

/// The client no longer waits for the next session: the counsellor may open it at once. False when it did not wait.
///
/// # Errors
/// What the database said.
pub fn open_now<K>(tx: &mut Tx<'_>, by: By, case: CaseId, id: Id<K>) -> Result<bool> {
    let touched = tx.run(
        "UPDATE contributions SET waits_for_session = 0
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3 AND waits_for_session = 1",
        &[by.practice.into(), case.into(), id.into()],
    )?;
    if touched == 1 {
        audit::note(tx, By { case: Some(case), ..by }, "words.opening", Some(id))?;
    }
    Ok(touched == 1)
}

/// What the client of this case gave, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Contribution>> {
    tx.all(
        "SELECT id, kind, given_at, waits_for_session, read_at, talked_at, changed_at FROM contributions
         WHERE practice = ?1 AND case_id = ?2 ORDER BY given_at DESC, id DESC",
        &[practice.into(), case.into()],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Contribution> {
    let id: Id<()> = row.get(0)?;
    Ok(Contribution {
        id: id.bytes(),
        kind: row.word(1)?,
        given_at: row.get(2)?,
        waits_for_session: row.get(3)?,
        read_at: row.get(4)?,
        talked_at: row.get(5)?,
        changed_at: row.get(6)?,
    })
}

//! Reflections: what a client writes for themselves, and shares only if they wish.

use std::str::FromStr;

use selaras_core::id::{CaseId, Id, PersonId, PracticeId, Reflection as Kind, ReflectionId};
use selaras_core::language::UnknownWord;
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::contributions;
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Key, Place, Whose};
use crate::signals;

/// Who may read a reflection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeenBy {
    /// The client alone.
    Client,
    /// The client and the counsellor.
    Both,
}

impl SeenBy {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            SeenBy::Client => "client",
            SeenBy::Both => "both",
        }
    }
}

impl FromStr for SeenBy {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        match text {
            "client" => Ok(SeenBy::Client),
            "both" => Ok(SeenBy::Both),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// A client's own written thought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    /// Its identifier.
    pub id: ReflectionId,
    /// What it says.
    pub words: String,
    /// Who may read it.
    pub seen_by: SeenBy,
    /// When it was written.
    pub written_at: Moment,
}

/// Keeps a reflection. A private one leaves no trace that anyone else could count: its line in the audit names
/// neither the case nor the reflection.
///
/// # Errors
/// What the database said.
pub fn write(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    person: PersonId,
    words: &str,
    seen_by: SeenBy,
) -> Result<ReflectionId> {
    let id: ReflectionId = crate::fresh(by.now);
    let words = sealed(tx, by.practice, case, id, words)?;
    tx.run(
        "INSERT INTO reflections (practice, id, case_id, person, words, seen_by, written_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            by.practice.into(),
            id.into(),
            case.into(),
            person.into(),
            (&words).into(),
            seen_by.code().into(),
            by.now.into(),
        ],
    )?;
    match seen_by {
        SeenBy::Client => audit::note(tx, By { case: None, ..by }, "reflection.creation", None::<Id<Kind>>)?,
        SeenBy::Both => shared(tx, by, case, id, "reflection.creation")?,
    }
    Ok(id)
}

/// Shares a private reflection with the counsellor; false when this person has no such private reflection.
///
/// # Errors
/// What the database said.
pub fn share(tx: &mut Tx<'_>, by: By, case: CaseId, person: PersonId, id: ReflectionId) -> Result<bool> {
    let touched = tx.run(
        "UPDATE reflections SET seen_by = 'both'
         WHERE practice = ?1 AND case_id = ?2 AND person = ?3 AND id = ?4 AND seen_by = 'client'",
        &[by.practice.into(), case.into(), person.into(), id.into()],
    )?;
    if touched == 1 {
        shared(tx, by, case, id, "reflection.sharing")?;
    }
    Ok(touched == 1)
}

/// All that a client wrote in a case, the newest first: for their own pages alone.
///
/// # Errors
/// What the database said.
pub fn own(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, person: PersonId) -> Result<Vec<Reflection>> {
    let key = tx.key(Whose::Case(practice, case))?;
    tx.all(
        "SELECT id, words, seen_by, written_at FROM reflections
         WHERE practice = ?1 AND case_id = ?2 AND person = ?3 ORDER BY written_at DESC, id DESC",
        &[practice.into(), case.into(), person.into()],
        |row| read(row, case, &key),
    )
}

/// What a client shared in a case, the newest first.
///
/// # Errors
/// What the database said.
pub fn shared_in(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Reflection>> {
    let key = tx.key(Whose::Case(practice, case))?;
    tx.all(
        "SELECT id, words, seen_by, written_at FROM reflections
         WHERE practice = ?1 AND case_id = ?2 AND seen_by = 'both' ORDER BY written_at DESC, id DESC",
        &[practice.into(), case.into()],
        |row| read(row, case, &key),
    )
}

fn shared(tx: &mut Tx<'_>, by: By, case: CaseId, id: ReflectionId, act: &'static str) -> Result<()> {
    let by = By { case: Some(case), ..by };
    contributions::add(tx, by, case, contributions::Kind::Reflection, id, false)?;
    audit::note(tx, by, act, Some(id))?;
    signals::judge(tx, by, case).map(drop)
}

/// The words sealed for their place, under the client's key.
pub(crate) fn sealed(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    id: ReflectionId,
    words: &str,
) -> Result<String> {
    tx.seal(Whose::Case(practice, case), &place(case, id), words)
}

fn place(case: CaseId, id: ReflectionId) -> Place {
    Place::of("reflections", "words").id(case).id(id)
}

fn read(row: &Row<'_>, case: CaseId, key: &Key) -> Result<Reflection> {
    let id: ReflectionId = row.get(0)?;
    let words = key.open(&place(case, id), &row.get::<String>(1)?)?;
    Ok(Reflection { id, words, seen_by: row.word(2)?, written_at: row.get(3)? })
}

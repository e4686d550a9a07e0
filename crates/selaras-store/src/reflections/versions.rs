//! What a shared reflection said before its writer changed it. It goes with the sharing.

use selaras_core::id::{CaseId, PracticeId, ReflectionId};
use selaras_core::moment::Moment;

use super::Reflection;
use crate::audit::By;
use crate::engine::{Result, Tx};
use crate::secrets::{Place, Whose};

/// An earlier version of a shared reflection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Of which one.
    pub reflection: ReflectionId,
    /// Its number, from 1 on.
    pub number: u32,
    /// What it said.
    pub words: String,
    /// Since when it said so.
    pub written_at: Moment,
}

/// Keeps what a reflection says now beside it, since it will say something else.
pub(super) fn keep(tx: &mut Tx<'_>, by: By, case: CaseId, before: &Reflection) -> Result<()> {
    let place = place(case, before.id, before.version);
    let words = tx.seal(Whose::Case(by.practice, case), &place, &before.words)?;
    tx.run(
        "INSERT INTO reflection_versions (practice, case_id, reflection, version, words, written_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[
            by.practice.into(),
            case.into(),
            before.id.into(),
            before.version.into(),
            (&words).into(),
            before.changed_at.unwrap_or(before.written_at).into(),
        ],
    )
    .map(drop)
}

pub(super) fn forget(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: ReflectionId) -> Result<()> {
    tx.run(
        "DELETE FROM reflection_versions WHERE practice = ?1 AND case_id = ?2 AND reflection = ?3",
        &[practice.into(), case.into(), id.into()],
    )
    .map(drop)
}

/// The earlier versions of all shared reflections of a case, the oldest first.
///
/// # Errors
/// What the database said.
pub fn versions(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Version>> {
    let key = tx.key(Whose::Case(practice, case))?;
    tx.all(
        "SELECT reflection, version, words, written_at FROM reflection_versions
         WHERE practice = ?1 AND case_id = ?2 ORDER BY version",
        &[practice.into(), case.into()],
        |row| {
            let (reflection, number) = (row.get(0)?, row.get(1)?);
            let words = key.open(&place(case, reflection, number), &row.get::<String>(2)?)?;
            Ok(Version { reflection, number, words, written_at: row.get(3)? })
        },
    )
}

fn place(case: CaseId, id: ReflectionId, version: u32) -> Place {
    Place::of("reflection_versions", "words").id(case).id(id).number(i64::from(version))
}

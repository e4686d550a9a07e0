//! The audit: who did or opened what, and when. No content, and no line is ever changed.

use selaras_core::id::{CaseId, Id, PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};

/// One line of the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Moment,
    /// Who; nobody for the program itself.
    pub person: Option<PersonId>,
    /// What was done: a noun with its address's name, as `goal.proposal`.
    pub act: String,
    /// The case it concerns.
    pub case: Option<CaseId>,
}

/// Who does something, when, and in which case: what every line needs.
#[derive(Debug, Clone, Copy)]
pub struct By {
    /// The practice.
    pub practice: PracticeId,
    /// Who; nobody for the program itself.
    pub person: Option<PersonId>,
    /// When.
    pub now: Moment,
    /// The case it concerns.
    pub case: Option<CaseId>,
}

/// Writes a line.
///
/// # Errors
/// What the database said.
pub fn note<K>(tx: &mut Tx<'_>, by: By, act: &'static str, subject: Option<Id<K>>) -> Result<()> {
    enum AuditLine {}
    let id: Id<AuditLine> = crate::fresh(by.now);
    tx.run(
        "INSERT INTO audit (practice, id, at, person, act, subject, case_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            by.practice.into(),
            id.into(),
            by.now.into(),
            by.person.into(),
            act.into(),
            subject.into(),
            by.case.into(),
        ],
    )
    .map(drop)
}

/// The lines about one case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, most: u32) -> Result<Vec<Line>> {
    tx.all(
        "SELECT at, person, act, case_id FROM audit WHERE practice = ?1 AND case_id = ?2 ORDER BY id DESC LIMIT ?3",
        &[practice.into(), case.into(), most.into()],
        |row| Ok(Line { at: row.get(0)?, person: row.get(1)?, act: row.get(2)?, case: row.get(3)? }),
    )
}

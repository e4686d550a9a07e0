//! Reading the audit: a case's own lines, and what staff did in a practice on a day.

use selaras_core::id::{CaseId, Id, PersonId, PracticeId};
use selaras_core::moment::Moment;

use super::chain::{chain_of, id_in};
use crate::engine::{Result, Row, Tx};

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
    /// Its number in its chain.
    pub number: u32,
}

/// The lines about one case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, most: u32) -> Result<Vec<Line>> {
    tx.all(
        "SELECT at, person, act, chain, number FROM audit WHERE practice = ?1 AND chain = ?2
         ORDER BY number DESC LIMIT ?3",
        &[practice.into(), (&chain_of(practice, Some(case))).into(), most.into()],
        |row| line(row, practice),
    )
}

/// What others than its client did in a case (also the program itself), the newest first, after so many newer ones.
///
/// # Errors
/// What the database said.
pub fn of_others(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    client: PersonId,
    skip: u32,
    most: u32,
) -> Result<Vec<Line>> {
    tx.all(
        "SELECT at, person, act, chain, number FROM audit WHERE practice = ?1 AND chain = ?2
         AND (person IS NULL OR person <> ?3) ORDER BY number DESC LIMIT ?4 OFFSET ?5",
        &[practice.into(), (&chain_of(practice, Some(case))).into(), client.into(), most.into(), skip.into()],
        |row| line(row, practice),
    )
}

/// What was done in a practice from one moment up to another, by staff and by the program, the newest first. What
/// clients do in their own cases is theirs, and is left out.
///
/// # Errors
/// What the database said.
pub fn by_staff(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    (from, until): (Moment, Moment),
    person: Option<PersonId>,
    most: u32,
) -> Result<Vec<Line>> {
    let mut lines = tx.all(
        "SELECT at, person, act, chain, number FROM audit WHERE practice = ?1 AND at >= ?2 AND at < ?3
         AND (person IS NULL OR person NOT IN
             (SELECT person FROM roles WHERE practice = ?1 AND role = 'client'))",
        &[practice.into(), from.into(), until.into()],
        |row| line(row, practice),
    )?;
    lines.retain(|line| person.is_none() || line.person == person);
    lines.sort_by_key(|line| std::cmp::Reverse((line.at, line.case, line.number)));
    lines.truncate(most as usize);
    Ok(lines)
}

fn line(row: &Row<'_>, practice: PracticeId) -> Result<Line> {
    let chain = id_in(row, 3)?.filter(|chain| *chain != practice.bytes());
    Ok(Line {
        at: row.get(0)?,
        person: row.get(1)?,
        act: row.get(2)?,
        case: chain.map(Id::from_bytes),
        number: row.get(4)?,
    })
}

//! Requests that wait for an answer, over many cases: the counsellor's with names, the practice's by case alone.

use selaras_core::id::{CaseId, PersonId, PracticeId, RequestId};
use selaras_core::moment::Moment;
use selaras_core::request::Kind;

use crate::engine::{Result, Row, Tx};
use crate::people::names;

/// An open request, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its identifier.
    pub id: RequestId,
    /// The case.
    pub case: CaseId,
    /// What is asked for.
    pub kind: Kind,
    /// When.
    pub asked_at: Moment,
    /// Until when the practice has to answer.
    pub due_at: Moment,
}

/// The open requests in the cases of one counsellor, each with the client's name, the most pressing first.
///
/// # Errors
/// What the database said.
pub fn of_counsellor(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    counsellor: PersonId,
) -> Result<Vec<(Waiting, String)>> {
    let all = tx.all(
        "SELECT r.id, r.case_id, r.kind, r.asked_at, r.due_at, p.id, p.name, k.number, k.practice_key, k.wrapped
         FROM requests r
         JOIN cases c ON c.practice = r.practice AND c.id = r.case_id
         JOIN persons p ON p.practice = c.practice AND p.id = c.client
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE r.practice = ?1 AND r.state = 'open' AND c.counsellor = ?2 ORDER BY r.due_at, r.id",
        &[practice.into(), counsellor.into()],
        |row| Ok((waiting(row)?, names::sealed(row, 5)?)),
    )?;
    all.into_iter().map(|(one, name)| Ok((one, name.open(tx, practice)?))).collect()
}

/// The open requests of a practice, the most pressing first: no names and no words.
///
/// # Errors
/// What the database said.
pub fn of_practice(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<Waiting>> {
    tx.all(
        "SELECT id, case_id, kind, asked_at, due_at FROM requests
         WHERE practice = ?1 AND state = 'open' ORDER BY due_at, id",
        &[practice.into()],
        waiting,
    )
}

fn waiting(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting {
        id: row.get(0)?,
        case: row.get(1)?,
        kind: row.word(2)?,
        asked_at: row.get(3)?,
        due_at: row.get(4)?,
    })
}

//! What stands above every page of a case: whose it is, and how many sessions were held.

use selaras_core::id::{CaseId, PracticeId};

use crate::engine::{Result, Tx};
use crate::people::names;

/// The heading of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The client's name.
    pub client: String,
    /// The counsellor's name.
    pub counsellor: String,
    /// How many sessions were held.
    pub held: u32,
}

/// The heading of this case; none where there is no such case.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Option<Heading>> {
    let found = tx.first(
        "SELECT p.id, p.name, k.number, k.practice_key, k.wrapped, q.id, q.name, l.number, l.practice_key, l.wrapped,
            (SELECT count(*) FROM sessions s
                 WHERE s.practice = c.practice AND s.case_id = c.id AND s.state = 'held')
         FROM cases c
         JOIN persons p ON p.practice = c.practice AND p.id = c.client
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         JOIN persons q ON q.practice = c.practice AND q.id = c.counsellor
         LEFT JOIN data_keys l ON l.practice = q.practice AND l.person = q.id
         WHERE c.practice = ?1 AND c.id = ?2",
        &[practice.into(), case.into()],
        |row| Ok((names::sealed(row, 0)?, names::sealed(row, 5)?, row.get(10)?)),
    )?;
    let Some((client, counsellor, held)) = found else { return Ok(None) };
    let (client, counsellor) = (client.open(tx, practice)?, counsellor.open(tx, practice)?);
    Ok(Some(Heading { client, counsellor, held }))
}

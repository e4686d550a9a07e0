//! What stands above every page of a case: whose it is, and how many sessions were held.

use selaras_core::id::{CaseId, PracticeId};

use crate::engine::{Result, Tx};

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
    tx.first(
        "SELECT p.name, q.name, (SELECT count(*) FROM sessions s
                 WHERE s.practice = c.practice AND s.case_id = c.id AND s.state = 'held')
         FROM cases c
         JOIN persons p ON p.practice = c.practice AND p.id = c.client
         JOIN persons q ON q.practice = c.practice AND q.id = c.counsellor
         WHERE c.practice = ?1 AND c.id = ?2",
        &[practice.into(), case.into()],
        |row| Ok(Heading { client: row.get(0)?, counsellor: row.get(1)?, held: row.get(2)? }),
    )
}

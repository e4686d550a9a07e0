//! What a supervisor may see: the open cases of the counsellors they supervise whose clients have agreed.

use selaras_core::id::{CaseId, PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};
use crate::people::names;

/// One counsellor under supervision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervised {
    /// The counsellor's name.
    pub counsellor: String,
    /// The open cases whose clients have agreed, by client's name.
    pub shown: Vec<Shown>,
}

/// A case that may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The case.
    pub id: CaseId,
    /// The client's name.
    pub client: String,
    /// Since when the client agrees.
    pub since: Moment,
}

/// Everyone this supervisor supervises, by name.
///
/// # Errors
/// What the database said.
pub fn by(tx: &mut Tx<'_>, practice: PracticeId, supervisor: PersonId) -> Result<Vec<Supervised>> {
    let counsellors = tx.all(
        "SELECT p.id, p.name, k.number, k.practice_key, k.wrapped
         FROM supervisions s JOIN persons p ON p.practice = s.practice AND p.id = s.counsellor
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE s.practice = ?1 AND s.supervisor = ?2",
        &[practice.into(), supervisor.into()],
        |row| names::sealed(row, 0),
    )?;
    let mut found = Vec::with_capacity(counsellors.len());
    for counsellor in counsellors {
        let cases = tx.all(
            "SELECT c.id, c.supervision_from, p.id, p.name, k.number, k.practice_key, k.wrapped FROM cases c
             JOIN persons p ON p.practice = c.practice AND p.id = c.client
             LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
             WHERE c.practice = ?1 AND c.counsellor = ?2 AND c.closed_at IS NULL
               AND c.supervision_from IS NOT NULL AND c.restricted_at IS NULL",
            &[practice.into(), counsellor.person.into()],
            |row| Ok((row.get(0)?, row.get(1)?, names::sealed(row, 2)?)),
        )?;
        let shown = cases
            .into_iter()
            .map(|(id, since, name)| Ok(Shown { id, client: name.open(tx, practice)?, since }));
        let mut shown = shown.collect::<Result<Vec<Shown>>>()?;
        shown.sort_by(|a, b| a.client.cmp(&b.client).then(a.id.cmp(&b.id)));
        found.push(Supervised { counsellor: counsellor.open(tx, practice)?, shown });
    }
    found.sort_by(|a, b| a.counsellor.cmp(&b.counsellor));
    Ok(found)
}

//! How somebody who is neither client nor counsellor of record stands to a case, in one statement.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use super::Case;
use crate::engine::{Result, Tx};

/// What else may tie a person to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// They supervise its counsellor of record.
    pub supervises: bool,
    /// The administrator has named them for emergencies.
    pub named: bool,
    /// They have opened it in an emergency, and their hour is not over.
    pub glass: bool,
    /// They have care of its client, who is not of age.
    pub guardian: bool,
    /// Its client shares goals, tasks and a summary with them.
    pub shares: bool,
}

/// How this person stands to the case. Its client and its counsellor of record need no such tie.
///
/// # Errors
/// What the database said.
pub fn of(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    case: &Case,
    now: Moment,
) -> Result<Standing> {
    if case.client == person || case.counsellor == person {
        return Ok(Standing::default());
    }
    Ok(from_outside(tx, practice, person, case, now)?.unwrap_or_default())
}

fn from_outside(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    case: &Case,
    now: Moment,
) -> Result<Option<Standing>> {
    tx.first(
        "SELECT
            (SELECT count(*) FROM supervisions WHERE practice = ?1 AND supervisor = ?2 AND counsellor = ?3),
            (SELECT count(*) FROM emergency_counsellors WHERE practice = ?1 AND person = ?2),
            (SELECT count(*) FROM emergencies WHERE practice = ?1 AND case_id = ?4 AND person = ?2 AND ends_at > ?5),
            (SELECT count(*) FROM guardianships g WHERE g.practice = ?1 AND g.client = ?6 AND g.guardian = ?2
                AND g.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM minors m WHERE m.practice = g.practice
                AND m.person = g.client AND m.adult_on <= ?5)),
            (SELECT count(*) FROM guardianships g WHERE g.practice = ?1 AND g.client = ?6 AND g.guardian = ?2
                AND g.ended_at IS NULL AND g.shares_from IS NOT NULL)",
        &[
            practice.into(),
            person.into(),
            case.counsellor.into(),
            case.id.into(),
            now.into(),
            case.client.into(),
        ],
        |row| {
            let some = |at| row.get::<i64>(at).map(|count| count > 0);
            Ok(Standing {
                supervises: some(0)?,
                named: some(1)?,
                glass: some(2)?,
                guardian: some(3)?,
                shares: some(4)?,
            })
        },
    )
}

//! Making all derived scores anew, from the answers they came from.

use selaras_core::id::{CaseId, PracticeId};
use selaras_core::score::score;

use super::instrument_of;
use super::kept::{Kept, unscored};
use super::scores::{self, Number};
use crate::engine::{Result, Tx};

/// What came of scoring anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rescored {
    /// Responses with answers.
    pub responses: usize,
    /// Those whose scores were not what their answers give, and now are.
    pub mended: usize,
}

/// Scores every response of a practice anew. Totals that were brought in have no answers and stay as they are.
///
/// # Errors
/// What the database said.
pub fn rescore(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Rescored> {
    let cases: Vec<CaseId> =
        tx.all("SELECT id FROM cases WHERE practice = ?1", &[practice.into()], |row| row.get(0))?;
    let mut found = Rescored::default();
    for case in cases {
        let numbers = scores::of_case(tx, practice, case)?;
        for kept in unscored(tx, practice, case, &[])? {
            found.responses += usize::from(kept.answers.is_some());
            found.mended += usize::from(mend(tx, practice, case, &kept, scores::of(kept.id, &numbers))?);
        }
    }
    Ok(found)
}

fn mend(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    kept: &Kept,
    numbers: &[Number],
) -> Result<bool> {
    let Some(response) = &kept.answers else { return Ok(false) };
    let anew = score(instrument_of(&kept.instrument, kept.version)?, response);
    if anew.len() == numbers.len() && anew.iter().all(|score| numbers.iter().any(|n| n.is(score))) {
        return Ok(false);
    }
    tx.run(
        "DELETE FROM scores WHERE practice = ?1 AND case_id = ?2 AND response = ?3",
        &[practice.into(), case.into(), kept.id.into()],
    )?;
    for score in &anew {
        scores::add(tx, practice, case, kept.id, score)?;
    }
    Ok(true)
}

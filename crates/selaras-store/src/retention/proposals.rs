//! What a round found due: it stands as a proposal until somebody destroys it, keeps it, or it is due no longer.

use selaras_core::id::{CaseId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::retention::Class;

use crate::audit::{self, By};
use crate::engine::{Result, Tx};
use crate::retention::due::{self, Due};

/// Something proposed for destruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// What is due.
    pub due: Due,
    /// Since when it is proposed.
    pub proposed_at: Moment,
}

/// Proposes what has become due, and takes back what is due no longer (a longer period, a hold, a case opened
/// anew). Nothing is destroyed. Gives back how many proposals are new.
///
/// # Errors
/// What the database said.
pub fn renew(tx: &mut Tx<'_>, practice: PracticeId, now: Moment) -> Result<usize> {
    let due = due::now(tx, practice, now)?;
    let standing = standing(tx, practice)?;
    for (case, class, _) in &standing {
        if !due.iter().any(|one| one.case == *case && one.class == *class) {
            forget(tx, practice, *case, *class)?;
        }
    }
    let mut new = 0;
    for one in due {
        if standing.iter().any(|(case, class, _)| one.case == *case && one.class == *class) {
            continue;
        }
        tx.run(
            "INSERT INTO retention_proposals (practice, case_id, class, due_at, proposed_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            &[practice.into(), one.case.into(), one.class.code().into(), one.due_at.into(), now.into()],
        )?;
        new += 1;
    }
    if new > 0 {
        let by = By { practice, person: None, now, case: None };
        audit::note::<()>(tx, by, "retention.proposal", None)?;
    }
    Ok(new)
}

/// What is proposed and still due at this moment.
///
/// # Errors
/// What the database said.
pub fn now(tx: &mut Tx<'_>, practice: PracticeId, now: Moment) -> Result<Vec<Proposal>> {
    let standing = standing(tx, practice)?;
    if standing.is_empty() {
        return Ok(Vec::new());
    }
    let due = due::now(tx, practice, now)?.into_iter();
    let proposed = due.filter_map(|due| {
        let found = standing.iter().find(|(case, class, _)| due.case == *case && due.class == *class);
        found.map(|(.., proposed_at)| Proposal { due, proposed_at: *proposed_at })
    });
    Ok(proposed.collect())
}

/// It has been decided on.
pub(super) fn forget(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, class: Class) -> Result<()> {
    tx.run(
        "DELETE FROM retention_proposals WHERE practice = ?1 AND case_id = ?2 AND class = ?3",
        &[practice.into(), case.into(), class.code().into()],
    )
    .map(drop)
}

fn standing(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<(CaseId, Class, Moment)>> {
    tx.all(
        "SELECT case_id, class, proposed_at FROM retention_proposals WHERE practice = ?1",
        &[practice.into()],
        |row| Ok((row.get(0)?, row.word(1)?, row.get(2)?)),
    )
}

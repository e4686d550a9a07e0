//! Changes to an agreement: proposed by either side, answered by the other, in force once both have said yes.

use selaras_core::agreement::{Amendment, Clause, NotProposed, may_propose};
use selaras_core::id::{AmendmentId, CaseId, PracticeId};
use selaras_core::people::Side;
use selaras_core::proposal::Proposal;

use crate::audit::{self, By};
use crate::contributions::{self, Kind};
use crate::engine::{Result, Row, StoreError, Tx};
use crate::proposals::{self, Answer, NotDone, Rewording};

/// A change that a side proposes.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// Whose proposal it is.
    pub side: Side,
    /// Under which clause.
    pub clause: Clause,
    /// Whether it takes away what was agreed there.
    pub drops: bool,
    /// What is to stand there, or why it is to go.
    pub words: &'a str,
}

/// Why nothing was proposed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The rules say no.
    #[error(transparent)]
    Rules(#[from] NotProposed),
    /// The database cannot.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// All changes that were ever proposed in a case, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Amendment>> {
    let mut all = tx.all(
        "SELECT id, clause, drops, side, made_at, withdrawn_at, number FROM amendments
         WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        read,
    )?;
    if all.is_empty() {
        return Ok(all);
    }
    let mut words = proposals::of_case(tx, practice, case)?;
    for one in &mut all {
        one.proposal = words.remove(&one.id.cast()).unwrap_or_default();
    }
    all.sort_by_key(|one| one.number);
    Ok(all)
}

/// The change of this case with this id.
///
/// # Errors
/// What the database said.
pub fn find(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    id: AmendmentId,
) -> Result<Option<Amendment>> {
    Ok(of_case(tx, practice, case)?.into_iter().find(|one| one.id == id))
}

/// A side proposes a change; the other side is asked.
///
/// # Errors
/// When something else under the clause waits, or nothing is there to be dropped; what the database said.
pub fn propose(tx: &mut Tx<'_>, by: By, case: CaseId, new: &New<'_>) -> Result<AmendmentId, Refused> {
    let all = of_case(tx, by.practice, case)?;
    may_propose(&all, new.clause, new.drops)?;
    let number = all.last().map_or(1, |last| last.number + 1);
    let id: AmendmentId = crate::fresh(by.now);
    tx.run(
        "INSERT INTO amendments (practice, case_id, id, clause, drops, side, made_at, number)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            new.clause.code().into(),
            new.drops.into(),
            new.side.code().into(),
            by.now.into(),
            number.into(),
        ],
    )?;
    let first = Rewording { side: new.side, read: 0, words: new.words };
    proposals::word(tx, by, case, id.cast(), &first)?;
    done(tx, by, case, id, new.side, "amendment.proposal")?;
    Ok(id)
}

/// A side puts the change in new words; the other side is asked anew.
///
/// # Errors
/// When it is not there or not open, or has newer words than those that were read; what the database said.
pub fn reword(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: AmendmentId,
    new: &Rewording<'_>,
) -> Result<(), NotDone> {
    changeable(tx, by, case, id, new.read)?;
    proposals::word(tx, by, case, id.cast(), new)?;
    Ok(done(tx, by, case, id, new.side, "amendment.wording")?)
}

/// A side says where it stands on the newest words.
///
/// # Errors
/// As [`reword`].
pub fn answer(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: AmendmentId,
    answer: &Answer<'_>,
) -> Result<(), NotDone> {
    changeable(tx, by, case, id, answer.read)?;
    proposals::answer(tx, by, case, id.cast(), answer)?;
    Ok(done(tx, by, case, id, answer.side, "amendment.agreement")?)
}

/// A side takes its own proposal back; false when it is not open any more, or the other side's.
///
/// # Errors
/// What the database said.
pub fn withdraw(tx: &mut Tx<'_>, by: By, case: CaseId, id: AmendmentId, side: Side) -> Result<bool> {
    let found = find(tx, by.practice, case, id)?;
    if !found.is_some_and(|one| one.may_withdraw(side)) {
        return Ok(false);
    }
    tx.run(
        "UPDATE amendments SET withdrawn_at = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), by.now.into()],
    )?;
    audit::note(tx, by, "amendment.withdrawal", Some(id))?;
    Ok(true)
}

fn changeable(tx: &mut Tx<'_>, by: By, case: CaseId, id: AmendmentId, read: u32) -> Result<(), NotDone> {
    let found = find(tx, by.practice, case, id)?.ok_or(NotDone::NotThere)?;
    Ok(found.may_change(read)?)
}

/// What every act on a change leaves behind.
fn done(tx: &mut Tx<'_>, by: By, case: CaseId, id: AmendmentId, side: Side, act: &'static str) -> Result<()> {
    if side == Side::Client {
        contributions::add(tx, by, case, Kind::Amendment, id, false)?;
    }
    audit::note(tx, by, act, Some(id))
}

fn read(row: &Row<'_>) -> Result<Amendment> {
    Ok(Amendment {
        id: row.get(0)?,
        number: row.get(6)?,
        clause: row.word(1)?,
        drops: row.get(2)?,
        side: row.word(3)?,
        made_at: row.get(4)?,
        withdrawn_at: row.get(5)?,
        proposal: Proposal::default(),
    })
}

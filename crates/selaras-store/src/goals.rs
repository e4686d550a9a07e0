//! Goals: worded and reworded, answered by both sides, reached or let go.

use selaras_core::goal::{Goal, State};
use selaras_core::id::{CaseId, GoalId, PracticeId};
use selaras_core::people::Side;
use selaras_core::proposal::Proposal;

use crate::audit::{self, By};
use crate::contributions::{self, Kind};
use crate::engine::{Result, Row, Tx};
use crate::proposals::{self, Answer, NotDone, Rewording};
use crate::signals;

/// The goals of a case, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Goal>> {
    let mut proposals = proposals::of_case(tx, practice, case)?;
    let mut goals = tx.all(
        "SELECT id, made_at, state, ended_at FROM goals WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        read,
    )?;
    for goal in &mut goals {
        goal.proposal = proposals.remove(&goal.id.cast()).unwrap_or_default();
    }
    goals.sort_by_key(|goal| (goal.made_at, goal.id));
    Ok(goals)
}

/// The goal of this case with this id.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: GoalId) -> Result<Option<Goal>> {
    Ok(of_case(tx, practice, case)?.into_iter().find(|goal| goal.id == id))
}

/// A side words a new goal; the other side is asked.
///
/// # Errors
/// What the database said.
pub fn propose(tx: &mut Tx<'_>, by: By, case: CaseId, side: Side, words: &str) -> Result<GoalId> {
    let id: GoalId = crate::fresh(by.now);
    tx.run(
        "INSERT INTO goals (practice, id, case_id, made_at, state) VALUES (?1, ?2, ?3, ?4, ?5)",
        &[by.practice.into(), id.into(), case.into(), by.now.into(), State::Open.code().into()],
    )?;
    proposals::word(tx, by, case, id.cast(), &Rewording { side, read: 0, words })?;
    done(tx, by, case, id, side, "goal.proposal")?;
    Ok(id)
}

/// A side puts the goal in new words; the other side is asked anew.
///
/// # Errors
/// When the goal is not there, has ended, or has newer words than those that were read; what the database said.
pub fn reword(tx: &mut Tx<'_>, by: By, case: CaseId, id: GoalId, new: &Rewording<'_>) -> Result<(), NotDone> {
    changeable(tx, by, case, id, new.read)?;
    proposals::word(tx, by, case, id.cast(), new)?;
    Ok(done(tx, by, case, id, new.side, "goal.wording")?)
}

/// A side says where it stands on the newest words.
///
/// # Errors
/// As [`reword`].
pub fn answer(tx: &mut Tx<'_>, by: By, case: CaseId, id: GoalId, answer: &Answer<'_>) -> Result<(), NotDone> {
    changeable(tx, by, case, id, answer.read)?;
    proposals::answer(tx, by, case, id.cast(), answer)?;
    Ok(done(tx, by, case, id, answer.side, "goal.agreement")?)
}

/// A side says that the goal is reached, or lets it go.
///
/// # Errors
/// When the goal is not there or has ended; what the database said.
pub fn end(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: GoalId,
    side: Side,
    state: State,
) -> Result<(), NotDone> {
    let goal = find(tx, by.practice, case, id)?.ok_or(NotDone::NotThere)?;
    goal.may_change(goal.proposal.newest().map_or(0, |newest| newest.version))?;
    tx.run(
        "UPDATE goals SET state = ?4, ended_at = ?5 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), state.code().into(), by.now.into()],
    )?;
    Ok(done(tx, by, case, id, side, "goal.ending")?)
}

fn changeable(tx: &mut Tx<'_>, by: By, case: CaseId, id: GoalId, read: u32) -> Result<(), NotDone> {
    let goal = find(tx, by.practice, case, id)?.ok_or(NotDone::NotThere)?;
    Ok(goal.may_change(read)?)
}

/// What every act on a goal leaves behind.
fn done(tx: &mut Tx<'_>, by: By, case: CaseId, id: GoalId, side: Side, act: &'static str) -> Result<()> {
    if side == Side::Client {
        contributions::add(tx, by, case, Kind::Goal, id, false)?;
    }
    signals::judge(tx, by, case)?;
    audit::note(tx, by, act, Some(id))
}

fn read(row: &Row<'_>) -> Result<Goal> {
    Ok(Goal {
        id: row.get(0)?,
        made_at: row.get(1)?,
        state: row.word(2)?,
        ended_at: row.get(3)?,
        proposal: Proposal::default(),
    })
}

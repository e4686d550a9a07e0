//! What a session is prepared by beside its purpose: what will happen, and which goals it serves.

use selaras_core::id::{CaseId, GoalId, PracticeId, SessionId};
use selaras_core::session::Step;
use selaras_core::session::remark::Kind;

use super::{find, place};
use crate::audit::{self, By};
use crate::engine::{Result, Tx};
use crate::remarks;
use crate::secrets::Whose;

/// Says what will happen in a planned session, and which goals it serves; false when it is too late for that. A plan that
/// is replaced stays in the session's history.
///
/// # Errors
/// What the database said.
pub fn prepare(
    tx: &mut Tx<'_>,
    by: By,
    (case, id): (CaseId, SessionId),
    plan: Option<&str>,
    goals: &[GoalId],
) -> Result<bool> {
    let found = find(tx, by.practice, case, id)?.filter(|session| session.allows(Step::Replan, by.now));
    let Some(before) = found else { return Ok(false) };
    let plan = plan.map(str::trim).filter(|words| !words.is_empty());
    if let Some(old) = before.plan.as_deref().filter(|old| Some(*old) != plan) {
        remarks::replaced(tx, by, (case, id), Kind::Plan, old)?;
    }
    let whose = Whose::Case(by.practice, case);
    let sealed = tx.seal_if_any(whose, &place("plan", case, id), plan)?;
    let of_session = [by.practice.into(), case.into(), id.into()];
    tx.run(
        "UPDATE sessions SET plan = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), sealed.as_deref().into()],
    )?;
    tx.run(
        "DELETE FROM session_goals WHERE practice = ?1 AND case_id = ?2 AND session_id = ?3",
        &of_session,
    )?;
    for goal in goals {
        tx.run(
            "INSERT INTO session_goals (practice, case_id, session_id, goal) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (practice, case_id, session_id, goal) DO NOTHING",
            &[by.practice.into(), case.into(), id.into(), (*goal).into()],
        )?;
    }
    audit::note(tx, By { case: Some(case), ..by }, "session.preparation", Some(id))?;
    Ok(true)
}

/// Which goals the sessions of a case serve.
///
/// # Errors
/// What the database said.
pub fn goals(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<(SessionId, GoalId)>> {
    tx.all(
        "SELECT session_id, goal FROM session_goals WHERE practice = ?1 AND case_id = ?2 ORDER BY session_id, goal",
        &[practice.into(), case.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

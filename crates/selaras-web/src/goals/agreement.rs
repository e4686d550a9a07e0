//! `…/goals/{goal}/agreement`: yes to the words of a goal, let us talk about them, or no.

use selaras_store::{Tx, goals};

use crate::ask::{Answer, Ask, Outcome};
use crate::goals::asked;
use crate::proposals::stance::Form;

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    Form::new(ask, &goal.proposal, address, "goals-answer-title").page(ask, tx)
}

/// Keeps the answer.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    let mut form = Form::new(ask, &goal.proposal, address.clone(), "goals-answer-title");
    let sent = form.read(ask, tx)?;
    match goals::answer(tx, ask.by(), ask.case_id()?, goal.id, &sent.answer(ask)) {
        Ok(()) => Answer::done(&address, &sent.done()),
        Err(why) => form.refused(ask, tx, why),
    }
}

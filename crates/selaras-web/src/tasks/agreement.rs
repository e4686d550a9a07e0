//! `…/tasks/{task}/agreement`: yes to a task, let us talk about it, or no.

use selaras_store::{Tx, tasks};

use crate::ask::{Answer, Ask, Outcome};
use crate::proposals::stance::Form;
use crate::tasks::asked;

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    Form::new(ask, &task.proposal, address, "tasks-answer-title").page(ask, tx)
}

/// Keeps the answer.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    let mut form = Form::new(ask, &task.proposal, address.clone(), "tasks-answer-title");
    let sent = form.read(ask, tx)?;
    match tasks::answer(tx, ask.by(), ask.case_id()?, task.id, &sent.answer(ask)) {
        Ok(()) => Answer::done(&address, &sent.done()),
        Err(why) => form.refused(ask, tx, why),
    }
}

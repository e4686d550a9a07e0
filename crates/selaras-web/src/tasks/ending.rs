//! `…/tasks/{task}/ending`: a task is over, or let go.

use selaras_core::task::State;
use selaras_store::{Tx, tasks};

use crate::ask::{Ask, Outcome};
use crate::proposals::ending::Ends;
use crate::tasks::asked;

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    ends(&address, task.words()).show(ask, tx)
}

/// Ends the task.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    let case = ask.case_id()?;
    ends(&address, task.words())
        .create(ask, tx, |tx, state| tasks::end(tx, ask.by(), case, task.id, ask.side(), state))
}

fn ends<'a>(address: &'a str, words: &'a str) -> Ends<'a, State> {
    let ways = State::ENDINGS.map(|state| (state, state.code()));
    Ends { address, words, form: |rest| format!("tasks-ending-{rest}"), done: "task", ways }
}

//! `…/goals/{goal}/ending`: a goal is reached, or let go.

use selaras_core::goal::State;
use selaras_store::{Tx, goals};

use crate::ask::{Ask, Outcome};
use crate::goals::asked;
use crate::proposals::ending::Ends;

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    ends(&address, goal.words()).show(ask, tx)
}

/// Ends the goal.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    let case = ask.case_id()?;
    ends(&address, goal.words())
        .create(ask, tx, |tx, state| goals::end(tx, ask.by(), case, goal.id, ask.side(), state))
}

fn ends<'a>(address: &'a str, words: &'a str) -> Ends<'a, State> {
    let ways = State::ENDINGS.map(|state| (state, state.code()));
    Ends { address, words, form: |rest| format!("goals-ending-{rest}"), done: "goal", ways }
}

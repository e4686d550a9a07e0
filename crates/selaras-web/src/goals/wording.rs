//! `…/goals/{goal}/wording`: the goal in other words; the other side is asked anew.

use selaras_core::goal::Goal;
use selaras_store::{Tx, goals};

use crate::ask::{Ask, Outcome};
use crate::cases::Section;
use crate::goals::asked;
use crate::proposals::wording::Form;

/// The form, holding the newest words.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    form(&goal, &address).show(ask, tx)
}

/// Keeps the new words.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    let case = ask.case_id()?;
    form(&goal, &address).create(ask, tx, |tx, new| goals::reword(tx, ask.by(), case, goal.id, new))
}

fn form<'a>(goal: &'a Goal, address: &'a str) -> Form<'a> {
    Form {
        proposal: &goal.proposal,
        address,
        section: Section::Goals,
        title: "goals-wording-title",
        question: "goals-wording-question",
        hint: "goals-wording-hint",
        done: "goal-reworded",
    }
}

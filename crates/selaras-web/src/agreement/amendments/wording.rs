//! `…/agreement/amendments/{amendment}/wording`: the change in other words; the other side is asked anew.

use selaras_core::agreement::Amendment;
use selaras_store::Tx;
use selaras_store::agreements::amendments;

use super::asked;
use crate::ask::{Ask, Outcome};
use crate::cases::Section;
use crate::proposals::wording::Form;

/// The form, holding the newest words.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (one, address) = asked(ask, tx)?;
    form(&one, &address).show(ask, tx)
}

/// Keeps the new words.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (one, address) = asked(ask, tx)?;
    let case = ask.case_id()?;
    form(&one, &address).create(ask, tx, |tx, new| amendments::reword(tx, ask.by(), case, one.id, new))
}

fn form<'a>(one: &'a Amendment, address: &'a str) -> Form<'a> {
    Form {
        proposal: &one.proposal,
        address,
        section: Section::Agreement,
        title: "amendment-wording-title",
        question: "amendment-words",
        hint: "amendment-words-hint",
        done: "amendment-reworded",
    }
}

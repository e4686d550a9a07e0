//! `/me/preferences/confirmation`: what was wished still holds, said with one tap.

use selaras_store::{Tx, preferences};

use crate::ask::{Answer, Ask, Outcome};

/// Keeps that it does.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    if preferences::confirm(tx, ask.by(), ask.case_id()?, ask.me.person.id)? {
        return Answer::done("/me", "preferences-confirmed");
    }
    Answer::go("/me/preferences")
}

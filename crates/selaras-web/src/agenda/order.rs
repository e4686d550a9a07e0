//! `/me/agenda/{item}/order`: the client puts a topic higher or lower. What matters most to them stands first, for both.

use selaras_core::agenda::Towards;
use selaras_store::{Tx, agenda};

use super::creation::back;
use crate::ask::{Answer, Ask, Outcome, Refusal};

/// Moves it by one place.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, item) = (ask.case_id()?, ask.id("item")?);
    if !agenda::of_case(tx, ask.practice(), case)?.iter().any(|one| one.id == item) {
        return Err(Refusal::NotThere);
    }
    let towards = ask.form.text("towards").parse().unwrap_or(Towards::Top);
    let moved = agenda::put(tx, ask.by(), case, item, towards)?;
    Answer::done(&back(ask, tx)?, if moved { "agenda-moved" } else { "agenda-moved-before" })
}

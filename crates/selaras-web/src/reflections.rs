//! Reflections: a client's own diary and self-evaluations, private unless they share them.

pub mod creation;
pub mod edit;
pub mod list;
pub mod prompts;
pub mod reach;

use selaras_core::id::{CaseId, PersonId};
use selaras_core::reflection::Openness;
use selaras_store::Tx;
use selaras_store::reflections::{self, Reflection};

use crate::ask::{Ask, Refusal};
use crate::layout::field::{Field, Text};

/// The most characters of a reflection.
pub const LONGEST: usize = 10_000;

/// The field for one, with what was entered.
pub fn field(ask: &Ask<'_>) -> Field {
    let words = &ask.words;
    Field::new("words", words.say("words-write"))
        .hint(words.say("words-write-hint"))
        .value(ask.form.text("words"))
}

/// The words that were entered, or what is wrong with them.
fn entered<'a>(ask: &'a Ask<'_>) -> Result<&'a str, Text> {
    let words = ask.form.given("words").ok_or_else(|| ask.words.say("words-missing"))?;
    if words.chars().count() > LONGEST {
        return Err(ask.words.with("field-too-long", "most", LONGEST));
    }
    Ok(words)
}

/// The line on which somebody says how open they could be.
fn openness(ask: &Ask<'_>, before: Option<Openness>) -> Field {
    let words = &ask.words;
    let before = before.map(|openness| openness.number().to_string()).unwrap_or_default();
    let value = if ask.form.is_empty() { before } else { ask.form.text("openness").to_owned() };
    let ends = (words.say("reflections-open-low"), words.say("reflections-open-high"));
    Field::scale("openness", words.say("reflections-ask-openness"), (0, Openness::MOST), ends.0, ends.1)
        .value(value)
        .optional()
}

/// The client's own reflection that the address names.
fn named(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Reflection, Refusal> {
    reflections::find(tx, ask.practice(), whose(ask)?, ask.id("id")?)?.ok_or(Refusal::NotThere)
}

/// Whose reflections, and in which case.
fn whose(ask: &Ask<'_>) -> Result<(CaseId, PersonId), Refusal> {
    Ok((ask.case_id()?, ask.me.person.id))
}

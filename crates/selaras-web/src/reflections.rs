//! Reflections: what a client writes for themselves, private unless they share it.

pub mod creation;
pub mod sharing;

use crate::ask::Ask;
use crate::layout::field::Field;

/// The most characters of a reflection.
pub const LONGEST: usize = 10_000;

/// The field for one, with what was entered.
pub fn field(ask: &Ask<'_>) -> Field {
    let words = &ask.words;
    Field::new("words", words.say("words-write"))
        .hint(words.say("words-write-hint"))
        .value(ask.form.text("words"))
}

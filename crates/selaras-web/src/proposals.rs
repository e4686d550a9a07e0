//! Goals and tasks are proposals: how pages of both tell where the two sides stand, and ask for a stance.

pub mod ending;
pub mod stance;
pub mod standing;
pub mod wording;

use selaras_core::proposal::{LONGEST, Refused, Unworded, worded};
use selaras_store::proposals::NotDone;

use crate::ask::{Ask, Refusal};
use crate::words::Words;

/// Words longer than this do not stand as a page's title.
const LONGEST_TITLE: usize = 90;

/// The words that were entered in the field with this name, or what is wrong with them.
///
/// # Errors
/// The sentence.
pub fn read_words(ask: &Ask<'_>, name: &str) -> Result<String, String> {
    read_remark(ask, name)?.ok_or_else(|| ask.words.say("proposals-no-words").into_owned())
}

/// The words that were entered in a field that may stay empty, or what is wrong with them.
///
/// # Errors
/// The sentence.
pub fn read_remark(ask: &Ask<'_>, name: &str) -> Result<Option<String>, String> {
    match worded(ask.form.text(name)) {
        Ok(words) => Ok(Some(words)),
        Err(Unworded::Empty) => Ok(None),
        Err(Unworded::TooLong) => Err(too_long(&ask.words)),
    }
}

/// The key of the sentence that tells why nothing was done; a refusal where the reader can do nothing about it.
///
/// # Errors
/// The refusal.
pub fn told(why: NotDone) -> Result<&'static str, Refusal> {
    match why {
        NotDone::Refused(Refused::Ended) => Ok("proposals-ended"),
        NotDone::Refused(Refused::NewerWords) => Ok("proposals-newer"),
        NotDone::NotThere | NotDone::NotTheirs => Err(Refusal::NotThere),
        NotDone::Store(error) => Err(error.into()),
    }
}

/// A title for the page of one goal or task: its words, unless they are too long for one; then this key's words
/// stand there and the page quotes the others.
pub fn titled(ask: &Ask<'_>, words: &str, otherwise: &str) -> (String, Option<String>) {
    if words.chars().count() <= LONGEST_TITLE && !words.contains('\n') {
        (words.to_owned(), None)
    } else {
        (ask.words.say(otherwise).into_owned(), Some(words.to_owned()))
    }
}

fn too_long(words: &Words) -> String {
    words.with("field-too-long", "most", LONGEST).into_owned()
}

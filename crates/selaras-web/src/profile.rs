//! The profile: a page that belongs to the client, each entry with its own visibility; others see what is open to them.

pub mod creation;
pub mod edit;
pub mod own;
pub mod theirs;

use selaras_core::profile::{Reader, SeenBy};
use selaras_store::{Tx, cases};

use crate::ask::{Ask, Refusal};
use crate::layout::field::{Field, Text};

/// The most characters of an entry.
const LONGEST: usize = 4_000;

/// Who reads from the other side: by their part in the case.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn reader(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Reader, Refusal> {
    let (case, me) = (ask.case()?, ask.me.person.id);
    if case.counsellor == me {
        return Ok(Reader::Counsellor);
    }
    Ok(if cases::supervises(tx, ask.practice(), me, case.counsellor)? {
        Reader::Supervisor { agreed: case.supervision_from.is_some() }
    } else {
        Reader::Other
    })
}

/// The field for the words of an entry.
fn words(ask: &Ask<'_>, label: Text, before: &str) -> Field {
    let entered = if ask.form.is_empty() { before } else { ask.form.text("words") };
    Field::new("words", label).value(entered).longest(LONGEST)
}

/// The words that were entered, or what is wrong with them.
fn entered<'a>(ask: &'a Ask<'_>) -> Result<&'a str, Text> {
    let words = ask.form.given("words").ok_or_else(|| ask.words.say("profile-missing"))?;
    if words.chars().count() > LONGEST {
        return Err(ask.words.with("field-too-long", "most", LONGEST));
    }
    Ok(words)
}

/// Who may see it. Anything but a clear wish stays with the client.
fn chosen(ask: &Ask<'_>) -> SeenBy {
    ask.form.text("seen-by").parse().unwrap_or(SeenBy::Client)
}

/// The field that asks who may see it.
fn visibility(ask: &Ask<'_>, before: SeenBy) -> Field {
    let seen = if ask.form.is_empty() { before } else { chosen(ask) };
    let field = Field::new("seen-by", ask.words.say("profile-seen-by")).value(seen.code());
    SeenBy::ALL.into_iter().fold(field, |field, seen| {
        let code = seen.code();
        field
            .choice(code, ask.words.say(&format!("profile-seen-by-{code}")))
            .meaning(ask.words.say(&format!("profile-seen-by-{code}-means")))
    })
}

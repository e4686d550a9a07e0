//! `/me/reflections`: a new reflection, private unless it is shared at once.

use selaras_store::Tx;
use selaras_store::reflections::{self, SeenBy};

use super::LONGEST;
use crate::ask::{Answer, Ask, Outcome};
use crate::contributions::own::page;

/// Keeps it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let Some(words) = ask.form.given("words") else {
        return Answer::again(&page(ask, tx, Some(ask.words.say("words-missing")))?);
    };
    if words.chars().count() > LONGEST {
        return Answer::again(&page(ask, tx, Some(ask.words.with("field-too-long", "most", LONGEST)))?);
    }
    // Anything but a clear wish to share stays private.
    let seen_by = ask.form.text("seen-by").parse().unwrap_or(SeenBy::Client);
    reflections::write(tx, ask.by(), ask.case_id()?, ask.me.person.id, words, seen_by)?;
    Answer::done(
        "/me/words",
        match seen_by {
            SeenBy::Client => "reflection-kept",
            SeenBy::Both => "reflection-shared",
        },
    )
}

//! `/me/words/{id}/opening`: the client no longer waits for the next session.

use selaras_core::id::Id;
use selaras_store::{Tx, contributions};

use crate::ask::{Answer, Ask, Outcome, Refusal};

/// Opens the words to the counsellor at once.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let id: Id<()> = ask.id("id")?;
    let case = ask.case_id()?;
    if !contributions::of_case(tx, ask.practice(), case)?.iter().any(|one| one.id == id.bytes()) {
        return Err(Refusal::NotThere);
    }
    let opened = contributions::open_now(tx, ask.by(), case, id)?;
    Answer::done("/me/words", if opened { "words-opened" } else { "words-open-already" })
}

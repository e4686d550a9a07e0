//! `/me/reflections/{id}/sharing`: a private reflection is shared with the counsellor.

use selaras_store::{Tx, reflections};

use crate::ask::{Answer, Ask, Outcome, Refusal};

/// Shares it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    if !reflections::share(tx, ask.by(), ask.case_id()?, ask.me.person.id, ask.id("id")?)? {
        return Err(Refusal::NotThere);
    }
    Answer::done("/me/words", "reflection-shared")
}

//! How far a reflection goes: shared with the counsellor, brought to the next session, or taken back at once.

use selaras_core::reflection::Reach;
use selaras_store::{Tx, reflections};

use super::{named, whose};
use crate::ask::{Answer, Ask, Outcome, Refusal};

/// `/me/reflections/{id}/sharing`: the counsellor reads it too, or it stands on the agenda as well.
pub fn share(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, person) = whose(ask)?;
    let brings = ask.form.text("seen-by").parse() == Ok(Reach::Brought);
    let act = if brings { reflections::bring } else { reflections::share };
    if !act(tx, ask.by(), case, person, ask.id("id")?)? {
        return Err(Refusal::NotThere);
    }
    Answer::done("/me/words", if brings { "reflection-brought" } else { "reflection-shared" })
}

/// `/me/reflections/{id}/withdrawal`: it is for the client alone again.
pub fn withdraw(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let one = named(ask, tx)?;
    reflections::withdraw(tx, ask.by(), whose(ask)?, one.id)?;
    Answer::done(&format!("/me/reflections#r-{}", one.id), "reflection-withdrawn")
}

//! Naming a counsellor for emergencies, and taking it back.

use selaras_core::id::PersonId;
use selaras_core::people::Role;
use selaras_store::{Tx, emergencies, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};

/// `POST /practice/staff/{person}/emergencies`: the administrator names a counsellor, or no longer.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let person: PersonId = ask.id("person")?;
    if !people::roles(tx, ask.practice(), person)?.contains(&Role::Counsellor) {
        return Err(Refusal::NotThere);
    }
    ask.proven_lately()?;
    let named = ask.form.text("named") == "yes";
    emergencies::name(tx, ask.practice(), person, named)?;
    ask.note(tx, if named { "emergency.naming" } else { "emergency.unnaming" }, Some(person))?;
    Answer::done("/practice", if named { "emergency-named" } else { "emergency-unnamed" })
}

//! The one question beside the feedback: whether what was agreed has changed. It is kept apart and part of no score.

use selaras_core::id::SessionId;
use selaras_core::people::Side;
use selaras_core::rupture::{Change, Deed};
use selaras_store::Tx;
use selaras_store::ruptures::{self, New, NotTaken, Rupture};

use crate::ask::{Ask, Refusal};
use crate::layout::field::Field;

/// The question, when there is something to ask about.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn field(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Option<Field>, Refusal> {
    let about = ruptures::to_ask_about(tx, ask.practice(), ask.case_id()?)?;
    Ok(about.as_ref().and_then(|rupture| asked(ask, rupture)))
}

fn asked(ask: &Ask<'_>, rupture: &Rupture) -> Option<Field> {
    let change = rupture.plan()?.words.as_deref()?;
    let field = Field::new("changed", ask.words.with("ruptures-asked", "words", change))
        .hint(ask.words.say("ruptures-asked-hint"))
        .value(ask.form.text("changed"))
        .optional();
    let code = |one: Change| one.code();
    Some(Change::ALL.into_iter().fold(field, |field, one| {
        field.choice(code(one), ask.words.say(&format!("ruptures-changed-{}", one.code())))
    }))
}

/// Keeps the answer that came with the feedback on this session, if there is one.
///
/// # Errors
/// What the database said.
pub fn answered(ask: &Ask<'_>, tx: &mut Tx<'_>, session: SessionId) -> Result<(), Refusal> {
    let Ok(change) = ask.form.text("changed").parse::<Change>() else { return Ok(()) };
    let case = ask.case_id()?;
    let Some(rupture) = ruptures::to_ask_about(tx, ask.practice(), case)? else { return Ok(()) };
    let new = New { session: Some(session), ..New::of(Deed::Noticed(change)) };
    match ruptures::take(tx, ask.by(), case, rupture.id, Side::Client, &new) {
        Err(NotTaken::Store(error)) => Err(error.into()),
        _ => Ok(()),
    }
}

//! `/cases/{case}/agreement/kind`: which text this case has.

use selaras_core::agreement::Kind;
use selaras_store::Tx;
use selaras_store::agreements::templates;

use crate::agreement::show::{again, consent};
use crate::ask::{Answer, Ask, Outcome};
use crate::layout::field::Field;

/// The kinds to choose from.
pub fn field(ask: &Ask<'_>, now: Kind) -> Field {
    let field = Kind::ALL.into_iter().fold(
        Field::new("kind", ask.words.say("agreement-kind")).hint(ask.words.say("agreement-kind-hint")),
        |field, kind| field.choice(kind.code(), ask.words.say(&format!("agreement-kind-{}", kind.code()))),
    );
    field.value(now.code())
}

/// Chooses one. What was signed stays readable; both are asked to sign the new text.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let Ok(kind) = ask.form.text("kind").parse::<Kind>() else {
        let missing = ask.words.say("agreement-kind-missing");
        return again(ask, tx, &consent(ask), Some(missing));
    };
    templates::choose(tx, ask.by(), ask.case_id()?, kind)?;
    Answer::done(&format!("/cases/{}/agreement", ask.case_id()?), "agreement-kind-chosen")
}

//! `/me/accommodations`: large type, easier words, reading aloud, more time, somebody who helps.

use askama::Template;
use selaras_core::accommodation::Accommodations;
use selaras_store::{Tx, accommodations};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Field;

#[derive(Template)]
#[template(path = "accommodations/own.html")]
struct Page {
    frame: Frame,
    choices: Vec<(Field, bool)>,
}

/// The choices as they are set.
pub fn show(ask: &Ask<'_>, _: &mut Tx<'_>) -> Outcome {
    let needs = ask.needs();
    let choices = [
        ("large", needs.large),
        ("plain", needs.plain),
        ("aloud", needs.aloud),
        ("more-time", needs.more_time),
        ("helped-often", needs.helped),
    ];
    let choice = |(name, set): (&'static str, bool)| {
        let label = ask.words.say(&format!("accommodations-{name}"));
        (Field::new(name, label).hint(ask.words.say(&format!("accommodations-{name}-means"))), set)
    };
    let choices = choices.into_iter().map(choice).collect();
    Answer::page(&Page { frame: ask.frame("accommodations-title", ""), choices })
}

/// Sets them; the next page obeys already.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let set = |name| ask.form.ticked(name);
    let needs = Accommodations {
        large: set("large"),
        plain: set("plain"),
        aloud: set("aloud"),
        more_time: set("more-time"),
        helped: set("helped-often"),
    };
    // They belong to the person, not to a case: nobody else finds a line about them among what was done in the case.
    let by = selaras_store::audit::By { case: None, ..ask.by() };
    accommodations::set(tx, by, ask.me.person.id, needs)?;
    Answer::done("/me/accommodations", "accommodations-set")
}

//! `/practice/breaches/{breach}/letter`: the letter to the agency, made for printing.

use askama::Template;
use selaras_core::breach::{Step, due};
use selaras_store::{Tx, breaches, data_contacts};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::breaches::span;
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "breaches/letter.html")]
struct Page {
    frame: Frame,
    rows: Vec<(Text, Text)>,
    back: String,
}

/// The letter.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let id = ask.id("breach")?;
    let breach = breaches::find(tx, ask.practice(), id)?.ok_or(Refusal::NotThere)?;
    let touched = breaches::touched(tx, ask.practice(), id)?.len();
    let (words, calendar, told) = (ask.words, ask.calendar(), &breach.told);
    let contact = data_contacts::find(tx, ask.practice())?.map_or_else(
        || words.say("breaches-no-contact"),
        |one| words.fill("processing-contact", &[("name", one.name.into()), ("reach", one.reach.into())]),
    );
    let clients = match breach.when(Step::Clients) {
        Some(at) => words.with("breaches-done-clients", "when", calendar.date_time(at)),
        None => words.with("breaches-told-by", "when", calendar.date_time(due(told.noticed_at))),
    };
    let say = |key: &str| words.say(&format!("breaches-{key}"));
    let rows = vec![
        (say("controller"), ask.me.practice.name.clone().into()),
        (say("contact"), contact),
        (say("noticed"), calendar.date_time(told.noticed_at).into()),
        (say("when"), span(ask, told.began_at, told.ended_at)),
        (say("kind"), say(&format!("kind-{}", told.kind.code()))),
        (say("what"), told.what.clone().into()),
        (say("touched"), words.with("breaches-cases", "cases", touched)),
        (say("data"), say("data-kinds")),
        (say("protection"), say("protection-then")),
        (say("handled"), told.handled.clone().into()),
        (say("advice"), told.advice.clone().into()),
        (say("clients"), clients),
    ];
    Answer::page(&Page {
        frame: ask.frame("breaches-agency-letter", "practice"),
        rows,
        back: format!("/practice/breaches/{id}"),
    })
}

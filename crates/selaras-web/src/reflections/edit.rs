//! `/me/reflections/{id}`: one page of the diary: other words, shared, brought, taken back, or gone for good.

use askama::Template;
use selaras_core::reflection::Kind;
use selaras_store::Tx;
use selaras_store::reflections::{self, Reflection, SeenBy};

use super::{LONGEST, entered, named, openness, whose};
use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "reflections/edit.html")]
struct Page {
    frame: Frame,
    faults: Vec<Fault>,
    when: String,
    openness: Option<Field>,
    words: Field,
    shared: bool,
    brought: bool,
    acts: bool,
    address: String,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let one = named(ask, tx)?;
    Answer::page(&page(ask, &one, None))
}

/// Keeps the other words: in the place of private ones, as a new version of shared ones.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let one = named(ask, tx)?;
    let words = match entered(ask) {
        Ok(words) => words,
        Err(fault) => return Answer::again(&page(ask, &one, Some(fault))),
    };
    let openness = ask.form.text("openness").parse().ok().filter(|_| one.kind == Kind::Openness);
    reflections::rewrite(tx, ask.by(), whose(ask)?, one.id, words, openness)?;
    let done = if one.seen_by == SeenBy::Both { "reflection-new-version" } else { "reflection-rewritten" };
    Answer::done(&format!("/me/reflections#r-{}", one.id), done)
}

/// `…/removal`: gone for good.
pub fn remove(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let one = named(ask, tx)?;
    reflections::remove(tx, ask.by(), whose(ask)?, one.id)?;
    Answer::done("/me/reflections", "reflection-removed")
}

fn page(ask: &Ask<'_>, one: &Reflection, fault: Option<Text>) -> Page {
    let value = if ask.form.is_empty() { &one.words } else { ask.form.text("words") };
    let words =
        Field::new("words", ask.words.say("reflections-words")).value(value).longest(LONGEST).error(fault);
    let address = format!("/me/reflections/{}", one.id);
    Page {
        frame: ask.frame("reflections-edit-title", "words").at(address.clone()),
        faults: faults([&words]),
        when: ask.calendar().date_time(one.written_at),
        openness: (one.kind == Kind::Openness).then(|| openness(ask, one.openness)),
        words,
        shared: one.seen_by == SeenBy::Both,
        brought: one.topic.is_some(),
        acts: ask.case.is_some_and(|case| case.ended.is_none()),
        address,
    }
}

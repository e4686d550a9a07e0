//! Goal, task and bond of the newest feedback in both views, item by item: something to talk about.

use selaras_core::history::{Rating, View};
use selaras_core::id::SessionId;
use selaras_core::instrument::Instrument;

use crate::ask::Ask;
use crate::cases::facts::Facts;
use crate::picture::triangle::triangle;
use crate::picture::{Component, Item, Names, Picture, Triangle, figure};

pub fn draw(ask: &Ask<'_>, facts: &Facts, names: Names) -> Option<Picture> {
    let answered = facts.history.feedback.iter().filter(|rating| rating.answers.is_some());
    let newest = answered.clone().next_back()?;
    let form = newest.instrument()?;
    let before =
        answered.rev().find(|rating| rating.response != newest.response && rating.measured_as(newest));
    let items = form.items().iter().enumerate().filter_map(|(at, item)| {
        let component = component(item.id().as_str())?;
        let own = |rating: Option<&Rating>| keyed(form, rating?, at);
        let theirs = |rating: Option<&Rating>| {
            view_item(facts, rating?.session?, component).filter(|_| item.id().as_str() == code(component))
        };
        let words = item.text().map(|t| t.say(ask.words.language(), ask.words.address()).to_owned());
        Some(Item {
            component,
            words: words.unwrap_or_default(),
            client: own(Some(newest)),
            counsellor: theirs(Some(newest)),
            client_before: own(before),
            counsellor_before: theirs(before),
        })
    });
    let items = items.collect();
    let (now, before) = (named(ask, facts, newest), before.map(|rating| named(ask, facts, rating)));
    Some(triangle(&Triangle { names, range: (0.0, 6.0), now, before, items }, &ask.words))
}

/// Which corner an item belongs to, by its name: `goal`, or `goal-own`.
fn component(item: &str) -> Option<Component> {
    match item.split('-').next()? {
        "goal" => Some(Component::Goal),
        "task" => Some(Component::Task),
        "bond" => Some(Component::Bond),
        _ => None,
    }
}

fn code(component: Component) -> &'static str {
    match component {
        Component::Goal => "goal",
        Component::Task => "task",
        Component::Bond => "bond",
    }
}

fn keyed(form: &Instrument, rating: &Rating, at: usize) -> Option<f64> {
    let answer = rating.answers.as_ref()?.answers().get(at).copied().flatten()?;
    Some(f64::from(form.items()[at].keyed(answer)))
}

/// What the counsellor answered about this component from the own point of view.
fn view_item(facts: &Facts, session: SessionId, component: Component) -> Option<f64> {
    let View { own, .. } = facts.history.view_of(session)?;
    let form = own.instrument()?;
    let name = format!("own-{}", code(component));
    let at = form.items().iter().position(|item| *item.id() == name.as_str())?;
    keyed(form, own, at)
}

fn named(ask: &Ask<'_>, facts: &Facts, rating: &Rating) -> String {
    let date = ask.calendar().short_date(rating.given_at);
    match facts.history.number_of(rating) {
        Some(number) => figure::session(number, &date, &ask.words),
        None => date,
    }
}

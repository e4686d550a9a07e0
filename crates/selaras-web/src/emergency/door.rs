//! `/emergency`: the case of somebody in danger is looked for by the client's whole name. Found are only cases that the
//! one who asks may break open; nothing is listed beforehand.

use askama::Template;
use selaras_core::access::{Act, may};
use selaras_store::emergencies::Within;
use selaras_store::{Tx, cases, emergencies, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "emergency/door.html")]
struct Page {
    frame: Frame,
    name: Field,
    faults: Vec<Fault>,
    found: Vec<(String, String)>,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    theirs(ask, tx)?;
    Answer::page(&page(ask, None, Vec::new()))
}

/// `POST /emergency`: leads to the case of that name.
pub fn find(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let theirs = theirs(ask, tx)?;
    let Some(name) = ask.form.given("name") else {
        return Answer::again(&page(ask, Some(ask.words.say("emergency-name-missing")), Vec::new()));
    };
    // Whoever tries name after name learns who comes for counselling: so there are few tries, and each stays written.
    if let Some(at) = emergencies::search(tx, ask.by(), ask.me.person.id)? {
        let slow = ask.words.with("emergency-slow", "when", ask.calendar().date_time(at));
        return Answer::again(&page(ask, Some(slow), Vec::new()));
    }
    let wanted = name.trim().to_lowercase();
    let called = people::names::search(tx, ask.practice(), name)?;
    let mut found = Vec::new();
    for Within { case: id, client, counsellor } in theirs {
        if !called.contains(&client)
            || people::name_of(tx, ask.practice(), client)?.trim().to_lowercase() != wanted
        {
            continue;
        }
        let counsellor = people::name_of(tx, ask.practice(), counsellor)?;
        let Some(case) = cases::find(tx, ask.practice(), id)? else { continue };
        let standing = cases::standing::of(tx, ask.practice(), ask.me.person.id, &case, ask.now)?;
        let relation = case.relation(ask.me.person.id, standing);
        if may(Act::BreakGlass, Some(&ask.me.roles), Some(relation)).is_ok() {
            let places =
                [("counsellor", counsellor.into()), ("date", ask.calendar().date(case.opened_at).into())];
            let label = ask.words.fill("emergency-found", &places).into_owned();
            found.push((format!("/cases/{id}/emergency"), label));
        }
    }
    match found.len() {
        0 => Answer::tried(&page(ask, Some(ask.words.say("emergency-not-found")), found)),
        1 => Answer::go(found.remove(0).0),
        _ => Answer::tried(&page(ask, None, found)),
    }
}

/// The open cases that this person might break open; for who may break none open there is no such door.
fn theirs(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Within>, Refusal> {
    let within_reach = emergencies::within_reach(tx, ask.practice(), ask.me.person.id)?;
    within_reach.ok_or(Refusal::NotThere)
}

fn page(ask: &Ask<'_>, error: Option<Text>, found: Vec<(String, String)>) -> Page {
    let name = Field::new("name", ask.words.say("emergency-name"))
        .hint(ask.words.say("emergency-name-hint"))
        .value(ask.form.text("name"))
        .longest(120)
        .error(error);
    Page { frame: ask.frame("emergency-title", ""), faults: faults([&name]), name, found }
}

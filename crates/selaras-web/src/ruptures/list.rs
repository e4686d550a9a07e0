//! `…/ruptures`: what did not feel right and what became of it, and the way to say so.

use askama::Template;
use selaras_store::{Tx, ruptures};

use super::form::Saying;
use super::told::{badge, next};
use crate::ask::{Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Text};
use crate::proposals::standing::Badge;
use crate::sides::{self, Reader};

#[derive(Template)]
#[template(path = "ruptures/list.html")]
pub(super) struct Body<'a> {
    frame: &'a Frame,
    reader: Reader,
    saying: Saying,
    faults: Vec<Fault>,
    rows: Vec<Row>,
}

struct Row {
    address: String,
    title: Text,
    next: Text,
    badge: Badge,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let frame = frame(ask)?;
    let body = body(ask, tx, &frame, false)?;
    sides::page(ask, tx, &frame, Section::Room, &body)
}

pub(super) fn frame(ask: &Ask<'_>) -> Result<Frame, Refusal> {
    let title = ask.words.say("ruptures-title").into_owned();
    Ok(sides::frame(ask, title, Section::Room).at(format!("{}/ruptures", sides::under(ask)?)))
}

pub(super) fn body<'a>(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    frame: &'a Frame,
    sent: bool,
) -> Result<Body<'a>, Refusal> {
    let case = ask.case()?;
    let reader = Reader::of(ask, tx)?;
    let all = ruptures::of_case(tx, ask.practice(), case.id)?;
    let rows = all.iter().map(|one| Row {
        address: format!("{}/ruptures/{}", reader.under, one.id),
        title: ask.words.with("ruptures-of", "date", ask.calendar().date(one.opened_at)),
        next: next(ask, &reader, one),
        badge: badge(ask, one),
    });
    let rows = rows.collect();
    let saying = Saying::new(ask, case.talk, sent);
    Ok(Body { frame, rows, faults: if sent { saying.faults() } else { Vec::new() }, saying, reader })
}

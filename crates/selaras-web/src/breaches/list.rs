//! `/practice/breaches`: what to do first, and every breach that was written down.

use askama::Template;
use selaras_store::{Tx, breaches};

use crate::ask::{Answer, Ask, Outcome};
use crate::breaches::clock;
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "breaches/list.html")]
struct Page {
    frame: Frame,
    first: Vec<Text>,
    rows: Vec<Row>,
}

struct Row {
    address: String,
    what: String,
    when: Text,
    clock: (&'static str, Text),
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let rows = breaches::all(tx, ask.practice())?.into_iter().map(|one| Row {
        address: format!("/practice/breaches/{}", one.id),
        when: ask.words.with("breaches-noticed-on", "when", ask.calendar().date_time(one.told.noticed_at)),
        clock: clock(ask, &one),
        what: one.told.what,
    });
    let first = ["sign-ins", "keys", "keep", "people"];
    Answer::page(&Page {
        frame: ask.frame("breaches-title", "practice"),
        first: first.into_iter().map(|one| ask.words.say(&format!("breaches-first-{one}"))).collect(),
        rows: rows.collect(),
    })
}

//! `/practice/requests`: what waits for an answer at the practice, by case number, what is overdue first.

use askama::Template;
use selaras_core::case::number;
use selaras_core::request::Kind;
use selaras_store::{Tx, requests};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::requests::{clock, title};

#[derive(Template)]
#[template(path = "requests/practice.html")]
struct Page {
    frame: Frame,
    lines: Vec<Line>,
}

struct Line {
    number: String,
    what: Text,
    asked: String,
    due: String,
    clock: (&'static str, Text),
    /// Where an erasure is carried out.
    erasure: Option<String>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let calendar = ask.calendar();
    let lines = requests::of_practice(tx, ask.practice())?.into_iter().map(|one| Line {
        number: number(one.case),
        what: title(ask, one.kind),
        asked: calendar.date_time(one.asked_at),
        due: calendar.date_time(one.due_at),
        clock: clock(ask, one.due_at),
        erasure: (one.kind == Kind::Erasure)
            .then(|| format!("/cases/{}/requests/{}/erasure", one.case, one.id)),
    });
    Answer::page(&Page { frame: ask.frame("requests-practice-title", "practice"), lines: lines.collect() })
}

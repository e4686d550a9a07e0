//! `…/tasks/{task}`: one task, how it went, and where both sides stand on it.

use askama::Template;
use selaras_core::people::Side;
use selaras_core::task::{Report, Task};
use selaras_store::{Tx, goals};

use crate::ask::{Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::proposals::standing::{Badge, Earlier, Stand, agrees, asks, earlier, stands};
use crate::proposals::titled;
use crate::sides::{self, Reader};
use crate::tasks::asked;
use crate::tasks::list::{Ticks, ticks};
use crate::tasks::row::{note, state};

#[derive(Template)]
#[template(path = "tasks/show.html")]
struct Body<'a> {
    frame: &'a Frame,
    reader: &'a Reader,
    address: &'a str,
    quote: Option<String>,
    badge: Option<Badge>,
    note: Text,
    /// The goal it serves: its address and words.
    goal: Option<(String, String)>,
    read: u32,
    stands: Vec<Stand>,
    earlier: Vec<Earlier>,
    reports: Vec<Told>,
    ticks: Option<Ticks>,
    asks: bool,
    agrees: bool,
    acts: bool,
    /// Whether the page asks if it is over now.
    was_done: bool,
}

/// A report, as it is told.
struct Told {
    text: Text,
    at: String,
    useful: Option<Text>,
    words: Option<String>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    let reader = Reader::of(ask, tx)?;
    let goal = match task.goal {
        None => None,
        Some(id) => goals::find(tx, ask.practice(), ask.case_id()?, id)?,
    };
    let (title, quote) = titled(ask, task.words(), "tasks-one-title");
    let frame = sides::frame(ask, title, Section::Goals);
    let acts = reader.acts && task.is_open();
    let body = Body {
        frame: &frame,
        reader: &reader,
        address: &address,
        quote,
        badge: state(ask, &reader, &task),
        note: note(ask, &task),
        goal: goal.map(|goal| (format!("{}/goals/{}", reader.under, goal.id), goal.words().to_owned())),
        read: task.proposal.newest().map_or(0, |newest| newest.version),
        stands: stands(ask, &reader, &task.proposal),
        earlier: earlier(ask, &reader, &task.proposal),
        reports: task.reports.iter().rev().map(|report| told(ask, &reader, report)).collect(),
        ticks: (acts && may_report(&reader, &task)).then(|| ticks(ask)),
        agrees: agrees(&reader, &task.proposal),
        asks: acts && asks(&reader, &task.proposal),
        acts,
        was_done: acts && task.was_done(),
    };
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

/// A task is ticked once both have said yes to it.
fn may_report(reader: &Reader, task: &Task) -> bool {
    task.proposal.is_agreed() && reader.me.is_some_and(|side| task.may_be_reported_by(side))
}

fn told(ask: &Ask<'_>, reader: &Reader, report: &Report) -> Told {
    let done = report.done.code();
    let text = if reader.is_me(report.side) {
        ask.words.say(&format!("tasks-you-told-{done}"))
    } else {
        ask.words.with(&format!("tasks-other-told-{done}"), "name", reader.name(report.side))
    };
    let useful = report.useful.filter(|_| report.side == Side::Client).map(|u| i64::from(u.number()));
    Told {
        text,
        at: ask.calendar().short_date(report.at),
        useful: useful.map(|number| ask.words.with("tasks-useful-told", "number", number)),
        words: report.words.clone(),
    }
}

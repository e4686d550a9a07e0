//! `…/tasks`: all tasks; on the phone, each with a tick.

use askama::Template;
use selaras_core::task::{Place, Task};
use selaras_store::{Tx, tasks};

use crate::ask::{Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::proposals::standing::asks;
use crate::sides::{self, Reader};
use crate::tasks::row::{Row, row};

#[derive(Template)]
#[template(path = "tasks/list.html")]
struct Body<'a> {
    frame: &'a Frame,
    reader: &'a Reader,
    parts: Vec<Part>,
    ended: Vec<Row>,
    ticks: Ticks,
}

/// Tasks of one kind under a heading.
struct Part {
    title: Text,
    rows: Vec<Row>,
    /// Whether each may be ticked right here.
    ticked: bool,
}

/// The three answers to "how did it go", each a link to the page that takes it.
pub struct Ticks {
    /// What the address carries, and the word.
    pub answers: [(&'static str, Text); 3],
}

/// The three answers in the reader's language.
pub fn ticks(ask: &Ask<'_>) -> Ticks {
    Ticks {
        answers: [
            ("done", ask.words.say("tasks-tick-done")),
            ("partly", ask.words.say("tasks-tick-partly")),
            ("not", ask.words.say("tasks-tick-not")),
        ],
    }
}

impl Body<'_> {
    /// Where the first one is written; nowhere for those who only look on.
    fn first(&self) -> String {
        if self.reader.acts { format!("{}/tasks/new", self.reader.under) } else { String::new() }
    }
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let reader = Reader::of(ask, tx)?;
    let tasks = tasks::of_case(tx, ask.practice(), ask.case_id()?)?;
    let (open, ended): (Vec<&Task>, Vec<&Task>) = tasks.iter().partition(|task| task.is_open());
    let part = |key: &str, ticked: bool, kind: &dyn Fn(&Task) -> bool| Part {
        title: ask.words.say(key),
        rows: open.iter().filter(|task| kind(task)).map(|task| row(ask, &reader, task)).collect(),
        ticked: ticked && reader.acts && reader.is_client(),
    };
    let agreed = |task: &Task| task.proposal.is_agreed();
    let mine = |task: &Task| agreed(task) && task.place == Place::Between;
    let mut parts = vec![
        part("tasks-part-asked", false, &|task| asks(&reader, &task.proposal)),
        part("tasks-part-to-do", true, &|task| mine(task) && !task.was_done()),
        part("tasks-part-together", false, &|task| agreed(task) && task.place == Place::InSession),
        part("tasks-part-waiting", false, &|task| !agreed(task) && !asks(&reader, &task.proposal)),
        part("tasks-part-done", false, &|task| mine(task) && task.was_done()),
    ];
    parts.retain(|part| !part.rows.is_empty());
    let frame = sides::frame(ask, ask.words.say("tasks-title").into_owned(), Section::Goals);
    let ended = ended.iter().map(|task| row(ask, &reader, task)).collect();
    let body = Body { frame: &frame, reader: &reader, parts, ended, ticks: ticks(ask) };
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

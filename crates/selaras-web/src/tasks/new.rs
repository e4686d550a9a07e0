//! `…/tasks/new`: a task that one side would like to try.

use askama::Template;
use selaras_core::id::GoalId;
use selaras_core::task::Place;
use selaras_store::tasks::Frame as About;
use selaras_store::{Tx, tasks};

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::Fault;
use crate::sides::{self, under};
use crate::tasks::form::Form;

#[derive(Template)]
#[template(path = "tasks/new.html")]
struct Body<'a> {
    frame: &'a Frame,
    under: String,
    fields: Form,
    faults: Vec<Fault>,
}

/// The form; `?goal=` names the goal it was opened from.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let goal = ask.query.text("goal").parse::<GoalId>().ok();
    let about = About { goal, place: Place::Between, due_at: None };
    let fields = Form::new(ask, tx, None)?.filled(ask, "", &about);
    let frame = frame(ask);
    let body = Body { frame: &frame, under: under(ask)?, fields, faults: Vec::new() };
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

/// Keeps the task; the other side is asked.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let mut fields = Form::new(ask, tx, None)?;
    if let Some((words, about)) = fields.read(ask) {
        let id = tasks::propose(tx, ask.by(), ask.case_id()?, ask.side(), &words, &about)?;
        return Answer::done(&format!("{}/tasks/{id}", under(ask)?), &sides::sent(ask, "task-proposed"));
    }
    let frame = frame(ask);
    let body = Body { frame: &frame, under: under(ask)?, faults: fields.faults(), fields };
    sides::again(ask, tx, &frame, Section::Goals, &body)
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("tasks-new-title").into_owned(), Section::Goals)
}

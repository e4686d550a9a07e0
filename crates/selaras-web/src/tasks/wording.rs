//! `…/tasks/{task}/wording`: the task in other words, on another day, or in another place.

use askama::Template;
use selaras_core::task::Task;
use selaras_store::proposals::Rewording;
use selaras_store::tasks::Frame as About;
use selaras_store::{Tx, tasks};

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Text};
use crate::proposals::told;
use crate::sides;
use crate::tasks::asked;
use crate::tasks::form::Form;

#[derive(Template)]
#[template(path = "tasks/wording.html")]
struct Body<'a> {
    frame: &'a Frame,
    address: &'a str,
    current: &'a str,
    read: u32,
    fields: Form,
    notice: Option<Text>,
    faults: Vec<Fault>,
}

/// The form, holding the task as it stands.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    let frame = frame(ask);
    let fields = Form::new(ask, tx, task.goal)?.filled(ask, task.words(), &about(&task));
    let body = body(&frame, &task, &address, fields, None);
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

/// Keeps the change; the other side is asked anew.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    let mut fields = Form::new(ask, tx, task.goal)?;
    let mut notice = None;
    if let Some((words, new)) = fields.read(ask) {
        if words == task.words() && new == about(&task) {
            fields.words.error = Some(ask.words.say("proposals-same-words"));
        } else {
            let read = ask.form.text("read").parse().unwrap_or(0);
            let rewording = Rewording { side: ask.side(), read, words: &words };
            match tasks::reword(tx, ask.by(), ask.case_id()?, task.id, &rewording, &new) {
                Ok(()) => return Answer::done(&address, &sides::sent(ask, "task-reworded")),
                Err(why) => notice = Some(ask.words.say(told(why)?)),
            }
        }
        fields = fields.filled(ask, &words, &new);
    }
    let frame = frame(ask);
    sides::again(ask, tx, &frame, Section::Goals, &body(&frame, &task, &address, fields, notice))
}

fn about(task: &Task) -> About {
    About { goal: task.goal, place: task.place, due_at: task.due_at }
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("tasks-wording-title").into_owned(), Section::Goals)
}

fn body<'a>(
    frame: &'a Frame,
    task: &'a Task,
    address: &'a str,
    fields: Form,
    notice: Option<Text>,
) -> Body<'a> {
    let read = task.proposal.newest().map_or(0, |newest| newest.version);
    Body { frame, address, current: task.words(), read, faults: fields.faults(), fields, notice }
}

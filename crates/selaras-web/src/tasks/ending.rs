//! `…/tasks/{task}/ending`: a task is over, or let go.

use askama::Template;
use selaras_core::task::State;
use selaras_store::{Tx, tasks};

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::proposals::told;
use crate::sides;
use crate::tasks::asked;

#[derive(Template)]
#[template(path = "proposals/ending.html")]
struct Body<'a> {
    frame: &'a Frame,
    address: &'a str,
    words: &'a str,
    ending: Field,
    notice: Option<Text>,
    faults: Vec<Fault>,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    let frame = frame(ask);
    let ending = field(ask);
    let body =
        Body { frame: &frame, address: &address, words: task.words(), ending, notice: None, faults: vec![] };
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

/// Ends the task.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = asked(ask, tx)?;
    let sent = ask.form.text("ending");
    let chosen = State::ENDINGS.into_iter().find(|state| state.code() == sent);
    let mut ending = field(ask).value(sent);
    let mut notice = None;
    match chosen {
        None => ending = ending.error(Some(ask.words.say("proposals-no-ending"))),
        Some(state) => match tasks::end(tx, ask.by(), ask.case_id()?, task.id, ask.side(), state) {
            Ok(()) => return Answer::done(&address, &format!("task-{}", state.code())),
            Err(why) => notice = Some(ask.words.say(told(why)?)),
        },
    }
    let frame = frame(ask);
    let faults = faults([&ending]);
    let body = Body { frame: &frame, address: &address, words: task.words(), ending, notice, faults };
    sides::again(ask, tx, &frame, Section::Goals, &body)
}

fn field(ask: &Ask<'_>) -> Field {
    State::ENDINGS.into_iter().fold(
        Field::new("ending", ask.words.say("tasks-ending-question")),
        |field, state| {
            field
                .choice(state.code(), ask.words.say(&format!("tasks-ending-{}", state.code())))
                .meaning(ask.words.say(&format!("tasks-ending-{}-hint", state.code())))
        },
    )
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("tasks-ending-title").into_owned(), Section::Goals)
}

//! `…/goals/{goal}/ending`: a goal is reached, or let go.

use askama::Template;
use selaras_core::goal::State;
use selaras_store::{Tx, goals};

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::goals::asked;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::proposals::told;
use crate::sides;

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
    let (goal, address) = asked(ask, tx)?;
    let frame = frame(ask);
    let ending = field(ask);
    let body =
        Body { frame: &frame, address: &address, words: goal.words(), ending, notice: None, faults: vec![] };
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

/// Ends the goal.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    let sent = ask.form.text("ending");
    let chosen = State::ENDINGS.into_iter().find(|state| state.code() == sent);
    let mut ending = field(ask).value(sent);
    let mut notice = None;
    match chosen {
        None => ending = ending.error(Some(ask.words.say("proposals-no-ending"))),
        Some(state) => match goals::end(tx, ask.by(), ask.case_id()?, goal.id, ask.side(), state) {
            Ok(()) => return Answer::done(&address, &format!("goal-{}", state.code())),
            Err(why) => notice = Some(ask.words.say(told(why)?)),
        },
    }
    let frame = frame(ask);
    let faults = faults([&ending]);
    let body = Body { frame: &frame, address: &address, words: goal.words(), ending, notice, faults };
    sides::again(ask, tx, &frame, Section::Goals, &body)
}

fn field(ask: &Ask<'_>) -> Field {
    State::ENDINGS.into_iter().fold(
        Field::new("ending", ask.words.say("goals-ending-question")),
        |field, state| {
            field
                .choice(state.code(), ask.words.say(&format!("goals-ending-{}", state.code())))
                .meaning(ask.words.say(&format!("goals-ending-{}-hint", state.code())))
        },
    )
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("goals-ending-title").into_owned(), Section::Goals)
}

//! `…/goals/{goal}/wording`: the goal in other words; the other side is asked anew.

use askama::Template;
use selaras_core::goal::Goal;
use selaras_core::proposal::LONGEST;
use selaras_store::proposals::Rewording;
use selaras_store::{Tx, goals};

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::goals::asked;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::proposals::{read_words, told};
use crate::sides::{self, Reader};

#[derive(Template)]
#[template(path = "goals/wording.html")]
struct Body<'a> {
    frame: &'a Frame,
    address: &'a str,
    current: &'a str,
    read: u32,
    words: Field,
    notice: Option<Text>,
    faults: Vec<Fault>,
}

/// The form, holding the newest words.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    let field = field(ask, &Reader::of(ask, tx)?).value(goal.words());
    let frame = frame(ask);
    let body = body(&frame, &goal, &address, field, None);
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

/// Keeps the new words.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    let empty = field(ask, &Reader::of(ask, tx)?);
    let frame = frame(ask);
    let again = |tx: &mut Tx<'_>, field: Field, notice: Option<Text>| {
        sides::again(ask, tx, &frame, Section::Goals, &body(&frame, &goal, &address, field, notice))
    };
    let words = match read_words(ask, "words") {
        Ok(words) => words,
        Err(fault) => {
            let field = empty.value(ask.form.text("words")).error(Some(fault));
            return again(tx, field, None);
        }
    };
    if words == goal.words() {
        let same = ask.words.say("proposals-same-words");
        return again(tx, empty.value(words).error(Some(same)), None);
    }
    let read = ask.form.text("read").parse().unwrap_or(0);
    let new = Rewording { side: ask.side(), read, words: &words };
    match goals::reword(tx, ask.by(), ask.case_id()?, goal.id, &new) {
        Ok(()) => Answer::done(&address, &sides::sent(ask, "goal-reworded")),
        Err(why) => {
            let notice = ask.words.say(told(why)?);
            again(tx, empty.value(words.clone()), Some(notice))
        }
    }
}

fn field(ask: &Ask<'_>, reader: &Reader) -> Field {
    let other = reader.name(ask.side().other());
    Field::new("words", ask.words.say("goals-wording-question"))
        .hint(ask.words.with("goals-wording-hint", "name", other))
        .longest(LONGEST)
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("goals-wording-title").into_owned(), Section::Goals)
}

fn body<'a>(
    frame: &'a Frame,
    goal: &'a Goal,
    address: &'a str,
    words: Field,
    notice: Option<Text>,
) -> Body<'a> {
    let read = goal.proposal.newest().map_or(0, |newest| newest.version);
    Body { frame, address, current: goal.words(), read, faults: faults([&words]), words, notice }
}

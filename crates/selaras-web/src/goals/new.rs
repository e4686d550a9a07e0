//! `…/goals/new`: a goal in one's own words.

use askama::Template;
use selaras_core::people::Side;
use selaras_core::proposal::LONGEST;
use selaras_store::{Tx, goals};

use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::proposals::read_words;
use crate::sides::{self, under};

#[derive(Template)]
#[template(path = "goals/new.html")]
struct Body<'a> {
    frame: &'a Frame,
    under: String,
    lead: Text,
    words: Field,
    faults: Vec<Fault>,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let frame = frame(ask);
    sides::page(ask, tx, &frame, Section::Goals, &body(ask, &frame, field(ask))?)
}

/// Keeps the goal; the other side is asked.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    match read_words(ask, "words") {
        Ok(words) => {
            let id = goals::propose(tx, ask.by(), ask.case_id()?, ask.side(), &words)?;
            Answer::done(&format!("{}/goals/{id}", under(ask)?), &sides::sent(ask, "goal-proposed"))
        }
        Err(fault) => {
            let field = field(ask).value(ask.form.text("words")).error(Some(fault));
            let frame = frame(ask);
            sides::again(ask, tx, &frame, Section::Goals, &body(ask, &frame, field)?)
        }
    }
}

fn field(ask: &Ask<'_>) -> Field {
    let (label, hint) = match ask.side() {
        Side::Client => ("goals-new-question", "goals-new-hint"),
        Side::Counsellor => ("goals-new-question-counsellor", "goals-new-hint-counsellor"),
    };
    Field::new("words", ask.words.say(label)).hint(ask.words.say(hint)).longest(LONGEST)
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("goals-new-title").into_owned(), Section::Goals)
}

fn body<'a>(ask: &Ask<'_>, frame: &'a Frame, words: Field) -> Result<Body<'a>, crate::ask::Refusal> {
    let lead = match ask.side() {
        Side::Client => "goals-new-lead",
        Side::Counsellor => "goals-new-lead-counsellor",
    };
    Ok(Body { frame, under: under(ask)?, lead: ask.words.say(lead), faults: faults([&words]), words })
}

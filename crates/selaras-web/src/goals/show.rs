//! `…/goals/{goal}`: one goal, where both sides stand on it, and what can be done.

use askama::Template;
use selaras_store::{Tx, tasks};

use crate::ask::{Ask, Outcome};
use crate::cases::Section;
use crate::goals::asked;
use crate::goals::list::state;
use crate::goals::nearness::{Near, Ratings};
use crate::goals::rating::{is_rated, questions};
use crate::instrument::Question;
use crate::layout::Frame;
use crate::proposals::standing::{Badge, Earlier, Stand, agrees, asks, earlier, stands};
use crate::proposals::titled;
use crate::sides::{self, Reader};
use crate::tasks::row::{Row, row};

#[derive(Template)]
#[template(path = "goals/show.html")]
struct Body<'a> {
    frame: &'a Frame,
    reader: &'a Reader,
    address: &'a str,
    /// The whole words, where the title cannot hold them.
    quote: Option<String>,
    badge: Badge,
    read: u32,
    stands: Vec<Stand>,
    earlier: Vec<Earlier>,
    /// How near either side last said it is.
    near: Vec<Near>,
    /// How near it is now, when the reader may say so.
    questions: Vec<Question>,
    tasks: Vec<Row>,
    /// Whether the reader is asked for a stance.
    asks: bool,
    /// Whether the reader has said yes to the newest words.
    agrees: bool,
    /// Whether the reader may change it.
    acts: bool,
    goal: String,
}

impl Body<'_> {
    /// Once nothing is to be answered any more, how near the goal is comes first.
    fn settled(&self) -> bool {
        !self.questions.is_empty()
    }
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (goal, address) = asked(ask, tx)?;
    let reader = Reader::of(ask, tx)?;
    let tasks = tasks::of_case(tx, ask.practice(), ask.case_id()?)?;
    let ratings = Ratings::of_case(tx, ask.practice(), ask.case_id()?)?;
    let serving = tasks.iter().filter(|task| task.goal == Some(goal.id));
    let (title, quote) = titled(ask, goal.words(), "goals-one-title");
    let frame = sides::frame(ask, title, Section::Goals);
    let acts = reader.acts && goal.is_open();
    let body = Body {
        frame: &frame,
        reader: &reader,
        address: &address,
        quote,
        badge: state(ask, &reader, &goal),
        read: goal.proposal.newest().map_or(0, |newest| newest.version),
        stands: stands(ask, &reader, &goal.proposal),
        earlier: earlier(ask, &reader, &goal.proposal),
        tasks: serving.map(|task| row(ask, &reader, task)).collect(),
        near: ratings.told(ask, &reader, &goal),
        questions: if acts && is_rated(&goal) { questions(ask, &[])? } else { Vec::new() },
        agrees: agrees(&reader, &goal.proposal),
        asks: acts && asks(&reader, &goal.proposal),
        acts,
        goal: goal.id.to_string(),
    };
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

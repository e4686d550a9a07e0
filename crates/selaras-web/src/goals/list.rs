//! `…/goals`: the goals of a case, each with the tasks that serve it.

use askama::Template;
use selaras_core::goal::{Goal, State};
use selaras_core::task::Task;
use selaras_store::{Tx, goals, tasks};

use crate::ask::{Ask, Outcome};
use crate::cases::Section;
use crate::goals::nearness::{Near, Ratings};
use crate::goals::rating::is_rated;
use crate::layout::Frame;
use crate::proposals::standing::{Badge, Stand, asks, badge, stands};
use crate::sides::{self, Reader};
use crate::tasks::row::{Row, row};

#[derive(Template)]
#[template(path = "goals/list.html")]
struct Body<'a> {
    frame: &'a Frame,
    reader: &'a Reader,
    open: Vec<Card>,
    loose: Vec<Row>,
    ended: Vec<Card>,
}

/// One goal with its tasks.
struct Card {
    address: String,
    words: String,
    badge: Badge,
    /// Where both sides stand, as long as they have not agreed.
    stands: Vec<Stand>,
    near: Vec<Near>,
    /// Whether the reader may say how near it is.
    rated: bool,
    tasks: Vec<Row>,
}

impl Body<'_> {
    /// Where the first one is written; nowhere for those who only look on.
    fn first(&self) -> String {
        if self.reader.acts { format!("{}/goals/new", self.reader.under) } else { String::new() }
    }
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let reader = Reader::of(ask, tx)?;
    let mut goals = goals::of_case(tx, practice, case)?;
    let tasks = tasks::of_case(tx, practice, case)?;
    let ratings = Ratings::of_case(tx, practice, case)?;
    // What waits for the reader comes first; the rest stays in the order of time.
    goals.sort_by_key(|goal| !asks(&reader, &goal.proposal));
    let (open, ended): (Vec<&Goal>, Vec<&Goal>) = goals.iter().partition(|goal| goal.is_open());
    let serves_open = |task: &Task| open.iter().any(|goal| task.goal == Some(goal.id));
    let loose = tasks.iter().filter(|task| task.is_open() && !serves_open(task));
    let frame = sides::frame(ask, ask.words.say("goals-title").into_owned(), Section::Goals);
    let body = Body {
        frame: &frame,
        reader: &reader,
        loose: loose.map(|task| row(ask, &reader, task)).collect(),
        open: open.iter().map(|goal| card(ask, &reader, goal, (&tasks, &ratings))).collect(),
        ended: ended.iter().map(|goal| card(ask, &reader, goal, (&tasks, &ratings))).collect(),
    };
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

fn card(ask: &Ask<'_>, reader: &Reader, goal: &Goal, (tasks, ratings): (&[Task], &Ratings)) -> Card {
    let shown = |task: &&Task| task.goal == Some(goal.id) && task.is_open() && goal.is_open();
    let agreed = goal.proposal.is_agreed() || !goal.is_open();
    Card {
        address: format!("{}/goals/{}", reader.under, goal.id),
        words: goal.words().to_owned(),
        badge: state(ask, reader, goal),
        stands: if agreed { Vec::new() } else { stands(ask, reader, &goal.proposal) },
        near: ratings.told(ask, reader, goal),
        rated: reader.acts && is_rated(goal),
        tasks: tasks.iter().filter(shown).map(|task| row(ask, reader, task)).collect(),
    }
}

/// How far a goal has come, in a word.
pub fn state(ask: &Ask<'_>, reader: &Reader, goal: &Goal) -> Badge {
    match goal.state {
        State::Open => badge(ask, reader, &goal.proposal),
        State::Reached => Badge { kind: "good", text: ask.words.say("goals-state-reached") },
        State::LetGo => Badge { kind: "calm", text: ask.words.say("goals-state-let-go") },
    }
}

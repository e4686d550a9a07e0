//! The goals: their words, how near each side finds them, and the tasks that serve them.

use std::collections::BTreeMap;

use selaras_core::goal::{self, Goal as OneGoal};
use selaras_core::moment::DAY;
use selaras_core::people::Side;
use selaras_core::proposal::{Proposal, Stance, Standing};
use selaras_core::task::{Done, State, Task as OneTask, Usefulness};

use crate::ask::Ask;
use crate::cases::facts::Facts;
use crate::picture::goals::goals;
use crate::picture::{Accord, Goal, GoalRating, Goals, Names, Picture, Task, TaskState};

pub fn draw(ask: &Ask<'_>, facts: &Facts, names: Names) -> Picture {
    let list = facts.goals.iter().map(|goal| one(ask, facts, goal)).collect();
    goals(&Goals { names, range: (0.0, 10.0), goals: list }, &ask.words)
}

fn one(ask: &Ask<'_>, facts: &Facts, goal: &OneGoal) -> Goal {
    let accord = match goal.state {
        goal::State::Reached => Accord::Reached,
        goal::State::LetGo => Accord::LetGo,
        goal::State::Open => match doubt(&goal.proposal) {
            None => Accord::Agreed,
            Some((Standing::Declined, side)) => Accord::DeclinedBy(side),
            Some((_, side)) => Accord::WaitsFor(side),
        },
    };
    let tasks = facts.tasks.iter().filter(|task| task.goal == Some(goal.id) && task.state != State::LetGo);
    Goal {
        words: goal.words().to_owned(),
        accord,
        ratings: ratings(ask, facts, goal),
        tasks: tasks.map(|task| Task { words: task.words().to_owned(), state: state(ask, task) }).collect(),
    }
}

/// The ratings of one goal, those of one day side by side, each at the session that lies nearest.
fn ratings(ask: &Ask<'_>, facts: &Facts, goal: &OneGoal) -> Vec<GoalRating> {
    let calendar = ask.calendar();
    let mut days: BTreeMap<i64, GoalRating> = BTreeMap::new();
    for rated in facts.history.goal_ratings.iter().filter(|rated| rated.goal == goal.id) {
        let Some(score) = &rated.rating.score else { continue };
        let at = rated.rating.given_at;
        let number = facts.history.number_of(&rated.rating).or_else(|| facts.session_near(at));
        let day = days.entry(at.unix_ms().div_euclid(DAY)).or_default();
        (day.number, day.date) = (number.unwrap_or(0), calendar.short_date(at));
        match rated.side {
            Side::Client => day.client = Some(score.value()),
            Side::Counsellor => day.counsellor = Some(score.value()),
        }
    }
    days.into_values().collect()
}

fn state(ask: &Ask<'_>, task: &OneTask) -> TaskState {
    match doubt(&task.proposal) {
        Some((Standing::Declined, side)) => return TaskState::DeclinedBy(side),
        Some((_, side)) => return TaskState::WaitsFor(side),
        None => {}
    }
    let done = task.reports.iter().rev().find(|report| report.done == Done::Done);
    match done {
        Some(report) => {
            let most = f64::from(Usefulness::MOST);
            TaskState::Done(report.useful.map(|useful| (f64::from(useful.number()), most)))
        }
        None if task.is_overdue(ask.now) => TaskState::Undone,
        None => TaskState::UnderWay,
    }
}

/// What stands between a proposal and both sides' yes, and on which side.
fn doubt(proposal: &Proposal) -> Option<(Standing, Side)> {
    let standing = proposal.standing()?;
    match standing {
        Standing::Agreed => None,
        Standing::WaitsFor(side) => Some((standing, side)),
        Standing::ToTalkAbout | Standing::Declined => {
            let doubts = |side: &Side| !matches!(proposal.stance(*side), None | Some(Stance::Agree));
            [Side::Client, Side::Counsellor].into_iter().find(doubts).map(|side| (standing, side))
        }
    }
}

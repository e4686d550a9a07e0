//! The goals in the client's words, how near they came over time, and the tasks that serve them.

use std::fmt::Write;

use selaras_core::people::Side;

use super::figure::{Picture, Table, folded, row, session};
use super::ink::{finite, range, sentence, text};
use super::mark::{Key, Mark};
use super::names::Names;
use super::plot::Plot;
use crate::words::{Place, Words};

/// What the picture of the goals shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Goals {
    /// How the two people are called.
    pub names: Names,
    /// The ends of the rating, usually 0 (far away) and 10 (reached).
    pub range: (f64, f64),
    /// The goals in the order in which they are worked on.
    pub goals: Vec<Goal>,
}

/// One goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// The goal in its own words.
    pub words: String,
    /// Whether both sides said yes.
    pub accord: Accord,
    /// The ratings in order.
    pub ratings: Vec<GoalRating>,
    /// The tasks that serve it.
    pub tasks: Vec<Task>,
}

/// Where the two sides stand with a goal or a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accord {
    /// Both said yes.
    Agreed,
    /// One side has not answered yet.
    WaitsFor(Side),
    /// One side said no, or not in this way.
    DeclinedBy(Side),
    /// Both said yes, and it has been reached.
    Reached,
    /// It was let go.
    LetGo,
}

/// How near a goal was on one day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GoalRating {
    /// The session it belongs to.
    pub number: u32,
    /// Its day, as the reader writes days.
    pub date: String,
    /// How near the client sees it.
    pub client: Option<f64>,
    /// How near the counsellor sees it.
    pub counsellor: Option<f64>,
}

/// A task that serves a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The task in its own words.
    pub words: String,
    /// How it stands.
    pub state: TaskState,
}

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TaskState {
    /// Proposed; this side has not answered yet.
    WaitsFor(Side),
    /// Both said yes; not done yet.
    UnderWay,
    /// Done; how useful the client found it, and out of how much, if said.
    Done(Option<(f64, f64)>),
    /// The time for it went by.
    Undone,
    /// One side said no.
    DeclinedBy(Side),
}

/// Draws the goals, one under the other.
pub fn goals(input: &Goals, words: &Words) -> Picture {
    let title = words.say("picture-goals-title").into_owned();
    let summary = summary(input, words);
    let drawing = if input.goals.is_empty() {
        let plot = Plot::new(6, input.range, 6.0, 56.0);
        let inside = plot.scale((range(input.range).1 - range(input.range).0) / 2.0, words)
            + &plot.promise(&[0.2, 0.3, 0.35, 0.5, 0.6, 0.8]);
        plot.svg(70.0, &title, &summary, &inside)
    } else {
        let cards: String = input.goals.iter().map(|g| card(g, input, words)).collect();
        format!(r#"<ol class="pic-goals">{cards}</ol>"#)
    };
    Picture {
        drawing,
        key: key(input, words).list(),
        numbers: tables(input, words),
        kind: "goals",
        title,
        summary,
    }
}

/// One goal with its line and its tasks.
fn card(goal: &Goal, input: &Goals, words: &Words) -> String {
    let mut out = format!(
        r#"<li><b>{}</b><br/><small>{} {}</small>"#,
        text(&goal.words),
        accord_mark(goal.accord).inline(),
        text(&accord(goal.accord, &input.names, words))
    );
    if goal.ratings.iter().any(|r| finite(r.client).or(finite(r.counsellor)).is_some()) {
        out += &line(goal, input, words);
    } else {
        let _ = write!(out, "<br/><small>{}</small>", text(&words.say("picture-goal-unrated")));
    }
    if !goal.tasks.is_empty() {
        let tasks: String = goal.tasks.iter().map(|t| task(t, &input.names, words)).collect();
        let _ = write!(out, r#"<ul class="pic-tasks">{tasks}</ul>"#);
    }
    out + "</li>"
}

/// The ratings of one goal as a low line over the sessions.
fn line(goal: &Goal, input: &Goals, words: &Words) -> String {
    let (low, high) = range(input.range);
    let plot = Plot::new(goal.ratings.len(), input.range, 10.0, 56.0);
    let client: Vec<Option<f64>> = goal.ratings.iter().map(|r| finite(r.client)).collect();
    let mut inside =
        plot.scale((high - low) / 2.0, words) + &plot.line(&client, "pic-c", r#"stroke-width="2.2""#);
    for (slot, rating) in goal.ratings.iter().enumerate() {
        let _ = write!(inside, "<g><title>{}</title>", text(&remark(rating, &input.names, words)));
        if let Some(value) = finite(rating.counsellor) {
            inside += &Mark::Counsellor.beside(&plot.x(slot), plot.y(value), plot.mark_size(), plot.aside());
        }
        if let Some(value) = client[slot] {
            inside += &Mark::Client.at(&plot.x(slot), plot.y(value), plot.mark_size());
        }
        inside += "</g>";
    }
    if let Some((slot, value)) = client.iter().enumerate().rev().find_map(|(i, v)| v.map(|v| (i, v))) {
        let y = plot.y(value);
        inside += &plot.label(slot, if y < 26.0 { y + 20.0 } else { y - 10.0 }, &shown(value, words));
    }
    inside +=
        &plot.axis(&goal.ratings.iter().map(|r| (r.number, r.date.as_str())).collect::<Vec<_>>(), words);
    plot.svg(
        plot.foot() + 42.0,
        &words.with("picture-goal-near", "goal", &goal.words),
        &rated(goal, input, words),
        &inside,
    )
}

/// One task with its state, in shape and in words.
fn task(task: &Task, names: &Names, words: &Words) -> String {
    let (mark, state) = match task.state {
        TaskState::WaitsFor(side) => (Mark::Open, stands("picture-waits", side, names, words)),
        TaskState::UnderWay => (Mark::UnderWay, words.say("picture-task-under-way").into_owned()),
        TaskState::Done(useful) => (Mark::Yes, done(useful, words)),
        TaskState::Undone => (Mark::No, words.say("picture-task-undone").into_owned()),
        TaskState::DeclinedBy(side) => (Mark::No, stands("picture-declined", side, names, words)),
    };
    format!("<li>{} <span>{} <small>({})</small></span></li>", mark.inline(), text(&task.words), text(&state))
}

fn done(useful: Option<(f64, f64)>, words: &Words) -> String {
    match useful.filter(|(value, most)| value.is_finite() && most.is_finite()) {
        Some((value, most)) => {
            let places = [("value", shown(value, words).into()), ("max", shown(most, words).into())];
            words.fill("picture-task-done-useful", &places).into_owned()
        }
        None => words.say("picture-task-done").into_owned(),
    }
}

fn accord(accord: Accord, names: &Names, words: &Words) -> String {
    match accord {
        Accord::Agreed => words.say("picture-agreed").into_owned(),
        Accord::WaitsFor(side) => sentence(&stands("picture-waits", side, names, words)),
        Accord::DeclinedBy(side) => sentence(&stands("picture-declined", side, names, words)),
        Accord::Reached => words.say("picture-reached").into_owned(),
        Accord::LetGo => words.say("picture-let-go").into_owned(),
    }
}

fn accord_mark(accord: Accord) -> Mark {
    match accord {
        Accord::Agreed => Mark::Yes,
        Accord::Reached => Mark::Better,
        Accord::WaitsFor(_) => Mark::Open,
        Accord::DeclinedBy(_) | Accord::LetGo => Mark::No,
    }
}

fn stands(id: &str, side: Side, names: &Names, words: &Words) -> String {
    words.with(id, "who", names.of(side)).into_owned()
}

fn key(input: &Goals, words: &Words) -> Key {
    let mut key = Key::default();
    let any = |rated: fn(&GoalRating) -> Option<f64>| {
        input.goals.iter().flat_map(|g| &g.ratings).any(|r| finite(rated(r)).is_some())
    };
    if any(|r| r.client) {
        key.mark(Mark::Client, &sentence(&words.with("picture-key-near", "who", &input.names.client)));
    }
    if any(|r| r.counsellor) {
        key.mark(
            Mark::Counsellor,
            &sentence(&words.with("picture-key-near", "who", &input.names.counsellor)),
        );
    }
    key
}

fn summary(input: &Goals, words: &Words) -> String {
    if input.goals.is_empty() {
        return words.say("picture-goals-empty").into_owned();
    }
    let agreed = |g: &&Goal| matches!(g.accord, Accord::Agreed | Accord::Reached);
    let tasks = || input.goals.iter().flat_map(|g| &g.tasks);
    let places = [
        ("goals", Place::from(input.goals.len())),
        ("agreed", input.goals.iter().filter(agreed).count().into()),
        ("tasks", tasks().count().into()),
        ("done", tasks().filter(|t| matches!(t.state, TaskState::Done(_))).count().into()),
    ];
    let mut sentences = vec![words.fill("picture-goals-count", &places).into_owned()];
    if input.goals.iter().any(|g| !g.ratings.is_empty()) {
        let places = [
            ("low", shown(range(input.range).0, words).into()),
            ("high", shown(range(input.range).1, words).into()),
        ];
        sentences.push(words.fill("picture-goals-scale", &places).into_owned());
    }
    sentences.join(" ")
}

/// The latest rating of a goal in words, for those who do not see its line.
fn rated(goal: &Goal, input: &Goals, words: &Words) -> String {
    let latest = goal.ratings.iter().rev().find(|r| finite(r.client).or(finite(r.counsellor)).is_some());
    latest.map_or(String::new(), |r| remark(r, &input.names, words))
}

fn remark(rating: &GoalRating, names: &Names, words: &Words) -> String {
    let mut parts = vec![session(rating.number, &rating.date, words)];
    for (who, value) in
        [(&names.client, finite(rating.client)), (&names.counsellor, finite(rating.counsellor))]
    {
        if let Some(value) = value {
            parts.push(format!("{}: {}", sentence(who), shown(value, words)));
        }
    }
    parts.join(" · ")
}

/// The ratings of each goal as a table of its own.
fn tables(input: &Goals, words: &Words) -> String {
    let number =
        |v: Option<f64>| finite(v).map_or(words.say("picture-none").into_owned(), |v| shown(v, words));
    let heads = || {
        vec![
            words.say("picture-head-session").into_owned(),
            sentence(&words.with("picture-head-rated", "who", &input.names.client)),
            sentence(&words.with("picture-head-rated", "who", &input.names.counsellor)),
        ]
    };
    let rated = input.goals.iter().filter(|g| !g.ratings.is_empty());
    let tables: Vec<Table<'_>> = rated
        .map(|goal| {
            let rows = goal.ratings.iter();
            let rows = rows.map(|r| vec![row(r.number, &r.date), number(r.client), number(r.counsellor)]);
            Table { caption: &goal.words, heads: heads(), rows: rows.collect() }
        })
        .collect();
    folded(&tables, words)
}

fn shown(value: f64, words: &Words) -> String {
    words.number(value, usize::from(value.fract() != 0.0))
}

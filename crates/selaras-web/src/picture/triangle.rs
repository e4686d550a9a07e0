//! Goal, task and bond as a triangle: two views over each other, now and the session before, to talk about.

mod told;

use std::fmt::Write;

use super::figure::Picture;
use super::ink::{finite, px, range, text};
use super::mark::Mark;
use super::names::Names;
use crate::words::Words;

/// What the triangle shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Triangle {
    /// How the two people are called.
    pub names: Names,
    /// The ends of the scale of every item, usually 0 and 6.
    pub range: (f64, f64),
    /// The session that the answers come from ("Sesi 8, 12 Jun 2026").
    pub now: String,
    /// The session before, where there is one to compare with.
    pub before: Option<String>,
    /// The items, scored so that higher is more in step (negatively worded items already turned).
    pub items: Vec<Item>,
}

/// One item of the feedback with the answers of both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The corner it belongs to.
    pub component: Component,
    /// Its words, as the reader knows them.
    pub words: String,
    /// What the client answered now.
    pub client: Option<f64>,
    /// What the counsellor answered now.
    pub counsellor: Option<f64>,
    /// What the client answered the session before.
    pub client_before: Option<f64>,
    /// What the counsellor answered the session before.
    pub counsellor_before: Option<f64>,
}

/// Bordin's three components: the corners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Component {
    /// Agreement on the goals: the upper corner.
    Goal,
    /// Agreement on the tasks: the left corner.
    Task,
    /// The bond: the right corner.
    Bond,
}

impl Component {
    const ALL: [Component; 3] = [Component::Goal, Component::Task, Component::Bond];

    fn name(self) -> &'static str {
        match self {
            Component::Goal => "picture-goal",
            Component::Task => "picture-task",
            Component::Bond => "picture-bond",
        }
    }
}

/// The width and height of the drawing, the middle of the triangle and the way from there to a corner.
const SIZE: (f64, f64) = (320.0, 264.0);
const MIDDLE: (f64, f64) = (160.0, 152.0);
const REACH: f64 = 106.0;

/// Draws the triangle with its items beside it.
pub fn triangle(input: &Triangle, words: &Words) -> Picture {
    let title = words.say("picture-triangle-title").into_owned();
    let summary = told::summary(input, words);
    let drawing = format!(
        r##"<svg role="img" viewBox="0 0 {} {}" font-size="12" fill="none" stroke-linejoin="round" class="pic-d pic-v"><title>{}</title><desc>{}</desc>{}{}{}{}</svg>"##,
        SIZE.0,
        SIZE.1,
        text(&title),
        text(&summary),
        web(),
        views(input),
        scale(input, words),
        corners(input, words),
    );
    Picture {
        drawing,
        key: told::key(input, words).list(),
        numbers: told::items(input, words),
        kind: "triangle",
        title,
        summary,
    }
}

/// The three axes and the lines of equal value.
fn web() -> String {
    let mut out = String::new();
    for third in 1..=3 {
        let share = f64::from(third) / 3.0;
        let corners = Component::ALL.map(|c| place(c, share));
        let _ = write!(out, r##"<path class="pic-l" d="{}" stroke="#ccc"/>"##, outline(&corners));
    }
    for component in Component::ALL {
        let (x, y) = place(component, 1.0);
        let _ = write!(
            out,
            r##"<path class="pic-l" d="M{} {}L{} {}" stroke="#ccc"/>"##,
            px(MIDDLE.0),
            px(MIDDLE.1),
            px(x),
            px(y)
        );
    }
    out
}

/// The numbers of the lines of equal value; the corner itself carries its name and the two values.
fn scale(input: &Triangle, words: &Words) -> String {
    let (low, high) = range(input.range);
    let mut out = String::new();
    for third in 1..=2 {
        let share = f64::from(third) / 3.0;
        let value = low + share * (high - low);
        let (x, y) = place(Component::Goal, share);
        let _ = write!(
            out,
            r##"<text class="pic-h" x="{}" y="{}" fill="#222" stroke="#fff" stroke-width="2.5" paint-order="stroke" font-size="11">{}</text>"##,
            px(x + 4.0),
            px(y + 4.0),
            words.number(value, usize::from(value.fract() != 0.0))
        );
    }
    out
}

/// The two views, the session before first so that now lies on top.
fn views(input: &Triangle) -> String {
    if input.items.iter().all(|i| i.client.is_none() && i.counsellor.is_none()) {
        let promise = Component::ALL.map(|c| place(c, 0.8));
        return format!(
            r##"<path class="pic-g" d="{}" stroke="#999" stroke-width="1.5" stroke-dasharray="2 6" stroke-linecap="round"/>"##,
            outline(&promise)
        );
    }
    let now = "stroke-width=\"2.4\"";
    let view = |class, style: &str, answer: fn(&Item) -> Option<f64>| {
        let corners = Component::ALL.map(|c| Some(place(c, input.share(input.mean(c, answer)?))));
        shape(&corners, class, style)
    };
    let mut out = String::new();
    if input.before.is_some() {
        out += &view("pic-k", r#"stroke-width="1.2" stroke-dasharray="2 3""#, |i| i.counsellor_before);
        out += &view("pic-c", r#"stroke-width="1.2""#, |i| i.client_before);
    }
    out += &view("pic-c", &format!(r#"{now} fill="currentColor" fill-opacity=".1""#), |i| i.client);
    out += &view("pic-k", &format!(r#"{now} stroke-dasharray="7 5""#), |i| i.counsellor);
    for component in Component::ALL {
        for (mark, answer) in [(Mark::Counsellor, COUNSELLOR), (Mark::Client, CLIENT)] {
            if let Some(mean) = input.mean(component, answer) {
                let (x, y) = place(component, input.share(mean));
                // The diamond is larger and lies below, so that equal answers stay visible as two.
                out += &mark.fixed(x, y, if mark == Mark::Counsellor { 1.4 } else { 1.0 });
            }
        }
    }
    out
}

const CLIENT: fn(&Item) -> Option<f64> = |i| i.client;
const COUNSELLOR: fn(&Item) -> Option<f64> = |i| i.counsellor;

/// One view: the whole triangle, or as much of it as was answered.
fn shape(corners: &[Option<(f64, f64)>; 3], class: &str, style: &str) -> String {
    let known: Vec<(f64, f64)> = corners.iter().flatten().copied().collect();
    if known.len() < 2 {
        return String::new();
    }
    format!(r#"<path class="{class}" d="{}" stroke="currentColor" {style}/>"#, outline(&known))
}

/// The names at the corners, with the values of both views.
fn corners(input: &Triangle, words: &Words) -> String {
    let mut out = String::new();
    for component in Component::ALL {
        let (x, y) = match component {
            Component::Goal => (MIDDLE.0, 14.0),
            Component::Task => (64.0, MIDDLE.1 + REACH * 0.5 + 24.0),
            Component::Bond => (256.0, MIDDLE.1 + REACH * 0.5 + 24.0),
        };
        let _ = write!(
            out,
            r##"<text class="pic-a" x="{}" y="{}" text-anchor="middle" font-size="13" font-weight="700" fill="#222">{}</text>"##,
            px(x),
            px(y),
            text(&words.say(component.name()))
        );
        let values: Vec<(Mark, f64)> = [(Mark::Client, CLIENT), (Mark::Counsellor, COUNSELLOR)]
            .into_iter()
            .filter_map(|(mark, answer)| Some((mark, input.mean(component, answer)?)))
            .collect();
        for (i, (mark, value)) in values.iter().enumerate() {
            let middle = x + (i as f64 - (values.len() as f64 - 1.0) / 2.0) * 46.0;
            out += &mark.fixed(middle - 13.0, y + 15.0, 0.9);
            let _ = write!(
                out,
                r##"<text class="pic-a" x="{}" y="{}" fill="#222">{}</text>"##,
                px(middle - 4.0),
                px(y + 19.0),
                words.number(*value, 1)
            );
        }
    }
    out
}

impl Triangle {
    /// The mean of the answers to a component's items.
    fn mean(&self, component: Component, answer: fn(&Item) -> Option<f64>) -> Option<f64> {
        let items = self.items.iter().filter(|i| i.component == component);
        let answers: Vec<f64> = items.filter_map(|i| finite(answer(i))).collect();
        finite((!answers.is_empty()).then(|| answers.iter().sum::<f64>() / answers.len() as f64))
    }

    /// How far towards the corner a value lies.
    fn share(&self, value: f64) -> f64 {
        let (low, high) = range(self.range);
        (value.clamp(low, high) - low) / (high - low)
    }
}

/// Where a share of the way to a corner lies.
fn place(corner: Component, share: f64) -> (f64, f64) {
    let angle: f64 = match corner {
        Component::Goal => -90.0,
        Component::Task => 150.0,
        Component::Bond => 30.0,
    };
    let (sin, cos) = angle.to_radians().sin_cos();
    (MIDDLE.0 + REACH * share * cos, MIDDLE.1 + REACH * share * sin)
}

fn outline(corners: &[(f64, f64)]) -> String {
    let points: Vec<String> = corners.iter().map(|(x, y)| format!("{} {}", px(*x), px(*y))).collect();
    format!("M{}z", points.join("L"))
}

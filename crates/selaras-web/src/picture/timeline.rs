//! The time line of a case: the agreement, the sessions, what strained and was repaired, and the ending.

mod course;
mod told;

use super::figure::Picture;
use super::ink::text;
use super::mark::{Key, Mark};
use crate::words::Words;

/// What the time line shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// What happened and what is planned, in any order.
    pub events: Vec<Event>,
    /// The signals with their course.
    pub signals: Vec<Signal>,
}

/// A day: its number orders and spaces the line, its words are what the reader sees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    /// The days since any one day, the same for the whole time line.
    pub number: i64,
    /// The day as the reader writes days.
    pub date: String,
}

/// Something that happened or is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub day: Day,
    /// What.
    pub kind: EventKind,
    /// A few words on it, if there are any ("setelah membicarakan kecepatan").
    pub words: Option<String>,
}

/// What can happen on the time line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// Both sides signed the counselling agreement.
    Agreement,
    /// A session, with its number where it has one.
    Session(Option<u32>, Attendance),
    /// A strain was talked about and repaired.
    Repair,
    /// The counselling ended.
    Ending(Ending),
}

/// What became of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attendance {
    /// It took place.
    Held,
    /// It did not take place.
    Missed,
    /// It is still to come.
    Planned,
}

/// How the counselling ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// As planned together.
    Planned,
    /// With another counsellor.
    Transferred,
    /// The client stopped coming.
    DroppedOut,
}

/// A signal from its opening to its close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// What it is about, in a few words.
    pub words: String,
    /// When it was opened.
    pub opened: Day,
    /// When it was talked about, if it was.
    pub talked: Option<Day>,
    /// When it was closed, if it was.
    pub closed: Option<Day>,
}

/// Draws the time line.
pub fn timeline(input: &Timeline, words: &Words) -> Picture {
    let title = words.say("picture-timeline-title").into_owned();
    let summary = told::summary(input, words);
    let (height, inside) = course::draw(input, words);
    let drawing = format!(
        r#"<svg role="img" width="100%" height="{height}" font-size="12" fill="none" stroke-linecap="round" class="pic-d"><title>{}</title><desc>{}</desc><svg x="20" width="90%" height="{height}" overflow="visible">{inside}</svg></svg>"#,
        text(&title),
        text(&summary),
    );
    let numbers = told::list(input, words);
    Picture { drawing, key: key(input, words).list(), numbers, kind: "timeline", title, summary }
}

fn key(input: &Timeline, words: &Words) -> Key {
    let mut key = Key::default();
    let kinds = [
        (EventKind::Agreement, "picture-key-agreement"),
        (EventKind::Session(None, Attendance::Held), "picture-key-held"),
        (EventKind::Session(None, Attendance::Missed), "picture-key-missed"),
        (EventKind::Session(None, Attendance::Planned), "picture-key-planned"),
    ];
    for (kind, id) in kinds {
        if input.events.iter().any(|e| mark(e.kind) == mark(kind)) {
            key.mark(mark(kind), &words.say(id));
        }
    }
    if !input.signals.is_empty() {
        key.mark(Mark::Signal, &words.say("picture-key-signal"));
    }
    if input.signals.iter().any(|s| s.closed.is_some()) {
        let bar = format!(r#"<g class="pic-s">{}</g>"#, course::CLOSED_SAMPLE);
        key.sample(&bar, &words.say("picture-key-signal-closed"));
    }
    if input.signals.iter().any(|s| s.closed.is_none()) {
        let bar = r#"<path class="pic-s" d="M-13 0H13" stroke="currentColor" stroke-width="2" stroke-dasharray="2 4"/>"#;
        key.sample(bar, &words.say("picture-key-signal-open"));
    }
    if input.events.iter().any(|e| e.kind == EventKind::Repair) {
        key.mark(Mark::Repair, &words.say("picture-key-repair"));
    }
    if input.events.iter().any(|e| matches!(e.kind, EventKind::Ending(_))) {
        key.mark(Mark::Ending, &words.say("picture-key-ending"));
    }
    key
}

/// The mark of an event.
fn mark(kind: EventKind) -> Mark {
    match kind {
        EventKind::Agreement => Mark::Agreement,
        EventKind::Session(_, Attendance::Held) => Mark::Held,
        EventKind::Session(_, Attendance::Missed) => Mark::Missed,
        EventKind::Session(_, Attendance::Planned) => Mark::Planned,
        EventKind::Repair => Mark::Repair,
        EventKind::Ending(_) => Mark::Ending,
    }
}

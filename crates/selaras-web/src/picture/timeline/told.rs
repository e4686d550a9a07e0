//! The time line in words: a few sentences, and everything in order as a list.

use super::{Attendance, Ending, Event, EventKind, Signal, Timeline};
use crate::picture::ink::text;
use crate::words::{Place, Words};

/// More lines than this are folded in.
const SHOWN: usize = 5;

/// How many sessions, signals and repairs there were.
pub fn summary(input: &Timeline, words: &Words) -> String {
    if input.events.is_empty() && input.signals.is_empty() {
        return words.say("picture-timeline-empty").into_owned();
    }
    let sessions = |wanted: Attendance| {
        input.events.iter().filter(|e| matches!(e.kind, EventKind::Session(_, a) if a == wanted)).count()
    };
    let repairs = input.events.iter().filter(|e| e.kind == EventKind::Repair).count();
    let open = input.signals.iter().filter(|s| s.closed.is_none()).count();
    let mut sentences =
        vec![words.with("picture-timeline-held", "count", sessions(Attendance::Held)).into_owned()];
    for (id, count) in [
        ("picture-timeline-missed", sessions(Attendance::Missed)),
        ("picture-timeline-planned", sessions(Attendance::Planned)),
    ] {
        if count > 0 {
            sentences.push(words.with(id, "count", count).into_owned());
        }
    }
    if !input.signals.is_empty() {
        let places = [("count", Place::from(input.signals.len())), ("open", open.into())];
        sentences.push(words.fill("picture-timeline-signals", &places).into_owned());
    }
    if repairs > 0 {
        sentences.push(words.with("picture-timeline-repairs", "count", repairs).into_owned());
    }
    sentences.join(" ")
}

/// Everything in order; the latest stand open, a long past folds in.
pub fn list(input: &Timeline, words: &Words) -> String {
    let mut lines: Vec<(i64, &str, String)> =
        input.events.iter().map(|e| (e.day.number, e.day.date.as_str(), event(e, words))).collect();
    for signal in &input.signals {
        let steps = [
            ("picture-signal-opened", Some(&signal.opened)),
            ("picture-signal-talked", signal.talked.as_ref()),
            ("picture-signal-closed", signal.closed.as_ref()),
        ];
        for (id, day) in steps {
            if let Some(day) = day {
                let line = words.with(id, "words", &signal.words).into_owned();
                lines.push((day.number, day.date.as_str(), line));
            }
        }
    }
    lines.sort_by_key(|(day, ..)| *day);
    if lines.is_empty() {
        return String::new();
    }
    let items: String = lines
        .iter()
        .map(|(_, date, line)| format!("<li><b>{}</b> {}</li>", text(date), text(line)))
        .collect();
    let list = format!(r#"<ol class="pic-story">{items}</ol>"#);
    if lines.len() <= SHOWN {
        return list;
    }
    let fold = words.with("picture-timeline-all", "count", lines.len());
    format!("<details><summary>{}</summary>{list}</details>", text(&fold))
}

/// One event in words, without its day.
pub fn event(event: &Event, words: &Words) -> String {
    let line = match event.kind {
        EventKind::Agreement => words.say("picture-event-agreement"),
        EventKind::Session(number, attendance) => session(number, attendance, words),
        EventKind::Repair => words.say("picture-event-repair"),
        EventKind::Ending(Ending::Planned) => words.say("picture-event-ended-planned"),
        EventKind::Ending(Ending::Transferred) => words.say("picture-event-ended-transferred"),
        EventKind::Ending(Ending::DroppedOut) => words.say("picture-event-ended-dropped-out"),
    };
    match event.words.as_deref().map(str::trim).filter(|w| !w.is_empty()) {
        Some(more) => format!("{line}: {more}"),
        None => line.into_owned(),
    }
}

fn session(number: Option<u32>, attendance: Attendance, words: &Words) -> std::borrow::Cow<'static, str> {
    let id = match attendance {
        Attendance::Held => "picture-event-held",
        Attendance::Missed => "picture-event-missed",
        Attendance::Planned => "picture-event-planned",
    };
    let number = number.map_or(String::new(), |n| n.to_string());
    // Without a number the place in the sentence stays empty: one space there, not two.
    words.with(id, "session", number).replace("  ", " ").into()
}

/// A signal's course in words.
pub fn signal(signal: &Signal, words: &Words) -> String {
    let day =
        |day: Option<&super::Day>| day.map_or(words.say("picture-not-yet").into_owned(), |d| d.date.clone());
    let places = [
        ("words", Place::from(&signal.words)),
        ("opened", (&signal.opened.date).into()),
        ("talked", day(signal.talked.as_ref()).into()),
        ("closed", day(signal.closed.as_ref()).into()),
    ];
    words.fill("picture-signal-course", &places).into_owned()
}

//! The drawing of the time line: days from left to right, sessions on the line, signals above, repairs below.

use std::fmt::Write;

use super::{Attendance, Event, EventKind, Signal, Timeline, mark};
use crate::picture::ink::{percent, px, text};
use crate::picture::mark::Mark;
use crate::picture::plot::spacing;
use crate::words::Words;

/// A closed signal: a bar from the warning triangle to a stop, with a point where it was talked about.
pub const CLOSED_SAMPLE: &str = r#"<path d="M-13 0H11M11-5V5" stroke="currentColor" stroke-width="2"/><circle r="3.4" fill="currentColor"/>"#;

/// Pixels that one signal takes above the line.
const LANE: f64 = 18.0;
/// More signals at the same time than this share the last lane.
const MOST_LANES: usize = 4;
/// A wait longer than this many usual steps is shortened, and shows as a dotted line.
const LONGEST_STEP: f64 = 3.0;

/// The height of the drawing and its content.
pub fn draw(input: &Timeline, words: &Words) -> (String, String) {
    let scale = Scale::new(input);
    let lanes = lanes(&input.signals);
    let count = lanes.iter().max().map_or(0, |most| most + 1);
    let line = 20.0 + LANE * count as f64 + 8.0;
    let mut out = String::new();
    if scale.days.is_empty() {
        out += &promise(line);
        return (px(line + 24.0), out);
    }
    out += &scale.line(line, input);
    for (signal, lane) in input.signals.iter().zip(&lanes) {
        out += &course(signal, 12.0 + LANE * *lane as f64, line, &scale, words);
    }
    let sessions = input.events.iter().filter(|e| matches!(e.kind, EventKind::Session(..))).count();
    let size = (24.0 / sessions.max(1) as f64).clamp(0.5, 1.0);
    for event in sorted(&input.events) {
        let x = scale.x(event.day.number);
        let (y, size) = match event.kind {
            EventKind::Repair => (line + 38.0, size.max(0.8)),
            EventKind::Session(..) => (line, size),
            EventKind::Agreement | EventKind::Ending(_) => (line, 1.1),
        };
        let _ = write!(out, "<g><title>{}</title>", text(&super::told::event(event, words)));
        if event.kind == EventKind::Repair {
            let _ = write!(
                out,
                r##"<line class="pic-f" x1="{x}" x2="{x}" y1="{}" y2="{}" stroke="#777" stroke-dasharray="1 4"/>"##,
                px(line + 25.0),
                px(y)
            );
        }
        // The agreement and the ending step aside where they share their day with a session.
        let shared = |e: &Event| e.day.number == event.day.number && matches!(e.kind, EventKind::Session(..));
        let aside = match event.kind {
            EventKind::Agreement if input.events.iter().any(shared) => -13.0,
            EventKind::Ending(_) if input.events.iter().any(shared) => 13.0,
            _ => 0.0,
        };
        let _ = write!(out, "{}</g>", mark(event.kind).beside(&x, y, size, aside));
    }
    out += &numbers(input, line, &scale);
    let repairs = input.events.iter().any(|e| e.kind == EventKind::Repair);
    let foot = line + if repairs { 66.0 } else { 42.0 };
    out += &ends(&scale, foot);
    (px(foot + 8.0), out)
}

/// The days that something happened on, spaced by their distance.
struct Scale {
    /// Number, date and share of the width, in order.
    days: Vec<(i64, String, f64)>,
    /// The stretches that are longer than drawn.
    shortened: Vec<(f64, f64)>,
}

impl Scale {
    fn new(input: &Timeline) -> Scale {
        let signals =
            input.signals.iter().flat_map(|s| [Some(&s.opened), s.talked.as_ref(), s.closed.as_ref()]);
        let mut days: Vec<(i64, String)> = input
            .events
            .iter()
            .map(|e| &e.day)
            .chain(signals.flatten())
            .map(|day| (day.number, day.date.clone()))
            .collect();
        days.sort();
        days.dedup_by_key(|(number, _)| *number);
        let steps: Vec<f64> = days.windows(2).map(|w| w[1].0.saturating_sub(w[0].0) as f64).collect();
        let mut ordered = steps.clone();
        ordered.sort_by(f64::total_cmp);
        let usual = ordered.get(ordered.len() / 2).copied().unwrap_or(1.0);
        let mut at = 0.0;
        let mut places = vec![0.0];
        for step in &steps {
            at += (step / usual).clamp(0.5, LONGEST_STEP);
            places.push(at);
        }
        // A young case does not fill the line: there is room for what comes.
        let whole = at.max(4.0);
        let place = |i: usize| places.get(i).map_or(0.0, |p| p / whole);
        let shortened = steps
            .iter()
            .enumerate()
            .filter(|(_, step)| **step / usual > LONGEST_STEP)
            .map(|(i, _)| (place(i), place(i + 1)))
            .collect();
        let days = days.into_iter().enumerate().map(|(i, (number, date))| (number, date, place(i))).collect();
        Scale { days, shortened }
    }

    fn share(&self, day: i64) -> f64 {
        self.days.iter().find(|(number, ..)| *number == day).map_or(0.0, |(.., share)| *share)
    }

    fn x(&self, day: i64) -> String {
        percent(self.share(day))
    }

    /// The line itself: firm for what was, dashed for what is planned or open, dotted where it is shortened.
    fn line(&self, y: f64, input: &Timeline) -> String {
        let ended = input.events.iter().filter(|e| matches!(e.kind, EventKind::Ending(_)));
        let planned = |e: &&Event| matches!(e.kind, EventKind::Session(_, Attendance::Planned));
        let end = ended.map(|e| self.share(e.day.number)).reduce(f64::max).unwrap_or(1.0);
        let past = input.events.iter().filter(|e| !planned(e)).map(|e| self.share(e.day.number));
        let now = past.reduce(f64::max).unwrap_or(0.0).min(end);
        let stretch = |from: f64, to: f64, style: &str| {
            format!(
                r##"<line class="pic-n" x1="{}" x2="{}" y1="{y}" y2="{y}" stroke="#555" {style}/>"##,
                percent(from),
                percent(to),
                y = px(y)
            )
        };
        let mut out = stretch(0.0, now, r#"stroke-width="2""#);
        if end > now {
            out += &stretch(now, end, r#"stroke-dasharray="3 5""#);
        }
        for (from, to) in &self.shortened {
            let middle = (from + to) / 2.0;
            let _ = write!(
                out,
                r##"<svg x="{}" y="{}" overflow="visible"><path class="pic-o" d="M-6 0H6" stroke="#fff" stroke-width="5"/><path class="pic-n" d="M-7 5-3-5M3 5 7-5" stroke="#555" stroke-width="1.4"/></svg>"##,
                percent(middle),
                px(y)
            );
        }
        out
    }
}

/// The lane of each signal, so that signals at the same time lie above each other.
fn lanes(signals: &[Signal]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..signals.len()).collect();
    order.sort_by_key(|i| signals[*i].opened.number);
    let mut free = [i64::MIN; MOST_LANES];
    let mut lanes = vec![0; signals.len()];
    for i in order {
        let lane = free.iter().position(|until| *until < signals[i].opened.number).unwrap_or(MOST_LANES - 1);
        free[lane] = signals[i].closed.as_ref().map_or(i64::MAX, |d| d.number).max(signals[i].opened.number);
        lanes[i] = lane;
    }
    lanes
}

/// One signal from its opening to its close, or open to the right.
fn course(signal: &Signal, y: f64, line: f64, scale: &Scale, words: &Words) -> String {
    let from = scale.x(signal.opened.number);
    let (to, style) = match &signal.closed {
        Some(day) => (scale.x(day.number), ""),
        None => ("100%".to_owned(), r#" stroke-dasharray="2 4""#),
    };
    let mut out = format!(
        r##"<g class="pic-s"><title>{}</title><line class="pic-f" x1="{from}" x2="{from}" y1="{y}" y2="{}" stroke="#777" stroke-dasharray="1 4"/><line x1="{from}" x2="{to}" y1="{y}" y2="{y}" stroke="currentColor" stroke-width="2"{style}/>"##,
        text(&super::told::signal(signal, words)),
        px(line),
        y = px(y),
    );
    if signal.closed.is_some() {
        let _ = write!(
            out,
            r#"<line x1="{to}" x2="{to}" y1="{}" y2="{}" stroke="currentColor" stroke-width="2"/>"#,
            px(y - 5.0),
            px(y + 5.0)
        );
    }
    if let Some(day) = &signal.talked {
        let x = scale.x(day.number);
        let _ = write!(out, r#"<circle cx="{x}" cy="{}" r="3.4" fill="currentColor"/>"#, px(y));
    }
    out + &Mark::Signal.at(&from, y, 0.9) + "</g>"
}

/// The numbers of the sessions under the line, where there is room for them on a phone.
fn numbers(input: &Timeline, line: f64, scale: &Scale) -> String {
    let mut out = String::new();
    let sessions = input.events.iter().filter(|e| matches!(e.kind, EventKind::Session(Some(_), _))).count();
    let (narrow, wide) = spacing(sessions);
    // Sessions that lie closer than usual leave out numbers of their own accord.
    let mut taken = -1.0;
    for event in sorted(&input.events) {
        let EventKind::Session(Some(number), _) = event.kind else { continue };
        let share = scale.share(event.day.number);
        let rest = |step: usize| number as usize % step;
        let class = match (rest(narrow) == 0 || number == 1, rest(wide) == 0) {
            (true, _) if share - taken >= 0.055 => "pic-t",
            (_, true) if share - taken >= 0.03 => "pic-t pic-w",
            _ => continue,
        };
        taken = share;
        let _ = write!(
            out,
            r##"<text class="{class}" x="{}" y="{}" text-anchor="middle" fill="#555">{number}</text>"##,
            percent(share),
            px(line + 20.0)
        );
    }
    out
}

/// The first and the last day, and on wide pages one between them.
fn ends(scale: &Scale, y: f64) -> String {
    let day = |share: f64, date: &str, class: &str| {
        let (x, anchor) = match share {
            s if s < 0.2 => (0.0, "start"),
            s if s > 0.75 => (s, "end"),
            s => (s, "middle"),
        };
        format!(
            r##"<text class="pic-t{class}" x="{}" y="{}" text-anchor="{anchor}" fill="#555">{}</text>"##,
            percent(x),
            px(y),
            text(date)
        )
    };
    let (Some(first), Some(last)) = (scale.days.first(), scale.days.last()) else { return String::new() };
    let mut out = day(0.0, &first.1, "");
    if last.2 > 0.55 {
        out += &day(last.2, &last.1, "");
        if let Some(middle) = scale.days.iter().find(|(.., share)| *share > 0.42 && *share < 0.55) {
            out += &day(middle.2, &middle.1, " pic-w");
        }
    } else if last.2 > 0.0 {
        out = day(0.0, &format!("{} – {}", first.1, last.1), "");
    }
    out
}

/// A case that has not begun: the line with room for its sessions.
fn promise(line: f64) -> String {
    let mut out = format!(
        r##"<line class="pic-g" x2="100%" y1="{y}" y2="{y}" stroke="#999" stroke-dasharray="2 6"/>"##,
        y = px(line)
    );
    for slot in 0..6 {
        let _ = write!(
            out,
            r##"<circle class="pic-o pic-g" cx="{}" cy="{}" r="5" fill="#fff" stroke="#999" stroke-dasharray="2 2"/>"##,
            percent((f64::from(slot) + 0.5) / 6.0),
            px(line)
        );
    }
    out
}

/// The events by day, keeping the given order within a day.
fn sorted(events: &[Event]) -> Vec<&Event> {
    let mut events: Vec<&Event> = events.iter().collect();
    events.sort_by_key(|e| e.day.number);
    events
}

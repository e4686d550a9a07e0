//! The alliance over the sessions: one score with its interval, the counsellor's view beside it, and what
//! happened when it strained.

mod told;

use super::figure::Picture;
use super::ink::{finite, px, range, text};
use super::mark::Mark;
use super::names::Names;
use super::plot::Plot;
use crate::words::Words;

/// What the picture of the alliance shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Alliance {
    /// How the two people are called.
    pub names: Names,
    /// The ends of the scale, usually 0 and 6; higher is more in step.
    pub range: (f64, f64),
    /// The client's own usual level, once there is one.
    pub baseline: Option<f64>,
    /// The sessions that took place, in order.
    pub sessions: Vec<AllianceSession>,
}

/// One session in the picture of the alliance.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AllianceSession {
    /// The session's number in this case.
    pub number: u32,
    /// Its day, as the reader writes days.
    pub date: String,
    /// What the client rated; none where feedback is missing.
    pub client: Option<Rating>,
    /// The counsellor's own view.
    pub counsellor: Option<f64>,
    /// What the counsellor guessed that the client would answer.
    pub guess: Option<f64>,
    /// In a few words: the signal that was opened here.
    pub signal: Option<String>,
    /// In a few words: the repair that happened here.
    pub repair: Option<String>,
}

/// A rating with the interval in which it most likely lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rating {
    /// The rating itself.
    pub value: f64,
    /// The lower and upper end of its interval, where its error is known.
    pub interval: Option<(f64, f64)>,
}

impl Rating {
    /// A rating with its 95 % interval: 1.96 standard errors to either side.
    pub fn with_error(value: f64, standard_error: f64) -> Rating {
        Rating { value, interval: Some((value - 1.96 * standard_error, value + 1.96 * standard_error)) }
    }
}

const TOP: f64 = 34.0;
const HEIGHT: f64 = 168.0;

/// Draws the alliance over the sessions.
pub fn alliance(input: &Alliance, words: &Words) -> Picture {
    let title = words.say("picture-alliance-title").into_owned();
    let summary = told::summary(input, words);
    let plot = Plot::new(input.sessions.len(), input.range, TOP, HEIGHT);
    let (low, high) = range(input.range);
    let step = if high - low > 6.0 { ((high - low) / 3.0).ceil() } else { 2.0 };
    let mut inside = plot.scale(step, words);
    inside += &plot.remark(12.0, &words.say("picture-alliance-up"));
    inside += &marks(input, &plot, words);
    inside +=
        &plot.axis(&input.sessions.iter().map(|s| (s.number, s.date.as_str())).collect::<Vec<_>>(), words);
    Picture {
        drawing: plot.svg(plot.foot() + 42.0, &title, &summary, &inside),
        key: told::key(input, words).list(),
        numbers: told::table(input, &title, words),
        kind: "alliance",
        title,
        summary,
    }
}

impl Alliance {
    /// The interval of a rating, cut at the ends of the scale: nothing true lies beyond them.
    fn interval(&self, rating: Rating) -> Option<(f64, f64)> {
        let (lower, upper) = rating.interval?;
        let (low, high) = range(self.range);
        (lower.is_finite() && upper.is_finite() && lower <= upper).then(|| (lower.max(low), upper.min(high)))
    }
}

fn marks(input: &Alliance, plot: &Plot, words: &Words) -> String {
    if input.sessions.is_empty() {
        return plot.promise(&[0.62, 0.7, 0.66, 0.78, 0.82, 0.9]);
    }
    let ratings: Vec<Option<f64>> = input.sessions.iter().map(rated).collect();
    let bounds: Vec<_> =
        input.sessions.iter().map(|s| rated(s).and(s.client).and_then(|r| input.interval(r))).collect();
    let mut out = String::new();
    if let Some(baseline) = finite(input.baseline) {
        out += &plot.across(baseline, "pic-i", r#"stroke-width="1.2" stroke-dasharray="9 5""#);
    }
    if !plot.roomy() {
        out += &plot.band(&bounds);
    }
    out += &plot.line(&ratings, "pic-c", r#"stroke-width="2.2""#);
    for (slot, session) in input.sessions.iter().enumerate() {
        let alone = slot.checked_sub(1).is_none_or(|i| bounds[i].is_none())
            && bounds.get(slot + 1).is_none_or(|b| b.is_none());
        let whisker = bounds[slot].filter(|_| plot.roomy() || alone);
        out += &column(session, slot, whisker, plot, &told::remark(session, input, words));
    }
    if let Some((slot, value)) = ratings.iter().enumerate().rev().find_map(|(i, r)| r.map(|v| (i, v))) {
        let (lower, upper) = bounds[slot].unwrap_or((value, value));
        let below = plot.y(lower) + 17.0;
        let y = if below < plot.foot() - 4.0 { below } else { plot.y(upper) - 9.0 };
        out += &plot.label(slot, y, &words.number(value, 1));
    }
    out
}

/// Everything that belongs to one session, with its words for whoever points at it.
fn column(
    s: &AllianceSession,
    slot: usize,
    whisker: Option<(f64, f64)>,
    plot: &Plot,
    remark: &str,
) -> String {
    let (x, size) = (plot.x(slot), plot.mark_size());
    let mut out = format!("<g><title>{}</title>", text(remark));
    let value = rated(s);
    if value.is_none() {
        out += &plot.missing(slot);
    }
    if s.signal.is_some() || s.repair.is_some() {
        let to = px(value.map_or(plot.foot(), |v| plot.y(v)));
        out += &format!(
            r##"<line class="pic-f" x1="{x}" x2="{x}" y1="{}" y2="{to}" stroke="#777" stroke-dasharray="1 4"/>"##,
            px(TOP)
        );
    }
    if let Some((lower, upper)) = whisker {
        out += &plot.whisker(slot, lower, upper);
    }
    for (mark, view) in [(Mark::Guess, s.guess), (Mark::Counsellor, s.counsellor)] {
        if let Some(view) = finite(view) {
            // A little to the right, so that equal views do not hide each other.
            out += &mark.beside(&x, plot.y(view), size, plot.aside());
        }
    }
    if let Some(value) = value {
        out += &Mark::Client.at(&x, plot.y(value), size);
    }
    // Side by side while there is room, above each other where they would touch.
    let stacked = !plot.roomy() || (s.signal.is_some() && s.repair.is_some());
    let (signal, repair) = if stacked { (TOP - 13.0, TOP + 3.0) } else { (TOP - 9.0, TOP - 9.0) };
    if s.signal.is_some() {
        out += &Mark::Signal.at(&x, signal, size.max(0.75));
    }
    if s.repair.is_some() {
        out += &Mark::Repair.at(&x, repair, size.max(0.75));
    }
    out + "</g>"
}

fn rated(session: &AllianceSession) -> Option<f64> {
    finite(session.client.map(|r| r.value))
}

//! Well-being over the sessions, against the band in which a person goes up and down without having changed.

mod told;

use super::figure::Picture;
use super::ink::{finite, px, range, text};
use super::mark::Mark;
use super::names::Names;
use super::plot::Plot;
use crate::words::Words;

/// What the picture of well-being shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Wellbeing {
    /// How the two people are called.
    pub names: Names,
    /// The instrument's name as the reader knows it ("Check-in").
    pub instrument: String,
    /// The ends of the scale, such as 0 and 30.
    pub range: (f64, f64),
    /// Which way is better.
    pub better: Better,
    /// The standard error of the difference between two scores, where the reliability is known.
    pub error_of_difference: Option<f64>,
    /// The check-ins in order; the first with a score is what the others are compared with.
    pub checkins: Vec<CheckIn>,
}

/// Which way of a scale is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// Higher scores are better (well-being).
    Higher,
    /// Lower scores are better (complaints).
    Lower,
}

/// One check-in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CheckIn {
    /// The session it was for.
    pub number: u32,
    /// Its day, as the reader writes days.
    pub date: String,
    /// The score; none where the check-in is missing.
    pub score: Option<f64>,
}

/// How a score stands to the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Within the band of ordinary fluctuation.
    Within,
    /// Better than the band.
    Better,
    /// Worse than the band.
    Worse,
}

const TOP: f64 = 24.0;
const HEIGHT: f64 = 176.0;

/// Draws well-being over the sessions.
pub fn wellbeing(input: &Wellbeing, words: &Words) -> Picture {
    let title = words.with("picture-wellbeing-title", "instrument", &input.instrument).into_owned();
    let summary = told::summary(input, words);
    let (low, high) = range(input.range);
    let plot = Plot::new(input.checkins.len(), input.range, TOP, HEIGHT);
    let step = [1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0].into_iter().find(|s| (high - low) / s <= 6.5);
    let mut inside = band(input, &plot);
    inside += &plot.scale(step.unwrap_or((high - low) / 5.0), words);
    inside += &plot.remark(11.0, &words.say(direction(input.better, true)));
    inside += &marks(input, &plot, words);
    inside +=
        &plot.axis(&input.checkins.iter().map(|s| (s.number, s.date.as_str())).collect::<Vec<_>>(), words);
    Picture {
        drawing: plot.svg(plot.foot() + 42.0, &title, &summary, &inside),
        key: told::key(input, words).list(),
        numbers: told::table(input, &title, words),
        kind: "wellbeing",
        title,
        summary,
    }
}

impl Wellbeing {
    /// The band of ordinary fluctuation: the first score, 1.96 standard errors of the difference to either
    /// side, cut at the ends of the scale.
    pub fn band(&self) -> Option<(f64, f64)> {
        let first = self.checkins.iter().find_map(|c| finite(c.score))?;
        let half = 1.96 * finite(self.error_of_difference).filter(|e| *e > 0.0)?;
        let (low, high) = range(self.range);
        Some(((first - half).max(low), (first + half).min(high))).filter(|(l, u)| l < u)
    }

    /// How each check-in stands to the first; none where there is no score or no band.
    pub fn changes(&self) -> Vec<Option<Change>> {
        let first = self.checkins.iter().find_map(|c| finite(c.score));
        let half = finite(self.error_of_difference).filter(|e| *e > 0.0).map(|e| 1.96 * e);
        self.checkins
            .iter()
            .map(|c| {
                let by = match self.better {
                    Better::Higher => finite(c.score)? - first?,
                    Better::Lower => first? - finite(c.score)?,
                };
                Some(if by > half? {
                    Change::Better
                } else if by < -half? {
                    Change::Worse
                } else {
                    Change::Within
                })
            })
            .collect()
    }

    /// The check-ins at which change became reliable: the first beyond the band after one that was not.
    fn turns(&self) -> Vec<(usize, Change)> {
        let mut before = Change::Within;
        let mut turns = Vec::new();
        for (slot, change) in self.changes().into_iter().enumerate() {
            let Some(change) = change else { continue };
            if change != before && change != Change::Within {
                turns.push((slot, change));
            }
            before = change;
        }
        turns
    }
}

fn band(input: &Wellbeing, plot: &Plot) -> String {
    let Some((lower, upper)) = input.band() else { return String::new() };
    let (top, foot) = (plot.y(upper), plot.y(lower));
    let edges = [top, foot].map(|y| {
        format!(
            r##"<line class="pic-g" x2="100%" y1="{y}" y2="{y}" stroke="#777" stroke-dasharray="5 4"/>"##,
            y = px(y)
        )
    });
    let field = format!(
        r##"<rect class="pic-b" width="100%" y="{}" height="{}" fill="#eee"/>"##,
        px(top),
        px(foot - top)
    );
    field + &edges.concat()
}

fn marks(input: &Wellbeing, plot: &Plot, words: &Words) -> String {
    if input.checkins.is_empty() {
        return plot.promise(match input.better {
            Better::Higher => &[0.38, 0.46, 0.42, 0.55, 0.62, 0.7],
            Better::Lower => &[0.62, 0.54, 0.58, 0.45, 0.38, 0.3],
        });
    }
    let scores: Vec<Option<f64>> = input.checkins.iter().map(|c| finite(c.score)).collect();
    let turns = input.turns();
    let mut out = plot.line(&scores, "pic-c", r#"stroke-width="2.2""#);
    for (slot, (checkin, score)) in input.checkins.iter().zip(&scores).enumerate() {
        out += &format!("<g><title>{}</title>", text(&told::remark(checkin, words)));
        out += &match (score, turns.iter().find(|(s, _)| *s == slot)) {
            (None, _) => plot.missing(slot),
            (Some(v), Some((_, Change::Worse))) => Mark::Worse.at(&plot.x(slot), plot.y(*v), 1.0),
            (Some(v), Some(_)) => Mark::Better.at(&plot.x(slot), plot.y(*v), 1.1),
            (Some(v), None) => Mark::Client.at(&plot.x(slot), plot.y(*v), plot.mark_size()),
        };
        out += "</g>";
    }
    let last = scores.iter().enumerate().rev().find_map(|(i, s)| s.map(|v| (i, v)));
    // Words stand at the first turn and at the latest; more would cover each other on a phone.
    let mut told: Vec<&(usize, Change)> = turns.first().into_iter().chain(turns.last()).collect();
    told.dedup();
    if let [(first, _), (second, _)] = told[..]
        && (second - first) * 3 < input.checkins.len().max(6)
    {
        told.remove(0);
    }
    for (slot, change) in told {
        let y = scores[*slot].map_or(TOP, |v| plot.y(v));
        let upward = (*change == Change::Better) == (input.better == Better::Higher);
        let y = if upward { y - 11.0 } else { y + 20.0 };
        out += &plot.words(*slot, y.clamp(TOP + 4.0, plot.foot() - 4.0), &words.say(turned(*change)));
    }
    if let Some((slot, value)) = last.filter(|(l, _)| turns.last().is_none_or(|(t, _)| t != l)) {
        let y = plot.y(value);
        let before = scores[..slot].iter().rev().find_map(|s| *s).unwrap_or(value);
        let below = (value < before && y + 20.0 < plot.foot()) || y < TOP + 16.0;
        out += &plot.label(slot, if below { y + 20.0 } else { y - 11.0 }, &shown(value, words));
    }
    out
}

/// A score as it is written: whole where it is whole.
fn shown(score: f64, words: &Words) -> String {
    words.number(score, usize::from(score.fract() != 0.0))
}

fn turned(change: Change) -> &'static str {
    match change {
        Change::Within => "picture-turn-within",
        Change::Better => "picture-turn-better",
        Change::Worse => "picture-turn-worse",
    }
}

fn direction(better: Better, short: bool) -> &'static str {
    match (better, short) {
        (Better::Higher, true) => "picture-wellbeing-up",
        (Better::Lower, true) => "picture-wellbeing-down",
        (Better::Higher, false) => "picture-wellbeing-higher",
        (Better::Lower, false) => "picture-wellbeing-lower",
    }
}

//! An alliance that was low from the start: the first ratings lie under a stated line.
//!
//! There is no published line for our instrument. Ours lies at two thirds of the scale, because ratings of the
//! alliance gather above it; it is an assumption until data replace it, and the page says so. A first rating
//! alone must lie under the line by more than its error; the mean of the first two, under it.

use psychometrics::change::CRITERION_95;

use super::{Evidence, Finding, Kind, Reason, kept};
use crate::history::{History, series};
use crate::instrument::Direction;
use crate::moment::Moment;
use crate::score::Score;

/// A low beginning: raised once in a case, while its first ratings are its newest.
pub fn find(history: &History, _now: Moment) -> Vec<Finding> {
    low_start(history).into_iter().collect()
}

fn low_start(history: &History) -> Option<Finding> {
    let raised_before = history.signals.iter().any(|signal| signal.kind == Kind::AllianceLow);
    let series = series(&history.feedback);
    if raised_before || history.feedback.len() > 2 || series.len() != history.feedback.len() {
        return None;
    }
    let newest = series.last()?;
    if newest.direction != Direction::HigherIsBetter {
        return None;
    }
    let scores: Vec<&Score> = series.iter().filter_map(|rating| rating.score.as_ref()).collect();
    let mean = scores.iter().map(|score| score.value()).sum::<f64>() / scores.len() as f64;
    let (bottom, top) = scores[0].range();
    let line = bottom + history.thresholds.low_line * (top - bottom);
    let slack = if scores.len() == 1 { CRITERION_95 * scores[0].standard_error()? } else { 0.0 };
    (mean < line - slack).then(|| Finding {
        reason: Reason::AllianceLow {
            ratings: scores.len(),
            mean: kept(mean),
            line: kept(line),
            top: kept(top),
        },
        evidence: Evidence { response: Some(newest.response), session: newest.session, subject: None },
    })
}

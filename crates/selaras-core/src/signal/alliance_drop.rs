//! A drop of the alliance from this client's own usual level, by more than the error of the instrument.
//!
//! Ratings of the alliance sit near the top of their scale, so a level says little; what counts is a fall from
//! where this client usually is. The usual level is the mean of the earlier ratings; the difference is judged
//! against its standard error (Jacobson & Truax 1991, with the error of a mean for the earlier side).

use super::{Evidence, FellItem, Finding, Reason, kept};
use crate::history::{History, Rating, series};
use crate::instrument::{Basis, Instrument};
use crate::moment::Moment;
use crate::score::Score;
use crate::trajectory::Difference;

/// A drop in the newest feedback.
pub fn find(history: &History, _now: Moment) -> Vec<Finding> {
    newest_drop(history).into_iter().collect()
}

fn newest_drop(history: &History) -> Option<Finding> {
    let series = series(&history.feedback);
    let (newest, earlier) = series.split_last()?;
    // Where the newest feedback left too much open for a score, there is no newest rating to judge.
    if history.feedback.last()?.response != newest.response || earlier.len() < history.thresholds.usual_from {
        return None;
    }
    let now = newest.score.as_ref()?;
    let before: Vec<&Score> = earlier.iter().filter_map(|rating| rating.score.as_ref()).collect();
    let difference = Difference::from_mean(&before, now)?;
    if !difference.is_reliable() || difference.value * newest.direction.sign() > 0.0 {
        return None;
    }
    Some(Finding {
        reason: Reason::AllianceDrop {
            session: history.number_of(newest),
            now: kept(now.value()),
            usual: kept(now.value() - difference.value),
            earlier: before.len(),
            smallest: kept(difference.smallest_reliable()),
            fell: newest.instrument().map(|form| fell(form, earlier, newest)).unwrap_or_default(),
            assumed: now.basis() == Basis::Assumed,
        },
        evidence: Evidence { response: Some(newest.response), session: newest.session, subject: None },
    })
}

/// The items answered at least one point worse than usual, what fell most first.
fn fell(instrument: &Instrument, earlier: &[&Rating], newest: &Rating) -> Vec<FellItem> {
    let Some(answers) = &newest.answers else { return Vec::new() };
    let mut fell: Vec<(f64, FellItem)> = instrument
        .items()
        .iter()
        .enumerate()
        .filter_map(|(at, item)| {
            let now = answers.answers()[at]?;
            let before: Vec<f64> =
                earlier.iter().filter_map(|r| r.answers.as_ref()?.answers()[at]).map(f64::from).collect();
            let usual = before.iter().sum::<f64>() / before.len() as f64;
            let change = (f64::from(now) - usual) * f64::from(instrument.orientation(at)?);
            let item = FellItem { item: item.id().to_string(), usual: kept(usual), now };
            (change <= -1.0).then_some((change, item))
        })
        .collect();
    fell.sort_by(|a, b| a.0.total_cmp(&b.0));
    fell.into_iter().map(|(_, item)| item).collect()
}

//! How good are predicted probabilities? Brier scores and calibration.

use super::curve::kaplan_meier;
use super::hazard::hazard;
use super::{FollowUp, same_rows};
use crate::design::Design;
use crate::{Error, Result};

/// Mean squared difference between predicted probability and what happened (Brier 1950): 0 is perfect, 0.25 is what
/// "fifty-fifty for everybody" gets.
///
/// # Errors
/// [`Error::TooFew`] without predictions, [`Error::UnequalLengths`], [`Error::OutOfRange`] outside 0 to 1.
pub fn brier(probability: &[f64], happened: &[bool]) -> Result<f64> {
    check(probability, happened.len())?;
    let off = |(p, h): (&f64, &bool)| (p - f64::from(u8::from(*h))).powi(2);
    Ok(probability.iter().zip(happened).map(off).sum::<f64>() / probability.len() as f64)
}

/// Brier score at `time` of predicted survival when some were last seen before: those who are known count for those
/// who are not, by the inverse of the chance of still being seen (Graf, Schmoor, Sauerbrei & Schumacher 1999, eq. 5).
///
/// # Errors
/// As [`brier`] and [`kaplan_meier`]; [`Error::NotIdentified`] if nobody was followed that long.
pub fn brier_at(follow_up: &FollowUp, survival: &[f64], time: f64) -> Result<f64> {
    follow_up.check()?;
    check(survival, follow_up.time.len())?;
    let seen: Vec<bool> = follow_up.event.iter().map(|e| !e).collect();
    let seen = kaplan_meier(&FollowUp { time: follow_up.time, event: &seen })?;
    // The chance of still being seen just before a time.
    let before = |t: f64| {
        let i = seen.steps.partition_point(|s| s.time < t);
        i.checked_sub(1).map_or(1.0, |i| seen.steps[i].survival)
    };
    let at_time = seen.survival_at(time);
    let mut sum = 0.0;
    for (i, &s) in survival.iter().enumerate() {
        let (t, event) = (follow_up.time[i], follow_up.event[i]);
        if t <= time && event {
            sum += s * s / before(t);
        } else if t > time {
            if at_time <= 0.0 {
                return Err(Error::not_identified("nobody is seen any more at this time"));
            }
            sum += (1.0 - s).powi(2) / at_time;
        }
    }
    if !follow_up.time.iter().zip(follow_up.event).any(|(t, e)| *t > time || (*e && *t <= time)) {
        return Err(Error::not_identified("nobody was followed until this time"));
    }
    Ok(sum / survival.len() as f64)
}

/// Whether predicted probabilities mean what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// What the log odds of all predictions lack, with the slope fixed at one: 0 if they are right on average.
    pub intercept: f64,
    /// How much the log odds of the events rise per unit of predicted log odds: 1 if right, below 1 if too bold.
    pub slope: f64,
    /// Predictions in groups of about equal size, lowest first.
    pub groups: Vec<CalibrationGroup>,
}

/// Predicted and observed share in one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CalibrationGroup {
    /// How many.
    pub n: usize,
    /// Mean predicted probability.
    pub predicted: f64,
    /// Share in which it happened.
    pub observed: f64,
}

/// Calibration of predicted probabilities: slope by logistic regression on their log odds, intercept with the slope
/// fixed at one (Cox 1958; Van Calster et al. 2019), and `groups` groups by size of the prediction.
///
/// # Errors
/// [`Error::TooFew`] without events or non-events; [`Error::OutOfRange`] for a prediction of exactly 0 or 1, or for no
/// group; [`Error::NotIdentified`] if all predictions are alike.
pub fn calibration(probability: &[f64], happened: &[bool], groups: usize) -> Result<Calibration> {
    check(probability, happened.len())?;
    if let Some(i) = probability.iter().position(|p| *p <= 0.0 || *p >= 1.0) {
        let what = format!("the prediction in row {}", i + 1);
        return Err(Error::out_of_range(what, probability[i], "between 0 and 1 to have log odds"));
    }
    if groups == 0 || groups > probability.len() {
        let bounds = format!("from 1 to {}", probability.len());
        return Err(Error::out_of_range("the number of groups", groups as f64, bounds));
    }
    let odds: Vec<f64> = probability.iter().map(|p| (p / (1.0 - p)).ln()).collect();
    let columns = Design::of_columns(&[("(Intercept)", &vec![1.0; odds.len()]), ("log odds", &odds)])?;
    let slope = hazard(happened, &columns)?.coefficients[1];
    let mut order: Vec<usize> = (0..odds.len()).collect();
    order.sort_by(|&a, &b| probability[a].total_cmp(&probability[b]));
    let group = |g: usize| {
        let rows = &order[g * order.len() / groups..(g + 1) * order.len() / groups];
        let n = rows.len() as f64;
        CalibrationGroup {
            n: rows.len(),
            predicted: rows.iter().map(|&r| probability[r]).sum::<f64>() / n,
            observed: rows.iter().filter(|&&r| happened[r]).count() as f64 / n,
        }
    };
    Ok(Calibration { intercept: level(&odds, happened), slope, groups: (0..groups).map(group).collect() })
}

/// The shift `a` for which `Σ logistic(a + odds)` is the number of events, by bisection (the sum rises with `a`).
fn level(odds: &[f64], happened: &[bool]) -> f64 {
    let events = happened.iter().filter(|h| **h).count() as f64;
    let largest = odds.iter().fold(0.0_f64, |m, o| m.max(o.abs()));
    let (mut low, mut high) = (-largest - 50.0, largest + 50.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        let expected: f64 = odds.iter().map(|o| 1.0 / (1.0 + (-o - middle).exp())).sum();
        if expected < events {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

fn check(probability: &[f64], rows: usize) -> Result<()> {
    if probability.is_empty() {
        return Err(Error::too_few("predictions", 1, 0));
    }
    same_rows("the list of predictions", probability.len(), rows)?;
    match probability.iter().position(|p| !(0.0..=1.0).contains(p)) {
        Some(i) => Err(Error::out_of_range(
            format!("the prediction in row {}", i + 1),
            probability[i],
            "from 0 to 1",
        )),
        None => Ok(()),
    }
}

//! Has a person changed by more than the error of the instrument, and is the change enough to matter?
//!
//! Reliable change after Jacobson & Truax (1991); clinical cut-offs a, b and c of the same paper; predicted
//! change after Gulliksen, Lord & Novick; and the occasion of a whole series at which change became reliable.
//! Scores may be on any scale, as long as `sd` is on the same one.

mod clinical;
mod series;

pub use clinical::{Better, Outcome, Population, classify, cutoff_a, cutoff_b, cutoff_c};
pub use series::{SeriesChange, series_change};

use crate::error::{finite, positive};
use crate::{Error, Result};

/// The two-sided 95 % criterion that Jacobson & Truax use.
pub const CRITERION_95: f64 = 1.96;

/// What a difference between two scores of one person can be said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The score rose by more than error explains.
    Rise,
    /// The score fell by more than error explains.
    Fall,
    /// The difference lies within the error of the instrument.
    WithinError,
}

/// The difference of two scores of one person beside its error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReliableChange {
    /// Later score minus earlier score (or minus the score expected), in score points.
    pub difference: f64,
    /// Standard error of that difference when nothing has changed, in score points.
    pub se_difference: f64,
    /// `difference / se_difference`: the reliable change index, standard normal when nothing has changed.
    pub index: f64,
    /// What the index says at the criterion asked for.
    pub verdict: Verdict,
}

/// Standard error of measurement `SD·√(1 − r)`, in score points (Lord & Novick 1968, eq. 3.4.4).
///
/// # Errors
/// [`Error::OutOfRange`] unless `sd > 0` and `0 ≤ reliability ≤ 1`.
pub fn sem(sd: f64, reliability: f64) -> Result<f64> {
    Ok(positive(sd, "the standard deviation")? * (1.0 - checked_reliability(reliability)?).sqrt())
}

/// Standard error of the difference of two measurements, `√2·SEM` (Jacobson & Truax 1991, p. 14).
///
/// # Errors
/// As [`sem`].
pub fn se_difference(sd: f64, reliability: f64) -> Result<f64> {
    Ok(std::f64::consts::SQRT_2 * sem(sd, reliability)?)
}

/// Standard error of prediction `SD·√(1 − r²)`: the spread of a second score about the one predicted
/// from the first (Lord & Novick 1968, eq. 3.8.4).
///
/// # Errors
/// As [`sem`].
pub fn se_prediction(sd: f64, reliability: f64) -> Result<f64> {
    let reliability = checked_reliability(reliability)?;
    Ok(positive(sd, "the standard deviation")? * (1.0 - reliability * reliability).sqrt())
}

/// Standard error of estimation `SD·√(r(1 − r))`: the spread of true scores about the one estimated from an
/// observed score (Lord & Novick 1968, eq. 3.8.2).
///
/// # Errors
/// As [`sem`].
pub fn se_estimation(sd: f64, reliability: f64) -> Result<f64> {
    Ok(sem(sd, reliability)? * reliability.sqrt())
}

/// The true score estimated from an observed one, drawn towards the mean of the population:
/// `M + r(X − M)` (Kelley 1947).
///
/// # Errors
/// [`Error::NotFinite`] or [`Error::OutOfRange`].
pub fn estimated_true_score(score: f64, mean: f64, reliability: f64) -> Result<f64> {
    let (score, mean) = (finite(score, "the score")?, finite(mean, "the mean")?);
    Ok(mean + checked_reliability(reliability)? * (score - mean))
}

/// Reliable change from `before` to `after` at the 95 % criterion 1.96.
///
/// `sd` is the standard deviation of the scores and `reliability` their reliability, both from a group like
/// this person's.
///
/// ```
/// use psychometrics::change::{Verdict, reliable_change};
/// // Jacobson & Truax 1991: marital satisfaction rose from 47.5 to 32.5 points of distress, SD 10, reliability .88.
/// let change = reliable_change(47.5, 32.5, 10.0, 0.88)?;
/// assert!((change.index - -3.0619).abs() < 5e-5);
/// assert_eq!(change.verdict, Verdict::Fall);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::NotFinite`] for a score that is not finite; [`Error::OutOfRange`] unless `sd > 0` and
/// `0 ≤ reliability < 1` (without error there is nothing to compare with).
pub fn reliable_change(before: f64, after: f64, sd: f64, reliability: f64) -> Result<ReliableChange> {
    reliable_change_at(before, after, sd, reliability, CRITERION_95)
}

/// [`reliable_change`] at another criterion, for instance 1.645 for 90 %.
///
/// # Errors
/// As [`reliable_change`], and [`Error::OutOfRange`] unless `criterion > 0`.
pub fn reliable_change_at(
    before: f64,
    after: f64,
    sd: f64,
    reliability: f64,
    criterion: f64,
) -> Result<ReliableChange> {
    let difference = finite(after, "the later score")? - finite(before, "the earlier score")?;
    beside_error(difference, se_difference(sd, reliability)?, criterion)
}

/// The smallest difference that counts as reliable, `criterion·√2·SEM`, in score points.
///
/// # Errors
/// As [`reliable_change_at`].
pub fn smallest_reliable_difference(sd: f64, reliability: f64, criterion: f64) -> Result<f64> {
    Ok(positive(criterion, "the criterion")? * se_difference(sd, reliability)?)
}

/// Change beyond regression to the mean: `after` minus the score predicted from `before`, beside the standard
/// error of prediction (the method of Gulliksen, Lord & Novick as in Hsu 1989, and Speer 1992).
/// `mean` and `sd` describe the population the person belongs to.
///
/// # Errors
/// As [`reliable_change_at`].
pub fn predicted_change(
    before: f64,
    after: f64,
    mean: f64,
    sd: f64,
    reliability: f64,
    criterion: f64,
) -> Result<ReliableChange> {
    let expected = estimated_true_score(before, mean, reliability)?;
    let difference = finite(after, "the later score")? - expected;
    beside_error(difference, se_prediction(sd, reliability)?, criterion)
}

/// A difference judged against its standard error.
fn beside_error(difference: f64, se_difference: f64, criterion: f64) -> Result<ReliableChange> {
    let criterion = positive(criterion, "the criterion")?;
    let se_difference = positive(se_difference, "the standard error of the difference")?;
    let index = difference / se_difference;
    let verdict = if index > criterion {
        Verdict::Rise
    } else if index < -criterion {
        Verdict::Fall
    } else {
        Verdict::WithinError
    };
    Ok(ReliableChange { difference, se_difference, index, verdict })
}

fn checked_reliability(reliability: f64) -> Result<f64> {
    if (0.0..=1.0).contains(&reliability) {
        Ok(reliability)
    } else {
        Err(Error::out_of_range("the reliability", reliability, "from 0 to 1"))
    }
}

//! Two control charts: the exponentially weighted moving average and the cumulative sum.

use crate::Result;
use crate::error::{all_finite, finite, positive};
use crate::{Error, error};

/// One occasion of an EWMA chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EwmaPoint {
    /// The weighted average up to this occasion, in points.
    pub average: f64,
    /// Below this it is out of control, in points.
    pub lower: f64,
    /// Above this it is out of control, in points.
    pub upper: f64,
}

impl EwmaPoint {
    /// Whether the average has left its limits.
    pub fn signals(&self) -> bool {
        self.average < self.lower || self.average > self.upper
    }
}

/// The exponentially weighted moving average `zᵢ = λxᵢ + (1 − λ)zᵢ₋₁` from `z₀ = target`, with the exact limits
/// `target ± L·σ·√(λ/(2 − λ)·(1 − (1 − λ)²ⁱ))` (Roberts 1959; Montgomery 2013, eq. 9.25).
///
/// `sd` is the standard deviation of one score about the target when nothing has changed (the standard error of
/// measurement, or more if people fluctuate), `limit` is L (see [`super::ewma_limit`]).
///
/// ```
/// use psychometrics::sequence::{ewma, ewma_limit};
/// let limit = ewma_limit(0.3, 6, 0.05)?; // 5 % false alarms in six sessions
/// let chart = ewma(&[24.0, 25.0, 21.0, 19.0, 17.0, 16.0], 24.0, 2.5, 0.3, limit)?;
/// assert_eq!(chart.iter().position(|p| p.signals()), Some(4));
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::NotFinite`] with the place; [`Error::OutOfRange`] unless `0 < λ ≤ 1`, `sd > 0` and `limit > 0`.
pub fn ewma(values: &[f64], target: f64, sd: f64, lambda: f64, limit: f64) -> Result<Vec<EwmaPoint>> {
    all_finite(values, "the score")?;
    let (target, sd, limit) = (
        finite(target, "the target")?,
        positive(sd, "the standard deviation")?,
        positive(limit, "the limit")?,
    );
    checked_weight(lambda)?;
    let mut average = target;
    let mut forgotten = 1.0;
    let point = |&value: &f64| {
        average = lambda * value + (1.0 - lambda) * average;
        forgotten *= (1.0 - lambda) * (1.0 - lambda);
        let reach = limit * sd * (lambda / (2.0 - lambda) * (1.0 - forgotten)).sqrt();
        EwmaPoint { average, lower: target - reach, upper: target + reach }
    };
    Ok(values.iter().map(point).collect())
}

/// `λ` if it is a weight.
pub(super) fn checked_weight(lambda: f64) -> Result<f64> {
    if lambda > 0.0 && lambda <= 1.0 {
        Ok(lambda)
    } else {
        Err(Error::out_of_range("the weight of the newest score", lambda, "above 0 and at most 1"))
    }
}

/// One occasion of a CUSUM chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CusumPoint {
    /// Sum of what the scores went above the target and the allowance, in standard deviations; not below 0.
    pub above: f64,
    /// Sum of what they went below, in standard deviations; not above 0.
    pub below: f64,
}

impl CusumPoint {
    /// Whether the scores have risen by more than `limit` allows.
    pub fn signals_rise(&self, limit: f64) -> bool {
        self.above > limit
    }

    /// Whether they have fallen by more than `limit` allows.
    pub fn signals_fall(&self, limit: f64) -> bool {
        self.below < -limit
    }
}

/// Cumulative sums of standardised deviations `zᵢ` from the target, `Cᵢ⁺ = max(0, Cᵢ₋₁⁺ + zᵢ − k)` and likewise below
/// (Page 1954; Montgomery 2013, eq. 9.2 and 9.3). The allowance `k` is half the shift to be found, in standard
/// deviations; compare with a limit from [`super::cusum_limit`].
///
/// # Errors
/// [`Error::NotFinite`] with the place; [`Error::OutOfRange`] unless `sd > 0` and `allowance ≥ 0`.
pub fn cusum(values: &[f64], target: f64, sd: f64, allowance: f64) -> Result<Vec<CusumPoint>> {
    all_finite(values, "the score")?;
    let (target, sd) = (finite(target, "the target")?, positive(sd, "the standard deviation")?);
    checked_allowance(allowance)?;
    let (mut above, mut below) = (0.0_f64, 0.0_f64);
    let point = |&value: &f64| {
        let z = (value - target) / sd;
        above = (above + z - allowance).max(0.0);
        below = (below + z + allowance).min(0.0);
        CusumPoint { above, below }
    };
    Ok(values.iter().map(point).collect())
}

/// The allowance, if it is none below 0.
pub(super) fn checked_allowance(allowance: f64) -> Result<f64> {
    if error::finite(allowance, "the allowance")? >= 0.0 {
        Ok(allowance)
    } else {
        Err(Error::out_of_range("the allowance", allowance, "at 0 or above"))
    }
}

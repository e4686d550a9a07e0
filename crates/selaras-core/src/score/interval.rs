//! The interval around a score, at a confidence that the page chooses and prints.

use super::Score;

/// From where to where a true score may plausibly lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end, never below the scale.
    pub low: f64,
    /// The upper end, never above the scale.
    pub high: f64,
}

impl Score {
    /// The interval `value ± z · standard error`, cut off where the scale ends (Lord & Novick 1968, §7.1).
    /// `confidence` is a share such as 0.95. `None` without a standard error, or when `confidence` does not
    /// lie between 0 and 1.
    pub fn interval(&self, confidence: f64) -> Option<Interval> {
        if !(confidence > 0.0 && confidence < 1.0) {
            return None;
        }
        let half = normal_quantile(0.5 + confidence / 2.0) * self.standard_error()?;
        let (min, max) = self.range();
        Some(Interval { low: (self.value() - half).max(min), high: (self.value() + half).min(max) })
    }
}

/// The upper-half quantile of the standard normal distribution, `0.5 ≤ p < 1`, to about 1e-9
/// (Acklam's rational approximation, 2003).
fn normal_quantile(p: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969683028665376e1,
        2.209460984245205e2,
        -2.759285104469687e2,
        1.38357751867269e2,
        -3.066479806614716e1,
        2.506628277459239,
    ];
    const B: [f64; 5] = [
        -5.447609879822406e1,
        1.615858368580409e2,
        -1.556989798598866e2,
        6.680131188771972e1,
        -1.328068155288572e1,
    ];
    const C: [f64; 6] = [
        -7.784894002430293e-3,
        -3.223964580411365e-1,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783,
    ];
    const D: [f64; 4] = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];
    let polynomial = |coefficients: &[f64], x: f64| coefficients.iter().fold(0.0, |sum, c| sum * x + c);
    if p <= 0.97575 {
        let (q, r) = (p - 0.5, (p - 0.5) * (p - 0.5));
        polynomial(&A, r) * q / (polynomial(&B, r) * r + 1.0)
    } else {
        let q = (-2.0 * (1.0 - p).ln()).sqrt();
        -polynomial(&C, q) / (polynomial(&D, q) * q + 1.0)
    }
}

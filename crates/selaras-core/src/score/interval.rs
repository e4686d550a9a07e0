//! The interval around a score, at a confidence that the page chooses and prints.

use psychometrics::distribution::normal_quantile;

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
        let half = normal_quantile(0.5 + confidence / 2.0).ok()? * self.standard_error()?;
        let (min, max) = self.range();
        Some(Interval { low: (self.value() - half).max(min), high: (self.value() + half).min(max) })
    }
}

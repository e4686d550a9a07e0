//! A difference between scores of one person beside its standard error.

use psychometrics::change::CRITERION_95;

use crate::score::Score;

/// A difference in points of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The later value minus the earlier one (or one person's minus another's).
    pub value: f64,
    /// Its standard error when nothing differs.
    pub standard_error: f64,
}

impl Difference {
    /// A score minus the mean of earlier scores on the same scale. With *n* earlier scores of standard errors
    /// *eᵢ* the difference has the standard error `√(e² + Σeᵢ²/n²)`: for one earlier score and equal errors
    /// Jacobson & Truax's (1991) `√2·SEM`, for more the error of a mean takes its place.
    ///
    /// `None` without earlier scores or where a standard error is unknown or zero.
    pub fn from_mean(earlier: &[&Score], later: &Score) -> Option<Difference> {
        let n = earlier.len() as f64;
        let mean = earlier.iter().map(|score| score.value()).sum::<f64>() / n;
        let squares =
            earlier.iter().map(|score| score.standard_error().map(|e| e * e)).sum::<Option<f64>>()?;
        let own = later.standard_error()?;
        let standard_error = (own * own + squares / (n * n)).sqrt();
        (standard_error > 0.0 && standard_error.is_finite())
            .then_some(Difference { value: later.value() - mean, standard_error })
    }

    /// Whether it is larger than error explains: beyond 1.96 standard errors, as one in twenty differences are
    /// to either side when nothing differs.
    pub fn is_reliable(self) -> bool {
        self.value.abs() > self.smallest_reliable()
    }

    /// The smallest difference that would be reliable, in points of the scale.
    pub fn smallest_reliable(self) -> f64 {
        CRITERION_95 * self.standard_error
    }
}

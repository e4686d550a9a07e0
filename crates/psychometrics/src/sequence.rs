//! Has a short, noisy series of one person's scores moved away from where it was?
//!
//! Control charts for 3 to some 30 occasions whose limits follow from a wished-for false-alarm rate over the whole
//! series (not from an average run length of hundreds of occasions that no counselling has), and the Bayesian
//! on-line change point.

mod change_point;
mod chart;
mod run;

pub use change_point::{ChangePoint, Level, Noise, change_points};
pub use chart::{CusumPoint, EwmaPoint, cusum, ewma};
pub use run::{Sides, cusum_false_alarm, cusum_limit, ewma_false_alarm, ewma_limit};

use crate::{Error, Result};

/// Standard deviation of a series' noise from the mean size of its steps, `mean |xᵢ − xᵢ₋₁|·√π/2`, which a slow drift
/// hardly touches (Shewhart charts for individuals; Montgomery 2013, section 6.4).
///
/// # Errors
/// [`Error::TooFew`] with fewer than two occasions, [`Error::NotFinite`] with the place, [`Error::NoVariance`] if the
/// series never moves.
pub fn moving_range_sd(values: &[f64]) -> Result<f64> {
    if values.len() < 2 {
        return Err(Error::too_few("occasions", 2, values.len()));
    }
    crate::error::all_finite(values, "the score")?;
    let steps: f64 = values.windows(2).map(|w| (w[1] - w[0]).abs()).sum();
    if steps == 0.0 {
        return Err(Error::no_variance("the series"));
    }
    Ok(steps / (values.len() - 1) as f64 * 0.5 * std::f64::consts::PI.sqrt())
}

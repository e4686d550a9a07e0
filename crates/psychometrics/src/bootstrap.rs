//! The bootstrap: the error of a statistic that has no formula for it, by drawing the sample again and again.

use crate::distribution::{normal_cdf, normal_quantile};
use crate::random::Random;
use crate::{Error, Result};

/// A statistic with its bootstrap error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// The statistic of the sample itself.
    pub estimate: f64,
    /// Standard deviation of the statistic over the redrawn samples.
    pub se: f64,
    /// Bias-corrected and accelerated interval (Efron 1987).
    pub interval: (f64, f64),
    /// Redrawn samples in which the statistic could not be computed; many of them make the rest doubtful.
    pub failed: usize,
}

/// How to draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Draws {
    /// Redrawn samples; a thousand for a standard error, two thousand for an interval.
    pub samples: usize,
    /// The seed: the same seed gives the same result on every machine.
    pub seed: u64,
    /// Confidence of the interval, such as 0.95.
    pub confidence: f64,
}

/// Draws `rows` rows with replacement, again and again, and takes `statistic` of the row numbers drawn (from 0). The
/// statistic is also taken of the sample without each row in turn, for the acceleration.
///
/// ```
/// use psychometrics::bootstrap::{Draws, bootstrap};
/// let scores = [12.0, 15.0, 15.0, 17.0, 18.0, 18.0, 18.0, 20.0, 22.0, 25.0];
/// let median = |rows: &[usize]| {
///     let mut drawn: Vec<f64> = rows.iter().map(|&r| scores[r]).collect();
///     drawn.sort_by(f64::total_cmp);
///     Ok(drawn[drawn.len() / 2])
/// };
/// let found = bootstrap(scores.len(), Draws { samples: 1000, seed: 1, confidence: 0.9 }, median)?;
/// assert!(found.interval.0 >= 15.0 && found.interval.1 <= 22.0);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// Whatever `statistic` says of the whole sample; [`Error::TooFew`] with fewer than two rows or twenty samples, or if
/// the statistic can be computed in fewer than twenty; [`Error::OutOfRange`] unless `0 < confidence < 1`;
/// [`Error::NoVariance`] if the statistic is the same in all.
pub fn bootstrap(
    rows: usize,
    draws: Draws,
    mut statistic: impl FnMut(&[usize]) -> Result<f64>,
) -> Result<Bootstrap> {
    if rows < 2 {
        return Err(Error::too_few("rows to draw from", 2, rows));
    }
    if draws.samples < LEAST {
        return Err(Error::too_few("redrawn samples", LEAST, draws.samples));
    }
    let tail = normal_quantile(0.5 + 0.5 * draws.confidence)?;
    let all: Vec<usize> = (0..rows).collect();
    let estimate = crate::error::finite(statistic(&all)?, "the statistic")?;
    let mut random = Random::seeded(draws.seed);
    let mut drawn = vec![0; rows];
    let mut values = Vec::with_capacity(draws.samples);
    for _ in 0..draws.samples {
        drawn.iter_mut().for_each(|row| *row = random.below(rows));
        values.extend(statistic(&drawn).ok().filter(|v| v.is_finite()));
    }
    let failed = draws.samples - values.len();
    if values.len() < LEAST {
        return Err(Error::too_few(
            "redrawn samples in which the statistic can be computed",
            LEAST,
            values.len(),
        ));
    }
    values.sort_by(f64::total_cmp);
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let se = (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    if se == 0.0 {
        return Err(Error::no_variance("the statistic over redrawn samples"));
    }
    let acceleration = acceleration(rows, &mut statistic);
    // How far the middle of the redrawn lies from the estimate; ties count half.
    let below = values.partition_point(|v| *v < estimate) as f64;
    let equal = values.partition_point(|v| *v <= estimate) as f64 - below;
    let share = ((below + 0.5 * equal) / n).clamp(0.5 / n, 1.0 - 0.5 / n);
    let bias = normal_quantile(share)?;
    let border = |z: f64| {
        let moved = bias + (bias + z) / (1.0 - acceleration * (bias + z));
        let place = (normal_cdf(moved) * n).clamp(0.0, n - 1.0);
        values[place as usize]
    };
    Ok(Bootstrap { estimate, se, interval: (border(-tail), border(tail)), failed })
}

/// The fewest redrawn samples of which anything can be said.
const LEAST: usize = 20;

/// How the error of the statistic changes with its value, from leaving out each row in turn; 0 where that cannot be
/// computed (the interval is then bias-corrected only).
fn acceleration(rows: usize, statistic: &mut impl FnMut(&[usize]) -> Result<f64>) -> f64 {
    let mut left = Vec::with_capacity(rows);
    for out in 0..rows {
        let others: Vec<usize> = (0..rows).filter(|&row| row != out).collect();
        match statistic(&others) {
            Ok(value) if value.is_finite() => left.push(value),
            _ => return 0.0,
        }
    }
    let mean = left.iter().sum::<f64>() / rows as f64;
    let (squares, cubes) = left.iter().fold((0.0, 0.0), |(s, c), v| {
        let d = mean - v;
        (s + d * d, c + d * d * d)
    });
    if squares <= 0.0 { 0.0 } else { cubes / (6.0 * squares.powf(1.5)) }
}

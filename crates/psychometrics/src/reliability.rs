//! How far can a score built from several items be relied on?
//!
//! Everything follows from the covariance matrix of the items (after reverse keying), so that the same
//! functions serve complete and pairwise data and data that exist only as a published matrix.

mod omega;
mod split;

pub use omega::{Omega, OneFactor, omega_total, one_factor};
pub use split::{SplitHalf, split_half};

pub use crate::change::sem;

use crate::answers::{Answers, Covariance, Missing, covariance};
use crate::distribution::f_quantile;
use crate::linear::Matrix;
use crate::{Error, Result};

/// The reliability of a scale. What could not be computed says why.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// Rows used (see [`Covariance::rows`]).
    pub rows: usize,
    /// Number of items.
    pub items: usize,
    /// Coefficient alpha of the sum (or mean) of the items.
    pub alpha: f64,
    /// Feldt's 95 % confidence interval of alpha.
    pub alpha_interval: (f64, f64),
    /// Coefficient alpha of the sum of the standardised items.
    pub alpha_standardised: f64,
    /// Mean correlation between items.
    pub mean_correlation: f64,
    /// Guttman's lambda-6, from squared multiple correlations of the standardised items.
    pub lambda6: Result<f64>,
    /// Omega total from a one-factor maximum-likelihood model.
    pub omega: Result<Omega>,
    /// Mean of the sum of the items, in points.
    pub sum_mean: f64,
    /// Standard deviation of the sum of the items, in points.
    pub sum_sd: f64,
    /// Standard error of measurement of the sum, in points; divide by `items` for a mean score.
    pub sem: f64,
    /// Correlation of every item with the sum of the others.
    pub item_rest: Vec<f64>,
    /// Alpha of the other items, for every item; needs three items.
    pub alpha_if_dropped: Result<Vec<f64>>,
}

/// Everything above, from people's answers (already reverse keyed, see [`Answers::reversed`]).
///
/// ```
/// use psychometrics::answers::{Answers, Missing};
/// use psychometrics::reliability::reliability;
/// // Six people answer three items from 1 to 5.
/// let answers = Answers::complete(&[
///     [4.0, 5.0, 4.0], [2.0, 2.0, 1.0], [3.0, 4.0, 3.0], [5.0, 5.0, 4.0], [1.0, 2.0, 2.0], [3.0, 3.0, 5.0],
/// ])?;
/// let scale = reliability(&answers, Missing::Complete)?;
/// assert!((scale.alpha - 0.8960).abs() < 5e-5);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooFew`] with fewer than two items or three rows; [`Error::NoVariance`] naming an item, or the
/// sum of the items.
pub fn reliability(answers: &Answers, missing: Missing) -> Result<Reliability> {
    if answers.items() < 2 {
        return Err(Error::too_few("items of a scale", 2, answers.items()));
    }
    reliability_of(&covariance(answers, missing)?)
}

/// [`reliability`] from means and covariances.
///
/// # Errors
/// As [`reliability`].
pub fn reliability_of(covariance: &Covariance) -> Result<Reliability> {
    if covariance.rows < 3 {
        return Err(Error::too_few("rows of answers", 3, covariance.rows));
    }
    let c = &covariance.matrix;
    let items = c.rows();
    let correlations = covariance.correlations()?;
    let alpha = alpha(c)?;
    let sum_variance = c.values().iter().sum::<f64>();
    let pairs = (items * (items - 1)) as f64;
    Ok(Reliability {
        rows: covariance.rows,
        items,
        alpha,
        alpha_interval: feldt_interval(alpha, covariance.rows, items, 0.95)?,
        alpha_standardised: self::alpha(&correlations)?,
        mean_correlation: (correlations.values().iter().sum::<f64>() - items as f64) / pairs,
        lambda6: lambda6(&correlations),
        omega: omega_total(c),
        sum_mean: covariance.means.iter().sum(),
        sum_sd: sum_variance.sqrt(),
        // Alpha can be negative; the error is then larger than the spread, which is what it says.
        sem: (sum_variance * (1.0 - alpha)).sqrt(),
        item_rest: item_rest(c)?,
        alpha_if_dropped: alpha_if_dropped(c),
    })
}

/// Coefficient alpha of the sum of items with covariance matrix `c`: `k/(k−1)·(1 − tr C/ΣC)` (Cronbach 1951).
/// Given a correlation matrix it is the standardised alpha.
///
/// # Errors
/// [`Error::TooFew`] with fewer than two items, [`Error::NoVariance`] if the sum does not vary.
pub fn alpha(c: &Matrix) -> Result<f64> {
    if c.rows() < 2 || c.columns() != c.rows() {
        return Err(Error::too_few("items of a scale", 2, c.rows().min(c.columns())));
    }
    let total: f64 = c.values().iter().sum();
    if !(total.is_finite() && total > 1e-12 * c.trace()) {
        return Err(Error::no_variance("the sum of the items"));
    }
    let k = c.rows() as f64;
    Ok(k / (k - 1.0) * (1.0 - c.trace() / total))
}

/// Feldt's confidence interval of alpha from `rows` people and `items` items (Feldt, Woodruff & Salih 1987,
/// eq. 5): `1 − (1 − α)·F` at the two quantiles of F with `n − 1` and `(n − 1)(k − 1)` degrees of freedom.
///
/// # Errors
/// [`Error::TooFew`] with fewer than two rows or items, [`Error::OutOfRange`] unless `alpha < 1` and
/// `0 < confidence < 1`.
pub fn feldt_interval(alpha: f64, rows: usize, items: usize, confidence: f64) -> Result<(f64, f64)> {
    if rows < 2 || items < 2 {
        return Err(Error::too_few("rows and items", 2, rows.min(items)));
    }
    // Exactly parallel answers give 1 up to rounding, and the interval shrinks to that point.
    if alpha.is_nan() || alpha > 1.0 + 1e-12 {
        return Err(Error::out_of_range("alpha", alpha, "at most 1"));
    }
    let (df1, tail) = ((rows - 1) as f64, 0.5 * (1.0 - confidence));
    let df2 = df1 * (items - 1) as f64;
    let low = 1.0 - (1.0 - alpha) * f_quantile(1.0 - tail, df1, df2)?;
    let high = 1.0 - (1.0 - alpha) * f_quantile(tail, df1, df2)?;
    Ok((low, high))
}

/// Guttman's lambda-6, `1 − Σ(1 − smc)/ΣR` from the squared multiple correlations of the standardised items
/// (Guttman 1945, as computed by `psych`).
///
/// # Errors
/// [`Error::NotPositiveDefinite`] if an item is a sum of others (or the pairs contradict each other).
pub fn lambda6(correlations: &Matrix) -> Result<f64> {
    let inverse = correlations.cholesky("the correlation matrix of the items")?.inverse();
    // 1 − smc is the part of an item that the others do not predict.
    let unpredicted: f64 = inverse.diagonal().iter().map(|d| 1.0 / d).sum();
    Ok(1.0 - unpredicted / correlations.values().iter().sum::<f64>())
}

/// Correlation of every item with the sum of the others.
fn item_rest(c: &Matrix) -> Result<Vec<f64>> {
    let total: f64 = c.values().iter().sum();
    (0..c.rows())
        .map(|i| {
            let with_all: f64 = c.row(i).iter().sum();
            let variance_of_rest = total - 2.0 * with_all + c[(i, i)];
            if variance_of_rest <= 1e-12 * c.trace() {
                return Err(Error::no_variance(format!("the sum of the items other than item {}", i + 1)));
            }
            Ok((with_all - c[(i, i)]) / (c[(i, i)] * variance_of_rest).sqrt())
        })
        .collect()
}

/// Alpha of the scale without each item in turn.
fn alpha_if_dropped(c: &Matrix) -> Result<Vec<f64>> {
    let items = c.rows();
    if items < 3 {
        return Err(Error::too_few("items to drop one of", 3, items));
    }
    let (total, trace, k) = (c.values().iter().sum::<f64>(), c.trace(), (items - 1) as f64);
    (0..items)
        .map(|i| {
            let rest = total - 2.0 * c.row(i).iter().sum::<f64>() + c[(i, i)];
            if rest <= 1e-12 * trace {
                return Err(Error::no_variance(format!("the sum of the items other than item {}", i + 1)));
            }
            Ok(k / (k - 1.0) * (1.0 - (trace - c[(i, i)]) / rest))
        })
        .collect()
}

//! The unrestricted normal model with missing values: means and covariances by EM.

use super::likelihood::log_likelihood;
use super::moments::Pattern;
use crate::linear::Matrix;
use crate::{Error, Result};

const MOST_ITERATIONS: usize = 5000;
/// Gain of log-likelihood below which the EM algorithm stops. What is left is a small multiple of it.
const ENOUGH: f64 = 1e-9;

/// Maximum-likelihood means and covariances from patterns of incomplete rows (Orchard & Woodbury 1972; Little &
/// Rubin 2002, section 11.2), from these starting values.
pub(super) fn unrestricted(
    patterns: &[Pattern],
    mean: Vec<f64>,
    covariance: Matrix,
) -> Result<(Vec<f64>, Matrix)> {
    let refused = || Error::NotPositiveDefinite {
        what: "the covariance matrix of the items (some are never seen together, or one follows from others)"
            .into(),
    };
    let (mut mean, mut covariance) = (mean, covariance);
    let mut before = log_likelihood(patterns, &mean, &covariance).ok_or_else(refused)?;
    for _ in 0..MOST_ITERATIONS {
        (mean, covariance) = step(patterns, &mean, &covariance)?;
        let now = log_likelihood(patterns, &mean, &covariance).ok_or_else(refused)?;
        if now - before < ENOUGH {
            return Ok((mean, covariance));
        }
        before = now;
    }
    Err(Error::not_identified("means and covariances do not converge: too many values are missing together"))
}

fn step(patterns: &[Pattern], mean: &[f64], covariance: &Matrix) -> Result<(Vec<f64>, Matrix)> {
    let p = mean.len();
    let n: f64 = patterns.iter().map(|pattern| pattern.n).sum();
    let (mut first, mut second) = (vec![0.0; p], Matrix::zeros(p, p));
    for pattern in patterns {
        let filled = Filled::of(pattern, mean, covariance)?;
        for i in 0..p {
            first[i] += pattern.n * filled.off[i];
            for j in 0..=i {
                second[(i, j)] += pattern.n * (filled.covariance[(i, j)] + filled.off[i] * filled.off[j]);
            }
        }
    }
    let shift: Vec<f64> = first.iter().map(|f| f / n).collect();
    let covariance = Matrix::from_fn(p, p, |i, j| second[(i.max(j), i.min(j))] / n - shift[i] * shift[j]);
    Ok((mean.iter().zip(&shift).map(|(m, s)| m + s).collect(), covariance))
}

/// Expected deviations and covariances of all columns, given those present.
struct Filled {
    off: Vec<f64>,
    covariance: Matrix,
}

impl Filled {
    /// With `B = Σ_all,present Σ_present⁻¹`: the expected deviation is `B·d`, the expected covariance
    /// `B S Bᵀ + Σ − B Σ_present,all`.
    fn of(pattern: &Pattern, mean: &[f64], covariance: &Matrix) -> Result<Self> {
        let (p, present) = (mean.len(), &pattern.present);
        let inner =
            Matrix::from_fn(present.len(), present.len(), |i, j| covariance[(present[i], present[j])]);
        let outer = Matrix::from_fn(present.len(), p, |i, j| covariance[(present[i], j)]);
        let regression =
            inner.cholesky("the covariance matrix of the items")?.solve_matrix(&outer).transpose();
        let d: Vec<f64> = present.iter().zip(&pattern.mean).map(|(&i, m)| m - mean[i]).collect();
        let spread = regression.times(&pattern.covariance).times(&regression.transpose());
        let left = covariance.plus(-1.0, &regression.times(&outer));
        Ok(Self { off: regression.times_vector(&d), covariance: spread.plus(1.0, &left) })
    }
}

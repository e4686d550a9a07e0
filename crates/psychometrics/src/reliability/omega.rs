//! Omega total from a one-factor model fitted by maximum likelihood.

use crate::convergence::Convergence;
use crate::linear::{Matrix, dot, norm};
use crate::{Error, Result};

/// A one-factor model `Σ = λλᵀ + Ψ` of a covariance matrix, in the metric of that matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct OneFactor {
    /// Loadings λ of the items on a factor with variance 1, in points; their sum is positive.
    pub loadings: Vec<f64>,
    /// Variances Ψ that the factor leaves to the items, in squared points.
    pub uniquenesses: Vec<f64>,
    /// The discrepancy `ln|Σ| + tr(SΣ⁻¹) − ln|S| − k`; times the number of rows it is chi-square.
    pub discrepancy: f64,
    /// Whether a uniqueness went to zero (a Heywood case): the model then says too much of the data.
    pub heywood: bool,
    /// How the fit ended; gradient of half the discrepancy for standardised items.
    pub convergence: Convergence,
}

/// Omega total and the model it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Omega {
    /// `(Σλ)²/((Σλ)² + Σψ)`: the share of the sum's variance that the common factor carries (McDonald 1999).
    pub total: f64,
    /// `(Σλ)²/s²`: the same share of the observed variance of the sum.
    pub total_observed: f64,
    /// The fitted model.
    pub model: OneFactor,
}

/// The smallest uniqueness of a standardised item that is still called one.
const SMALLEST_UNIQUENESS: f64 = 1e-5;

/// Omega total of the sum of items with covariance matrix `c`.
///
/// # Errors
/// As [`one_factor`].
pub fn omega_total(c: &Matrix) -> Result<Omega> {
    let model = one_factor(c)?;
    let common = model.loadings.iter().sum::<f64>().powi(2);
    let unique: f64 = model.uniquenesses.iter().sum();
    let observed: f64 = c.values().iter().sum();
    Ok(Omega { total: common / (common + unique), total_observed: common / observed, model })
}

/// Fits one factor to a covariance matrix by maximum likelihood: Fisher scoring with step halving on loadings
/// and logarithms of the uniquenesses of the standardised items (Jöreskog 1967; the estimate does not
/// depend on the scale). At most 200 iterations; not arriving is reported, not hidden.
///
/// # Errors
/// [`Error::TooFew`] with fewer than three items (the model is then not identified),
/// [`Error::NotPositiveDefinite`] if the matrix is singular.
pub fn one_factor(c: &Matrix) -> Result<OneFactor> {
    let items = c.rows();
    if items < 3 {
        return Err(Error::too_few("items of a one-factor model", 3, items));
    }
    let sd: Vec<f64> = c.diagonal().iter().map(|v| v.sqrt()).collect();
    let r = Matrix::from_fn(items, items, |i, j| c[(i, j)] / (sd[i] * sd[j]));
    let constant = r.cholesky("the correlation matrix of the items")?.ln_determinant() + items as f64;

    let mut at = start(&r);
    let (mut iterations, mut converged) = (0, false);
    while iterations < 200 && !converged {
        let direction = at.direction(&r);
        let Some(next) = at.step(&r, &direction) else {
            converged = norm(&at.free_gradient(&r)) < 1e-7;
            break;
        };
        iterations += 1;
        let gain = at.discrepancy(&r) - next.discrepancy(&r);
        at = next;
        converged =
            norm(&at.free_gradient(&r)) < 1e-10 || (gain.abs() < 1e-15 && norm(&at.free_gradient(&r)) < 1e-7);
    }
    let sign = if at.loadings.iter().zip(&sd).map(|(l, s)| l * s).sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
    let uniquenesses = at.uniquenesses();
    Ok(OneFactor {
        loadings: at.loadings.iter().zip(&sd).map(|(l, s)| sign * l * s).collect(),
        discrepancy: at.discrepancy(&r) - constant,
        heywood: uniquenesses.iter().any(|&u| u < 10.0 * SMALLEST_UNIQUENESS),
        uniquenesses: uniquenesses.iter().zip(&sd).map(|(u, s)| u * s * s).collect(),
        convergence: Convergence { converged, iterations, gradient_norm: norm(&at.free_gradient(&r)) },
    })
}

/// A point of the search: loadings and logarithms of uniquenesses of standardised items.
#[derive(Clone)]
struct Point {
    loadings: Vec<f64>,
    ln_unique: Vec<f64>,
}

/// Loadings from the first centroid, uniquenesses from what that leaves.
fn start(r: &Matrix) -> Point {
    let size = r.rows();
    let eigen = crate::linear::symmetric_eigen(r);
    let length = eigen.values[0].max(1.0).sqrt() * 0.9;
    let loadings: Vec<f64> = (0..size).map(|i| (length * eigen.vectors[(i, 0)]).clamp(-0.95, 0.95)).collect();
    let ln_unique = loadings.iter().map(|l| (1.0 - l * l).ln()).collect();
    Point { loadings, ln_unique }
}

impl Point {
    fn uniquenesses(&self) -> Vec<f64> {
        self.ln_unique.iter().map(|u| u.exp()).collect()
    }

    /// `Σ⁻¹` by the formula of Sherman and Morrison.
    fn inverse(&self) -> Matrix {
        let unique = self.uniquenesses();
        let scaled: Vec<f64> = self.loadings.iter().zip(&unique).map(|(l, u)| l / u).collect();
        let below = 1.0 + dot(&self.loadings, &scaled);
        let size = unique.len();
        Matrix::from_fn(size, size, |i, j| {
            let own = if i == j { 1.0 / unique[i] } else { 0.0 };
            own - scaled[i] * scaled[j] / below
        })
    }

    /// `ln|Σ| + tr(RΣ⁻¹)`.
    fn discrepancy(&self, r: &Matrix) -> f64 {
        let unique = self.uniquenesses();
        let share: f64 = self.loadings.iter().zip(&unique).map(|(l, u)| l * l / u).sum();
        let ln_determinant = self.ln_unique.iter().sum::<f64>() + (1.0 + share).ln();
        ln_determinant + dot(r.values(), self.inverse().values())
    }

    /// Gradient of half the discrepancy by loadings and logarithms of uniquenesses.
    fn gradient(&self, r: &Matrix) -> Vec<f64> {
        let inverse = self.inverse();
        let w = inverse.plus(-1.0, &inverse.times(r).times(&inverse));
        let mut gradient = w.times_vector(&self.loadings);
        let unique = self.uniquenesses();
        gradient.extend((0..unique.len()).map(|i| 0.5 * w[(i, i)] * unique[i]));
        gradient
    }

    /// Whether a uniqueness rests at its bound and wants to go below it.
    fn held(&self, gradient: &[f64], item: usize) -> bool {
        self.ln_unique[item] <= SMALLEST_UNIQUENESS.ln() && gradient[self.ln_unique.len() + item] > 0.0
    }

    /// The gradient of what is free to move.
    fn free_gradient(&self, r: &Matrix) -> Vec<f64> {
        let gradient = self.gradient(r);
        let size = self.ln_unique.len();
        let free = |(a, g): (usize, &f64)| if a >= size && self.held(&gradient, a - size) { 0.0 } else { *g };
        gradient.iter().enumerate().map(free).collect()
    }

    /// The scoring direction: expected information solved for the gradient.
    fn direction(&self, r: &Matrix) -> Vec<f64> {
        let size = self.loadings.len();
        let (v, unique) = (self.inverse(), self.uniquenesses());
        let vl = v.times_vector(&self.loadings);
        let lvl = dot(&self.loadings, &vl);
        let full = self.gradient(r);
        let held = |a: usize| a >= size && self.held(&full, a - size);
        let information = Matrix::from_fn(2 * size, 2 * size, |a, b| {
            let (i, j) = (a % size, b % size);
            if held(a) || held(b) {
                return if a == b { 1.0 } else { 0.0 };
            }
            match (a < size, b < size) {
                (true, true) => v[(i, j)] * lvl + vl[i] * vl[j],
                (true, false) => v[(i, j)] * vl[j] * unique[j],
                (false, true) => v[(i, j)] * vl[i] * unique[i],
                // A ridge keeps the direction finite when a uniqueness nears zero.
                (false, false) => {
                    let ridge = if i == j { 1e-10 } else { 0.0 };
                    0.5 * v[(i, j)].powi(2) * unique[i] * unique[j] + ridge
                }
            }
        });
        let gradient = self.free_gradient(r);
        match information.cholesky("the information of the one-factor model") {
            Ok(factor) => factor.solve(&gradient).iter().map(|d| -d).collect(),
            // Not identified here (a loading of zero): follow the gradient downhill instead.
            Err(_) => gradient.iter().map(|g| -g).collect(),
        }
    }

    /// The point along `direction` that lowers the discrepancy, halving the step at most 40 times.
    fn step(&self, r: &Matrix, direction: &[f64]) -> Option<Self> {
        let (size, now) = (self.loadings.len(), self.discrepancy(r));
        let mut length = 1.0;
        for _ in 0..40 {
            let mut next = self.clone();
            for i in 0..size {
                next.loadings[i] += length * direction[i];
                let ln_unique = next.ln_unique[i] + (length * direction[size + i]).clamp(-2.0, 2.0);
                next.ln_unique[i] = ln_unique.clamp(SMALLEST_UNIQUENESS.ln(), 3.0);
            }
            if next.discrepancy(r) < now {
                return Some(next);
            }
            length *= 0.5;
        }
        None
    }
}

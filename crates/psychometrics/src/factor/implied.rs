//! The means and covariances that a model's numbers imply.

use super::parameters::{Cell, Place, Value};
use crate::linear::Matrix;

/// One group's matrices: `Σ = ΛΦΛᵀ + Θ`, `μ = ν + Λα`.
#[derive(Debug, Clone)]
pub(super) struct Implied {
    pub loadings: Matrix,
    pub factors: Matrix,
    pub residuals: Matrix,
    pub factor_means: Vec<f64>,
    pub covariance: Matrix,
    pub mean: Vec<f64>,
    /// `ΛΦ`.
    pub structure: Matrix,
}

impl Implied {
    /// `items` and `factors` are their numbers; `mean` stands in where the model says nothing about means.
    pub fn of(
        cells: &[Cell],
        group: usize,
        parameters: &[f64],
        items: usize,
        factors: usize,
        mean: &[f64],
    ) -> Self {
        let mut loadings = Matrix::zeros(items, factors);
        let mut phi = Matrix::zeros(factors, factors);
        let mut residuals = Matrix::zeros(items, items);
        let (mut intercepts, mut factor_means) = (mean.to_vec(), vec![0.0; factors]);
        for cell in cells.iter().filter(|c| c.group == group) {
            let value = match cell.value {
                Value::Fixed(value) => value,
                Value::Free(i) => parameters[i],
            };
            match cell.place {
                Place::Loading { item, factor } => loadings[(item, factor)] = value,
                Place::Factors(k, l) => (phi[(k, l)], phi[(l, k)]) = (value, value),
                Place::Residual(i, j) => (residuals[(i, j)], residuals[(j, i)]) = (value, value),
                Place::Intercept(i) => intercepts[i] = value,
                Place::Mean(k) => factor_means[k] = value,
            }
        }
        let structure = loadings.times(&phi);
        let covariance = structure.times(&loadings.transpose()).plus(1.0, &residuals);
        let shifted = loadings.times_vector(&factor_means);
        let mean = intercepts.iter().zip(shifted).map(|(a, b)| a + b).collect();
        Self { loadings, factors: phi, residuals, factor_means, covariance, mean, structure }
    }

    /// The basis in which every derivative of `Σ` and `μ` is a pair of columns: unit vectors, `Λ`, `ΛΦ`.
    pub fn basis(&self) -> Matrix {
        let (p, m) = (self.loadings.rows(), self.loadings.columns());
        Matrix::from_fn(p, p + 2 * m, |i, c| match c {
            c if c < p => f64::from(u8::from(i == c)),
            c if c < p + m => self.loadings[(i, c - p)],
            c => self.structure[(i, c - p - m)],
        })
    }

    /// The derivative by what stands at `place`.
    pub fn direction(&self, place: Place) -> Direction {
        let (p, m) = (self.loadings.rows(), self.loadings.columns());
        let pair = |u: usize, v: usize| Some((u, v, if u == v { 0.5 } else { 1.0 }));
        match place {
            Place::Loading { item, factor } => Direction {
                covariance: pair(item, p + m + factor),
                mean: Some((item, self.factor_means[factor])),
            },
            Place::Residual(i, j) => Direction { covariance: pair(i, j), mean: None },
            Place::Factors(k, l) => Direction { covariance: pair(p + k, p + l), mean: None },
            Place::Intercept(i) => Direction { covariance: None, mean: Some((i, 1.0)) },
            Place::Mean(k) => Direction { covariance: None, mean: Some((p + k, 1.0)) },
        }
    }
}

/// `∂Σ = c(uvᵀ + vuᵀ)` and `∂μ = c·u`, with `u` and `v` columns of the basis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Direction {
    pub covariance: Option<(usize, usize, f64)>,
    pub mean: Option<(usize, f64)>,
}

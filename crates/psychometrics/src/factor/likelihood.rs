//! The normal log-likelihood of patterns, its gradient and its expected information.

use super::implied::{Direction, Implied};
use super::moments::{Moments, Pattern};
use super::parameters::{Parameters, Value};
use crate::linear::{Cholesky, Matrix, dot};

/// A model on its data.
#[derive(Debug, Clone)]
pub(super) struct Problem<'a> {
    pub groups: &'a [Moments],
    pub parameters: Parameters,
    pub items: usize,
    pub factors: usize,
}

/// The log-likelihood with its derivatives by the free parameters.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub log_likelihood: f64,
    pub gradient: Vec<f64>,
    pub information: Matrix,
}

/// `Σ −½ n (p ln 2π + ln|Σ| + tr Σ⁻¹(S + ddᵀ))` over patterns; `None` where `Σ` is not positive definite.
pub(super) fn log_likelihood(patterns: &[Pattern], mean: &[f64], covariance: &Matrix) -> Option<f64> {
    let mut sum = 0.0;
    for pattern in patterns {
        sum += pattern_likelihood(pattern, mean, covariance)?.0;
    }
    Some(sum)
}

fn pattern_likelihood(
    pattern: &Pattern,
    mean: &[f64],
    covariance: &Matrix,
) -> Option<(f64, Cholesky, Vec<f64>)> {
    let present = &pattern.present;
    let size = present.len();
    let inner = Matrix::from_fn(size, size, |i, j| covariance[(present[i], present[j])]);
    let factor = inner.cholesky("the implied covariance matrix").ok()?;
    let d: Vec<f64> = present.iter().zip(&pattern.mean).map(|(&i, m)| m - mean[i]).collect();
    let half = factor.half_solve(&d);
    let misfit = dot(&half, &half) + factor.solve_matrix(&pattern.covariance).trace();
    let constant = size as f64 * (2.0 * std::f64::consts::PI).ln();
    let value = -0.5 * pattern.n * (constant + factor.ln_determinant() + misfit);
    value.is_finite().then_some((value, factor, d))
}

impl Problem<'_> {
    pub fn implied(&self, group: usize, parameters: &[f64]) -> Implied {
        let mean = &self.groups[group].mean;
        Implied::of(&self.parameters.cells, group, parameters, self.items, self.factors, mean)
    }

    pub fn log_likelihood(&self, parameters: &[f64]) -> Option<f64> {
        let mut sum = 0.0;
        for (g, moments) in self.groups.iter().enumerate() {
            let implied = self.implied(g, parameters);
            sum += log_likelihood(&moments.patterns, &implied.mean, &implied.covariance)?;
        }
        Some(sum)
    }

    /// `None` where the implied covariance matrix is not positive definite.
    pub fn point(&self, parameters: &[f64]) -> Option<Point> {
        self.visit(parameters, true)
    }

    /// The gradient alone, at a fraction of the work.
    pub fn gradient(&self, parameters: &[f64]) -> Option<Vec<f64>> {
        self.visit(parameters, false).map(|point| point.gradient)
    }

    fn visit(&self, parameters: &[f64], with_information: bool) -> Option<Point> {
        let size = self.parameters.start.len();
        let mut point =
            Point { log_likelihood: 0.0, gradient: vec![0.0; size], information: Matrix::zeros(size, size) };
        for (g, moments) in self.groups.iter().enumerate() {
            let implied = self.implied(g, parameters);
            let free = free_directions(&self.parameters, g, &implied);
            add_group(&mut point, moments, &implied, &free, with_information)?;
        }
        Some(point)
    }
}

/// The free parameters of a group, each with the derivatives it stands for there.
pub(super) fn free_directions(
    parameters: &Parameters,
    group: usize,
    implied: &Implied,
) -> Vec<(usize, Direction)> {
    let cells = parameters.cells.iter().filter(|c| c.group == group);
    cells
        .filter_map(|c| match c.value {
            Value::Free(i) => Some((i, implied.direction(c.place))),
            Value::Fixed(_) => None,
        })
        .collect()
}

fn add_group(
    point: &mut Point,
    moments: &Moments,
    implied: &Implied,
    free: &[(usize, Direction)],
    with_information: bool,
) -> Option<()> {
    let p = implied.mean.len();
    let basis = implied.basis();
    let (mut by_covariance, mut by_mean) = (Matrix::zeros(p, p), vec![0.0; p]);
    for pattern in &moments.patterns {
        let (value, factor, d) = pattern_likelihood(pattern, &implied.mean, &implied.covariance)?;
        point.log_likelihood += value;
        let inverse = factor.inverse();
        let present = &pattern.present;
        let size = present.len();
        let total = Matrix::from_fn(size, size, |i, j| pattern.covariance[(i, j)] + d[i] * d[j]);
        let pull = inverse.times(&total).times(&inverse).plus(-1.0, &inverse);
        let shift = inverse.times_vector(&d);
        let mut whole = Matrix::zeros(p, p);
        for (i, &row) in present.iter().enumerate() {
            by_mean[row] += pattern.n * shift[i];
            for (j, &column) in present.iter().enumerate() {
                by_covariance[(row, column)] += pattern.n * pull[(i, j)];
                whole[(row, column)] = inverse[(i, j)];
            }
        }
        if with_information {
            add_information(&mut point.information, &sandwich(&basis, &whole), pattern.n, free);
        }
    }
    let by_covariance = sandwich(&basis, &by_covariance);
    let by_mean = basis.transpose().times_vector(&by_mean);
    for &(i, direction) in free {
        if let Some((u, v, c)) = direction.covariance {
            point.gradient[i] += c * by_covariance[(u, v)];
        }
        if let Some((u, c)) = direction.mean {
            point.gradient[i] += c * by_mean[u];
        }
    }
    Some(())
}

fn sandwich(basis: &Matrix, inner: &Matrix) -> Matrix {
    basis.transpose().times(&inner.times(basis))
}

/// `n(½ tr Σ⁻¹∂ᵢΣ Σ⁻¹∂ⱼΣ + ∂ᵢμᵀΣ⁻¹∂ⱼμ)`, with `g` the inner products of the basis under `Σ⁻¹`.
fn add_information(information: &mut Matrix, g: &Matrix, n: f64, free: &[(usize, Direction)]) {
    for &(i, one) in free {
        for &(j, other) in free {
            let mut sum = 0.0;
            if let (Some((u, v, c)), Some((x, y, d))) = (one.covariance, other.covariance) {
                sum += c * d * (g[(v, x)] * g[(u, y)] + g[(v, y)] * g[(u, x)]);
            }
            if let (Some((u, c)), Some((x, d))) = (one.mean, other.mean) {
                sum += c * d * g[(u, x)];
            }
            information[(i, j)] += n * sum;
        }
    }
}

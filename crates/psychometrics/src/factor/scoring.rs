//! The maximum of a factor model's likelihood by Fisher scoring.

use super::likelihood::{Point, Problem};
use crate::linear::{Matrix, dot, norm};
use crate::{Convergence, Error, Result};

const MOST_ITERATIONS: usize = 1000;
/// Scoring stops when `gᵀ I⁻¹ g`, about twice the log-likelihood still to be gained, is below this.
const ENOUGH: f64 = 1e-12;

/// Where the climb ended.
#[derive(Debug, Clone)]
pub(super) struct Summit {
    pub parameters: Vec<f64>,
    pub point: Point,
    pub convergence: Convergence,
}

/// From the starting values to the maximum.
pub(super) fn climb(problem: &Problem<'_>) -> Result<Summit> {
    let mut parameters = problem.parameters.start.clone();
    let mut here = problem.point(&parameters).ok_or_else(|| Error::NotPositiveDefinite {
        what: "the covariance matrix the model starts from".into(),
    })?;
    let mut convergence =
        Convergence { converged: false, iterations: 0, gradient_norm: norm(&here.gradient) };
    while convergence.iterations < MOST_ITERATIONS {
        let step = steadied_step(&here);
        let promised = dot(&here.gradient, &step);
        convergence.converged = promised.abs() <= ENOUGH * here.log_likelihood.abs().max(1.0).sqrt();
        if convergence.converged {
            break;
        }
        let Some(better) = halved(problem, &parameters, &step, here.log_likelihood) else { break };
        let Some(there) = problem.point(&better) else { break };
        (parameters, here) = (better, there);
        convergence.iterations += 1;
        convergence.gradient_norm = norm(&here.gradient);
    }
    Ok(Summit { parameters, point: here, convergence })
}

/// Minus the second derivatives of the log-likelihood, by central differences of the exact gradient (steps of a
/// thousandth of a conditional standard error, so the error is about 1e-6 of the information).
pub(super) fn observed_information(problem: &Problem<'_>, summit: &Summit) -> Option<Matrix> {
    let size = summit.parameters.len();
    let mut information = Matrix::zeros(size, size);
    for i in 0..size {
        let h = 0.001 / summit.point.information[(i, i)].max(1e-12).sqrt();
        let gradient = |step: f64| {
            let mut moved = summit.parameters.clone();
            moved[i] += step;
            problem.gradient(&moved)
        };
        let (below, above) = (gradient(-h)?, gradient(h)?);
        for (to, (below, above)) in information.row_mut(i).iter_mut().zip(below.iter().zip(&above)) {
            *to = (below - above) / (2.0 * h);
        }
    }
    Some(Matrix::from_fn(size, size, |i, j| 0.5 * (information[(i, j)] + information[(j, i)])))
}

fn steadied_step(here: &Point) -> Vec<f64> {
    let size = here.gradient.len();
    let mut ridge = 0.0;
    for _ in 0..14 {
        let steadied = Matrix::from_fn(size, size, |i, j| {
            here.information[(i, j)] * if i == j { 1.0 + ridge } else { 1.0 }
        });
        if let Ok(factor) = steadied.cholesky("the information") {
            return factor.solve(&here.gradient);
        }
        ridge = if ridge == 0.0 { 1e-8 } else { ridge * 10.0 };
    }
    vec![0.0; size]
}

fn halved(problem: &Problem<'_>, from: &[f64], step: &[f64], before: f64) -> Option<Vec<f64>> {
    let mut factor = 1.0;
    for _ in 0..40 {
        let to: Vec<f64> = from.iter().zip(step).map(|(x, s)| x + factor * s).collect();
        if problem.log_likelihood(&to).is_some_and(|now| now > before - 1e-12 * before.abs().max(1.0)) {
            return Some(to);
        }
        factor *= 0.5;
    }
    None
}

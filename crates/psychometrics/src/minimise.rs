//! A quasi-Newton search for the minimum of a smooth function (BFGS).

use crate::convergence::Convergence;
use crate::linear::{Matrix, dot, norm};

/// Where a search ended.
#[derive(Debug, Clone)]
pub struct Minimum {
    /// The point.
    pub at: Vec<f64>,
    /// The value of the function there.
    pub value: f64,
    /// How the search ended.
    pub convergence: Convergence,
}

/// Minimises `f`, which gives its value and gradient, or `None` where it is not defined, from `start`
/// (Nocedal & Wright 2006, algorithm 6.1, with backtracking by cubic interpolation). Ends when the decrease that
/// the quadratic model still promises, `½·gᵀHg`, falls under `tolerance`, after `most` iterations at the latest.
/// `None` if `f` is not defined at `start`.
pub fn bfgs(
    mut f: impl FnMut(&[f64]) -> Option<(f64, Vec<f64>)>,
    start: &[f64],
    tolerance: f64,
    most: usize,
) -> Option<Minimum> {
    let size = start.len();
    let mut x = start.to_vec();
    let (mut value, mut gradient) = f(&x)?;
    let mut inverse = Matrix::identity(size).scaled(1.0 / norm(&gradient).max(1e-8));
    let (mut fresh, mut iterations, mut converged) = (true, 0, size == 0);
    while iterations < most && !converged {
        let direction: Vec<f64> = inverse.times_vector(&gradient).iter().map(|d| -d).collect();
        let slope = dot(&direction, &gradient);
        if !fresh && -0.5 * slope < tolerance || norm(&gradient) == 0.0 {
            converged = true;
            break;
        }
        let Some((next, next_value, next_gradient)) = line_search(&mut f, &x, value, slope, &direction)
        else {
            if fresh {
                // Steepest descent finds nothing lower: as flat as the arithmetic can see.
                converged = -0.5 * slope < 1e-6 * value.abs().max(1.0) * tolerance.sqrt();
                break;
            }
            inverse = Matrix::identity(size).scaled(1e-3 / norm(&gradient).max(1e-8));
            fresh = true;
            continue;
        };
        iterations += 1;
        let step: Vec<f64> = next.iter().zip(&x).map(|(a, b)| a - b).collect();
        let turn: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        update(&mut inverse, &step, &turn, fresh);
        fresh = false;
        (x, value, gradient) = (next, next_value, next_gradient);
    }
    let convergence = Convergence { converged, iterations, gradient_norm: norm(&gradient) };
    Some(Minimum { at: x, value, convergence })
}

/// A lower point along `direction`, shortening the step at most 30 times.
fn line_search(
    f: &mut impl FnMut(&[f64]) -> Option<(f64, Vec<f64>)>,
    x: &[f64],
    value: f64,
    slope: f64,
    direction: &[f64],
) -> Option<(Vec<f64>, f64, Vec<f64>)> {
    let mut length = 1.0;
    for _ in 0..30 {
        let next: Vec<f64> = x.iter().zip(direction).map(|(x, d)| x + length * d).collect();
        let Some((next_value, gradient)) = f(&next).filter(|(v, g)| v.is_finite() && norm(g).is_finite())
        else {
            length *= 0.1;
            continue;
        };
        if next_value <= value + 1e-4 * length * slope {
            return Some((next, next_value, gradient));
        }
        // The parabola through both values and the slope at the start has its lowest point here.
        let parabola = -0.5 * slope * length * length / (next_value - value - slope * length);
        length = parabola.clamp(0.1 * length, 0.5 * length);
    }
    None
}

/// The BFGS update of the inverse Hessian; left out where the curvature is not positive.
fn update(inverse: &mut Matrix, step: &[f64], turn: &[f64], fresh: bool) {
    let curvature = dot(step, turn);
    if curvature <= 1e-12 * norm(step) * norm(turn) {
        return;
    }
    if fresh {
        *inverse = Matrix::identity(step.len()).scaled(curvature / dot(turn, turn));
    }
    let moved = inverse.times_vector(turn);
    let stretch = (1.0 + dot(turn, &moved) / curvature) / curvature;
    for i in 0..step.len() {
        for j in 0..step.len() {
            inverse[(i, j)] +=
                stretch * step[i] * step[j] - (moved[i] * step[j] + step[i] * moved[j]) / curvature;
        }
    }
}

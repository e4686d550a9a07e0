//! Logistic regression of ordered categories (proportional odds); with two categories the usual logistic regression.

use crate::linear::{Matrix, dot, norm};
use crate::{Convergence, Error, Result};

/// A fitted regression `P(answer ≥ k) = σ(threshold_k + slopes·x)`.
#[derive(Debug, Clone)]
pub(super) struct Ordinal {
    pub slopes: Vec<f64>,
    pub log_likelihood: f64,
    pub convergence: Convergence,
}

/// Rows of the regression: answers from 0 to `categories − 1`, and predictors row by row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows<'a> {
    pub answers: &'a [usize],
    pub categories: usize,
    pub predictors: &'a [Vec<f64>],
}

/// The log-likelihood with its gradient and observed information.
struct Point {
    log_likelihood: f64,
    gradient: Vec<f64>,
    information: Matrix,
}

const MOST_ITERATIONS: usize = 100;
const ENOUGH: f64 = 1e-12;

impl Rows<'_> {
    /// Maximum likelihood (McCullagh 1980) by Newton steps, which for this model go to the only maximum.
    pub fn fit(&self) -> Result<Ordinal> {
        let mut x = self.start();
        let mut here = self.point(&x);
        let mut convergence = Convergence { converged: false, iterations: 0, gradient_norm: f64::INFINITY };
        for _ in 0..MOST_ITERATIONS {
            convergence.gradient_norm = norm(&here.gradient);
            let singular = || Error::not_identified("answers, raw score and group cannot be told apart");
            let step =
                here.information.cholesky("the information").map_err(|_| singular())?.solve(&here.gradient);
            convergence.converged = dot(&here.gradient, &step) < ENOUGH * here.log_likelihood.abs().max(1.0);
            if convergence.converged {
                break;
            }
            let Some((next, there)) = self.halved(&x, &step, here.log_likelihood) else { break };
            (x, here) = (next, there);
            convergence.iterations += 1;
        }
        let slopes = x.split_off(self.categories - 1);
        Ok(Ordinal { slopes, log_likelihood: here.log_likelihood, convergence })
    }

    fn start(&self) -> Vec<f64> {
        let n = self.answers.len() as f64;
        let above = |k: usize| self.answers.iter().filter(|&&a| a >= k).count() as f64;
        let mut x: Vec<f64> =
            (1..self.categories).map(|k| ((above(k) + 0.5) / (n - above(k) + 0.5)).ln()).collect();
        // Categories that nobody chose here would start on top of each other.
        for k in 1..x.len() {
            x[k] = x[k].min(x[k - 1] - 0.01);
        }
        x.resize(x.len() + self.predictors.first().map_or(0, Vec::len), 0.0);
        x
    }

    fn halved(&self, x: &[f64], step: &[f64], before: f64) -> Option<(Vec<f64>, Point)> {
        let mut factor = 1.0;
        for _ in 0..30 {
            let next: Vec<f64> = x.iter().zip(step).map(|(x, s)| x + factor * s).collect();
            if next[..self.categories - 1].windows(2).all(|w| w[0] > w[1]) {
                let there = self.point(&next);
                if there.log_likelihood >= before - 1e-12 * before.abs() {
                    return Some((next, there));
                }
            }
            factor *= 0.5;
        }
        None
    }

    fn point(&self, x: &[f64]) -> Point {
        let (t, size) = (self.categories - 1, x.len());
        let (mut sum, mut gradient, mut information) = (0.0, vec![0.0; size], Matrix::zeros(size, size));
        let mut direction = vec![0.0; size];
        for (&answer, z) in self.answers.iter().zip(self.predictors) {
            let shift = dot(z, &x[t..]);
            let at = |k: usize| {
                boundary(
                    if k == 0 { None } else { x.get(k - 1).filter(|_| k <= t).map(|d| d + shift) },
                    k == 0,
                )
            };
            let (low, high) = (at(answer), at(answer + 1));
            let p = if low[0] + high[0] > 1.0 { high[3] - low[3] } else { low[0] - high[0] }.max(1e-300);
            sum += p.ln();
            // ∂P = v_low·(e_low, z) − v_high·(e_high, z), and the same with v' for the second derivative.
            let ends = [(answer, low, 1.0), (answer + 1, high, -1.0)];
            direction.fill(0.0);
            for (k, end, sign) in ends {
                if k > 0 && k <= t {
                    direction[k - 1] += sign * end[1] / p;
                }
                direction[t..].iter_mut().zip(z).for_each(|(to, z)| *to += sign * end[1] / p * z);
            }
            for i in 0..size {
                gradient[i] += direction[i];
                for j in 0..size {
                    information[(i, j)] += direction[i] * direction[j];
                }
            }
            for (k, end, sign) in ends.into_iter().filter(|(k, _, _)| *k > 0 && *k <= t) {
                let w = sign * end[2] / p;
                let part = |i: usize| if i < t { f64::from(u8::from(i + 1 == k)) } else { z[i - t] };
                for i in 0..size {
                    for j in 0..size {
                        information[(i, j)] -= w * part(i) * part(j);
                    }
                }
            }
        }
        Point { log_likelihood: sum, gradient, information }
    }
}

/// `σ`, `σ'`, `σ''` and `1 − σ` at a boundary; the outer boundaries are certain.
fn boundary(z: Option<f64>, lowest: bool) -> [f64; 4] {
    let Some(z) = z else { return if lowest { [1.0, 0.0, 0.0, 0.0] } else { [0.0, 0.0, 0.0, 1.0] } };
    let small = (-z.abs()).exp();
    let (near, far) = (1.0 / (1.0 + small), small / (1.0 + small));
    let (s, rest) = if z >= 0.0 { (near, far) } else { (far, near) };
    [s, s * rest, s * rest * (rest - s), rest]
}

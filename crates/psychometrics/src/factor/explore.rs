//! Exploratory factor analysis by maximum likelihood.

use super::rotation::{Rotation, rotate};
use crate::distribution::chi_squared_tail;
use crate::linear::{Matrix, dot, norm, symmetric_eigen};
use crate::{Convergence, Error, Result};

/// Uniquenesses are kept at or above this (a Heywood case stops there, as in R's `factanal`).
const LEAST_UNIQUENESS: f64 = 0.005;
const MOST_ITERATIONS: usize = 500;

/// Exploratory factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Explored {
    /// Items × factors: loadings (in oblique rotations the pattern).
    pub loadings: Matrix,
    /// Correlations of the factors.
    pub correlations: Matrix,
    /// The share of each item's variance that no factor explains.
    pub uniquenesses: Vec<f64>,
    /// Chi-square of the hypothesis that so many factors suffice, with Bartlett's (1951) correction
    /// `n − 1 − (2p + 5)/6 − 2m/3`.
    pub chisq: f64,
    /// Its degrees of freedom, `((p − m)² − p − m)/2`.
    pub df: usize,
    /// Probability of a greater chi-square; `None` without degrees of freedom.
    pub p: Option<f64>,
    /// Items whose uniqueness lies on its lower bound (Heywood cases): do not trust such a solution.
    pub heywood: Vec<usize>,
    /// How the iteration ended; the gradient is that of the discrepancy by the logarithms of the uniquenesses.
    pub convergence: Convergence,
}

/// Extracts `factors` factors from a correlation matrix of `n` rows (Lawley 1940; Jöreskog 1967) and rotates them.
///
/// ```
/// use psychometrics::factor::{Rotation, explore};
/// use psychometrics::linear::Matrix;
/// // Spearman's (1904) six school subjects: one factor explains their correlations.
/// let r = Matrix::from_rows(&[
///     &[1.00, 0.83, 0.78, 0.70, 0.66, 0.63],
///     &[0.83, 1.00, 0.67, 0.67, 0.65, 0.57],
///     &[0.78, 0.67, 1.00, 0.64, 0.54, 0.51],
///     &[0.70, 0.67, 0.64, 1.00, 0.45, 0.51],
///     &[0.66, 0.65, 0.54, 0.45, 1.00, 0.40],
///     &[0.63, 0.57, 0.51, 0.51, 0.40, 1.00],
/// ]);
/// let one = explore(&r, 33, 1, Rotation::None)?;
/// assert!(one.p.is_some_and(|p| p > 0.9));
/// assert!(one.loadings[(0, 0)] > 0.9); // Classics
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::OutOfRange`] if the matrix is no correlation matrix, [`Error::TooFew`] without factors or with no more
/// rows than items, [`Error::NotIdentified`] for more factors than the items can show,
/// [`Error::NotPositiveDefinite`] if an item follows from others.
pub fn explore(correlations: &Matrix, n: usize, factors: usize, rotation: Rotation) -> Result<Explored> {
    let p = correlations.rows();
    check(correlations, n, factors)?;
    let twice_df = ((p - factors) * (p - factors))
        .checked_sub(p + factors)
        .ok_or_else(|| Error::not_identified(format!("{p} items cannot show {factors} factors")))?;
    let inverse = correlations.cholesky("the correlation matrix")?.inverse();
    // Jöreskog's start: a share of the variance that the other items do not predict.
    let share = 1.0 - 0.5 * factors as f64 / p as f64;
    let start: Vec<f64> = inverse.diagonal().iter().map(|d| (share / d).max(LEAST_UNIQUENESS).ln()).collect();
    let (x, point, convergence) = minimise(correlations, factors, start);
    let psi: Vec<f64> = x.iter().map(|x| x.exp()).collect();
    let unrotated = Matrix::from_fn(p, factors, |i, k| {
        psi[i].sqrt() * point.vectors[(i, k)] * (point.values[k] - 1.0).max(0.0).sqrt()
    });
    let rotated = rotate(&unrotated, rotation);
    let (p_items, m) = (p as f64, factors as f64);
    let chisq = ((n as f64 - 1.0 - (2.0 * p_items + 5.0) / 6.0 - 2.0 * m / 3.0) * point.discrepancy).max(0.0);
    let df = twice_df / 2;
    Ok(Explored {
        loadings: rotated.loadings,
        correlations: rotated.correlations,
        heywood: (0..p).filter(|&i| psi[i] <= LEAST_UNIQUENESS * 1.000_001).collect(),
        uniquenesses: psi,
        chisq,
        df,
        p: if df == 0 { None } else { Some(chi_squared_tail(chisq, df as f64)?) },
        convergence,
    })
}

fn check(r: &Matrix, n: usize, factors: usize) -> Result<()> {
    let p = r.rows();
    if factors == 0 {
        return Err(Error::too_few("factors", 1, 0));
    }
    if p < 3 || r.columns() != p {
        return Err(Error::too_few("items of a square correlation matrix", 3, p.min(r.columns())));
    }
    if n <= p {
        return Err(Error::too_few("rows", p + 1, n));
    }
    if factors >= p {
        return Err(Error::not_identified(format!("{p} items cannot show {factors} factors")));
    }
    for i in 0..p {
        for j in 0..p {
            let (what, value) = (format!("the correlation of items {} and {}", i + 1, j + 1), r[(i, j)]);
            if i == j && (value - 1.0).abs() > 1e-8 {
                return Err(Error::out_of_range(what, value, "at 1"));
            }
            if value.is_nan() || value.abs() > 1.0 + 1e-8 || (value - r[(j, i)]).abs() > 1e-8 {
                return Err(Error::out_of_range(what, value, "from -1 to 1, the same on both sides"));
            }
        }
    }
    Ok(())
}

/// The discrepancy `Σ_{k>m} (θ_k − ln θ_k − 1)` with the eigenvalues `θ` of `Ψ^-½ R Ψ^-½`, at `x = ln ψ`.
struct Point {
    discrepancy: f64,
    values: Vec<f64>,
    vectors: Matrix,
    gradient: Vec<f64>,
}

impl Point {
    fn at(r: &Matrix, m: usize, x: &[f64]) -> Self {
        let p = x.len();
        let half: Vec<f64> = x.iter().map(|x| (-0.5 * x).exp()).collect();
        let eigen = symmetric_eigen(&Matrix::from_fn(p, p, |i, j| half[i] * r[(i, j)] * half[j]));
        let rest = || (m..p).map(|k| (k, eigen.values[k].max(1e-300)));
        let discrepancy = rest().map(|(_, t)| t - t.ln() - 1.0).sum();
        let gradient =
            (0..p).map(|i| rest().map(|(k, t)| (1.0 - t) * eigen.vectors[(i, k)].powi(2)).sum()).collect();
        Self { discrepancy, values: eigen.values, vectors: eigen.vectors, gradient }
    }

    /// `(Σ_{k>m} ω_ik ω_jk)²`, the second derivatives where the model fits (Jöreskog 1967, equation 30).
    fn curvature(&self, m: usize, free: &[usize]) -> Matrix {
        let p = self.values.len();
        let product =
            |i: usize, j: usize| (m..p).map(|k| self.vectors[(i, k)] * self.vectors[(j, k)]).sum::<f64>();
        Matrix::from_fn(free.len(), free.len(), |a, b| {
            product(free[a], free[b]).powi(2) + if a == b { 1e-10 } else { 0.0 }
        })
    }
}

fn minimise(r: &Matrix, m: usize, mut x: Vec<f64>) -> (Vec<f64>, Point, Convergence) {
    let least = LEAST_UNIQUENESS.ln();
    let mut here = Point::at(r, m, &x);
    let mut convergence = Convergence { converged: false, iterations: 0, gradient_norm: f64::INFINITY };
    while convergence.iterations < MOST_ITERATIONS {
        let free: Vec<usize> = (0..x.len()).filter(|&i| x[i] > least || here.gradient[i] < 0.0).collect();
        let gradient: Vec<f64> = free.iter().map(|&i| here.gradient[i]).collect();
        convergence.gradient_norm = norm(&gradient);
        convergence.converged = convergence.gradient_norm < 1e-9;
        if convergence.converged {
            break;
        }
        let curvature = here.curvature(m, &free).cholesky("the curvature");
        let step = curvature.map_or_else(|_| gradient.clone(), |factor| factor.solve(&gradient));
        let uphill = dot(&step, &gradient) <= 0.0;
        let step = if uphill { gradient } else { step };
        let Some((next, there)) = descended(r, m, (&x, &here), (&free, &step)) else { break };
        (x, here) = (next, there);
        convergence.iterations += 1;
    }
    (x, here, convergence)
}

fn descended(
    r: &Matrix,
    m: usize,
    (x, here): (&[f64], &Point),
    (free, step): (&[usize], &[f64]),
) -> Option<(Vec<f64>, Point)> {
    let longest = step.iter().fold(0.0f64, |l, s| l.max(s.abs()));
    let mut factor = if longest > 1.0 { 1.0 / longest } else { 1.0 };
    for _ in 0..40 {
        let mut next = x.to_vec();
        for (&i, s) in free.iter().zip(step) {
            next[i] = (next[i] - factor * s).clamp(LEAST_UNIQUENESS.ln(), 0.0);
        }
        let there = Point::at(r, m, &next);
        if there.discrepancy < here.discrepancy + 1e-15 && next != x {
            return Some((next, there));
        }
        factor *= 0.5;
    }
    None
}

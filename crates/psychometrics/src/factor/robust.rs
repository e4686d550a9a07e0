//! Standard errors and tests that hold when the data are not normal.
//!
//! The estimates stay those of the normal likelihood; only their errors change (Huber 1967; White 1982) and the
//! chi-square is divided by how much the data's kurtosis inflates it (Yuan & Bentler 2000; Asparouhov & Muthén 2005).

use super::likelihood::{Problem, free_directions};
use super::moments::{Moments, Pattern};
use super::scoring::Summit;
use crate::Result;
use crate::distribution::chi_squared_tail;
use crate::linear::Matrix;

/// A test and indices corrected for kurtosis; for complete rows only.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RobustFit {
    /// The mean factor by which the data's kurtosis inflates chi-square; 1 for normal data.
    pub scaling: f64,
    /// Chi-square divided by it.
    pub chisq: f64,
    /// Probability of a greater value if the model holds.
    pub p: f64,
    /// `1 − (χ² − c·df)/(χ²₀ − c₀·df₀)` with scalings `c`, 0 the independent model (Brosseau-Liard & Savalei 2014).
    pub cfi: f64,
    /// `√(groups·(χ² − c·df)/(n·df))` (Brosseau-Liard, Savalei & Li 2012).
    pub rmsea: f64,
}

/// `A⁻¹BA⁻¹`, with `A⁻¹` the inverse of the observed information and `B` the sum over rows of products of scores.
pub(super) fn sandwich_covariance(inverse: &Matrix, products: &Matrix) -> Matrix {
    let covariance = inverse.times(products).times(inverse);
    let n = covariance.rows();
    Matrix::from_fn(n, n, |i, j| 0.5 * (covariance[(i, j)] + covariance[(j, i)]))
}

/// The sum over rows of products of their scores by the free parameters; `None` where the implied covariance matrix
/// of a pattern is not positive definite.
pub(super) fn score_products(problem: &Problem<'_>, summit: &Summit) -> Option<Matrix> {
    let size = summit.parameters.len();
    let mut sum = Matrix::zeros(size, size);
    for (g, moments) in problem.groups.iter().enumerate() {
        let implied = problem.implied(g, &summit.parameters);
        let free = free_directions(&problem.parameters, g, &implied);
        let basis = implied.basis();
        for pattern in &moments.patterns {
            let inverse = embedded_inverse(pattern, &implied.covariance)?;
            let inner = basis.transpose().times(&inverse.times(&basis));
            let mut score = vec![0.0; size];
            let mut off = vec![0.0; implied.mean.len()];
            for row in pattern.rows.chunks_exact(pattern.present.len()) {
                pattern.present.iter().zip(row).for_each(|(&i, x)| off[i] = x - implied.mean[i]);
                let z = basis.transpose().times_vector(&inverse.times_vector(&off));
                score.fill(0.0);
                for &(i, direction) in &free {
                    if let Some((u, v, c)) = direction.covariance {
                        score[i] += c * (z[u] * z[v] - inner[(u, v)]);
                    }
                    if let Some((u, c)) = direction.mean {
                        score[i] += c * z[u];
                    }
                }
                for (i, x) in score.iter().enumerate() {
                    sum.row_mut(i).iter_mut().zip(&score).for_each(|(to, y)| *to += x * y);
                }
            }
        }
    }
    Some(sum)
}

/// The scaled test: `c = (tr B₁A₁⁻¹ − tr BA⁻¹)/df`, 1 the unrestricted model. `None` with missing values or without
/// degrees of freedom.
pub(super) fn robust_fit(
    groups: &[Moments],
    inverse: &Matrix,
    products: &Matrix,
    fit: &super::indices::Fit,
    means: bool,
) -> Result<Option<RobustFit>> {
    let complete =
        groups.iter().all(|g| g.patterns.len() == 1 && g.patterns[0].present.len() == g.mean.len());
    if !complete || fit.df == 0 {
        return Ok(None);
    }
    let p: f64 = groups.iter().map(|g| g.mean.len() as f64).sum();
    let trace = inverse.times(products).trace() - if means { p } else { 0.0 };
    let (mut unrestricted, mut independent) = (0.0, 0.0);
    for moments in groups {
        let Ok(factor) = moments.covariance.cholesky("the covariance matrix of the items") else {
            return Ok(None);
        };
        let (whole, apart) = kurtoses(&moments.patterns[0], moments, &factor.inverse());
        unrestricted += whole;
        independent += apart;
    }
    let (df, n) = (fit.df as f64, groups.iter().map(|g| g.n).sum::<f64>());
    let scaling = (unrestricted - trace) / df;
    if !(scaling.is_finite() && scaling > 0.0) {
        return Ok(None);
    }
    let chisq = fit.chisq / scaling;
    let over = (fit.chisq - scaling * df).max(0.0);
    // The scaling of the independent model, times its degrees of freedom.
    let worst = (fit.baseline_chisq - (unrestricted - independent)).max(over);
    Ok(Some(RobustFit {
        scaling,
        chisq,
        p: chi_squared_tail(chisq, df)?,
        cfi: if worst > 0.0 { 1.0 - over / worst } else { 1.0 },
        rmsea: (groups.len() as f64 * over / (n * df)).sqrt(),
    }))
}

/// Traces of `BA⁻¹` for covariances only: `½(mean (d'S⁻¹d)² − p)`, and the same with each item alone.
fn kurtoses(pattern: &Pattern, moments: &Moments, inverse: &Matrix) -> (f64, f64) {
    let p = moments.mean.len();
    let (mut whole, mut apart) = (0.0, 0.0);
    let mut off = vec![0.0; p];
    for row in pattern.rows.chunks_exact(p) {
        off.iter_mut().zip(row).zip(&moments.mean).for_each(|((o, x), m)| *o = x - m);
        let distance = crate::linear::dot(&off, &inverse.times_vector(&off));
        whole += distance * distance;
        apart +=
            off.iter().enumerate().map(|(i, o)| (o * o / moments.covariance[(i, i)]).powi(2)).sum::<f64>();
    }
    (0.5 * (whole / pattern.n - p as f64), 0.5 * (apart / pattern.n - p as f64))
}

fn embedded_inverse(pattern: &Pattern, covariance: &Matrix) -> Option<Matrix> {
    let (p, present) = (covariance.rows(), &pattern.present);
    let inner = Matrix::from_fn(present.len(), present.len(), |i, j| covariance[(present[i], present[j])]);
    let inverse = inner.cholesky("the implied covariance matrix").ok()?.inverse();
    let mut whole = Matrix::zeros(p, p);
    for (i, &row) in present.iter().enumerate() {
        for (j, &column) in present.iter().enumerate() {
            whole[(row, column)] = inverse[(i, j)];
        }
    }
    Some(whole)
}

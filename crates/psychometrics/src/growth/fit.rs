//! Finds the variances that make the likelihood largest, and what follows from them.

use super::blocks::Blocks;
use super::effects::{Effects, effects};
use super::likelihood::{Evaluation, Likelihood, Small, product};
use super::prediction::GrowthModel;
use super::{Measurements, Method};
use crate::convergence::Convergence;
use crate::linear::Matrix;
use crate::minimise::bfgs;
use crate::{Error, Result};

/// A growth model fitted to measurements.
#[derive(Debug, Clone)]
pub struct GrowthFit {
    /// Names of the fixed effects, in the order of the columns.
    pub terms: Vec<String>,
    /// The likelihood that was made largest.
    pub method: Method,
    /// Fixed effects, variances and covariances.
    pub model: GrowthModel,
    /// Log-likelihood (restricted, for REML) at the estimate.
    pub log_likelihood: f64,
    /// Number of estimated parameters: fixed effects, variances and covariances, the residual variance.
    pub parameters: usize,
    /// Measurements used.
    pub rows: usize,
    /// Clusters (clients).
    pub clusters: usize,
    /// Units above (counsellors); 0 without that level.
    pub units: usize,
    /// Whether a variance is estimated at zero or a correlation at ±1: the data support fewer random effects.
    pub singular: bool,
    /// How the search ended. The gradient is that of the deviance by the relative covariance factors, in
    /// coordinates in which the columns have unit size.
    pub convergence: Convergence,
    pub(super) effects: Effects,
}

impl GrowthFit {
    /// Standard errors of the fixed effects.
    pub fn standard_errors(&self) -> Vec<f64> {
        self.model.fixed_covariance.diagonal().iter().map(|v| v.sqrt()).collect()
    }

    /// Akaike's information criterion, `−2 log L + 2k`.
    pub fn aic(&self) -> f64 {
        -2.0 * self.log_likelihood + 2.0 * self.parameters as f64
    }

    /// Schwarz's information criterion, `−2 log L + k ln n` with n measurements.
    pub fn bic(&self) -> f64 {
        -2.0 * self.log_likelihood + self.parameters as f64 * (self.rows as f64).ln()
    }
}

/// Fits a growth model. A fit that did not arrive says so in [`GrowthFit::convergence`].
///
/// ```
/// use psychometrics::design::Design;
/// use psychometrics::growth::{Measurements, Method, fit};
/// // Four clients, complaints at sessions 0 to 3.
/// let outcome = [24.0, 21.0, 19.0, 17.0, 30.0, 29.0, 29.0, 26.0, 18.0, 13.0, 11.0, 5.0, 26.0, 24.0, 20.0, 19.0];
/// let session: Vec<f64> = (0..16).map(|i| f64::from(i % 4)).collect();
/// let client: Vec<usize> = (0..16).map(|i| i / 4).collect();
/// let line = Design::of_columns(&[("(Intercept)", vec![1.0; 16]), ("session", session)])?;
/// let data = Measurements { outcome: &outcome, fixed: &line, random: &line, cluster: &client, above: None };
/// let growth = fit(&data, Method::Reml)?;
/// assert!(growth.convergence.converged);
/// assert!((growth.model.fixed[1] - -2.5).abs() < 0.05); // points per session
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnequalLengths`], [`Error::NotFinite`] with the place, [`Error::OutOfRange`] and [`Error::TooFew`] for
/// impossible shapes; [`Error::NotIdentified`] naming a redundant column, or if no cluster has more measurements
/// than random columns; [`Error::NoVariance`] if the fixed part explains the outcome exactly or
/// no cluster varies.
pub fn fit(data: &Measurements, method: Method) -> Result<GrowthFit> {
    data.check()?;
    let blocks = Blocks::of(data)?;
    match blocks.q {
        1 => search::<1>(data, &blocks, method),
        2 => search::<2>(data, &blocks, method),
        3 => search::<3>(data, &blocks, method),
        4 => search::<4>(data, &blocks, method),
        5 => search::<5>(data, &blocks, method),
        _ => search::<6>(data, &blocks, method),
    }
}

/// The search with a known number of random columns, which lets the compiler unroll the small matrices.
fn search<const Q: usize>(data: &Measurements, blocks: &Blocks, method: Method) -> Result<GrowthFit> {
    let mut likelihood = Likelihood::<Q>::new(blocks, method);
    let start = start::<Q>(blocks);
    let found = bfgs(|theta| likelihood.evaluate(theta).map(|e| (e.deviance, e.gradient)), &start, 1e-9, 200);
    let found = found.ok_or_else(|| Error::no_variance("the outcome, once the fixed part is taken away,"))?;
    let at = likelihood.evaluate(&found.at).ok_or_else(|| Error::no_variance("the residual"))?;
    let factors = likelihood.factors(&found.at);
    Ok(finished(data, &likelihood, factors, at, found.convergence))
}

/// Every cluster's random effects as large as the residual, the units' half as large.
fn start<const Q: usize>(blocks: &Blocks) -> Vec<f64> {
    let mut theta = Vec::new();
    for (size, value) in [(Q, 1.0), (blocks.above_random, 0.5)] {
        for i in 0..size {
            theta.extend((0..=i).map(|j| if i == j { value } else { 0.0 }));
        }
    }
    theta
}

/// Undoes the inner coordinates and collects what a reader wants to know.
fn finished<const Q: usize>(
    data: &Measurements,
    likelihood: &Likelihood<Q>,
    factors: (Small<Q>, Small<Q>),
    at: Evaluation<Q>,
    convergence: Convergence,
) -> GrowthFit {
    let blocks = likelihood.data;
    let p = blocks.m - 1;
    let variance = match likelihood.method {
        Method::Ml => at.residual_sum / blocks.rows as f64,
        Method::Reml => at.residual_sum / (blocks.rows - p) as f64,
    };
    let t = &blocks.fixed.transform;
    let mut fixed = t.times_vector(&at.fixed);
    if let Some(constant) = blocks.fixed.constant {
        fixed[constant] += blocks.outcome_centre / data.fixed.matrix[(0, constant)];
    }
    let covariance = |factor: &Small<Q>, size: usize| {
        let inner = product(factor, &transposed(factor));
        let inner = Matrix::from_fn(size, size, |i, j| variance * inner[i][j]);
        let t = Matrix::from_fn(size, size, |i, j| blocks.random.transform[(i, j)]);
        t.times(&inner).times(&t.transpose())
    };
    let r = blocks.above_random;
    let smallest =
        |factor: &Small<Q>, size: usize| (0..size).fold(f64::INFINITY, |m, i| m.min(factor[i][i].abs()));
    let restricted = match likelihood.method {
        Method::Ml => 0.0,
        Method::Reml => ln_determinant(t),
    };
    GrowthFit {
        terms: data.fixed.terms.clone(),
        method: likelihood.method,
        log_likelihood: -0.5 * at.deviance + restricted,
        parameters: p + likelihood.parameters() + 1,
        rows: blocks.rows,
        clusters: blocks.clusters(),
        units: if r > 0 { blocks.units() } else { 0 },
        singular: smallest(&factors.0, Q).min(smallest(&factors.1, r)) < 1e-4,
        convergence,
        effects: effects(likelihood, &factors, &at, variance),
        model: GrowthModel {
            fixed,
            fixed_covariance: t.times(&at.fixed_spread).times(&t.transpose()).scaled(variance),
            cluster_covariance: covariance(&factors.0, Q),
            above_covariance: (r > 0).then(|| covariance(&factors.1, r)),
            residual_variance: variance,
        },
    }
}

/// `ln |det T|`; a coordinate change is never singular.
fn ln_determinant(t: &Matrix) -> f64 {
    t.lu("the coordinates of the fixed part").map_or(0.0, |lu| lu.ln_absolute_determinant())
}

fn transposed<const Q: usize>(a: &Small<Q>) -> Small<Q> {
    let mut t = [[0.0; Q]; Q];
    for (i, row) in a.iter().enumerate() {
        for (j, &value) in row.iter().enumerate() {
            t[j][i] = value;
        }
    }
    t
}

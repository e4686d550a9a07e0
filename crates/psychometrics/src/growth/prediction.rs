//! Where is a person likely to go, given an intake score, or given what was seen so far?

use super::Effect;
use crate::distribution::normal_quantile;
use crate::linear::{Matrix, dot};
use crate::{Error, Result};

/// The parameters of a growth model: all that predicting needs, small enough to be stored or published.
#[derive(Debug, Clone, PartialEq)]
pub struct GrowthModel {
    /// Fixed effects, in points (per unit of their column).
    pub fixed: Vec<f64>,
    /// Their variances and covariances.
    pub fixed_covariance: Matrix,
    /// Variances and covariances of the clusters' random effects.
    pub cluster_covariance: Matrix,
    /// Those of the units above, on the first random columns, if there are units above.
    pub above_covariance: Option<Matrix>,
    /// Variance of the residual, in squared points.
    pub residual_variance: f64,
}

/// What was seen of a person who was not in the data of the fit.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Measurements so far, in points; may be empty.
    pub outcome: &'a [f64],
    /// The fixed part of each.
    pub fixed: &'a Matrix,
    /// The random part of each.
    pub random: &'a Matrix,
    /// The effect of the person's unit (counsellor), if it is known from a fit.
    pub unit: Option<&'a Effect>,
}

/// A prediction with its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// The expected measurement, in points.
    pub mean: f64,
    /// Standard error of where the person's true line is.
    pub se_line: f64,
    /// Standard deviation of a new measurement: the line's error and the residual.
    pub sd: f64,
}

impl Prediction {
    /// From the mean, the variance of the line, and the residual variance.
    pub(super) fn new(mean: f64, line: f64, residual: f64) -> Self {
        // Rounding can leave a line known exactly a hair under zero.
        let line = line.max(0.0);
        Self { mean, se_line: line.sqrt(), sd: (line + residual).sqrt() }
    }

    /// The value under which a new measurement falls with probability `p`, taking errors as normal: one border of
    /// a band of expected recovery.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] unless `0 < p < 1`.
    pub fn quantile(&self, p: f64) -> Result<f64> {
        Ok(self.mean + normal_quantile(p)? * self.sd)
    }
}

impl GrowthModel {
    /// A person of whom nothing is known but the fixed part `fixed` (an intake score among it), at the random part
    /// `random` of the occasion asked for.
    ///
    /// # Errors
    /// [`Error::UnequalLengths`] or [`Error::NotFinite`] for an impossible part.
    pub fn predict_new(&self, fixed: &[f64], random: &[f64]) -> Result<Prediction> {
        self.check_parts(fixed, random)?;
        let line = quadratic(&self.spread_of_effects(), random) + quadratic(&self.fixed_covariance, fixed);
        Ok(Prediction::new(dot(fixed, &self.fixed), line, self.residual_variance))
    }

    /// A person given what was `seen` so far: the line is drawn from the model towards the person's own
    /// measurements, the more of them the closer (empirical Bayes; Robinson 1991, eq. 1.3).
    ///
    /// ```
    /// use psychometrics::growth::{GrowthModel, Seen};
    /// use psychometrics::linear::Matrix;
    /// // 20 points at intake, two fewer per session; clients differ by SD 5 and 1; residual SD 2.
    /// let model = GrowthModel {
    ///     fixed: vec![20.0, -2.0],
    ///     fixed_covariance: Matrix::zeros(2, 2),
    ///     cluster_covariance: Matrix::diagonal_of(&[25.0, 1.0]),
    ///     above_covariance: None,
    ///     residual_variance: 4.0,
    /// };
    /// let sessions = Matrix::from_rows(&[[1.0, 0.0], [1.0, 1.0]]);
    /// let seen = Seen { outcome: &[26.0, 27.0], fixed: &sessions, random: &sessions, unit: None };
    /// let fifth = model.predict(&seen, &[1.0, 4.0], &[1.0, 4.0])?;
    /// assert!(fifth.mean > 12.0 + 6.0 && fifth.sd < 7.0); // 12 points would be expected of a new client
    /// # Ok::<(), psychometrics::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnequalLengths`] or [`Error::NotFinite`] for impossible measurements or parts.
    pub fn predict(&self, seen: &Seen, fixed: &[f64], random: &[f64]) -> Result<Prediction> {
        self.check_parts(fixed, random)?;
        self.check_seen(seen)?;
        let rows = seen.outcome.len();
        let (start, spread) = self.before_seeing(seen.unit);
        if rows == 0 {
            let line = quadratic(&spread, random) + quadratic(&self.fixed_covariance, fixed);
            return Ok(Prediction::new(
                dot(fixed, &self.fixed) + dot(random, &start),
                line,
                self.residual_variance,
            ));
        }
        let z_spread = seen.random.times(&spread);
        let v = z_spread.times(&seen.random.transpose());
        let v = v.plus(self.residual_variance, &Matrix::identity(rows));
        let factor = v.cholesky("the covariance of the measurements seen")?;
        let residual: Vec<f64> = (0..rows)
            .map(|i| seen.outcome[i] - dot(seen.fixed.row(i), &self.fixed) - dot(seen.random.row(i), &start))
            .collect();
        // How much each measurement moves the expectation at the occasion asked for.
        let weights = factor.solve(&z_spread.times_vector(random));
        let mean = dot(fixed, &self.fixed) + dot(random, &start) + dot(&weights, &residual);
        let learned = dot(&weights, &z_spread.times_vector(random));
        let carried = seen.fixed.transpose().times_vector(&weights);
        let free: Vec<f64> = fixed.iter().zip(&carried).map(|(x, d)| x - d).collect();
        let line = quadratic(&spread, random) - learned + quadratic(&self.fixed_covariance, &free);
        Ok(Prediction::new(mean, line, self.residual_variance))
    }

    /// Expected effects and their spread before anything was seen of the person.
    fn before_seeing(&self, unit: Option<&Effect>) -> (Vec<f64>, Matrix) {
        let q = self.cluster_covariance.rows();
        let Some(unit) = unit else { return (vec![0.0; q], self.spread_of_effects()) };
        let known = unit.values.len();
        let at = |i: usize, j: usize| if i < known && j < known { unit.variance[(i, j)] } else { 0.0 };
        let start = (0..q).map(|i| unit.values.get(i).copied().unwrap_or(0.0)).collect();
        (start, Matrix::from_fn(q, q, |i, j| self.cluster_covariance[(i, j)] + at(i, j)))
    }

    /// Clusters and units above together.
    fn spread_of_effects(&self) -> Matrix {
        let q = self.cluster_covariance.rows();
        let above = |i: usize, j: usize| match &self.above_covariance {
            Some(a) if i < a.rows() && j < a.rows() => a[(i, j)],
            _ => 0.0,
        };
        Matrix::from_fn(q, q, |i, j| self.cluster_covariance[(i, j)] + above(i, j))
    }

    pub(super) fn check_parts(&self, fixed: &[f64], random: &[f64]) -> Result<()> {
        same(fixed.len(), "the fixed part", self.fixed.len())?;
        same(random.len(), "the random part", self.cluster_covariance.rows())?;
        crate::error::all_finite(fixed, "the fixed part")?;
        crate::error::all_finite(random, "the random part")
    }

    fn check_seen(&self, seen: &Seen) -> Result<()> {
        let rows = seen.outcome.len();
        crate::error::all_finite(seen.outcome, "the measurement seen")?;
        if rows == 0 {
            return Ok(());
        }
        same(seen.fixed.columns(), "the fixed part of what was seen", self.fixed.len())?;
        same(seen.random.columns(), "the random part of what was seen", self.cluster_covariance.rows())?;
        for (name, matrix) in [("the fixed part", seen.fixed), ("the random part", seen.random)] {
            crate::error::all_finite(matrix.values(), name)?;
            if matrix.rows() != rows {
                return Err(Error::UnequalLengths {
                    left: format!("{name} of what was seen"),
                    left_len: matrix.rows(),
                    right: "the measurements".into(),
                    right_len: rows,
                });
            }
        }
        Ok(())
    }
}

fn same(len: usize, what: &str, model: usize) -> Result<()> {
    if len == model {
        return Ok(());
    }
    Err(Error::UnequalLengths {
        left: what.into(),
        left_len: len,
        right: "the model".into(),
        right_len: model,
    })
}

/// `aᵀ·M·a`.
pub(super) fn quadratic(m: &Matrix, a: &[f64]) -> f64 {
    dot(a, &m.times_vector(a))
}

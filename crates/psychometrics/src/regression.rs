//! Ordinary least squares, as far as other statistics here need it.

use crate::design::Design;
use crate::design::coordinates::{Level, coordinates};
use crate::distribution::t_cdf;
use crate::linear::{Matrix, dot};
use crate::{Error, Result};

/// A linear regression.
#[derive(Debug, Clone, PartialEq)]
pub struct Regression {
    /// Names of the columns.
    pub terms: Vec<String>,
    /// Coefficients.
    pub coefficients: Vec<f64>,
    /// Their variances and covariances.
    pub covariance: Matrix,
    /// Residual variance (divisor: rows less columns).
    pub residual_variance: f64,
    /// Rows less columns.
    pub df: usize,
    /// Share of the outcome's variance explained.
    pub r_squared: f64,
}

/// Least squares of `outcome` on `columns`, which should hold an intercept.
///
/// ```
/// use psychometrics::design::Design;
/// use psychometrics::regression::regression;
/// let columns = Design::of_columns(&[("(Intercept)", [1.0; 4]), ("x", [0.0, 1.0, 2.0, 3.0])])?;
/// let line = regression(&[1.0, 3.1, 4.9, 7.0], &columns)?;
/// assert!((line.coefficients[1] - 1.98).abs() < 1e-12);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnequalLengths`], [`Error::NotFinite`]; [`Error::TooFew`] with no more rows than columns;
/// [`Error::NotIdentified`] naming a redundant column; [`Error::NoVariance`] for a constant outcome.
pub fn regression(outcome: &[f64], columns: &Design) -> Result<Regression> {
    let (rows, size) = (outcome.len(), columns.matrix.columns());
    if columns.rows() != rows {
        return Err(Error::UnequalLengths {
            left: "the outcome".into(),
            left_len: rows,
            right: "the columns".into(),
            right_len: columns.rows(),
        });
    }
    crate::error::all_finite(outcome, "the outcome")?;
    crate::error::all_finite(columns.matrix.values(), "the columns")?;
    if rows <= size || size == 0 {
        return Err(Error::too_few("rows (more than columns)", size.max(1) + 1, rows));
    }
    let inner = coordinates(columns, "predictor", Level::InColumns)?;
    let mean = outcome.iter().sum::<f64>() / rows as f64;
    let total: f64 = outcome.iter().map(|y| (y - mean).powi(2)).sum();
    if total <= 1e-24 * rows as f64 * mean * mean || total <= 0.0 {
        return Err(Error::no_variance("the outcome"));
    }
    let mut x = Matrix::zeros(rows, size);
    (0..rows).for_each(|i| inner.row(columns.matrix.row(i), x.row_mut(i)));
    let t = x.transpose();
    let factor = t.times(&x).cholesky("the columns")?;
    let b = factor.solve(&t.times_vector(outcome));
    let squares: f64 = (0..rows).map(|i| (outcome[i] - dot(x.row(i), &b)).powi(2)).sum();
    // A rest this small is rounding: the columns explain the outcome exactly.
    let squares = if squares <= 1e-22 * total { 0.0 } else { squares };
    let df = rows - size;
    let residual_variance = squares / df as f64;
    let back = &inner.transform;
    Ok(Regression {
        terms: columns.terms.clone(),
        coefficients: back.times_vector(&b),
        covariance: back.times(&factor.inverse()).times(&back.transpose()).scaled(residual_variance),
        residual_variance,
        df,
        r_squared: 1.0 - squares / total,
    })
}

/// An estimate that is a sum of coefficients.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
    /// Two-sided p value against zero.
    pub p: f64,
}

impl Regression {
    /// The sum of the coefficients times `weights`, with its standard error and t test.
    ///
    /// # Errors
    /// [`Error::UnequalLengths`] unless there is one weight per coefficient; [`Error::NoVariance`] if the columns
    /// explain the outcome exactly.
    pub fn combination(&self, weights: &[f64]) -> Result<Estimate> {
        if weights.len() != self.coefficients.len() {
            return Err(Error::UnequalLengths {
                left: "the weights".into(),
                left_len: weights.len(),
                right: "the coefficients".into(),
                right_len: self.coefficients.len(),
            });
        }
        let se = dot(weights, &self.covariance.times_vector(weights)).max(0.0).sqrt();
        if se <= 0.0 {
            return Err(Error::no_variance("the residual"));
        }
        let value = dot(weights, &self.coefficients);
        Ok(Estimate { value, se, p: 2.0 * t_cdf(-(value / se).abs(), self.df as f64)? })
    }
}

//! The discrete-time hazard: the chance that it happens at this occasion, given that it has not happened before.

use crate::convergence::Convergence;
use crate::design::Design;
use crate::design::coordinates::{Level, coordinates};
use crate::linear::{Matrix, dot, norm};
use crate::{Error, Result};

/// A fitted discrete-time hazard.
#[derive(Debug, Clone)]
pub struct HazardFit {
    /// Names of the columns.
    pub terms: Vec<String>,
    /// Log odds per unit of the column.
    pub coefficients: Vec<f64>,
    /// Their variances and covariances, from the information.
    pub covariance: Matrix,
    /// Log-likelihood at the estimate.
    pub log_likelihood: f64,
    /// Occasions (rows).
    pub n: usize,
    /// Events.
    pub events: usize,
    /// Columns whose coefficient runs away to infinity, because they separate the events from the rest; their
    /// estimates and standard errors say nothing.
    pub diverging: Vec<String>,
    /// How the search ended; gradient by standardised columns. Not converged if a coefficient diverges.
    pub convergence: Convergence,
}

/// Fits `logit h = xβ` by maximum likelihood (Newton's method, at most 50 steps) to one row per person and
/// occasion, up to and including the occasion of the event or the last one seen (Singer & Willett 1993). Columns may
/// hold what was known before each occasion, so predictors may change over time.
///
/// ```
/// use psychometrics::design::Design;
/// use psychometrics::survival::hazard;
/// // Ten sessions of some clients: alliance so far, and whether the client did not come again.
/// let bond = [2.0, 3.5, 4.0, 2.5, 3.0, 4.5, 1.5, 4.0, 3.5, 2.0];
/// let gone = [true, false, false, false, true, false, true, false, false, false];
/// let columns = Design::of_columns(&[("(Intercept)", &[1.0; 10]), ("bond", &bond)])?;
/// let fit = hazard(&gone, &columns)?;
/// assert!(fit.coefficients[1] < 0.0 && fit.probability(&[1.0, 2.0])? > 0.4);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooFew`] without events, without rows free of them, or with no more rows than columns;
/// [`Error::NotIdentified`] naming a column that is a combination of others; [`Error::UnequalLengths`] and
/// [`Error::NotFinite`].
pub fn hazard(event: &[bool], columns: &Design) -> Result<HazardFit> {
    let (n, size) = (event.len(), columns.matrix.columns());
    if columns.rows() != n {
        return Err(Error::UnequalLengths {
            left: "the list of events".into(),
            left_len: n,
            right: "the columns".into(),
            right_len: columns.rows(),
        });
    }
    let events = event.iter().filter(|e| **e).count();
    if events == 0 || events == n {
        let what = if events == 0 { "events" } else { "rows without the event" };
        return Err(Error::too_few(what, 1, 0));
    }
    if n <= size || size == 0 {
        return Err(Error::too_few("rows (more than columns)", size.max(1) + 1, n));
    }
    crate::error::all_finite(columns.matrix.values(), "the columns")?;
    let inner = coordinates(columns, "predictor", Level::InColumns)?;
    let mut x = Matrix::zeros(n, size);
    for i in 0..n {
        inner.row(columns.matrix.row(i), x.row_mut(i));
    }
    let start = Point::at(&x, event, &vec![0.0; size]);
    let start_information = start.information.diagonal();
    let (beta, at, mut convergence) = newton(&x, event, start);
    let covariance = match at.information.cholesky("the information") {
        Ok(factor) => factor.inverse(),
        // A coefficient on its way to infinity leaves no information about it: a variance beyond any bound.
        Err(_) => Matrix::diagonal_of(&start_information.iter().map(|i| 1e12 / i).collect::<Vec<_>>()),
    };
    let t = &inner.transform;
    let running =
        |j: usize| (0..size).any(|k| t[(j, k)] != 0.0 && covariance[(k, k)] * start_information[k] > 1e6);
    let diverging: Vec<String> =
        (0..size).filter(|&j| running(j)).map(|j| columns.terms[j].clone()).collect();
    convergence.converged &= diverging.is_empty();
    Ok(HazardFit {
        terms: columns.terms.clone(),
        coefficients: t.times_vector(&beta),
        covariance: t.times(&covariance).times(&t.transpose()),
        log_likelihood: at.log_likelihood,
        n,
        events,
        diverging,
        convergence,
    })
}

/// The log-likelihood with its derivatives.
struct Point {
    log_likelihood: f64,
    score: Vec<f64>,
    information: Matrix,
}

impl Point {
    fn at(x: &Matrix, event: &[bool], beta: &[f64]) -> Self {
        let size = beta.len();
        let mut point =
            Self { log_likelihood: 0.0, score: vec![0.0; size], information: Matrix::zeros(size, size) };
        for (i, &happened) in event.iter().enumerate() {
            let row = x.row(i);
            let eta = dot(row, beta);
            // ln(1 + e^η) without overflow.
            point.log_likelihood -= eta.max(0.0) + (-eta.abs()).exp().ln_1p();
            let p = logistic(eta);
            if happened {
                point.log_likelihood += eta;
            }
            let (left, weight) = (f64::from(u8::from(happened)) - p, p * (1.0 - p));
            for (a, &value) in row.iter().enumerate() {
                point.score[a] += left * value;
                let scaled = weight * value;
                point.information.row_mut(a).iter_mut().zip(row).for_each(|(sum, b)| *sum += scaled * b);
            }
        }
        point
    }
}

fn newton(x: &Matrix, event: &[bool], start: Point) -> (Vec<f64>, Point, Convergence) {
    let mut beta = vec![0.0; start.score.len()];
    let (mut at, mut iterations, mut converged) = (start, 0, false);
    while iterations < 50 {
        let Ok(factor) = at.information.cholesky("the information") else { break };
        let step = factor.solve(&at.score);
        iterations += 1;
        if 0.5 * dot(&step, &at.score) < 1e-8 {
            // So near the top, one more full step lands on it to the last digit that the likelihood can show.
            beta.iter_mut().zip(&step).for_each(|(b, s)| *b += s);
            at = Point::at(x, event, &beta);
            converged = true;
            break;
        }
        let higher = (0..30).find_map(|halving| {
            let length = 0.5_f64.powi(halving);
            let next: Vec<f64> = beta.iter().zip(&step).map(|(b, s)| b + length * s).collect();
            let point = Point::at(x, event, &next);
            (point.log_likelihood >= at.log_likelihood).then_some((next, point))
        });
        let Some((next, point)) = higher else {
            converged = dot(&step, &at.score) < 1e-6;
            break;
        };
        (beta, at) = (next, point);
    }
    let convergence = Convergence { converged, iterations, gradient_norm: norm(&at.score) };
    (beta, at, convergence)
}

fn logistic(eta: f64) -> f64 {
    if eta >= 0.0 { 1.0 / (1.0 + (-eta).exp()) } else { eta.exp() / (1.0 + eta.exp()) }
}

impl HazardFit {
    /// Standard errors of the coefficients.
    pub fn standard_errors(&self) -> Vec<f64> {
        self.covariance.diagonal().iter().map(|v| v.sqrt()).collect()
    }

    /// The chance that it happens at an occasion with these columns.
    ///
    /// # Errors
    /// [`Error::UnequalLengths`] unless there is one value per column, [`Error::NotFinite`] for one that is none.
    pub fn probability(&self, columns: &[f64]) -> Result<f64> {
        Ok(logistic(dot(self.checked(columns)?, &self.coefficients)))
    }

    /// A 95 % interval of [`HazardFit::probability`], made on the log odds.
    ///
    /// # Errors
    /// As [`HazardFit::probability`].
    pub fn interval(&self, columns: &[f64]) -> Result<(f64, f64)> {
        let eta = dot(self.checked(columns)?, &self.coefficients);
        let reach =
            1.959_963_984_540_054 * dot(columns, &self.covariance.times_vector(columns)).max(0.0).sqrt();
        Ok((logistic(eta - reach), logistic(eta + reach)))
    }

    fn checked<'a>(&self, columns: &'a [f64]) -> Result<&'a [f64]> {
        if columns.len() != self.coefficients.len() {
            return Err(Error::UnequalLengths {
                left: "the columns".into(),
                left_len: columns.len(),
                right: "the model".into(),
                right_len: self.coefficients.len(),
            });
        }
        crate::error::all_finite(columns, "the column")?;
        Ok(columns)
    }
}

/// The chance of still being without the event after each of several occasions with these hazards: `Π(1 − h)`.
///
/// # Errors
/// [`Error::OutOfRange`] for a hazard outside 0 to 1.
pub fn survival_of_hazards(hazards: &[f64]) -> Result<Vec<f64>> {
    let mut survival = 1.0;
    hazards
        .iter()
        .enumerate()
        .map(|(i, &h)| {
            if !(0.0..=1.0).contains(&h) {
                return Err(Error::out_of_range(
                    format!("the hazard at occasion {}", i + 1),
                    h,
                    "from 0 to 1",
                ));
            }
            survival *= 1.0 - h;
            Ok(survival)
        })
        .collect()
}

//! Cox regression: how predictors multiply the hazard, whatever its shape over time.

mod likelihood;

use super::concordance::{Concordance, concordance};
use super::{FollowUp, same_rows};
use crate::convergence::Convergence;
use crate::design::Design;
use crate::design::coordinates::{Coordinates, Level, coordinates};
use crate::linear::{Matrix, dot, norm};
use crate::{Error, Result};
use likelihood::{Baseline, Partial, Sorted};

/// How events at the same time share the people at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// The average over all orders, to first order (Efron 1977): accurate also with many ties.
    Efron,
    /// Everybody at risk for each of them (Breslow 1974): biased towards zero with many ties.
    Breslow,
}

/// A fitted Cox regression.
#[derive(Debug, Clone)]
pub struct CoxFit {
    /// Names of the predictors.
    pub terms: Vec<String>,
    /// Log hazard ratios per unit of the predictor.
    pub coefficients: Vec<f64>,
    /// Their variances and covariances, from the observed information.
    pub covariance: Matrix,
    /// Partial log-likelihood without predictors.
    pub null_log_likelihood: f64,
    /// Partial log-likelihood at the estimate.
    pub log_likelihood: f64,
    /// The score test of all predictors together (chi-square with as many degrees of freedom as predictors).
    pub score_test: f64,
    /// People.
    pub n: usize,
    /// Events.
    pub events: usize,
    /// How well the risks order the events.
    pub concordance: Concordance,
    /// Predictors whose coefficient runs away to infinity, because all events fall on one side of them; their
    /// estimates and standard errors say nothing.
    pub diverging: Vec<String>,
    /// How the search ended; gradient by standardised predictors. Not converged if a coefficient diverges.
    pub convergence: Convergence,
    baselines: Vec<Baseline>,
}

/// Fits a Cox regression by Newton's method with step halving, at most 50 steps.
///
/// `predictors` holds no intercept (see [`crate::design::Intercept::Implied`]); with `strata` each stratum has a hazard
/// of its own.
///
/// ```
/// use psychometrics::design::Design;
/// use psychometrics::survival::{FollowUp, Ties, cox};
/// let time = [5.0, 8.0, 12.0, 12.0, 15.0, 20.0, 24.0, 30.0];
/// let event = [true, true, true, false, true, true, false, false];
/// let predictors = Design::of_columns(&[("bond", [2.0, 3.0, 2.5, 4.0, 4.5, 3.0, 4.2, 5.0])])?;
/// let fit = cox(&FollowUp { time: &time, event: &event }, &predictors, None, Ties::Efron)?;
/// assert!(fit.convergence.converged && fit.coefficients[0] < 0.0); // the stronger the bond, the longer they stay
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooFew`] without people, events or predictors; [`Error::NotIdentified`] naming a predictor that is
/// constant or a combination of others; [`Error::UnequalLengths`], [`Error::NotFinite`], [`Error::OutOfRange`] with the
/// place.
pub fn cox(
    follow_up: &FollowUp,
    predictors: &Design,
    strata: Option<&[usize]>,
    ties: Ties,
) -> Result<CoxFit> {
    check(follow_up, predictors, strata)?;
    let inner = coordinates(predictors, "predictor", Level::Irrelevant)?;
    let sorted = Sorted::of(follow_up, predictors, strata, &inner);
    let size = predictors.matrix.columns();
    let start = sorted.partial(&vec![0.0; size], ties);
    let information = start.information.cholesky("the information").map_err(|_| unidentified())?;
    let score_test = dot(&start.score, &information.solve(&start.score));
    let null_log_likelihood = start.log_likelihood;
    let start_information = start.information.diagonal();
    let (beta, at, mut convergence) = newton(&sorted, start, ties);
    let covariance = match at.information.cholesky("the information") {
        Ok(factor) => factor.inverse(),
        // A coefficient on its way to infinity leaves no information about it: a variance beyond any bound.
        Err(_) => Matrix::diagonal_of(&start_information.iter().map(|i| 1e12 / i).collect::<Vec<_>>()),
    };
    let t = &inner.transform;
    let running = |j: usize| {
        // A variance a million times that at the start, in any direction that this predictor has a part in.
        (0..size).any(|k| t[(j, k)] != 0.0 && covariance[(k, k)] * start_information[k] > 1e6)
    };
    let diverging: Vec<String> =
        (0..size).filter(|&j| running(j)).map(|j| predictors.terms[j].clone()).collect();
    convergence.converged &= diverging.is_empty();
    let coefficients = t.times_vector(&beta);
    let risk: Vec<f64> =
        (0..predictors.rows()).map(|i| dot(predictors.matrix.row(i), &coefficients)).collect();
    let shift = dot(&inner.shift, &coefficients);
    Ok(CoxFit {
        terms: predictors.terms.clone(),
        covariance: t.times(&covariance).times(&t.transpose()),
        null_log_likelihood,
        log_likelihood: at.log_likelihood,
        score_test,
        n: follow_up.time.len(),
        events: follow_up.event.iter().filter(|e| **e).count(),
        concordance: concordance(follow_up, &risk, strata)?,
        diverging,
        convergence,
        baselines: sorted.baselines(&beta, ties, shift),
        coefficients,
    })
}

fn check(follow_up: &FollowUp, predictors: &Design, strata: Option<&[usize]>) -> Result<()> {
    follow_up.check()?;
    follow_up.check_events()?;
    let rows = follow_up.time.len();
    same_rows("a predictor", predictors.rows(), rows)?;
    if let Some(strata) = strata {
        same_rows("the list of strata", strata.len(), rows)?;
    }
    if predictors.matrix.columns() == 0 {
        return Err(Error::too_few("predictors", 1, 0));
    }
    crate::error::all_finite(predictors.matrix.values(), "the predictors")
}

fn unidentified() -> Error {
    Error::not_identified("among the people at risk at the events, the predictors cannot be told apart")
}

/// Climbs from zero; the best point seen, the likelihood there, and how it ended.
fn newton(sorted: &Sorted, start: Partial, ties: Ties) -> (Vec<f64>, Partial, Convergence) {
    let mut beta = vec![0.0; start.score.len()];
    let (mut at, mut iterations, mut converged) = (start, 0, false);
    while iterations < 50 {
        let Ok(factor) = at.information.cholesky("the information") else { break };
        let step = factor.solve(&at.score);
        iterations += 1;
        if 0.5 * dot(&step, &at.score) < 1e-8 {
            // So near the top, one more full step lands on it to the last digit that the likelihood can show.
            beta.iter_mut().zip(&step).for_each(|(b, s)| *b += s);
            at = sorted.partial(&beta, ties);
            converged = true;
            break;
        }
        let higher = (0..30).find_map(|halving| {
            let length = 0.5_f64.powi(halving);
            let next: Vec<f64> = beta.iter().zip(&step).map(|(b, s)| b + length * s).collect();
            let partial = sorted.partial(&next, ties);
            (partial.log_likelihood >= at.log_likelihood).then_some((next, partial))
        });
        let Some((next, partial)) = higher else {
            // Nothing higher within the arithmetic.
            converged = dot(&step, &at.score) < 1e-6;
            break;
        };
        (beta, at) = (next, partial);
    }
    let convergence = Convergence { converged, iterations, gradient_norm: norm(&at.score) };
    (beta, at, convergence)
}

impl CoxFit {
    /// Standard errors of the coefficients.
    pub fn standard_errors(&self) -> Vec<f64> {
        self.covariance.diagonal().iter().map(|v| v.sqrt()).collect()
    }

    /// The likelihood-ratio test of all predictors together (chi-square).
    pub fn likelihood_ratio(&self) -> f64 {
        2.0 * (self.log_likelihood - self.null_log_likelihood)
    }

    /// Cumulative hazard at `time` of someone whose predictors are all zero, in stratum number `stratum` (strata in
    /// ascending order, from 0). The hazards of one time are shared as the ties are.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a stratum that is not there.
    pub fn baseline_hazard(&self, stratum: usize, time: f64) -> Result<f64> {
        let baseline = self.baselines.get(stratum).ok_or_else(|| {
            Error::out_of_range("the stratum", stratum as f64, format!("below {}", self.baselines.len()))
        })?;
        Ok(baseline.cumulative(time))
    }

    /// Probability of being without the event after `time`, for someone with these predictors:
    /// `exp(−H₀(t)·exp(xβ))`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a stratum that is not there, [`Error::UnequalLengths`] unless there is one value per
    /// predictor, [`Error::NotFinite`] for one that is none, or if a diverging coefficient makes it so.
    pub fn survival(&self, predictors: &[f64], stratum: usize, time: f64) -> Result<f64> {
        if predictors.len() != self.coefficients.len() {
            return Err(Error::UnequalLengths {
                left: "the predictors".into(),
                left_len: predictors.len(),
                right: "the model".into(),
                right_len: self.coefficients.len(),
            });
        }
        crate::error::all_finite(predictors, "the predictor")?;
        let risk = dot(predictors, &self.coefficients).exp();
        // A coefficient that ran away can make zero times infinity.
        crate::error::finite((-self.baseline_hazard(stratum, time)? * risk).exp(), "the predicted survival")
    }
}

//! How well a model reproduces means and covariances: chi-square and the indices built on it.

use super::implied::Implied;
use super::moments::Moments;
use crate::Result;
use crate::distribution::{chi_squared_tail, ln_gamma};
use statrs::function::gamma::gamma_lr;

/// Fit of a factor model. Indices as in Hu & Bentler (1999); with several groups, over all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// Likelihood-ratio chi-square against the unrestricted model.
    pub chisq: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// Probability of a greater chi-square if the model holds; `None` without degrees of freedom.
    pub p: Option<f64>,
    /// Chi-square of the model in which all items are independent.
    pub baseline_chisq: f64,
    /// Its degrees of freedom.
    pub baseline_df: usize,
    /// Comparative fit index (Bentler 1990).
    pub cfi: f64,
    /// Tucker–Lewis index; 1 without degrees of freedom.
    pub tli: f64,
    /// Root mean square error of approximation (Steiger 1990), times `√groups`; 0 without degrees of freedom.
    pub rmsea: f64,
    /// 90 % confidence interval of the RMSEA.
    pub rmsea_interval: (f64, f64),
    /// Standardised root mean square residual (Bentler 1995), means included where the model has them.
    pub srmr: f64,
    /// Log-likelihood at the maximum.
    pub log_likelihood: f64,
    /// Log-likelihood of the unrestricted model.
    pub unrestricted_log_likelihood: f64,
    /// Free parameters.
    pub parameters: usize,
    /// `2p − 2 ln L`.
    pub aic: f64,
    /// `p ln n − 2 ln L`.
    pub bic: f64,
}

/// What the indices are computed from.
pub(super) struct Outcome<'a> {
    pub groups: &'a [Moments],
    pub implied: &'a [Implied],
    pub log_likelihood: f64,
    pub parameters: usize,
    pub means: bool,
}

/// Numbers that the unrestricted model has: covariances, and means where the model has them.
pub(super) fn known(groups: &[Moments], means: bool) -> usize {
    let p = groups.first().map_or(0, |g| g.mean.len());
    groups.len() * (p * (p + 1) / 2 + if means { p } else { 0 })
}

pub(super) fn fit_of(outcome: &Outcome<'_>) -> Result<Fit> {
    let groups = outcome.groups;
    let sum = |of: fn(&Moments) -> f64| groups.iter().map(of).sum::<f64>();
    let (n, unrestricted) = (sum(|g| g.n), sum(|g| g.unrestricted));
    let p = groups.first().map_or(0, |g| g.mean.len());
    let df = known(groups, outcome.means).saturating_sub(outcome.parameters);
    let chisq = (2.0 * (unrestricted - outcome.log_likelihood)).max(0.0);
    let baseline_chisq = (2.0 * (unrestricted - sum(|g| g.independent))).max(0.0);
    let baseline_df = groups.len() * p * (p - 1) / 2;
    let (d, b) = (df as f64, baseline_df as f64);
    let over = (chisq - d).max(0.0);
    let worst = (baseline_chisq - b).max(over);
    let baseline_ratio = baseline_chisq / b - 1.0;
    let tli = if df == 0 || baseline_ratio == 0.0 { 1.0 } else { 1.0 - (chisq / d - 1.0) / baseline_ratio };
    let per_unit = |noncentrality: f64| (noncentrality / (n * d) * groups.len() as f64).sqrt();
    let interval = if df == 0 {
        (0.0, 0.0)
    } else {
        (per_unit(noncentrality_where(chisq, d, 0.95)), per_unit(noncentrality_where(chisq, d, 0.05)))
    };
    Ok(Fit {
        chisq,
        df,
        p: if df == 0 { None } else { Some(chi_squared_tail(chisq, d)?) },
        baseline_chisq,
        baseline_df,
        cfi: if worst > 0.0 { 1.0 - over / worst } else { 1.0 },
        tli,
        rmsea: if df == 0 { 0.0 } else { per_unit(over) },
        rmsea_interval: interval,
        srmr: srmr(outcome, n),
        log_likelihood: outcome.log_likelihood,
        unrestricted_log_likelihood: unrestricted,
        parameters: outcome.parameters,
        aic: 2.0 * (outcome.parameters as f64 - outcome.log_likelihood),
        bic: outcome.parameters as f64 * n.ln() - 2.0 * outcome.log_likelihood,
    })
}

/// `√(mean of ((s_ij − σ_ij)/√(s_ii s_jj))²)` and, with means, of `((m − μ)/√s_ii)²`; groups weighted by size.
fn srmr(outcome: &Outcome<'_>, n: f64) -> f64 {
    let mut average = 0.0;
    for (moments, implied) in outcome.groups.iter().zip(outcome.implied) {
        let (s, p) = (&moments.covariance, moments.mean.len());
        let mut sum = 0.0;
        for i in 0..p {
            for j in 0..=i {
                sum += (s[(i, j)] - implied.covariance[(i, j)]).powi(2) / (s[(i, i)] * s[(j, j)]);
            }
            if outcome.means {
                sum += (moments.mean[i] - implied.mean[i]).powi(2) / s[(i, i)];
            }
        }
        let terms = p * (p + 1) / 2 + if outcome.means { p } else { 0 };
        average += moments.n / n * (sum / terms as f64).sqrt();
    }
    average
}

/// The noncentrality at which a chi-square value is at most `x` with probability `p`; 0 if even the central
/// distribution lies too high. By doubling and halving, 150 evaluations at most.
fn noncentrality_where(x: f64, df: f64, p: f64) -> f64 {
    if noncentral_cdf(x, df, 0.0) <= p {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, x.max(1.0));
    for _ in 0..50 {
        if noncentral_cdf(x, df, high) <= p {
            break;
        }
        (low, high) = (high, high * 2.0);
    }
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        if high - low <= 1e-12 * high {
            break;
        }
        if noncentral_cdf(x, df, middle) > p { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

/// The noncentral chi-square distribution as a Poisson mixture of central ones, summed from the middle outwards.
fn noncentral_cdf(x: f64, df: f64, noncentrality: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let rate = 0.5 * noncentrality;
    let term = |j: f64| {
        let weight = if rate > 0.0 { (j * rate.ln() - rate - ln_gamma(j + 1.0)).exp() } else { 1.0 };
        weight * gamma_lr(0.5 * df + j, 0.5 * x)
    };
    if rate == 0.0 {
        return term(0.0);
    }
    let middle = rate.floor();
    let mut sum = term(middle);
    let reach = 40.0 + 10.0 * rate.sqrt();
    let mut j = middle + 1.0;
    while j < middle + reach {
        let t = term(j);
        sum += t;
        if t < 1e-17 {
            break;
        }
        j += 1.0;
    }
    let mut j = middle - 1.0;
    while j >= 0.0 && j > middle - reach {
        let t = term(j);
        sum += t;
        if t < 1e-17 {
            break;
        }
        j -= 1.0;
    }
    sum.min(1.0)
}

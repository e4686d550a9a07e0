//! The Kaplan–Meier curve and the log-rank test.

use super::{FollowUp, same_rows};
use crate::distribution::{chi_squared_tail, normal_quantile};
use crate::linear::Matrix;
use crate::{Error, Result};

/// One time of a Kaplan–Meier curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The time.
    pub time: f64,
    /// People still followed just before it.
    pub at_risk: usize,
    /// Events at it.
    pub events: usize,
    /// People last seen at it without the event.
    pub censored: usize,
    /// Probability of being without the event after it.
    pub survival: f64,
    /// Greenwood's standard error of `ln survival`; infinite once survival is 0.
    pub se_ln: f64,
}

impl Step {
    /// Greenwood's standard error of `survival`.
    pub fn se(&self) -> f64 {
        if self.survival > 0.0 { self.survival * self.se_ln } else { 0.0 }
    }
}

/// A Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq)]
pub struct KaplanMeier {
    /// Every time at which somebody had the event or was last seen, in order.
    pub steps: Vec<Step>,
}

/// The product-limit estimate of survival with Greenwood's standard errors (Kaplan & Meier 1958).
///
/// ```
/// use psychometrics::survival::{FollowUp, kaplan_meier};
/// // Weeks until six clients stopped coming; two were still coming when last seen.
/// let curve = kaplan_meier(&FollowUp {
///     time: &[2.0, 4.0, 4.0, 7.0, 9.0, 12.0],
///     event: &[true, true, false, true, false, true],
/// })?;
/// assert!((curve.survival_at(5.0) - 4.0 / 6.0).abs() < 1e-12);
/// assert_eq!(curve.median(), Some(7.0));
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooFew`] without people, [`Error::UnequalLengths`], [`Error::NotFinite`] or [`Error::OutOfRange`] for
/// a time that is impossible, with its place.
pub fn kaplan_meier(follow_up: &FollowUp) -> Result<KaplanMeier> {
    follow_up.check()?;
    let order = follow_up.order();
    let mut steps: Vec<Step> = Vec::new();
    let (mut survival, mut variance, mut i) = (1.0, 0.0, 0);
    while i < order.len() {
        let time = follow_up.time[order[i]];
        let tied = order[i..].iter().take_while(|&&row| follow_up.time[row] == time).count();
        let events = order[i..i + tied].iter().filter(|&&row| follow_up.event[row]).count();
        let (at_risk, d) = (order.len() - i, events as f64);
        let n = at_risk as f64;
        survival *= 1.0 - d / n;
        if events > 0 {
            variance += d / (n * (n - d));
        }
        steps.push(Step { time, at_risk, events, censored: tied - events, survival, se_ln: variance.sqrt() });
        i += tied;
    }
    Ok(KaplanMeier { steps })
}

impl KaplanMeier {
    /// The last step at or before `time`; `None` before the first.
    pub fn step_at(&self, time: f64) -> Option<&Step> {
        let after = self.steps.partition_point(|s| s.time <= time);
        after.checked_sub(1).map(|i| &self.steps[i])
    }

    /// Probability of being without the event after `time`.
    pub fn survival_at(&self, time: f64) -> f64 {
        self.step_at(time).map_or(1.0, |s| s.survival)
    }

    /// People still followed just before `time`.
    pub fn at_risk(&self, time: f64) -> usize {
        let before = self.steps.partition_point(|s| s.time < time);
        self.steps.get(before).map_or(0, |s| s.at_risk)
    }

    /// Confidence interval of the survival at `time`, made on the logarithm of survival (the default of `survfit`),
    /// never above 1; `None` if nobody is left to tell.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] unless `0 < confidence < 1`.
    pub fn interval_at(&self, time: f64, confidence: f64) -> Result<Option<(f64, f64)>> {
        let z = normal_quantile(0.5 + 0.5 * confidence)?;
        let Some(step) = self.step_at(time) else { return Ok(Some((1.0, 1.0))) };
        let border = |sign: f64| (step.survival.ln() + sign * z * step.se_ln).exp().min(1.0);
        Ok((step.survival > 0.0).then(|| (border(-1.0), border(1.0))))
    }

    /// The time by which a share `p` had the event: the first at which survival is at most `1 − p`, or the middle of
    /// the stretch on which it is exactly that; `None` if the curve ends above.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let wanted = 1.0 - p;
        let i = self.steps.iter().position(|s| s.survival <= wanted + 1e-12)?;
        let next = self.steps[i..].iter().find(|s| s.survival < wanted - 1e-12);
        let flat = (self.steps[i].survival - wanted).abs() <= 1e-12;
        Some(next.filter(|_| flat).map_or(self.steps[i].time, |n| 0.5 * (self.steps[i].time + n.time)))
    }

    /// The median time.
    pub fn median(&self) -> Option<f64> {
        self.quantile(0.5)
    }
}

/// The log-rank test of whether groups have the same curve.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRank {
    /// Chi-square with `df` degrees of freedom when the curves are the same.
    pub chi_square: f64,
    /// Groups less one.
    pub df: usize,
    /// Probability of a chi-square this large when the curves are the same.
    pub p: f64,
    /// Events seen in every group.
    pub observed: Vec<f64>,
    /// Events expected in every group if the curves are the same.
    pub expected: Vec<f64>,
}

/// The log-rank test of `group` (numbered from 0), with the hypergeometric variance (Peto & Peto 1972, `survdiff`).
///
/// # Errors
/// As [`kaplan_meier`]; [`Error::TooFew`] without events or with a single group; [`Error::NotIdentified`] if the groups
/// were never at risk together.
pub fn log_rank(follow_up: &FollowUp, group: &[usize]) -> Result<LogRank> {
    follow_up.check()?;
    follow_up.check_events()?;
    same_rows("the list of groups", group.len(), follow_up.time.len())?;
    let mut names: Vec<usize> = group.to_vec();
    names.sort_unstable();
    names.dedup();
    if names.len() < 2 {
        return Err(Error::too_few("groups", 2, names.len()));
    }
    let number: Vec<usize> = group.iter().map(|g| names.partition_point(|n| n < g)).collect();
    let order = follow_up.order();
    let groups = names.len();
    let mut at_risk = vec![0.0; groups];
    number.iter().for_each(|&g| at_risk[g] += 1.0);
    let (mut observed, mut expected) = (vec![0.0; groups], vec![0.0; groups]);
    let mut variance = Matrix::zeros(groups - 1, groups - 1);
    let mut i = 0;
    while i < order.len() {
        let time = follow_up.time[order[i]];
        let tied = order[i..].iter().take_while(|&&row| follow_up.time[row] == time).count();
        let n: f64 = at_risk.iter().sum();
        let mut events = 0.0;
        for &row in order[i..i + tied].iter().filter(|&&row| follow_up.event[row]) {
            observed[number[row]] += 1.0;
            events += 1.0;
        }
        let spread = if n > 1.0 { events * (n - events) / (n - 1.0) } else { 0.0 };
        for g in 0..groups {
            expected[g] += events * at_risk[g] / n;
        }
        for g in 0..groups - 1 {
            for h in 0..groups - 1 {
                let own = if g == h { at_risk[g] / n } else { 0.0 };
                variance[(g, h)] += spread * (own - at_risk[g] * at_risk[h] / (n * n));
            }
        }
        order[i..i + tied].iter().for_each(|&row| at_risk[number[row]] -= 1.0);
        i += tied;
    }
    let surplus: Vec<f64> = (0..groups - 1).map(|g| observed[g] - expected[g]).collect();
    let factor = variance.cholesky("the variance of the log-rank test");
    let factor =
        factor.map_err(|_| Error::not_identified("a group was never at risk together with the others"))?;
    let chi_square = crate::linear::dot(&surplus, &factor.solve(&surplus));
    let df = groups - 1;
    Ok(LogRank { chi_square, df, p: chi_squared_tail(chi_square, df as f64)?, observed, expected })
}

//! Bland–Altman: by how much do two measurements of the same thing differ?

use super::check_pair;
use crate::design::Design;
use crate::distribution::{normal_quantile, t_quantile};
use crate::regression::{Estimate, regression};
use crate::{Error, Result};

/// Differences between two measurements and the limits within which most of them lie.
#[derive(Debug, Clone, PartialEq)]
pub struct BlandAltman {
    /// Pairs.
    pub n: usize,
    /// Mean of first minus second, in points.
    pub bias: f64,
    /// 95 % confidence interval of the bias.
    pub bias_interval: (f64, f64),
    /// Standard deviation of the differences.
    pub sd: f64,
    /// Limits of agreement: bias ∓ 1.96 standard deviations.
    pub limits: (f64, f64),
    /// Standard error of either limit.
    pub se_limit: f64,
    /// 95 % confidence interval of the lower limit.
    pub lower_interval: (f64, f64),
    /// 95 % confidence interval of the upper limit.
    pub upper_interval: (f64, f64),
    /// Change of the difference per point of the pair's mean: not zero if the bias depends on the level.
    pub slope: Result<Estimate>,
}

/// Limits of agreement of `first` and `second` (Bland & Altman 1999; standard error of a limit
/// `s·√(1/n + z²/(2(n − 1)))`, section 2.1).
///
/// ```
/// use psychometrics::agreement::bland_altman;
/// let client = [4.0, 4.5, 3.0, 5.0, 2.5, 4.0];
/// let counsellor = [4.5, 4.5, 4.0, 5.0, 4.0, 4.5];
/// let view = bland_altman(&counsellor, &client)?;
/// assert!((view.bias - 3.5 / 6.0).abs() < 1e-12); // the counsellor sees it brighter
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnequalLengths`], [`Error::NotFinite`]; [`Error::TooFew`] with fewer than three pairs;
/// [`Error::NoVariance`] if all differences are the same.
pub fn bland_altman(first: &[f64], second: &[f64]) -> Result<BlandAltman> {
    check_pair(("the first view", first), ("the second view", second))?;
    let n = first.len();
    if n < 3 {
        return Err(Error::too_few("pairs", 3, n));
    }
    let difference: Vec<f64> = first.iter().zip(second).map(|(a, b)| a - b).collect();
    let mean: Vec<f64> = first.iter().zip(second).map(|(a, b)| 0.5 * (a + b)).collect();
    let bias = difference.iter().sum::<f64>() / n as f64;
    let sd = (difference.iter().map(|d| (d - bias).powi(2)).sum::<f64>() / (n - 1) as f64).sqrt();
    if sd <= 1e-12 * bias.abs() || sd <= 0.0 {
        return Err(Error::no_variance("the difference of the two views"));
    }
    let (t, z) = (t_quantile(0.975, (n - 1) as f64)?, normal_quantile(0.975)?);
    let about = |centre: f64, se: f64| (centre - t * se, centre + t * se);
    let limits = (bias - z * sd, bias + z * sd);
    let se_limit = sd * (1.0 / n as f64 + z * z / (2.0 * (n - 1) as f64)).sqrt();
    let line = Design::of_columns(&[("(Intercept)", &vec![1.0; n]), ("mean", &mean)])?;
    Ok(BlandAltman {
        n,
        bias,
        bias_interval: about(bias, sd / (n as f64).sqrt()),
        sd,
        limits,
        se_limit,
        lower_interval: about(limits.0, se_limit),
        upper_interval: about(limits.1, se_limit),
        slope: regression(&difference, &line).and_then(|r| r.combination(&[0.0, 1.0])),
    })
}

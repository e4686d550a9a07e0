//! Truth and bias: how well does one person know another's view, and what pulls the guess aside?

use super::check_pair;
use crate::convergence::Convergence;
use crate::design::Design;
use crate::growth::{Measurements, Method, fit};
use crate::regression::{Estimate, regression};
use crate::{Error, Result};

/// The forces on a judgement of something that is known from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct TruthAndBias {
    /// Directional bias: judgement above (or below) the truth on average, in points.
    pub directional: Estimate,
    /// Truth force: points of judgement per point of truth; 1 is perfect tracking.
    pub truth: Estimate,
    /// Bias force: points of judgement per point of the biasing view (one's own view: assumed similarity).
    pub bias: Option<Estimate>,
    /// How the fit ended; closed form without clusters.
    pub convergence: Convergence,
}

/// The truth-and-bias model of West & Kenny (2011, eq. 1): the judgement, taken from the mean of the truth, on truth and
/// bias, each taken from its mean. With `cluster` (the judge of every row) judges may differ in level (random intercept,
/// REML), and p values are normal.
///
/// ```
/// use psychometrics::agreement::truth_and_bias;
/// // A counsellor guesses how clients felt the session; truth is what they said, bias how the counsellor felt it.
/// let truth = [4.0, 3.0, 5.0, 2.0, 4.0, 3.5, 4.5, 2.5];
/// let own = [4.5, 4.0, 4.5, 4.0, 3.5, 4.0, 5.0, 3.5];
/// let guess = [4.4, 3.8, 4.9, 3.2, 4.0, 3.9, 4.9, 3.3];
/// let model = truth_and_bias(&guess, &truth, Some(&own), None)?;
/// assert!(model.directional.value > 0.3 && model.truth.value > 0.4);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// As [`regression`], or as [`fit`] with clusters.
pub fn truth_and_bias(
    judgement: &[f64],
    truth: &[f64],
    bias: Option<&[f64]>,
    cluster: Option<&[usize]>,
) -> Result<TruthAndBias> {
    check_pair(("the judgement", judgement), ("the truth", truth))?;
    if truth.is_empty() {
        return Err(Error::too_few("judgements", 1, 0));
    }
    let middle = |v: &[f64]| v.iter().sum::<f64>() / v.len() as f64;
    let from_mean = |v: &[f64]| v.iter().map(|x| x - middle(v)).collect::<Vec<f64>>();
    let outcome: Vec<f64> = judgement.iter().map(|j| j - middle(truth)).collect();
    let mut columns = vec![("(Intercept)", vec![1.0; truth.len()]), ("truth", from_mean(truth))];
    if let Some(bias) = bias {
        check_pair(("the judgement", judgement), ("the biasing view", bias))?;
        columns.push(("bias", from_mean(bias)));
    }
    let columns = Design::of_columns(&columns)?;
    let Some(cluster) = cluster else {
        let line = regression(&outcome, &columns)?;
        let at = |j: usize| {
            let weights: Vec<f64> = (0..line.terms.len()).map(|i| if i == j { 1.0 } else { 0.0 }).collect();
            line.combination(&weights)
        };
        let bias = if bias.is_some() { Some(at(2)?) } else { None };
        return Ok(TruthAndBias {
            directional: at(0)?,
            truth: at(1)?,
            bias,
            convergence: Convergence::CLOSED_FORM,
        });
    };
    let level = Design::of_columns(&[("(Intercept)", vec![1.0; truth.len()])])?;
    let data = Measurements { outcome: &outcome, fixed: &columns, random: &level, cluster, above: None };
    let fitted = fit(&data, Method::Reml)?;
    let se = fitted.standard_errors();
    let at = |j: usize| {
        let value = fitted.model.fixed[j];
        Estimate { value, se: se[j], p: 2.0 * crate::distribution::normal_cdf(-(value / se[j]).abs()) }
    };
    Ok(TruthAndBias {
        directional: at(0),
        truth: at(1),
        bias: bias.map(|_| at(2)),
        convergence: fitted.convergence,
    })
}

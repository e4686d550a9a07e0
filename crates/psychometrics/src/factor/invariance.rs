//! Measurement invariance: does the same model, with the same numbers, hold in several groups?

use super::confirm::{Fitted, Options, fit_groups, moments_by_group};
use super::model::Model;
use super::parameters::{Equality, Layout};
use crate::Result;
use crate::answers::Answers;
use crate::distribution::chi_squared_tail;

/// One level of invariance, beside the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// What is held equal.
    pub equality: Equality,
    /// The model fitted with that.
    pub fitted: Fitted,
    /// How much worse it fits than the level before; `None` for the first.
    pub difference: Option<Difference>,
}

/// A likelihood-ratio test between two nested models, with the changes of the indices used beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Chi-square of the difference.
    pub chisq: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// Probability of a greater value if the equalities hold; `None` without degrees of freedom.
    pub p: Option<f64>,
    /// Change of the CFI; a fall of more than 0.01 speaks against the equalities (Cheung & Rensvold 2002).
    pub cfi: f64,
    /// Change of the RMSEA.
    pub rmsea: f64,
}

/// Fits configural, metric, scalar and strict models in turn (Meredith 1993) and tests each against the one before.
///
/// # Errors
/// As [`confirm_groups`](super::confirm_groups).
pub fn invariance(
    answers: &Answers,
    groups: &[usize],
    model: &Model,
    options: &Options,
) -> Result<Vec<Level>> {
    let moments = moments_by_group(answers, groups, model, options)?;
    let mut levels: Vec<Level> = Vec::with_capacity(4);
    for equality in [Equality::Configural, Equality::Metric, Equality::Scalar, Equality::Strict] {
        let layout = Layout { scale: options.scale, equality, means: true };
        let fitted = fit_groups(&moments, model, layout, options)?;
        let difference = levels.last().map(|before| difference(&before.fitted, &fitted)).transpose()?;
        levels.push(Level { equality, fitted, difference });
    }
    Ok(levels)
}

fn difference(free: &Fitted, equal: &Fitted) -> Result<Difference> {
    let chisq = (equal.fit.chisq - free.fit.chisq).max(0.0);
    let df = equal.fit.df.saturating_sub(free.fit.df);
    Ok(Difference {
        chisq,
        df,
        p: if df == 0 { None } else { Some(chi_squared_tail(chisq, df as f64)?) },
        cfi: equal.fit.cfi - free.fit.cfi,
        rmsea: equal.fit.rmsea - free.fit.rmsea,
    })
}

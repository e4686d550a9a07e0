//! How far do two views of the same thing (client and counsellor, two raters) agree?
//!
//! Intraclass correlations, Bland–Altman limits, response surfaces for "does it matter whether they agree", and the
//! truth-and-bias model for "how well does one know the other's view".

mod bland_altman;
mod intraclass;
mod surface;
mod truth;

pub use bland_altman::{BlandAltman, bland_altman};
pub use intraclass::{Icc, Intraclass, intraclass};
pub use surface::{ResponseSurface, response_surface};
pub use truth::{TruthAndBias, truth_and_bias};

use crate::{Error, Result};

/// Two views of the same things, both finite and equally many.
fn check_pair(first: (&str, &[f64]), second: (&str, &[f64])) -> Result<()> {
    if first.1.len() != second.1.len() {
        return Err(Error::UnequalLengths {
            left: first.0.into(),
            left_len: first.1.len(),
            right: second.0.into(),
            right_len: second.1.len(),
        });
    }
    crate::error::all_finite(first.1, first.0)?;
    crate::error::all_finite(second.1, second.0)
}

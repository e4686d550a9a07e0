//! What does a raw score mean beside other people's scores?
//!
//! Standard scores on the usual scales, percentile ranks, norm tables from a sample with the standard error of
//! every entry, and equating of one form to another.

mod equating;
mod table;

pub use equating::{Equated, equipercentile, linear_equating};
pub use table::{Norm, NormTable};

use crate::error::{finite, positive};
use crate::{Error, Result};

/// A scale of standard scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Mean 0, standard deviation 1.
    Z,
    /// Mean 50, standard deviation 10 (McCall 1922).
    T,
    /// Deviation IQ: mean 100, standard deviation 15 (Wechsler 1939).
    Iq,
    /// Whole numbers from 1 to 10, mean 5.5, half a standard deviation each (Canfield 1951).
    Sten,
    /// Whole numbers from 1 to 9, mean 5, half a standard deviation each (Flanagan 1948).
    Stanine,
}

impl Scale {
    /// The score on this scale of someone `z` standard deviations above the mean. Stens and stanines are rounded
    /// (halves up) and kept within their ends.
    ///
    /// ```
    /// use psychometrics::norms::Scale;
    /// assert_eq!(Scale::T.from_z(-1.5), 35.0);
    /// assert_eq!(Scale::Sten.from_z(0.1), 6.0);
    /// assert_eq!(Scale::Stanine.from_z(3.2), 9.0);
    /// ```
    pub fn from_z(self, z: f64) -> f64 {
        match self {
            Self::Z => z,
            Self::T => 50.0 + 10.0 * z,
            Self::Iq => 100.0 + 15.0 * z,
            Self::Sten => (5.5 + 2.0 * z + 0.5).floor().clamp(1.0, 10.0),
            Self::Stanine => (5.0 + 2.0 * z + 0.5).floor().clamp(1.0, 9.0),
        }
    }

    /// Points on this scale per standard deviation: multiply the standard error of a z score by it.
    pub fn points_per_sd(self) -> f64 {
        match self {
            Self::Z => 1.0,
            Self::T => 10.0,
            Self::Iq => 15.0,
            Self::Sten | Self::Stanine => 2.0,
        }
    }
}

/// How many standard deviations `score` lies above `mean`.
///
/// # Errors
/// [`Error::NotFinite`], or [`Error::OutOfRange`] unless `sd > 0`.
pub fn z_score(score: f64, mean: f64, sd: f64) -> Result<f64> {
    Ok((finite(score, "the score")? - finite(mean, "the mean")?) / positive(sd, "the standard deviation")?)
}

/// Standard error of a z score that rests on the mean and standard deviation of `n` people:
/// `√((1 + z²/2)/n)` (delta method for a normal sample; Crawford & Howell 1998 give the same first order).
///
/// # Errors
/// [`Error::NotFinite`], or [`Error::TooFew`] with fewer than two people.
pub fn se_z(z: f64, n: usize) -> Result<f64> {
    if n < 2 {
        return Err(Error::too_few("people in the norm sample", 2, n));
    }
    Ok(((1.0 + 0.5 * finite(z, "the z score")?.powi(2)) / n as f64).sqrt())
}

/// Percentile rank of `score` in `sample`: the per cent below plus half the per cent equal
/// (Crocker & Algina 1986, p. 439), from 0 to 100.
///
/// # Errors
/// [`Error::TooFew`] for an empty sample, [`Error::NotFinite`] with the place.
pub fn percentile_rank(sample: &[f64], score: f64) -> Result<f64> {
    if sample.is_empty() {
        return Err(Error::too_few("people in the norm sample", 1, 0));
    }
    crate::error::all_finite(sample, "the score of the norm sample")?;
    let score = finite(score, "the score")?;
    let (below, equal) = sample.iter().fold((0.0, 0.0), |(below, equal), &x| {
        (below + f64::from(u8::from(x < score)), equal + f64::from(u8::from(x == score)))
    });
    Ok(100.0 * (below + 0.5 * equal) / sample.len() as f64)
}

//! Scores: values that know which instrument they come from, how sure they are and what they rest on.
//!
//! ```
//! use selaras_core::{instrument::shelf, response::Response, score::score};
//!
//! let form = shelf().newest("alliance-client-short").ok_or("no such instrument")?;
//! let response = Response::read(form, |item| Some(if *item == "bond" { "6" } else { "4" }))
//!     .map_err(|faults| faults[0].to_string())?;
//! let alliance = &score(form, &response)[0];
//! assert_eq!((alliance.value() * 3.0).round(), 14.0);
//! assert!(alliance.interval(0.95).is_some_and(|around| around.low < 4.0 && around.high < 5.5));
//! # Ok::<(), String>(())
//! ```

mod interval;
mod scoring;

pub use interval::Interval;
pub use scoring::score;

use crate::instrument::{Basis, Instrument, InstrumentId, Norm, Scale, ScaleId, Version};

/// A value on a scale. It exists only by scoring a response, or by being imported or read back within the
/// range of a known scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    instrument: InstrumentId,
    version: Version,
    scale: ScaleId,
    value: f64,
    range: (f64, f64),
    standard_error: Option<f64>,
    basis: Basis,
    answered: usize,
    of: usize,
    norm: Norm,
}

/// Why a number from elsewhere is no score.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ScoreFault {
    /// The instrument has no such scale.
    #[error("{instrument} has no scale `{scale}`")]
    NoSuchScale {
        /// The instrument.
        instrument: InstrumentId,
        /// The scale asked for.
        scale: ScaleId,
    },
    /// The value cannot occur on the scale.
    #[error("{got} lies outside {min} to {max}")]
    OutOfRange {
        /// The lowest value possible.
        min: f64,
        /// The highest value possible.
        max: f64,
        /// The number that came (also when it is no number at all, NaN).
        got: f64,
    },
    /// More answers than items, or too few for a score.
    #[error("{got} of {of} answers make no score on this scale")]
    Answered {
        /// Answers given.
        got: usize,
        /// Items of the scale.
        of: usize,
    },
}

impl Score {
    /// A past score brought in as a bare number, taken to rest on all items.
    ///
    /// # Errors
    /// An unknown scale, or a value outside its range.
    pub fn imported(instrument: &Instrument, scale: &ScaleId, value: f64) -> Result<Score, ScoreFault> {
        let found = scale_of(instrument, scale)?;
        Self::recorded(instrument, scale, value, found.keys().len())
    }

    /// A score as it was kept, with the number of answers it rests on.
    ///
    /// # Errors
    /// An unknown scale, a value outside its range, or a number of answers that makes no score.
    pub fn recorded(
        instrument: &Instrument,
        scale: &ScaleId,
        value: f64,
        answered: usize,
    ) -> Result<Score, ScoreFault> {
        let scale = scale_of(instrument, scale)?;
        let (min, max, of) = (scale.min(), scale.max(), scale.keys().len());
        if !(min..=max).contains(&value) {
            return Err(ScoreFault::OutOfRange { min, max, got: value });
        }
        if answered > of || answered + scale.missing_allowed() < of {
            return Err(ScoreFault::Answered { got: answered, of });
        }
        Ok(Self::on(instrument, scale, value, answered))
    }

    fn on(instrument: &Instrument, scale: &Scale, value: f64, answered: usize) -> Score {
        let of = scale.keys().len();
        // With k of n alike items the error of the value grows by √(n/k): the mean of fewer answers.
        let lengthening = (of as f64 / answered as f64).sqrt();
        Score {
            instrument: instrument.id().clone(),
            version: instrument.version(),
            scale: scale.id().clone(),
            value,
            range: (scale.min(), scale.max()),
            standard_error: scale.standard_error().map(|error| error * lengthening),
            basis: scale.basis(),
            answered,
            of,
            norm: scale.norm(),
        }
    }

    /// The instrument.
    pub fn instrument(&self) -> &InstrumentId {
        &self.instrument
    }

    /// Its version.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The scale.
    pub fn scale(&self) -> &ScaleId {
        &self.scale
    }

    /// The value, in points of the scale.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The lowest and highest value possible.
    pub fn range(&self) -> (f64, f64) {
        self.range
    }

    /// The standard error of measurement, in points of the scale; none where reliability or standard
    /// deviation are unknown. Missing answers make it larger.
    pub fn standard_error(&self) -> Option<f64> {
        self.standard_error
    }

    /// What the standard error rests on.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// How many items were answered.
    pub fn answered(&self) -> usize {
        self.answered
    }

    /// How many items the scale has.
    pub fn of(&self) -> usize {
        self.of
    }

    /// The group it can be compared with.
    pub fn norm(&self) -> Norm {
        self.norm
    }
}

fn scale_of<'a>(instrument: &'a Instrument, scale: &ScaleId) -> Result<&'a Scale, ScoreFault> {
    let missing = || ScoreFault::NoSuchScale { instrument: instrument.id().clone(), scale: scale.clone() };
    instrument.scale(scale.as_str()).ok_or_else(missing)
}

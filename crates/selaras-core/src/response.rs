//! Responses: what one person answered to one version of an instrument, checked when it is read.

mod compare;
mod danger;
mod read;
mod stored;

pub use compare::{ItemChange, compared};
pub use danger::{DangerSign, danger};
pub use read::{AnswerFault, Wrong};
pub use stored::StoredFault;

use crate::instrument::{Instrument, InstrumentId, ItemId, Version};

/// The answers to one version of an instrument, one place for each item. Every answer in it is one that its
/// item allows. Words given to open questions are not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    instrument: InstrumentId,
    version: Version,
    answers: Vec<Option<i16>>,
}

impl Response {
    /// The instrument answered.
    pub fn instrument(&self) -> &InstrumentId {
        &self.instrument
    }

    /// Its version.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The answers in the order of the instrument's items; `None` where there is none.
    pub fn answers(&self) -> &[Option<i16>] {
        &self.answers
    }

    /// The answer to one item.
    pub fn answer(&self, instrument: &Instrument, item: &ItemId) -> Option<i16> {
        self.belongs_to(instrument);
        let at = instrument.items().iter().position(|i| i.id() == item)?;
        self.answers[at]
    }

    /// Whether no item was answered.
    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(Option::is_none)
    }

    /// Makes sure that answers are never read by another instrument's keys: a fault of the program, never
    /// of what a person typed.
    pub(crate) fn belongs_to(&self, instrument: &Instrument) {
        assert!(
            self.instrument == *instrument.id() && self.version == instrument.version(),
            "a response to {} {} was read as one to {} {}",
            self.instrument,
            self.version,
            instrument.id(),
            instrument.version()
        );
    }
}

//! Responses as one short text, the form in which they are kept: `3,5,,6`, a blank for no answer.

use crate::instrument::Instrument;

use super::Response;
use super::read::{AnswerFault, Wrong, allowed};

/// Why a kept text is no response to the instrument.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoredFault {
    /// More or fewer answers than the instrument has items.
    #[error("there are {got} answers for {items} items")]
    Count {
        /// Answers in the text.
        got: usize,
        /// Items of the instrument.
        items: usize,
    },
    /// An answer its item does not allow.
    #[error(transparent)]
    Answer(#[from] AnswerFault),
}

impl Response {
    /// The answers as text: whole numbers in the order of the items, separated by commas, blank where
    /// there is no answer. Instrument and version are kept beside it.
    pub fn encode(&self) -> String {
        let answers = self.answers.iter().map(|answer| answer.map(|a| a.to_string()).unwrap_or_default());
        answers.collect::<Vec<_>>().join(",")
    }

    /// The response in a kept text.
    ///
    /// # Errors
    /// A text that does not fit the instrument: it was kept for another one, or damaged.
    pub fn decode(instrument: &Instrument, text: &str) -> Result<Response, StoredFault> {
        let items = instrument.items();
        let fields: Vec<&str> =
            if items.is_empty() && text.is_empty() { Vec::new() } else { text.split(',').collect() };
        if fields.len() != items.len() {
            return Err(StoredFault::Count { got: fields.len(), items: items.len() });
        }
        let mut answers = Vec::with_capacity(items.len());
        for (item, field) in items.iter().zip(fields) {
            let fault = |what| AnswerFault { item: item.id().clone(), what };
            answers.push(if field.is_empty() {
                None
            } else {
                let number = field.parse().map_err(|_| fault(Wrong::NotANumber { got: field.to_owned() }))?;
                Some(allowed(item, number).map_err(fault)?)
            });
        }
        Ok(Response { instrument: instrument.id().clone(), version: instrument.version(), answers })
    }
}

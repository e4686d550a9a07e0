//! From what a form sent to a response, or to what is wrong with each field.

use crate::instrument::{Instrument, Item, ItemId};

use super::Response;

/// One field of a form that cannot be taken as an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("item `{item}`: {what}")]
pub struct AnswerFault {
    /// The item, which is also the form field.
    pub item: ItemId,
    /// What is wrong.
    pub what: Wrong,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// A number outside the response scale.
    #[error("{got} lies outside {min} to {max}")]
    OutOfRange {
        /// The lowest answer allowed.
        min: i16,
        /// The highest answer allowed.
        max: i16,
        /// What came, as it came: it may be too long for any number.
        got: String,
    },
    /// Not a whole number.
    #[error("`{got}` is not a whole number")]
    NotANumber {
        /// What came.
        got: String,
    },
    /// Nothing, where the instrument needs an answer.
    #[error("there is no answer")]
    Missing,
    /// A number within the range that is none of the options.
    #[error("{got} is none of the options")]
    UnknownOption {
        /// What came.
        got: i16,
    },
}

impl Response {
    /// Reads a response from fields, given the field of an item by its name. Space around a number is
    /// nothing; an empty field is a missing answer. Missing answers are faults only where the instrument
    /// asks for complete forms and the item is not optional; elsewhere scoring decides.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the items.
    pub fn read<'a>(
        instrument: &Instrument,
        field: impl Fn(&ItemId) -> Option<&'a str>,
    ) -> Result<Response, Vec<AnswerFault>> {
        Self::read_with(instrument, field, instrument.complete())
    }

    /// As [`Response::read`], but no answer is required: for paper forms, and for what was rescued from a
    /// form that never came back.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the items; never [`Wrong::Missing`].
    pub fn read_partial<'a>(
        instrument: &Instrument,
        field: impl Fn(&ItemId) -> Option<&'a str>,
    ) -> Result<Response, Vec<AnswerFault>> {
        Self::read_with(instrument, field, false)
    }

    fn read_with<'a>(
        instrument: &Instrument,
        field: impl Fn(&ItemId) -> Option<&'a str>,
        complete: bool,
    ) -> Result<Response, Vec<AnswerFault>> {
        let mut answers = Vec::with_capacity(instrument.items().len());
        let mut faults = Vec::new();
        for item in instrument.items() {
            match answer(item, field(item.id()).unwrap_or_default(), complete) {
                Ok(answer) => answers.push(answer),
                Err(what) => faults.push(AnswerFault { item: item.id().clone(), what }),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Response { instrument: instrument.id().clone(), version: instrument.version(), answers })
    }
}

fn answer(item: &Item, field: &str, complete: bool) -> Result<Option<i16>, Wrong> {
    let field = field.trim();
    if field.is_empty() {
        return if complete && !item.optional() { Err(Wrong::Missing) } else { Ok(None) };
    }
    let digits = field.strip_prefix(['-', '+']).unwrap_or(field);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Wrong::NotANumber { got: field.to_owned() });
    }
    // A whole number too long for i16 is a number all the same, and out of range.
    let number = field.parse().map_err(|_| out_of_range(item, field))?;
    allowed(item, number).map(Some)
}

/// The answer, if the item allows it.
pub(super) fn allowed(item: &Item, answer: i16) -> Result<i16, Wrong> {
    let scale = item.response();
    if !(scale.min()..=scale.max()).contains(&answer) {
        Err(out_of_range(item, &answer.to_string()))
    } else if scale.choices() && scale.anchor(answer).is_none() {
        Err(Wrong::UnknownOption { got: answer })
    } else {
        Ok(answer)
    }
}

fn out_of_range(item: &Item, got: &str) -> Wrong {
    Wrong::OutOfRange { min: item.response().min(), max: item.response().max(), got: got.to_owned() }
}

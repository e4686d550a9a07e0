//! Answers that speak of danger to the person who gave them.

use crate::instrument::{Instrument, ItemId};

use super::Response;

/// An answer at or above the danger threshold of its item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DangerSign {
    /// The item.
    pub item: ItemId,
    /// The answer.
    pub answer: i16,
}

/// The first answer that speaks of danger, if there is one.
///
/// # Panics
/// If the response belongs to another instrument or version.
pub fn danger(instrument: &Instrument, response: &Response) -> Option<DangerSign> {
    response.belongs_to(instrument);
    instrument.items().iter().zip(&response.answers).find_map(|(item, answer)| {
        let answer = (*answer)?;
        (answer >= item.danger_from()?).then(|| DangerSign { item: item.id().clone(), answer })
    })
}

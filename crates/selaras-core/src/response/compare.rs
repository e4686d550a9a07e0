//! What changed between two responses, item by item: something to talk about, never a diagnosis.

use crate::instrument::{Instrument, ItemId};

use super::Response;

/// How one item moved between two responses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemChange {
    /// The item.
    pub item: ItemId,
    /// The earlier answer, as given.
    pub earlier: i16,
    /// The later answer, as given.
    pub later: i16,
    /// The change in points, turned so that negative is worse.
    pub change: i32,
}

/// How each item moved from `earlier` to `later`, what fell most first, else in the order of the items.
/// Items without an answer on both sides, and items of which neither end is better, are left out.
///
/// # Panics
/// If a response belongs to another instrument or version.
pub fn compared(instrument: &Instrument, earlier: &Response, later: &Response) -> Vec<ItemChange> {
    earlier.belongs_to(instrument);
    later.belongs_to(instrument);
    let mut changes: Vec<_> = instrument
        .items()
        .iter()
        .enumerate()
        .filter_map(|(at, item)| {
            let (earlier, later) = (earlier.answers[at]?, later.answers[at]?);
            let change = (i32::from(later) - i32::from(earlier)) * instrument.orientation(at)?;
            Some(ItemChange { item: item.id().clone(), earlier, later, change })
        })
        .collect();
    changes.sort_by_key(|change| change.change);
    changes
}

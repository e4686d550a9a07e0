//! Bringing the past: what a table of past scores means, and every row of it that cannot be taken, by name.
//!
//! A [`Map`] says what the columns of a table mean; [`plan`] reads the table and returns either a [`Plan`] (every
//! row understood) or every [`Fault`]. Nothing is taken in part.

mod fault;
mod map;
mod table;

pub use fault::{Fault, Why};
pub use map::{Cell, Closing, Map, MapFault, Start, When};

use std::collections::BTreeMap;

use crate::instrument::{InstrumentId, ScaleId, Shelf, Version};
use crate::moment::Moment;
use crate::score::Score;

/// What a table of past scores holds, understood row by row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The clients, each with the scores of one past case, in the order of the table.
    pub cases: Vec<PastCase>,
}

/// One client's past course.
#[derive(Debug, Clone, PartialEq)]
pub struct PastCase {
    /// The key by which the table knows the client.
    pub client: String,
    /// The counsellor's name, when the table tells.
    pub counsellor: Option<String>,
    /// The scores, in order of time.
    pub scores: Vec<PastScore>,
    /// Whether the course was completed, when the map says how to tell.
    pub completed: Option<bool>,
}

/// One past score.
#[derive(Debug, Clone, PartialEq)]
pub struct PastScore {
    /// The instrument.
    pub instrument: InstrumentId,
    /// Its version in the catalogue.
    pub version: Version,
    /// The scale.
    pub scale: ScaleId,
    /// The score, checked against the scale's range.
    pub score: Score,
    /// When it was taken.
    pub at: Moment,
    /// What the table calls the occasion: part of what makes the score the same one in a second import.
    pub occasion: String,
    /// The line of the table, for messages.
    pub line: u64,
}

impl Plan {
    /// How many scores there are.
    pub fn scores(&self) -> usize {
        self.cases.iter().map(|case| case.scores.len()).sum()
    }
}

/// Understands a table of past scores. `now` is the last moment a past score can have been taken.
///
/// # Errors
/// Every row that cannot be taken, with its line, its column and why.
pub fn plan(csv: &[u8], map: &Map, shelf: &Shelf, now: Moment) -> Result<Plan, Vec<Fault>> {
    let (cells, mut faults) = table::cells(csv, map, shelf, now);
    let mut cases: Vec<PastCase> = Vec::new();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen: BTreeMap<(String, InstrumentId, ScaleId, String), u64> = BTreeMap::new();
    for cell in cells {
        let at = *place.entry(cell.client.clone()).or_insert_with(|| {
            cases.push(PastCase {
                client: cell.client.clone(),
                counsellor: cell.counsellor.clone(),
                scores: Vec::new(),
                completed: None,
            });
            cases.len() - 1
        });
        let case = &mut cases[at];
        if case.counsellor.is_none() {
            case.counsellor.clone_from(&cell.counsellor);
        } else if cell.counsellor.is_some() && cell.counsellor != case.counsellor {
            let other = case.counsellor.clone().unwrap_or_default();
            faults.push(Fault::new(cell.line, map.counsellor_column(), Why::TwoCounsellors { other }));
            continue;
        }
        if cell.completes {
            case.completed = Some(true);
        } else if map.tells_completion() {
            case.completed = case.completed.or(Some(false));
        }
        let Some(score) = cell.score else { continue };
        let key = (cell.client, score.instrument.clone(), score.scale.clone(), score.occasion.clone());
        if let Some(first) = seen.get(&key) {
            faults.push(Fault::new(cell.line, cell.column, Why::Twice { line: *first }));
            continue;
        }
        seen.insert(key, cell.line);
        case.scores.push(score);
    }
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        return Err(faults);
    }
    for case in &mut cases {
        case.scores.sort_by_key(|score| score.at);
    }
    // A client without a single score leaves nothing to keep.
    cases.retain(|case| !case.scores.is_empty());
    Ok(Plan { cases })
}

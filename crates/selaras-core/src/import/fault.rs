//! Why a row of a table cannot be taken.

use crate::moment::Moment;

/// A cell or row that cannot be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The line of the file, the first being 1; 0 when the whole file is meant.
    pub line: u64,
    /// The column's name; empty when the whole row is meant.
    pub column: String,
    /// Why.
    pub why: Why,
}

/// Why not.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// The map names a column that the table does not have.
    NoSuchColumn,
    /// The file is not UTF-8 text.
    NotText,
    /// The row has more or fewer cells than the header.
    Ragged {
        /// Cells of the header.
        expected: u64,
        /// Cells of the row.
        got: u64,
    },
    /// The cell that says who is empty.
    NoClient,
    /// The cell that says when (or on which occasion) is empty.
    NoOccasion,
    /// The cell that says when does not read as a date or number of days.
    NotADate {
        /// What stands there.
        got: String,
    },
    /// The date lies ahead.
    Ahead {
        /// The moment.
        at: Moment,
    },
    /// The catalogue has no such instrument.
    UnknownInstrument {
        /// What stands there.
        got: String,
    },
    /// The instrument has no such scale.
    UnknownScale {
        /// The instrument.
        instrument: String,
        /// What stands there.
        got: String,
    },
    /// The value does not read as a number.
    NotANumber {
        /// What stands there.
        got: String,
    },
    /// The value lies outside the scale.
    OutOfRange {
        /// The smallest possible.
        min: f64,
        /// The largest possible.
        max: f64,
        /// What stands there.
        got: String,
    },
    /// The same client, instrument and occasion stood in an earlier line.
    Twice {
        /// That line.
        line: u64,
    },
    /// An earlier line gave this client another counsellor.
    TwoCounsellors {
        /// The earlier one.
        other: String,
    },
}

impl Fault {
    /// A fault in this line and column.
    pub fn new(line: u64, column: impl Into<String>, why: Why) -> Self {
        Self { line, column: column.into(), why }
    }
}

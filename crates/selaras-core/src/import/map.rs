//! The map of a table: which column says who, when and what.

use serde::Deserialize;

/// What the columns of a table of past scores mean. Written in TOML; see the handbook's page on import.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// The column that tells who: any text that is the same for the same client.
    pub client: String,
    /// The column with the counsellor's name, when there is one.
    pub counsellor: Option<String>,
    /// The counsellor's name for rows that tell none.
    pub counsellor_else: Option<String>,
    /// The sign between cells: `,` unless said otherwise (`;` in many Indonesian spreadsheets).
    #[serde(default = "comma")]
    pub delimiter: char,
    /// The sign before decimals: `.` unless said otherwise.
    #[serde(default = "point")]
    pub decimal: char,
    /// What stands for "not given", beside an empty cell.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Where the first occasion lies, for tables that count days, weeks or months.
    pub start: Option<Start>,
    /// One entry for each column that holds scores.
    pub score: Vec<Cell>,
    /// How to tell a completed course from one that broke off.
    pub closing: Option<Closing>,
}

/// A column with scores. In a wide table there is one for each occasion; a long table has one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The column with the values.
    pub column: String,
    /// The instrument's id in the catalogue, the same for all rows …
    pub instrument: Option<String>,
    /// … or the column that names it.
    pub instrument_column: Option<String>,
    /// The scale; `total` unless said otherwise.
    #[serde(default = "total")]
    pub scale: String,
    /// When it was taken.
    pub when: When,
}

/// When a score was taken.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, untagged)]
pub enum When {
    /// So many days after the start: for the columns of a wide table.
    Days {
        /// Days after the start.
        days: i64,
    },
    /// A column with a date (`2024-03-31`).
    Date {
        /// The column.
        date: String,
    },
    /// A column that counts occasions.
    Counted {
        /// The column.
        occasion: String,
        /// Days from one number to the next.
        days_each: f64,
    },
}

/// The moment from which days are counted.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, untagged)]
pub enum Start {
    /// The same date for everyone.
    Date(String),
    /// A column with each client's own date.
    Column {
        /// The column.
        column: String,
    },
}

/// How to tell a completed course from one that broke off.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// A course is complete when this column holds something in one of its rows; otherwise it broke off. All
    /// imported cases are then closed.
    pub complete_with: String,
}

/// A map that does not read or contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MapFault {
    /// It is not TOML of this form; the text says where.
    #[error("{0}")]
    Unreadable(String),
    /// It has no entry for a column with scores.
    #[error("the map names no column with scores: add a [[score]]")]
    NoScores,
    /// An entry names neither or both of `instrument` and `instrument_column`.
    #[error("score column `{0}` needs either `instrument` or `instrument_column`")]
    Instrument(String),
    /// An entry counts from a start that the map does not give.
    #[error(
        "score column `{0}` counts from a start: give `start = \"2024-01-31\"` or `start = {{ column = \"…\" }}`"
    )]
    NoStart(String),
    /// The start is no date.
    #[error("start `{0}` is no date such as 2024-01-31")]
    BadStart(String),
    /// The delimiter is not one plain character.
    #[error("the delimiter must be one plain character, such as , or ;")]
    BadDelimiter,
}

impl Map {
    /// Reads a map.
    ///
    /// # Errors
    /// What does not read, or contradicts itself.
    pub fn parse(text: &str) -> Result<Self, MapFault> {
        let map: Map = toml::from_str(text).map_err(|e| MapFault::Unreadable(e.to_string()))?;
        if map.score.is_empty() {
            return Err(MapFault::NoScores);
        }
        if !map.delimiter.is_ascii() || map.delimiter.is_alphanumeric() {
            return Err(MapFault::BadDelimiter);
        }
        if let Some(Start::Date(date)) = &map.start
            && super::table::date(date).is_none()
        {
            return Err(MapFault::BadStart(date.clone()));
        }
        for cell in &map.score {
            if cell.instrument.is_some() == cell.instrument_column.is_some() {
                return Err(MapFault::Instrument(cell.column.clone()));
            }
            if map.start.is_none() && !matches!(cell.when, When::Date { .. }) {
                return Err(MapFault::NoStart(cell.column.clone()));
            }
        }
        Ok(map)
    }

    /// The column of the counsellor, for messages.
    pub(super) fn counsellor_column(&self) -> &str {
        self.counsellor.as_deref().unwrap_or("")
    }

    /// Whether the map says how to tell a completed course.
    pub fn tells_completion(&self) -> bool {
        self.closing.is_some()
    }

    /// Every column that the map names.
    pub(super) fn columns(&self) -> Vec<&str> {
        let mut columns = vec![self.client.as_str()];
        columns.extend(self.counsellor.as_deref());
        columns.extend(self.closing.as_ref().map(|closing| closing.complete_with.as_str()));
        if let Some(Start::Column { column }) = &self.start {
            columns.push(column);
        }
        for cell in &self.score {
            columns.push(&cell.column);
            columns.extend(cell.instrument_column.as_deref());
            match &cell.when {
                When::Days { .. } => {}
                When::Date { date } => columns.push(date),
                When::Counted { occasion, .. } => columns.push(occasion),
            }
        }
        columns
    }
}

fn comma() -> char {
    ','
}

fn point() -> char {
    '.'
}

fn total() -> String {
    "total".to_owned()
}

//! Reading the cells of a table by its map.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use super::PastScore;
use super::fault::{Fault, Why};
use super::map::{Cell, Map, Start, When};
use crate::instrument::{Instrument, InstrumentId, ScaleId, Shelf};
use crate::moment::{DAY, Moment};
use crate::score::{Score, ScoreFault};

/// One cell with a score (or the place where one is missing), and whose it is.
pub struct Read {
    pub line: u64,
    pub column: String,
    pub client: String,
    pub counsellor: Option<String>,
    pub score: Option<PastScore>,
    pub completes: bool,
}

/// Every cell with scores that reads, and every fault.
pub fn cells(csv: &[u8], map: &Map, shelf: &Shelf, now: Moment) -> (Vec<Read>, Vec<Fault>) {
    // Spreadsheets begin their files with a mark that is not part of the first column's name.
    let csv = csv.strip_prefix(b"\xef\xbb\xbf").unwrap_or(csv);
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(map.delimiter).unwrap_or(b','))
        .flexible(true)
        .from_reader(csv);
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(_) => return (Vec::new(), vec![Fault::new(1, "", Why::NotText)]),
    };
    let places: HashMap<&str, usize> = header.iter().enumerate().map(|(i, name)| (name.trim(), i)).collect();
    let mut missing: Vec<&str> = map.columns().into_iter().filter(|c| !places.contains_key(c)).collect();
    missing.dedup();
    if !missing.is_empty() {
        return (Vec::new(), missing.into_iter().map(|c| Fault::new(1, c, Why::NoSuchColumn)).collect());
    }
    let rows = Rows { map, shelf, now, places: &places };
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    let mut record = StringRecord::new();
    let mut line = 1;
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Err(error) => {
                line = error.position().map_or(line + 1, csv::Position::line);
                faults.push(Fault::new(line, "", Why::NotText));
            }
            Ok(true) => {
                line = record.position().map_or(line + 1, csv::Position::line);
                if record.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
                if record.len() != header.len() {
                    let (expected, got) = (header.len() as u64, record.len() as u64);
                    faults.push(Fault::new(line, "", Why::Ragged { expected, got }));
                    continue;
                }
                rows.read(&record, line, &mut read, &mut faults);
            }
        }
    }
    (read, faults)
}

/// A date such as `2024-03-31`, taken at noon in Jakarta.
pub fn date(text: &str) -> Option<Moment> {
    let date: jiff::civil::Date = text.trim().parse().ok()?;
    let noon = date.at(5, 0, 0, 0);
    jiff::tz::Offset::UTC.to_timestamp(noon).ok().map(Into::into)
}

struct Rows<'a> {
    map: &'a Map,
    shelf: &'a Shelf,
    now: Moment,
    places: &'a HashMap<&'a str, usize>,
}

impl Rows<'_> {
    fn read(&self, record: &StringRecord, line: u64, read: &mut Vec<Read>, faults: &mut Vec<Fault>) {
        let Some(client) = self.given(record, &self.map.client) else {
            faults.push(Fault::new(line, &self.map.client, Why::NoClient));
            return;
        };
        let named = self.map.counsellor.as_deref().and_then(|column| self.given(record, column));
        let counsellor = named.map(str::to_owned).or_else(|| self.map.counsellor_else.clone());
        let completes = self
            .map
            .closing
            .as_ref()
            .is_some_and(|closing| self.given(record, &closing.complete_with).is_some());
        for cell in &self.map.score {
            match self.score(record, cell, line) {
                Ok(score) => read.push(Read {
                    line,
                    column: cell.column.clone(),
                    client: client.to_owned(),
                    counsellor: counsellor.clone(),
                    score,
                    completes,
                }),
                Err(fault) => faults.push(fault),
            }
        }
    }

    /// The score in this cell; nothing when the cell says "not given".
    fn score(&self, record: &StringRecord, cell: &Cell, line: u64) -> Result<Option<PastScore>, Fault> {
        let fault = |column: &str, why| Fault::new(line, column, why);
        let Some(text) = self.given(record, &cell.column) else { return Ok(None) };
        let (instrument, named_in) = self.instrument(record, cell, line)?;
        let scale: ScaleId = cell.scale.parse().map_err(|_| {
            let why = Why::UnknownScale { instrument: instrument.id().to_string(), got: cell.scale.clone() };
            fault(&named_in, why)
        })?;
        let value: f64 = self
            .plain(text)
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
            .ok_or_else(|| fault(&cell.column, Why::NotANumber { got: text.to_owned() }))?;
        let score = Score::imported(instrument, &scale, value).map_err(|error| match error {
            ScoreFault::OutOfRange { min, max, .. } => {
                fault(&cell.column, Why::OutOfRange { min, max, got: text.to_owned() })
            }
            _ => {
                let why =
                    Why::UnknownScale { instrument: instrument.id().to_string(), got: cell.scale.clone() };
                fault(&named_in, why)
            }
        })?;
        let (at, occasion) = self.when(record, cell, line)?;
        let (instrument, version) = (instrument.id().clone(), instrument.version());
        Ok(Some(PastScore { instrument, version, scale, score, at, occasion, line }))
    }

    fn instrument(
        &self,
        record: &StringRecord,
        cell: &Cell,
        line: u64,
    ) -> Result<(&Instrument, String), Fault> {
        let (text, column) = match &cell.instrument_column {
            Some(column) => (self.given(record, column).unwrap_or(""), column.clone()),
            None => (cell.instrument.as_deref().unwrap_or(""), cell.column.clone()),
        };
        let id = text.trim().to_lowercase().parse::<InstrumentId>().ok();
        match id.and_then(|id| self.shelf.newest(id.as_str())) {
            Some(instrument) => Ok((instrument, column)),
            None => Err(Fault::new(line, column, Why::UnknownInstrument { got: text.to_owned() })),
        }
    }

    fn when(&self, record: &StringRecord, cell: &Cell, line: u64) -> Result<(Moment, String), Fault> {
        let fault = |column: &str, why| Fault::new(line, column, why);
        let given = |column: &str| {
            self.given(record, column).ok_or_else(|| fault(column, Why::NoOccasion)).map(str::to_owned)
        };
        let (at, occasion, column) = match &cell.when {
            When::Days { days } => {
                (self.start(record, line)?.plus_days(*days), cell.column.clone(), cell.column.as_str())
            }
            When::Date { date: column } => {
                let text = given(column)?;
                let at = date(&text).ok_or_else(|| fault(column, Why::NotADate { got: text.clone() }))?;
                (at, text, column.as_str())
            }
            When::Counted { occasion: column, days_each } => {
                let text = given(column)?;
                let number: f64 = self
                    .plain(&text)
                    .parse()
                    .ok()
                    .filter(|n: &f64| n.is_finite() && n.abs() < 1e5)
                    .ok_or_else(|| fault(column, Why::NotADate { got: text.clone() }))?;
                #[expect(clippy::cast_possible_truncation, reason = "held within 100,000 occasions above")]
                let after = (number * days_each * DAY as f64) as i64;
                (self.start(record, line)?.plus_ms(after), text, column.as_str())
            }
        };
        if at > self.now {
            return Err(fault(column, Why::Ahead { at }));
        }
        Ok((at, occasion))
    }

    fn start(&self, record: &StringRecord, line: u64) -> Result<Moment, Fault> {
        match &self.map.start {
            Some(Start::Date(text)) => Ok(date(text).unwrap_or(self.now)),
            Some(Start::Column { column }) => {
                let text =
                    self.given(record, column).ok_or_else(|| Fault::new(line, column, Why::NoOccasion))?;
                date(text).ok_or_else(|| Fault::new(line, column, Why::NotADate { got: text.to_owned() }))
            }
            None => Ok(self.now),
        }
    }

    fn plain(&self, text: &str) -> String {
        if self.map.decimal == '.' { text.to_owned() } else { text.replace(self.map.decimal, ".") }
    }

    fn given<'r>(&self, record: &'r StringRecord, column: &str) -> Option<&'r str> {
        let text = record.get(*self.places.get(column)?)?.trim();
        (!text.is_empty() && !self.map.missing.iter().any(|sign| sign == text)).then_some(text)
    }
}

//! A CSV file whose columns are read by name, as numbers or as text.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use csv::{Reader, ReaderBuilder, StringRecord};
use psychometrics::design::{Column, Table};

/// A CSV file with a header line. Only the columns asked for are ever turned into values.
pub struct Columns {
    path: PathBuf,
    text: String,
    names: Vec<String>,
}

impl Columns {
    /// Reads the file and its header.
    ///
    /// # Errors
    /// A file that cannot be read, is not UTF-8, has no header, or names a column twice.
    pub fn read(path: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut columns = Self { path: path.to_owned(), text, names: Vec::new() };
        let header = columns.reader().headers().cloned();
        let header = header.with_context(|| format!("cannot read the header of {}", path.display()))?;
        columns.names = header.iter().map(|name| name.trim().to_owned()).collect();
        if columns.names.iter().all(String::is_empty) {
            bail!("{} is empty; its first line must name the columns", path.display());
        }
        for (place, name) in columns.names.iter().enumerate() {
            if !name.is_empty() && columns.names[..place].contains(name) {
                bail!("{} has two columns named \"{name}\"", path.display());
            }
        }
        Ok(columns)
    }

    /// The numbers of these columns, row by row; NaN where a cell is missing.
    ///
    /// # Errors
    /// A column that is not there, a cell that is no number (with its line), a row that is too short or too long.
    pub fn numbers<N: AsRef<str>>(&self, names: &[N]) -> Result<Vec<f64>> {
        let places = self.places(names)?;
        let mut numbers = Vec::new();
        self.each_row(|line, row| {
            for &place in &places {
                numbers.push(self.number(&row[place], line, place)?);
            }
            Ok(())
        })?;
        Ok(numbers)
    }

    /// The cells of one column as text; empty where missing.
    ///
    /// # Errors
    /// As [`Columns::numbers`].
    pub fn text(&self, name: &str) -> Result<Vec<String>> {
        let place = self.places(&[name])?[0];
        let mut cells = Vec::new();
        self.each_row(|_, row| {
            cells.push(if is_missing(&row[place]) { String::new() } else { row[place].trim().to_owned() });
            Ok(())
        })?;
        Ok(cells)
    }

    /// These columns as a table, each of numbers or of text, without the rows that miss any of them; and how many rows
    /// that left out.
    ///
    /// # Errors
    /// As [`Columns::numbers`], and if no row is complete.
    pub fn complete(&self, names: &[String]) -> Result<(Table, usize)> {
        let mut table = Table::default();
        for name in names {
            if !table.names().contains(name) {
                table = table.with(name, Column::of_cells(&self.text(name)?))?;
            }
        }
        let full = table.complete_in(names)?;
        if full.rows() == 0 {
            bail!("no row of {} has all of: {}", self.path.display(), names.join(", "));
        }
        let left_out = table.rows() - full.rows();
        Ok((full, left_out))
    }

    fn places<N: AsRef<str>>(&self, names: &[N]) -> Result<Vec<usize>> {
        let place = |name: &N| {
            let name = name.as_ref();
            self.names.iter().position(|n| n == name).with_context(|| {
                format!(
                    "there is no column named \"{name}\" in {}; it has: {}",
                    self.path.display(),
                    self.names.join(", ")
                )
            })
        };
        names.iter().map(place).collect()
    }

    fn each_row(&self, mut take: impl FnMut(u64, &StringRecord) -> Result<()>) -> Result<()> {
        let mut reader = self.reader();
        let mut row = StringRecord::new();
        let mut rows = 0u64;
        while reader.read_record(&mut row).with_context(|| format!("cannot read {}", self.path.display()))? {
            let line = row.position().map_or(0, csv::Position::line);
            take(line, &row)?;
            rows += 1;
        }
        if rows == 0 {
            bail!("{} has a header but no rows", self.path.display());
        }
        Ok(())
    }

    fn number(&self, cell: &str, line: u64, place: usize) -> Result<f64> {
        if is_missing(cell) {
            return Ok(f64::NAN);
        }
        match cell.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => bail!("line {line}, column \"{}\": \"{}\" is not a number", self.names[place], cell.trim()),
        }
    }

    fn reader(&self) -> Reader<&[u8]> {
        // A byte-order mark, which spreadsheets like to write, is no part of the first name.
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        ReaderBuilder::new().from_reader(text.as_bytes())
    }
}

fn is_missing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "NA")
}

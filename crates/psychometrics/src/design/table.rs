//! A table of named columns, of numbers or of text, with cells that may be missing.

use crate::{Error, Result};

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Numbers; `None` is missing.
    Numbers(Vec<Option<f64>>),
    /// Text; `None` is missing.
    Text(Vec<Option<String>>),
}

impl Column {
    /// Text cells as a CSV file holds them: empty (or `NA`) is missing; numbers if all others are finite numbers.
    pub fn of_cells<C: AsRef<str>>(cells: &[C]) -> Self {
        let cells = cells.iter().map(|c| c.as_ref().trim());
        if cells.clone().all(|c| missing(c) || number(c).is_some()) {
            return Self::Numbers(cells.map(number).collect());
        }
        Self::Text(cells.map(|c| Some(c.to_owned()).filter(|c| !missing(c))).collect())
    }

    fn len(&self) -> usize {
        match self {
            Self::Numbers(values) => values.len(),
            Self::Text(values) => values.len(),
        }
    }

    fn has(&self, row: usize) -> bool {
        match self {
            Self::Numbers(values) => values[row].is_some(),
            Self::Text(values) => values[row].is_some(),
        }
    }

    fn only(&self, rows: &[usize]) -> Self {
        match self {
            Self::Numbers(values) => Self::Numbers(rows.iter().map(|&r| values[r]).collect()),
            Self::Text(values) => Self::Text(rows.iter().map(|&r| values[r].clone()).collect()),
        }
    }
}

/// Named columns of equal length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    names: Vec<String>,
    columns: Vec<Column>,
    rows: usize,
}

impl Table {
    /// A table from text cells as a CSV file holds them: an empty cell (or `NA`) is missing; a column whose other
    /// cells are all finite numbers is a column of numbers, any other is text.
    ///
    /// # Errors
    /// [`Error::Unreadable`] if two columns share a name or a row has not as many cells as there are names.
    pub fn from_cells<N: AsRef<str>, R: AsRef<[C]>, C: AsRef<str>>(names: &[N], rows: &[R]) -> Result<Self> {
        if let Some(row) = rows.iter().position(|r| r.as_ref().len() != names.len()) {
            return Err(Error::Unreadable {
                text: format!("row {}", row + 1),
                why: format!("{} cells, but {} columns", rows[row].as_ref().len(), names.len()),
            });
        }
        let mut table = Self { rows: rows.len(), ..Self::default() };
        for (j, name) in names.iter().enumerate() {
            let cells: Vec<&str> = rows.iter().map(|r| r.as_ref()[j].as_ref()).collect();
            table.add(name.as_ref(), Column::of_cells(&cells))?;
        }
        Ok(table)
    }

    /// The table with one more column.
    ///
    /// # Errors
    /// [`Error::Unreadable`] if the name is taken, [`Error::UnequalLengths`] if the length differs from the others,
    /// [`Error::NotFinite`] for a number that is none.
    pub fn with(mut self, name: &str, column: Column) -> Result<Self> {
        if self.columns.is_empty() {
            self.rows = column.len();
        }
        self.add(name, column)?;
        Ok(self)
    }

    fn add(&mut self, name: &str, column: Column) -> Result<()> {
        if self.names.iter().any(|n| n == name) {
            return Err(Error::Unreadable {
                text: name.to_owned(),
                why: "two columns have this name".to_owned(),
            });
        }
        if column.len() != self.rows {
            return Err(Error::UnequalLengths {
                left: format!("the column \"{name}\""),
                left_len: column.len(),
                right: "the table".into(),
                right_len: self.rows,
            });
        }
        if let Column::Numbers(values) = &column
            && let Some(row) = values.iter().position(|v| v.is_some_and(|v| !v.is_finite()))
        {
            return Err(Error::not_finite(format!("the column \"{name}\""), format!("row {}", row + 1)));
        }
        self.names.push(name.to_owned());
        self.columns.push(column);
        Ok(())
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The names of the columns.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The column called `name`.
    ///
    /// # Errors
    /// [`Error::NoSuchColumn`].
    pub fn column(&self, name: &str) -> Result<&Column> {
        let at = self.names.iter().position(|n| n == name);
        at.map(|i| &self.columns[i]).ok_or_else(|| Error::NoSuchColumn { name: name.to_owned() })
    }

    /// The numbers of the column called `name`, none missing.
    ///
    /// # Errors
    /// [`Error::NoSuchColumn`]; [`Error::Unreadable`] if it is text; [`Error::NotFinite`] with the first missing row.
    pub fn numbers(&self, name: &str) -> Result<Vec<f64>> {
        match self.column(name)? {
            Column::Numbers(values) => {
                let full =
                    values.iter().enumerate().map(|(row, v)| v.ok_or_else(|| super::missing(name, row)));
                full.collect()
            }
            Column::Text(values) => {
                let example = values.iter().flatten().find(|v| v.parse::<f64>().is_err()).cloned();
                Err(Error::Unreadable {
                    text: example.unwrap_or_default(),
                    why: format!("the column \"{name}\" must hold numbers"),
                })
            }
        }
    }

    /// A whole number for every row of the column called `name`, the same for the same cell, in order of appearance.
    ///
    /// # Errors
    /// [`Error::NoSuchColumn`]; [`Error::NotFinite`] with the first missing row.
    pub fn groups(&self, name: &str) -> Result<Vec<usize>> {
        let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
        let mut group = |cell: Option<String>, row: usize| {
            let cell = cell.ok_or_else(|| super::missing(name, row))?;
            let next = seen.len();
            Ok(*seen.entry(cell).or_insert(next))
        };
        match self.column(name)? {
            Column::Numbers(v) => {
                v.iter().enumerate().map(|(row, v)| group(v.map(|v| v.to_string()), row)).collect()
            }
            Column::Text(v) => v.iter().enumerate().map(|(row, v)| group(v.clone(), row)).collect(),
        }
    }

    /// The rows that are complete in `columns`.
    ///
    /// # Errors
    /// [`Error::NoSuchColumn`].
    pub fn complete_in<N: AsRef<str>>(&self, columns: &[N]) -> Result<Self> {
        let used = columns.iter().map(|n| self.column(n.as_ref())).collect::<Result<Vec<_>>>()?;
        let rows: Vec<usize> = (0..self.rows).filter(|&row| used.iter().all(|c| c.has(row))).collect();
        let columns = self.columns.iter().map(|c| c.only(&rows)).collect();
        Ok(Self { names: self.names.clone(), columns, rows: rows.len() })
    }
}

fn missing(cell: &str) -> bool {
    cell.is_empty() || cell == "NA"
}

fn number(cell: &str) -> Option<f64> {
    cell.parse::<f64>().ok().filter(|v| v.is_finite())
}

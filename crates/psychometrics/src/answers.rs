//! People's answers to items: a table of rows (people) by items, with answers that may be missing.

mod covariance;

pub use covariance::{Covariance, Missing, covariance};

use crate::{Error, Result};

/// Answers of rows (people) to items, row by row. A missing answer is held as such and never enters a sum.
///
/// ```
/// use psychometrics::answers::Answers;
/// let answers = Answers::with_missing(&[[Some(1.0), Some(6.0)], [Some(2.0), None]])?
///     .named(&["calm", "worried"])?
///     .within(1.0, 6.0)?
///     .reversed(1, 1.0, 6.0)?;
/// assert_eq!(answers.get(0, 1), Some(1.0));
/// assert_eq!(answers.complete_rows(), 1);
/// # Ok::<(), psychometrics::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    items: usize,
    /// Row by row; NaN stands for a missing answer and for nothing else.
    values: Vec<f64>,
    names: Vec<String>,
}

impl Answers {
    /// A table without missing answers.
    ///
    /// # Errors
    /// [`Error::NotFinite`] with row and item, [`Error::TooFew`] without rows or items,
    /// [`Error::UnequalLengths`] if a row is shorter or longer than the first.
    pub fn complete<R: AsRef<[f64]>>(rows: &[R]) -> Result<Self> {
        let items = rows.first().map_or(0, |r| r.as_ref().len());
        same_length(rows.iter().map(|r| r.as_ref().len()), items)?;
        Self::from_values(items, rows.iter().flat_map(|r| r.as_ref().iter().copied()).collect())
    }

    /// A table in which `None` is a missing answer.
    ///
    /// # Errors
    /// As [`Answers::complete`].
    pub fn with_missing<R: AsRef<[Option<f64>]>>(rows: &[R]) -> Result<Self> {
        let items = rows.first().map_or(0, |r| r.as_ref().len());
        same_length(rows.iter().map(|r| r.as_ref().len()), items)?;
        let mut values = Vec::with_capacity(rows.len() * items);
        for (i, row) in rows.iter().enumerate() {
            for (j, answer) in row.as_ref().iter().enumerate() {
                if answer.is_some_and(|a| !a.is_finite()) {
                    return Err(Error::not_finite("the answer", format!("row {}, item {}", i + 1, j + 1)));
                }
                values.push(answer.unwrap_or(f64::NAN));
            }
        }
        Self::from_values_with_missing(items, values)
    }

    /// A table without missing answers from its values, row by row.
    ///
    /// # Errors
    /// As [`Answers::complete`].
    pub fn from_values(items: usize, values: Vec<f64>) -> Result<Self> {
        if let Some(at) = values.iter().position(|v| !v.is_finite()) {
            let place = format!("row {}, item {}", at / items.max(1) + 1, at % items.max(1) + 1);
            return Err(Error::not_finite("the answer", place));
        }
        Self::from_values_with_missing(items, values)
    }

    /// A table from its values, row by row, in which NaN is a missing answer.
    ///
    /// # Errors
    /// As [`Answers::complete`]; an infinite value is refused.
    pub fn from_values_with_missing(items: usize, values: Vec<f64>) -> Result<Self> {
        if items == 0 {
            return Err(Error::too_few("items", 1, 0));
        }
        if values.is_empty() {
            return Err(Error::too_few("rows of answers", 1, 0));
        }
        if !values.len().is_multiple_of(items) {
            return Err(Error::UnequalLengths {
                left: "the last row".into(),
                left_len: values.len() % items,
                right: "the first row".into(),
                right_len: items,
            });
        }
        if let Some(at) = values.iter().position(|v| v.is_infinite()) {
            let place = format!("row {}, item {}", at / items + 1, at % items + 1);
            return Err(Error::not_finite("the answer", place));
        }
        Ok(Self { items, values, names: Vec::new() })
    }

    /// The same answers with names for the items, used in error texts.
    ///
    /// # Errors
    /// [`Error::UnequalLengths`] unless there is one name per item.
    pub fn named<S: AsRef<str>>(mut self, names: &[S]) -> Result<Self> {
        if names.len() != self.items {
            return Err(Error::UnequalLengths {
                left: "the list of names".into(),
                left_len: names.len(),
                right: "a row of answers".into(),
                right_len: self.items,
            });
        }
        self.names = names.iter().map(|n| n.as_ref().to_owned()).collect();
        Ok(self)
    }

    /// The same answers, if all lie from `low` to `high`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] with row and item.
    pub fn within(self, low: f64, high: f64) -> Result<Self> {
        // A missing answer compares as neither below nor above.
        match self.values.iter().position(|&v| v < low || v > high) {
            Some(at) => {
                let what = format!(
                    "the answer in row {} to {}",
                    at / self.items + 1,
                    self.item_name(at % self.items)
                );
                Err(Error::out_of_range(what, self.values[at], format!("from {low} to {high}")))
            }
            None => Ok(self),
        }
    }

    /// The same answers with `item` (from 0) turned around: `low + high − answer`.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if there is no such item.
    pub fn reversed(mut self, item: usize, low: f64, high: f64) -> Result<Self> {
        if item >= self.items {
            return Err(Error::out_of_range(
                "the item to reverse",
                item as f64,
                format!("below {}", self.items),
            ));
        }
        for value in self.values.iter_mut().skip(item).step_by(self.items) {
            *value = low + high - *value;
        }
        Ok(self)
    }

    /// Number of rows (people).
    pub fn rows(&self) -> usize {
        self.values.len() / self.items
    }

    /// Number of items.
    pub fn items(&self) -> usize {
        self.items
    }

    /// The answer in `row` to `item`, counted from 0; `None` if it is missing.
    pub fn get(&self, row: usize, item: usize) -> Option<f64> {
        Some(self.values[row * self.items + item]).filter(|v| !v.is_nan())
    }

    /// All values, row by row, NaN where an answer is missing.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Number of rows without a missing answer.
    pub fn complete_rows(&self) -> usize {
        self.values.chunks_exact(self.items).filter(|r| r.iter().all(|v| !v.is_nan())).count()
    }

    /// The item's name, or "item 3" if none was given.
    pub fn item_name(&self, item: usize) -> String {
        self.names.get(item).cloned().unwrap_or_else(|| format!("item {}", item + 1))
    }
}

fn same_length(mut lengths: impl Iterator<Item = usize>, items: usize) -> Result<()> {
    match lengths.position(|n| n != items) {
        Some(row) => Err(Error::Unreadable {
            text: format!("row {}", row + 1),
            why: format!("it has not the same number of answers as the first row ({items})"),
        }),
        None => Ok(()),
    }
}

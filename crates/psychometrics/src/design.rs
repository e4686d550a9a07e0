//! From a table with a formula to the columns of numbers that a model needs.
//!
//! A formula names predictors with `+`, `:` (product) and `*` (both and their product): `age + sex`,
//! `month * treatment`. Text columns become one column of 0 and 1 per level, the alphabetically first level
//! being the reference; their terms are named `column[level]`. `factor(wave)` treats numbers as levels.

pub(crate) mod coordinates;
mod formula;
mod table;

pub use formula::{Formula, Term};
pub use table::{Column, Table};

use crate::linear::Matrix;
use crate::{Error, Result};

/// Columns of numbers with the names of their terms.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// One name per column; the intercept is `(Intercept)`.
    pub terms: Vec<String>,
    /// Rows by columns.
    pub matrix: Matrix,
}

/// Whether the column of ones is part of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intercept {
    /// The first column is the intercept.
    Shown,
    /// The model has its own level (Cox), so levels are coded as if an intercept were there, but it is left out.
    Implied,
}

/// The name of the column of ones.
pub const INTERCEPT: &str = "(Intercept)";

impl Design {
    /// A design from columns that are numbers already.
    ///
    /// ```
    /// use psychometrics::design::Design;
    /// let design = Design::of_columns(&[("(Intercept)", &[1.0, 1.0]), ("age", &[30.0, 41.0])])?;
    /// assert_eq!(design.matrix.row(1), [1.0, 41.0]);
    /// # Ok::<(), psychometrics::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnequalLengths`] naming the column, [`Error::NotFinite`] naming column and row.
    pub fn of_columns<N: AsRef<str>, C: AsRef<[f64]>>(columns: &[(N, C)]) -> Result<Self> {
        let rows = columns.first().map_or(0, |c| c.1.as_ref().len());
        for (name, values) in columns {
            let values = values.as_ref();
            if values.len() != rows {
                return Err(Error::UnequalLengths {
                    left: name.as_ref().to_owned(),
                    left_len: values.len(),
                    right: columns[0].0.as_ref().to_owned(),
                    right_len: rows,
                });
            }
            if let Some(row) = values.iter().position(|v| !v.is_finite()) {
                return Err(Error::not_finite(name.as_ref(), format!("row {}", row + 1)));
            }
        }
        Ok(Self {
            terms: columns.iter().map(|c| c.0.as_ref().to_owned()).collect(),
            matrix: Matrix::from_fn(rows, columns.len(), |i, j| columns[j].1.as_ref()[i]),
        })
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.matrix.rows()
    }
}

/// The design of `formula` on the rows of `table`; every row must be complete in the columns used
/// (see [`Table::complete_in`]). Terms come in the order of their degree, as in R. A level gets its own column
/// unless the model already holds the term without it, so that no column is redundant.
///
/// ```
/// use psychometrics::design::{Intercept, Table, matrix};
/// let table = Table::from_cells(&["age", "sex"], &[["30", "male"], ["41", "female"], ["25", "male"]])?;
/// let design = matrix(&table, "age * sex", Intercept::Shown)?;
/// assert_eq!(design.terms, ["(Intercept)", "age", "sex[male]", "age:sex[male]"]);
/// assert_eq!(design.matrix.row(0), [1.0, 30.0, 1.0, 30.0]);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::Unreadable`] for a formula that cannot be read, [`Error::NoSuchColumn`], [`Error::NoVariance`] for a
/// text column with one level, [`Error::NotFinite`] for a missing value, with its row, [`Error::NotIdentified`]
/// with more columns than rows (beyond a hundred).
pub fn matrix(table: &Table, formula: &str, intercept: Intercept) -> Result<Design> {
    let formula = Formula::read(formula)?;
    let mut terms = Vec::new();
    let mut columns: Vec<Vec<f64>> = Vec::new();
    if intercept == Intercept::Shown {
        terms.push(INTERCEPT.to_owned());
        columns.push(vec![1.0; table.rows()]);
    }
    for term in formula.terms() {
        // Start from a nameless column of ones and multiply by every variable of the term.
        let mut product = vec![(String::new(), vec![1.0; table.rows()])];
        for variable in term.variables() {
            let coded = code(table, variable, formula.holds_without(term, variable))?;
            if columns.len() + coded.len() * product.len() > table.rows().max(100) {
                let why =
                    format!("the formula makes more columns than the {} rows can tell apart", table.rows());
                return Err(Error::not_identified(why));
            }
            product = coded.iter().flat_map(|by| product.iter().map(move |of| times(of, by))).collect();
        }
        for (name, column) in product {
            terms.push(name);
            columns.push(column);
        }
    }
    let matrix = Matrix::from_fn(table.rows(), columns.len(), |i, j| columns[j][i]);
    Ok(Design { terms, matrix })
}

/// The columns of one variable: itself if it is a number, a 0/1 column per level if it is text.
fn code(table: &Table, variable: &str, reference_left_out: bool) -> Result<Vec<(String, Vec<f64>)>> {
    let as_levels = formula::factor_of(variable);
    let name = as_levels.unwrap_or(variable);
    let column = table.column(name)?;
    if let (Column::Numbers(values), None) = (column, as_levels) {
        let full = values.iter().enumerate().map(|(row, v)| v.ok_or_else(|| missing(name, row)));
        return Ok(vec![(variable.to_owned(), full.collect::<Result<_>>()?)]);
    }
    let (levels, level_of) = levels(column, name)?;
    if levels.len() < 2 {
        return Err(Error::no_variance(format!("the column \"{name}\" (one level only)")));
    }
    let first = usize::from(reference_left_out);
    let indicator = |level: usize| level_of.iter().map(|&l| if l == level { 1.0 } else { 0.0 }).collect();
    Ok((first..levels.len()).map(|l| (format!("{variable}[{}]", levels[l]), indicator(l))).collect())
}

/// The ordered levels of a column and the level of every row.
fn levels(column: &Column, name: &str) -> Result<(Vec<String>, Vec<usize>)> {
    let cells: Vec<String> = match column {
        Column::Text(values) => values
            .iter()
            .enumerate()
            .map(|(row, v)| v.clone().ok_or_else(|| missing(name, row)))
            .collect::<Result<_>>()?,
        Column::Numbers(values) => values
            .iter()
            .enumerate()
            .map(|(row, v)| v.map(|v| v.to_string()).ok_or_else(|| missing(name, row)))
            .collect::<Result<_>>()?,
    };
    let mut levels = cells.clone();
    levels.sort();
    levels.dedup();
    if let Column::Numbers(_) = column {
        let number = |text: &String| text.parse::<f64>().unwrap_or(f64::NAN);
        levels.sort_by(|a, b| number(a).total_cmp(&number(b)));
    }
    let place: std::collections::HashMap<&str, usize> =
        levels.iter().enumerate().map(|(i, l)| (l.as_str(), i)).collect();
    let level_of = cells.iter().map(|c| place.get(c.as_str()).copied().unwrap_or(0)).collect();
    Ok((levels, level_of))
}

fn missing(name: &str, row: usize) -> Error {
    Error::not_finite(format!("the column \"{name}\""), format!("row {}", row + 1))
}

fn times(of: &(String, Vec<f64>), by: &(String, Vec<f64>)) -> (String, Vec<f64>) {
    let name = if of.0.is_empty() { by.0.clone() } else { format!("{}:{}", of.0, by.0) };
    (name, of.1.iter().zip(&by.1).map(|(a, b)| a * b).collect())
}

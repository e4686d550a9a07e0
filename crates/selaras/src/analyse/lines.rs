//! Tables for people: columns as wide as their widest cell, names to the left and numbers to the right.

use std::io::{ErrorKind, Write, stdout};

use anyhow::{Context, Result};

/// Prints a text. Whoever reads only its beginning (`| head`) closes the pipe, which is no mistake.
///
/// # Errors
/// What else stands in the way of writing.
pub fn say(text: &str) -> Result<()> {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context("cannot print the result"),
        _ => Ok(()),
    }
}

/// Lines of a table: a header and rows of as many cells. The first `names` columns stand to the left.
pub fn table(header: &[&str], rows: &[Vec<String>], names: usize) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(header.get(column).map(|h| h.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..header.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| {
            if column < names { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let header: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
    std::iter::once(&header).chain(rows).map(|row| line(row) + "\n").collect()
}

/// A number to three places, or a dash where there is none.
pub fn number(value: impl Into<Option<f64>>) -> String {
    value.into().filter(|v| v.is_finite()).map_or_else(|| "–".to_owned(), |v| format!("{v:.3}"))
}

/// A number to three places, or to three digits if it is small: an estimate of 0.0048 is not "0.005".
pub fn digits(value: f64) -> String {
    if !value.is_finite() || value == 0.0 || value.abs() >= 0.0995 {
        return number(value);
    }
    // No more than nine places: what is smaller is nothing to a reader.
    let places = (2.0 - value.abs().log10().floor()).clamp(3.0, 9.0) as usize;
    format!("{value:.places$}")
}

/// A probability to three places; the smallest as "<0.001".
pub fn probability(p: impl Into<Option<f64>>) -> String {
    match p.into() {
        Some(p) if p < 0.001 => "<0.001".to_owned(),
        other => number(other),
    }
}

//! The list of items on the command line: names, a minus before those that are keyed the other way round.

use anyhow::{Context, Result, bail};

/// Items by name, and which of them are reverse-keyed.
pub struct Items {
    /// Names, in the order given.
    pub names: Vec<String>,
    reversed: Vec<bool>,
    range: Option<(f64, f64)>,
}

impl Items {
    /// Reads `-A1,A2,A3` and, where an item is reversed, the answers' range `1..6`.
    ///
    /// # Errors
    /// An empty or double name, a range that is none, or a reversed item without a range.
    pub fn parse(list: &str, range: Option<&str>) -> Result<Self> {
        let range = range.map(range_of).transpose()?;
        let mut items = Self { names: Vec::new(), reversed: Vec::new(), range };
        for entry in list.split(',').map(str::trim) {
            let name = entry.strip_prefix('-').unwrap_or(entry).trim();
            if name.is_empty() {
                bail!("--items \"{list}\" has an empty name");
            }
            if items.names.iter().any(|n| n == name) {
                bail!("--items names \"{name}\" twice");
            }
            items.names.push(name.to_owned());
            items.reversed.push(entry.starts_with('-'));
        }
        if range.is_none() && items.reversed.contains(&true) {
            bail!("a reversed item needs --range, the lowest and highest answer, such as --range 1..6");
        }
        Ok(items)
    }

    /// Turns the reversed items around in numbers that stand row by row, and holds all to the range.
    ///
    /// # Errors
    /// An answer outside the range, with its row (the first after the header is row 1) and item.
    pub fn keyed(&self, mut numbers: Vec<f64>) -> Result<Vec<f64>> {
        let Some((low, high)) = self.range else { return Ok(numbers) };
        for (at, number) in numbers.iter_mut().enumerate() {
            let (row, item) = (at / self.names.len(), at % self.names.len());
            if *number < low || *number > high {
                let name = &self.names[item];
                bail!("row {}, item \"{name}\": {number} lies outside the range {low} to {high}", row + 1);
            }
            if self.reversed[item] {
                *number = low + high - *number;
            }
        }
        Ok(numbers)
    }
}

fn range_of(range: &str) -> Result<(f64, f64)> {
    let read = || {
        let (low, high) = range.split_once("..")?;
        Some((low.trim().parse::<f64>().ok()?, high.trim().parse::<f64>().ok()?))
    };
    let (low, high) = read().with_context(|| format!("--range \"{range}\" is not of the form 1..6"))?;
    if low.is_finite() && high.is_finite() && low < high {
        Ok((low, high))
    } else {
        bail!("--range \"{range}\": the lowest answer must lie below the highest")
    }
}

//! Numbers out of what was seen, and tables that line up.

/// The value below which this part of all values lies; the values need not be sorted.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place in a list"
)]
pub fn quantile(values: &[u64], part: f64) -> Option<u64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let at = (part * sorted.len() as f64).ceil() as usize;
    sorted.get(at.saturating_sub(1)).copied()
}

/// Microseconds as milliseconds, with as many decimals as they deserve.
#[expect(clippy::cast_precision_loss, reason = "a time to read")]
pub fn milliseconds(micros: Option<u64>) -> String {
    micros.map_or_else(|| "–".to_owned(), |n| short(n as f64 / 1000.0))
}

/// A number with about three digits.
pub fn short(value: f64) -> String {
    match value.abs() {
        v if v >= 100.0 => format!("{value:.0}"),
        v if v >= 10.0 => format!("{value:.1}"),
        v if v >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// A table in Markdown whose columns line up.
#[derive(Debug)]
pub struct Table(Vec<Vec<String>>);

impl Table {
    /// With these headings.
    pub fn new(headings: &[&str]) -> Self {
        Self(vec![headings.iter().map(|text| (*text).to_owned()).collect()])
    }

    /// One more row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.0.push(cells);
    }

    /// Prints it.
    pub fn print(&self) {
        let columns = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.0
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for (number, row) in self.0.iter().enumerate() {
            let cells: Vec<String> =
                row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            println!("| {} |", cells.join(" | "));
            if number == 0 {
                let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                println!("| {} |", rule.join(" | "));
            }
        }
        println!();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_is_a_value_that_was_seen_and_the_highest_part_is_the_worst() {
        let values: Vec<u64> = (1..=200).rev().collect();
        assert_eq!(quantile(&values, 0.5), Some(100));
        assert_eq!(quantile(&values, 0.99), Some(198));
        assert_eq!(quantile(&values, 1.0), Some(200));
        assert_eq!(quantile(&[], 0.5), None);
    }
}

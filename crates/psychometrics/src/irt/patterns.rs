//! Equal answer patterns collapsed, and items packed into bundles so that one table look-up serves several.

use super::responses::{MISSING, Responses};
use crate::{Error, Result};

/// The most rows one bundle's table may have: its tables should stay in the processor's cache.
const MOST_ROWS: usize = 64;

/// Different answer patterns in ascending order, each with the number of persons who gave it.
///
/// The order makes every sum over patterns independent of the order of the persons, to the last bit.
#[derive(Debug, Clone)]
pub(crate) struct Patterns {
    pub items: usize,
    pub weights: Vec<f64>,
    /// Population of each pattern (0 if there is one population only).
    pub groups: Vec<usize>,
    /// Patterns × items, category numbers or [`MISSING`].
    pub cells: Vec<u8>,
    pub bundles: Vec<Bundle>,
    /// Patterns × bundles: the row of the table that holds this pattern's answers to the bundle.
    pub rows: Vec<u32>,
}

/// Consecutive items whose answer combinations share one table.
#[derive(Debug, Clone)]
pub(crate) struct Bundle {
    pub first: usize,
    /// Digits per item: its categories, and one more if answers are missing.
    pub digits: Vec<usize>,
    /// Where the bundle's rows begin in the table of all bundles.
    pub offset: usize,
}

impl Bundle {
    pub fn rows(&self) -> usize {
        self.digits.iter().product()
    }
}

impl Patterns {
    /// Collapses the answers; `group(person)` is the population a person belongs to. Persons without any answer
    /// are left out, they say nothing.
    pub fn of(answers: &Responses, group: impl Fn(usize) -> usize) -> Result<Self> {
        let mut order: Vec<u32> = (0..answers.persons() as u32)
            .filter(|&p| answers.row(p as usize).iter().any(|&c| c != MISSING))
            .collect();
        if order.is_empty() {
            return Err(Error::too_few("persons with an answer", 1, 0));
        }
        let key = |p: u32| (group(p as usize), answers.row(p as usize));
        order.sort_unstable_by(|&p, &q| key(p).cmp(&key(q)));
        let items = answers.items();
        let mut patterns = Self {
            items,
            weights: Vec::new(),
            groups: Vec::new(),
            cells: Vec::new(),
            bundles: bundles(answers),
            rows: Vec::new(),
        };
        let mut last = None;
        for &p in &order {
            if last.is_some_and(|l| key(l) == key(p)) {
                if let Some(weight) = patterns.weights.last_mut() {
                    *weight += 1.0;
                }
            } else {
                patterns.weights.push(1.0);
                patterns.groups.push(group(p as usize));
                patterns.cells.extend_from_slice(answers.row(p as usize));
            }
            last = Some(p);
        }
        patterns.rows = patterns.locate();
        Ok(patterns)
    }

    pub fn len(&self) -> usize {
        self.weights.len()
    }

    pub fn persons(&self) -> f64 {
        self.weights.iter().sum()
    }

    pub fn table_rows(&self) -> usize {
        self.bundles.last().map_or(0, |b| b.offset + b.rows())
    }

    fn locate(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(self.len() * self.bundles.len());
        for cells in self.cells.chunks_exact(self.items) {
            for bundle in &self.bundles {
                let mut row = 0;
                for (i, &digits) in bundle.digits.iter().enumerate() {
                    let cell = cells[bundle.first + i];
                    row = row * digits + if cell == MISSING { digits - 1 } else { usize::from(cell) };
                }
                rows.push((bundle.offset + row) as u32);
            }
        }
        rows
    }
}

fn bundles(answers: &Responses) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for j in 0..answers.items() {
        let misses = (0..answers.persons()).any(|p| answers.row(p)[j] == MISSING);
        let digits = answers.categories(j) + usize::from(misses);
        match bundles.last_mut() {
            Some(bundle) if bundle.rows() * digits <= MOST_ROWS => bundle.digits.push(digits),
            _ => {
                let offset = bundles.last().map_or(0, |b| b.offset + b.rows());
                bundles.push(Bundle { first: j, digits: vec![digits], offset });
            }
        }
    }
    bundles
}

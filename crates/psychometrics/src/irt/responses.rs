//! Responses of persons to items, checked once and kept as small category numbers.

use crate::{Error, Result};

/// The category number that stands for "not answered" inside [`Responses`].
pub(crate) const MISSING: u8 = u8::MAX;

/// The most categories one item may have.
const MOST_CATEGORIES: usize = 100;

/// A persons × items table of answers. Whatever codes an item used (0/1, 1 to 6, −2 to 2) become categories
/// 0, 1, 2, … in ascending order of the codes that occur.
///
/// ```
/// use psychometrics::irt::Responses;
/// let answers = Responses::new(2, [Some(1), Some(5), Some(2), None, Some(1), Some(3)])?;
/// assert_eq!((answers.persons(), answers.items()), (3, 2));
/// assert_eq!(answers.codes(1), &[3, 5]);
/// assert_eq!(answers.person(0), vec![Some(0), Some(1)]);
/// # Ok::<(), psychometrics::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Responses {
    items: usize,
    cells: Vec<u8>,
    codes: Vec<Vec<i32>>,
}

impl Responses {
    /// Reads answers person by person, each person's `items` answers in order; `None` is a missing answer.
    ///
    /// # Errors
    /// [`Error::TooFew`] without items or persons or with an incomplete last row, [`Error::NoVariance`] naming an
    /// item that everybody answered alike, [`Error::OutOfRange`] for more than 100 different codes of one item.
    pub fn new(items: usize, answers: impl IntoIterator<Item = Option<i32>>) -> Result<Self> {
        if items == 0 {
            return Err(Error::too_few("items", 1, 0));
        }
        let raw: Vec<Option<i32>> = answers.into_iter().collect();
        if raw.is_empty() || !raw.len().is_multiple_of(items) {
            let whole = raw.len().div_ceil(items).max(1) * items;
            return Err(Error::too_few("answers for whole rows", whole, raw.len()));
        }
        let codes = (0..items).map(|j| codes_of(&raw, items, j)).collect::<Result<Vec<_>>>()?;
        let cells = raw.iter().enumerate().map(|(i, code)| category(*code, &codes[i % items])).collect();
        Ok(Self { items, cells, codes })
    }

    /// Reads new answers with the codes of these, so that categories mean the same: to score people with items that
    /// were fitted to others. Here everybody may answer alike, and there may be one person only.
    ///
    /// # Errors
    /// [`Error::TooFew`] without persons or with an incomplete last row, [`Error::OutOfRange`] with row and item for
    /// an answer that does not occur in `self`.
    pub fn coded_as(&self, answers: impl IntoIterator<Item = Option<i32>>) -> Result<Self> {
        let mut cells = Vec::new();
        for (at, code) in answers.into_iter().enumerate() {
            let (row, item) = (at / self.items + 1, at % self.items);
            let cell = category(code, &self.codes[item]);
            if let Some(code) = code.filter(|_| cell == MISSING) {
                let what = format!("the answer in row {row} to item {}", item + 1);
                return Err(Error::out_of_range(
                    what,
                    f64::from(code),
                    format!("among {:?}", self.codes[item]),
                ));
            }
            cells.push(cell);
        }
        if cells.is_empty() || !cells.len().is_multiple_of(self.items) {
            let whole = cells.len().div_ceil(self.items).max(1) * self.items;
            return Err(Error::too_few("answers for whole rows", whole, cells.len()));
        }
        Ok(Self { items: self.items, cells, codes: self.codes.clone() })
    }

    /// Number of items (columns).
    pub fn items(&self) -> usize {
        self.items
    }

    /// Number of persons (rows), those without any answer included.
    pub fn persons(&self) -> usize {
        self.cells.len() / self.items
    }

    /// Number of categories of item `item`, counted from 0.
    pub fn categories(&self, item: usize) -> usize {
        self.codes[item].len()
    }

    /// The codes of an item in ascending order: category `k` was coded `codes(item)[k]`.
    pub fn codes(&self, item: usize) -> &[i32] {
        &self.codes[item]
    }

    /// One person's categories; `None` where not answered.
    pub fn person(&self, person: usize) -> Vec<Option<u8>> {
        self.row(person).iter().map(|&c| (c != MISSING).then_some(c)).collect()
    }

    /// The answers to a part of the items, in the order named (counted from 0).
    ///
    /// # Errors
    /// [`Error::TooFew`] if an item does not exist or none is named.
    pub fn only(&self, items: &[usize]) -> Result<Self> {
        if items.is_empty() {
            return Err(Error::too_few("items", 1, 0));
        }
        if let Some(&absent) = items.iter().find(|&&j| j >= self.items) {
            return Err(Error::too_few("items", absent + 1, self.items));
        }
        let cells =
            (0..self.persons()).flat_map(|p| items.iter().map(move |&j| self.row(p)[j])).collect::<Vec<_>>();
        Ok(Self { items: items.len(), cells, codes: items.iter().map(|&j| self.codes[j].clone()).collect() })
    }

    /// The same answers with item `j` in two columns: the old one for those not `marked`, a last one for those marked.
    pub(crate) fn split(&self, j: usize, marked: &[bool]) -> Self {
        let mut cells = Vec::with_capacity(self.persons() * (self.items + 1));
        for (p, &marked) in marked.iter().enumerate() {
            let (start, own) = (cells.len(), self.row(p)[j]);
            cells.extend_from_slice(self.row(p));
            cells.push(if marked { own } else { MISSING });
            if marked {
                cells[start + j] = MISSING;
            }
        }
        let mut codes = self.codes.clone();
        codes.push(self.codes[j].clone());
        Self { items: self.items + 1, cells, codes }
    }

    pub(crate) fn row(&self, person: usize) -> &[u8] {
        &self.cells[person * self.items..(person + 1) * self.items]
    }
}

fn codes_of(raw: &[Option<i32>], items: usize, item: usize) -> Result<Vec<i32>> {
    let mut codes: Vec<i32> = Vec::new();
    for code in raw.iter().skip(item).step_by(items).flatten() {
        if let Err(place) = codes.binary_search(code) {
            codes.insert(place, *code);
            if codes.len() > MOST_CATEGORIES {
                let what = format!("the number of different answers to item {}", item + 1);
                return Err(Error::out_of_range(what, codes.len() as f64, "from 2 to 100"));
            }
        }
    }
    if codes.len() < 2 {
        return Err(Error::no_variance(format!("item {}", item + 1)));
    }
    Ok(codes)
}

fn category(code: Option<i32>, codes: &[i32]) -> u8 {
    let found = code.and_then(|c| codes.binary_search(&c).ok());
    found.and_then(|k| u8::try_from(k).ok()).unwrap_or(MISSING)
}

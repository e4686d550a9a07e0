//! The items a test chooses from, each in a content area.

use crate::irt::Item;
use crate::{Error, Result};

/// Calibrated items with their content areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Bank {
    items: Vec<Item>,
    areas: Vec<usize>,
}

impl Bank {
    /// A bank with one content area.
    ///
    /// # Errors
    /// [`Error::TooFew`] without items.
    pub fn new(items: Vec<Item>) -> Result<Self> {
        let areas = vec![0; items.len()];
        Self::with_areas(items, areas)
    }

    /// A bank whose items belong to the content areas named, counted from 0.
    ///
    /// # Errors
    /// [`Error::TooFew`] without items, [`Error::UnequalLengths`] unless there is one area per item,
    /// [`Error::OutOfRange`] for an area number that is not below the number of items.
    pub fn with_areas(items: Vec<Item>, areas: Vec<usize>) -> Result<Self> {
        if items.is_empty() {
            return Err(Error::too_few("items in the bank", 1, 0));
        }
        if items.len() != areas.len() {
            return Err(Error::UnequalLengths {
                left: "the items".into(),
                left_len: items.len(),
                right: "the content areas".into(),
                right_len: areas.len(),
            });
        }
        match areas.iter().find(|&&a| a >= items.len()) {
            Some(&a) => {
                Err(Error::out_of_range("a content area", a as f64, format!("below {}", items.len())))
            }
            None => Ok(Self { items, areas }),
        }
    }

    /// The items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The content area of each item.
    pub fn areas(&self) -> &[usize] {
        &self.areas
    }
}

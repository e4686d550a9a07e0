//! The rules of an adaptive test: scoring, exposure, content, and when to stop.

use super::Bank;
use crate::irt::{Method, Nodes};
use crate::{Error, Result};

/// How an adaptive test proceeds. `Rules::default()` asks the most informative item, scores by EAP, and stops at a
/// standard error of 0.3 or after 30 items.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// How answers are scored, while testing and at the end. Until a likelihood method has a finite maximum, EAP.
    pub method: Method,
    /// Nodes for EAP.
    pub nodes: Nodes,
    /// The trait at which the first item is chosen.
    pub start: f64,
    /// How items are kept from being asked too often.
    pub exposure: Exposure,
    /// Wished share of each content area; empty for no balance. Before each item the area that lags most behind its
    /// share is chosen (Kingsbury & Zara 1989).
    pub shares: Vec<f64>,
    /// When to stop.
    pub stop: Stop,
}

/// Exposure control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exposure {
    /// Always the most informative item.
    Uncontrolled,
    /// One of the so many most informative items, each equally likely ("randomesque"; Kingsbury & Zara 1989).
    Randomesque(usize),
}

/// Stopping rules. The first that holds ends the test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stop {
    /// At least so many items, whatever the standard error.
    pub least_items: usize,
    /// At most so many items.
    pub most_items: usize,
    /// Enough if the standard error is not above this; `None` to ask `most_items`.
    pub standard_error: Option<f64>,
    /// Stop if no item left is as informative as this at the score so far; 0 to go on.
    pub least_information: f64,
}

impl Default for Stop {
    fn default() -> Self {
        Self { least_items: 1, most_items: 30, standard_error: Some(0.3), least_information: 0.0 }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            method: Method::Eap,
            nodes: Nodes::default(),
            start: 0.0,
            exposure: Exposure::Uncontrolled,
            shares: Vec::new(),
            stop: Stop::default(),
        }
    }
}

impl Rules {
    /// Whether the rules make sense for this bank.
    pub(super) fn check(&self, bank: &Bank) -> Result<()> {
        crate::error::finite(self.start, "the trait to start from")?;
        if self.exposure == Exposure::Randomesque(0) {
            return Err(Error::too_few("items to choose from at random", 1, 0));
        }
        if self.stop.most_items == 0 {
            return Err(Error::too_few("items of a test", 1, 0));
        }
        if self.stop.least_items > self.stop.most_items {
            let bounds = format!("at or below {}, the most items", self.stop.most_items);
            return Err(Error::out_of_range(
                "the least number of items",
                self.stop.least_items as f64,
                bounds,
            ));
        }
        if let Some(se) = self.stop.standard_error {
            crate::error::positive(se, "the standard error to stop at")?;
        }
        if !(0.0..f64::INFINITY).contains(&self.stop.least_information) {
            return Err(Error::out_of_range(
                "the least information",
                self.stop.least_information,
                "at 0 or above",
            ));
        }
        self.check_shares(bank)
    }

    fn check_shares(&self, bank: &Bank) -> Result<()> {
        if self.shares.is_empty() {
            return Ok(());
        }
        let areas = bank.areas().iter().max().map_or(0, |a| a + 1);
        if self.shares.len() != areas {
            return Err(Error::UnequalLengths {
                left: "the wished shares".into(),
                left_len: self.shares.len(),
                right: "the bank's content areas".into(),
                right_len: areas,
            });
        }
        if let Some(bad) = self.shares.iter().find(|s| !(0.0..=1.0).contains(*s)) {
            return Err(Error::out_of_range("a wished share", *bad, "from 0 to 1"));
        }
        let sum: f64 = self.shares.iter().sum();
        if (sum - 1.0).abs() > 1e-6 {
            return Err(Error::out_of_range("the sum of the wished shares", sum, "at 1"));
        }
        Ok(())
    }
}

//! How often signals of one kind turned out to be right, with the uncertainty of so few.

use psychometrics::change::CRITERION_95;

use super::Outcome;

/// What came of the closed signals of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Record {
    /// Repaired, useful or handled: there was something.
    pub right: u32,
    /// Noise: there was nothing.
    pub wrong: u32,
    /// Let go of: nobody knows.
    pub unknown: u32,
}

impl Record {
    /// The record with so many more signals of this outcome.
    #[must_use]
    pub fn with(mut self, outcome: Outcome, count: u32) -> Self {
        match outcome {
            Outcome::Repaired | Outcome::Useful | Outcome::Handled => self.right += count,
            Outcome::Noise => self.wrong += count,
            Outcome::LetGo => self.unknown += count,
        }
        self
    }

    /// How many are known to have been right or wrong.
    pub fn known(self) -> u32 {
        self.right + self.wrong
    }

    /// The share that was right, with its 95 % interval after Wilson (1927); none while nothing is known.
    pub fn precision(self) -> Option<Share> {
        let n = f64::from(self.known());
        if n == 0.0 {
            return None;
        }
        let (p, z) = (f64::from(self.right) / n, CRITERION_95);
        let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        Some(Share { value: p, low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
    }
}

/// A share of a whole, from 0 to 1, with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share seen.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

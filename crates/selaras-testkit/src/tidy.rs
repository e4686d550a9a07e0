//! The habits that keep the house light, as far as they can be measured.
//!
//! Each rule looks over the whole repository and returns what it found. What has to stay for now stands in
//! `tidy-exceptions.txt`, which may only shrink: an exception that is no longer needed is a fault itself.

mod exceptions;
mod imports;
mod names;
mod purity;
mod sizes;
mod traces;
mod tree;
mod words;
mod words_in_use;

use std::fmt;

pub use exceptions::{Exceptions, settle};
pub use imports::imports;
pub use names::names;
pub use purity::{clocks_and_chance, sql};
pub use sizes::{openings, sizes};
pub use traces::traces;
pub use tree::Tree;
pub use words::{forbidden_words, languages};
pub use words_in_use::words_in_use;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub rule: &'static str,
    /// A path within the repository, or what else the fault is about, without spaces.
    pub place: String,
    pub what: String,
}

impl Fault {
    fn new(rule: &'static str, place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { rule, place: place.into(), what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {}: {}", self.rule, self.place, self.what)
    }
}

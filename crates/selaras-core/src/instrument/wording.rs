//! In which words an instrument asks: its usual ones, or easier ones that mean the same.

use std::str::FromStr;

use crate::language::UnknownWord;

/// The words in which questions are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Wording {
    /// As most people read them.
    #[default]
    Usual,
    /// In short sentences and everyday words, for whoever asked for that. What was shown is kept with the response.
    Easy,
}

impl Wording {
    /// The code used in the database.
    pub fn code(self) -> &'static str {
        match self {
            Wording::Usual => "usual",
            Wording::Easy => "easy",
        }
    }
}

impl FromStr for Wording {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "usual" => Ok(Wording::Usual),
            "easy" => Ok(Wording::Easy),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

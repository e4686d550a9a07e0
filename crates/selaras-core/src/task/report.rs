//! How a task went.

use std::str::FromStr;

use crate::id::TaskReportId;
use crate::language::UnknownWord;
use crate::moment::Moment;
use crate::people::Side;

/// Whether a task was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Done {
    /// Yes.
    Done,
    /// In part.
    Partly,
    /// Not (yet).
    Not,
}

impl Done {
    /// All three.
    pub const ALL: [Done; 3] = [Done::Done, Done::Partly, Done::Not];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Done::Done => "done",
            Done::Partly => "partly",
            Done::Not => "not",
        }
    }
}

impl FromStr for Done {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Done::ALL.into_iter().find(|d| d.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// How useful the client found a task: 0 (not at all) to 6 (very). Only ever the client's own word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Usefulness(u8);

impl Usefulness {
    /// The highest.
    pub const MOST: u8 = 6;

    /// From a number.
    ///
    /// # Errors
    /// When it lies outside of 0 to 6.
    pub fn new(number: u8) -> Result<Self, NotUsable> {
        if number <= Self::MOST { Ok(Self(number)) } else { Err(NotUsable) }
    }

    /// As a number.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl FromStr for Usefulness {
    type Err = NotUsable;
    fn from_str(text: &str) -> Result<Self, NotUsable> {
        text.parse().map_err(|_| NotUsable).and_then(Self::new)
    }
}

/// Not a whole number from 0 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a whole number from 0 to 6")]
pub struct NotUsable;

/// How a task went, as one side tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its identifier.
    pub id: TaskReportId,
    /// Whether it was done.
    pub done: Done,
    /// How useful it was, if the client says.
    pub useful: Option<Usefulness>,
    /// In their words.
    pub words: Option<String>,
    /// Who tells it.
    pub side: Side,
    /// When.
    pub at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usefulness_is_a_whole_number_from_0_to_6() {
        let taken: Vec<u8> = (0..=255).filter(|n| Usefulness::new(*n).is_ok()).collect();
        assert_eq!(taken, [0, 1, 2, 3, 4, 5, 6]);
        for text in ["", "7", "-1", "2.5", "six"] {
            assert_eq!(text.parse::<Usefulness>(), Err(NotUsable), "{text}");
        }
    }
}

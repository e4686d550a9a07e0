//! The agenda: what either side wants to speak about, at the next session or some other time.

use std::str::FromStr;

use crate::language::UnknownWord;

/// How far a topic has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// For the next session, whenever that is.
    Next,
    /// For some later time.
    Later,
    /// It was spoken about.
    Done,
    /// Who brought it took it back.
    Withdrawn,
}

impl State {
    /// All states.
    pub const ALL: [State; 4] = [State::Next, State::Later, State::Done, State::Withdrawn];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            State::Next => "next",
            State::Later => "later",
            State::Done => "done",
            State::Withdrawn => "withdrawn",
        }
    }

    /// Whether it still waits to be spoken about.
    pub fn is_open(self) -> bool {
        matches!(self, State::Next | State::Later)
    }
}

impl FromStr for State {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        State::ALL.into_iter().find(|s| s.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_reads_back_from_its_code() {
        for state in State::ALL {
            assert_eq!(state.code().parse(), Ok(state));
        }
        assert!("open".parse::<State>().is_err());
    }
}

//! Goals: what the client wants to be different, in words that both sides have said yes to.

use std::str::FromStr;

use crate::id::GoalId;
use crate::language::UnknownWord;
use crate::moment::Moment;
use crate::proposal::{Proposal, Refused};

/// How far a goal is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Being worded or worked on.
    Open,
    /// It is as the client wished.
    Reached,
    /// It is no longer wanted, or something else matters more.
    LetGo,
}

impl State {
    /// The ways a goal can end.
    pub const ENDINGS: [State; 2] = [State::Reached, State::LetGo];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Reached => "reached",
            State::LetGo => "let-go",
        }
    }
}

impl FromStr for State {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        [State::Open, State::Reached, State::LetGo]
            .into_iter()
            .find(|s| s.code() == text)
            .ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// A goal of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its identifier.
    pub id: GoalId,
    /// When it was first worded.
    pub made_at: Moment,
    /// Open, reached or let go.
    pub state: State,
    /// When it was reached or let go.
    pub ended_at: Option<Moment>,
    /// Its words, version by version, and where both sides stand on them.
    pub proposal: Proposal,
}

impl Goal {
    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Its newest words.
    pub fn words(&self) -> &str {
        self.proposal.newest().map_or("", |wording| &wording.words)
    }

    /// Whether it may be reworded, answered or ended by someone who has read this version of the words.
    ///
    /// # Errors
    /// When it has ended, or newer words wait to be read.
    pub fn may_change(&self, read: u32) -> Result<(), Refused> {
        self.proposal.may_change(self.is_open(), read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Side;

    #[test]
    fn an_ended_goal_and_words_that_were_not_read_are_not_changed() {
        let at = Moment::from_unix_ms(0);
        let worded = Proposal::default().reworded("a".to_owned(), Side::Client, at);
        let reworded = worded.reworded("b".to_owned(), Side::Counsellor, at);
        let id = GoalId::from_bytes([1; 16]);
        let goal = Goal { id, made_at: at, state: State::Open, ended_at: None, proposal: reworded };
        assert_eq!(goal.may_change(2), Ok(()));
        assert_eq!(goal.may_change(1), Err(Refused::NewerWords));
        for state in State::ENDINGS {
            assert_eq!(Goal { state, ..goal.clone() }.may_change(2), Err(Refused::Ended));
        }
        assert_eq!(goal.words(), "b");
    }
}

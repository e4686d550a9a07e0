//! Proposals: goals and tasks are worded by one side and hold only when both have said yes to the same words.

use std::str::FromStr;

use crate::language::UnknownWord;
use crate::moment::Moment;
use crate::people::Side;

/// Where one side stands on one version of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Yes, these words.
    Agree,
    /// Let us talk about it.
    Talk,
    /// No, not this.
    Decline,
}

impl Stance {
    /// All stances.
    pub const ALL: [Stance; 3] = [Stance::Agree, Stance::Talk, Stance::Decline];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Stance::Agree => "agree",
            Stance::Talk => "talk",
            Stance::Decline => "decline",
        }
    }
}

impl FromStr for Stance {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Stance::ALL.into_iter().find(|s| s.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// The most characters that a goal, a task or a word beside a stance may have.
pub const LONGEST: usize = 600;

/// Words as they are kept: without the spaces around them.
///
/// # Errors
/// When there are none, or too many.
pub fn worded(text: &str) -> Result<String, Unworded> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Unworded::Empty),
        n if n > LONGEST => Err(Unworded::TooLong),
        _ => Ok(text.to_owned()),
    }
}

/// Why words are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unworded {
    /// There are none.
    #[error("there are no words")]
    Empty,
    /// More than [`LONGEST`] characters.
    #[error("more than {LONGEST} characters")]
    TooLong,
}

/// Why a proposal is not reworded, answered or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It has ended.
    #[error("it has ended")]
    Ended,
    /// There are newer words than those that were read.
    #[error("there are newer words than those that were read")]
    NewerWords,
}

/// One version of the words. Who words it agrees to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// 1 for the first.
    pub version: u32,
    /// The words.
    pub words: String,
    /// Who worded it.
    pub side: Side,
    /// When.
    pub at: Moment,
}

/// A stance that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// On which version.
    pub version: u32,
    /// By whom.
    pub side: Side,
    /// Which.
    pub stance: Stance,
    /// Why, in their words.
    pub words: Option<String>,
    /// When.
    pub at: Moment,
}

/// The whole history of a proposal: its versions and the stances taken on them, each in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposal {
    /// The versions of the words.
    pub wordings: Vec<Wording>,
    /// The stances.
    pub taken: Vec<Taken>,
}

/// How far a proposal has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Both sides have said yes to the newest words.
    Agreed,
    /// This side has not answered the newest words yet.
    WaitsFor(Side),
    /// A side wants to talk about the newest words.
    ToTalkAbout,
    /// A side has said no to the newest words.
    Declined,
}

impl Proposal {
    /// The newest words.
    pub fn newest(&self) -> Option<&Wording> {
        self.wordings.last()
    }

    /// The last stance of a side on the newest words. Who worded them agrees, unless they said otherwise since.
    pub fn stance(&self, side: Side) -> Option<Stance> {
        let newest = self.newest()?;
        let last = self.taken.iter().rev().find(|t| t.version == newest.version && t.side == side);
        last.map(|t| t.stance).or((newest.side == side).then_some(Stance::Agree))
    }

    /// How far it has come. `None` only for a proposal without words, which cannot be stored.
    pub fn standing(&self) -> Option<Standing> {
        let worded_by = self.newest()?.side;
        let stances = [self.stance(worded_by), self.stance(worded_by.other())];
        Some(if stances.contains(&Some(Stance::Decline)) {
            Standing::Declined
        } else if stances.contains(&Some(Stance::Talk)) {
            Standing::ToTalkAbout
        } else if stances[1].is_none() {
            Standing::WaitsFor(worded_by.other())
        } else {
            Standing::Agreed
        })
    }

    /// Whether both sides have said yes to the newest words.
    pub fn is_agreed(&self) -> bool {
        self.standing() == Some(Standing::Agreed)
    }

    /// Since when it is as it stands: the moment of the newest words or of the last stance on them.
    pub fn since(&self) -> Option<Moment> {
        let newest = self.newest()?;
        self.taken.iter().filter(|t| t.version == newest.version).map(|t| t.at).max().or(Some(newest.at))
    }

    /// Whether someone who has read this version of the words may reword, answer or end the proposal: nobody
    /// says yes to words that they have not seen.
    ///
    /// # Errors
    /// When it is no longer open, or has newer words.
    pub fn may_change(&self, open: bool, read: u32) -> Result<(), Refused> {
        match self.newest() {
            _ if !open => Err(Refused::Ended),
            Some(newest) if newest.version != read => Err(Refused::NewerWords),
            _ => Ok(()),
        }
    }

    /// The proposal with new words by a side. Old stances stay with the old words: the other side is asked anew.
    #[must_use]
    pub fn reworded(mut self, words: String, side: Side, at: Moment) -> Self {
        let version = self.newest().map_or(1, |w| w.version + 1);
        self.wordings.push(Wording { version, words, side, at });
        self
    }

    /// The proposal with a stance of a side on the newest words.
    #[must_use]
    pub fn answered(mut self, side: Side, stance: Stance, words: Option<String>, at: Moment) -> Self {
        if let Some(version) = self.newest().map(|w| w.version) {
            self.taken.push(Taken { version, side, stance, words, at });
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    enum Move {
        Word(Side),
        Answer(Side, Stance),
    }

    fn side() -> impl Strategy<Value = Side> {
        prop_oneof![Just(Side::Client), Just(Side::Counsellor)]
    }

    fn moves() -> impl Strategy<Value = Vec<Move>> {
        let stance = prop_oneof![Just(Stance::Agree), Just(Stance::Talk), Just(Stance::Decline)];
        let one =
            prop_oneof![side().prop_map(Move::Word), (side(), stance).prop_map(|(s, t)| Move::Answer(s, t))];
        (side(), prop::collection::vec(one, 0..12)).prop_map(|(first, mut rest)| {
            rest.insert(0, Move::Word(first));
            rest
        })
    }

    #[test]
    fn words_are_taken_without_the_spaces_around_them_and_not_endlessly() {
        assert_eq!(worded("  tidur lebih awal \n"), Ok("tidur lebih awal".to_owned()));
        assert_eq!(worded(" \n\t "), Err(Unworded::Empty));
        assert!(worded(&"é".repeat(LONGEST)).is_ok());
        assert_eq!(worded(&"é".repeat(LONGEST + 1)), Err(Unworded::TooLong));
    }

    proptest! {
        #[test]
        fn nothing_is_agreed_that_a_side_did_not_say_yes_to(moves in moves()) {
            let mut proposal = Proposal::default();
            for (i, one) in moves.iter().enumerate() {
                let at = Moment::from_unix_ms(i as i64);
                proposal = match one {
                    Move::Word(side) => proposal.reworded(format!("{i}"), *side, at),
                    Move::Answer(side, stance) => proposal.answered(*side, *stance, None, at),
                };
            }
            // Told again by hand: walk the moves after the last wording.
            let last = moves.iter().rposition(|m| matches!(m, Move::Word(_))).unwrap_or(0);
            let mut yes = [false, false];
            for one in &moves[last..] {
                match one {
                    Move::Word(side) => yes[*side as usize] = true,
                    Move::Answer(side, stance) => yes[*side as usize] = *stance == Stance::Agree,
                }
            }
            prop_assert_eq!(proposal.is_agreed(), yes == [true, true]);
        }

        #[test]
        fn new_words_ask_the_other_side_anew(moves in moves(), by in side()) {
            let mut proposal = Proposal::default().reworded("x".to_owned(), by, Moment::from_unix_ms(0));
            for one in &moves {
                if let Move::Answer(side, stance) = one {
                    proposal = proposal.answered(*side, *stance, None, Moment::from_unix_ms(1));
                }
            }
            let reworded = proposal.reworded("y".to_owned(), by, Moment::from_unix_ms(2));
            prop_assert_eq!(reworded.standing(), Some(Standing::WaitsFor(by.other())));
        }
    }
}

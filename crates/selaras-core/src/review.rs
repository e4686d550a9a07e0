//! The joint review: every few sessions both look back and ahead together, and decide how to go on.

use std::str::FromStr;

use crate::id::ReviewId;
use crate::language::UnknownWord;
use crate::moment::Moment;
use crate::preference::Kept;
use crate::session::{Session, State};

/// A review is suggested after so many sessions.
pub const EVERY: usize = 4;

/// How both go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// As before.
    Continue,
    /// Otherwise than before: other goals, other tasks, another way.
    Adjust,
    /// With somebody else.
    Refer,
    /// Towards an end.
    End,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Outcome; 4] = [Outcome::Continue, Outcome::Adjust, Outcome::Refer, Outcome::End];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Continue => "continue",
            Outcome::Adjust => "adjust",
            Outcome::Refer => "refer",
            Outcome::End => "end",
        }
    }
}

impl FromStr for Outcome {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Outcome::ALL.into_iter().find(|o| o.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// What the client said to what the counsellor recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Yes, on the screen that both looked at.
    Here,
    /// Yes, on their own device.
    Agrees,
    /// They see it otherwise.
    Otherwise,
}

impl Answer {
    /// All of them.
    pub const ALL: [Answer; 3] = [Answer::Here, Answer::Agrees, Answer::Otherwise];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Answer::Here => "here",
            Answer::Agrees => "agrees",
            Answer::Otherwise => "otherwise",
        }
    }
}

impl FromStr for Answer {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Answer::ALL.into_iter().find(|a| a.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// What a review came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How both go on.
    pub outcome: Outcome,
    /// Why, and what will be different.
    pub words: String,
    /// What helped, as the client said it while both looked.
    pub helped: Option<String>,
    /// Whether preferences were kept to, in the client's eyes.
    pub kept_client: Option<Kept>,
    /// The same, in the counsellor's.
    pub kept_counsellor: Option<Kept>,
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its identifier.
    pub id: ReviewId,
    /// What it came to.
    pub found: Found,
    /// How many sessions had been held by then.
    pub held: u32,
    /// When the counsellor recorded it.
    pub recorded_at: Moment,
    /// What the client said to it, and when.
    pub answer: Option<(Answer, Moment)>,
    /// What the client added to their answer.
    pub answer_words: Option<String>,
}

/// How far a review has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The client has not said anything to it yet.
    Waits,
    /// Both stand by it.
    Agreed,
    /// The client sees it otherwise.
    Otherwise,
}

impl Review {
    /// How far it has come: nothing is agreed that the client has not said yes to.
    pub fn standing(&self) -> Standing {
        match self.answer {
            None => Standing::Waits,
            Some((Answer::Here | Answer::Agrees, _)) => Standing::Agreed,
            Some((Answer::Otherwise, _)) => Standing::Otherwise,
        }
    }

    /// Whether the client may say this to it now. What was said on the counsellor's screen can be put right on the
    /// client's own; what they said on their own stands.
    pub fn takes(&self, answer: Answer) -> bool {
        match self.answer {
            None => true,
            Some((Answer::Here, _)) => answer != Answer::Here,
            Some((Answer::Agrees | Answer::Otherwise, _)) => false,
        }
    }
}

/// Whether it is time to look back and ahead: enough sessions have been held since the last review.
pub fn is_due(sessions: &[Session], reviews: &[Review]) -> bool {
    let last = reviews.iter().map(|review| review.recorded_at).max();
    let since = sessions.iter().filter(|session| {
        let ended = session.ended_at.unwrap_or(session.planned_at);
        session.state == State::Held && last.is_none_or(|last| ended > last)
    });
    since.count() >= EVERY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;
    use proptest::prelude::*;

    fn review(at: i64) -> Review {
        let found = Found {
            outcome: Outcome::Continue,
            words: "x".to_owned(),
            helped: None,
            kept_client: None,
            kept_counsellor: None,
        };
        let recorded_at = Moment::from_unix_ms(at);
        Review { id: Id::from_bytes([1; 16]), found, held: 0, recorded_at, answer: None, answer_words: None }
    }

    fn held(at: i64) -> Session {
        let at = Moment::from_unix_ms(at);
        let mut session = Session::planned(Id::from_bytes([2; 16]), 1, at, "x".to_owned());
        (session.state, session.ended_at) = (State::Held, Some(at));
        session
    }

    #[test]
    fn a_review_is_suggested_every_four_sessions_that_were_held() {
        let mut sessions: Vec<Session> = (1..=4).map(held).collect();
        assert!(is_due(&sessions, &[]) && !is_due(&sessions[..3], &[]));
        assert!(!is_due(&sessions, &[review(4)]), "a review that waits for the client's yes is one too");
        sessions.extend((5..=8).map(held));
        assert!(is_due(&sessions, &[review(4)]));
        sessions[7].state = State::Missed;
        assert!(!is_due(&sessions, &[review(4)]));
    }

    proptest! {
        #[test]
        fn nothing_is_agreed_without_the_clients_yes_and_their_own_word_is_never_changed(
            answers in prop::collection::vec(prop::sample::select(Answer::ALL.to_vec()), 0..6),
        ) {
            let mut one = review(1);
            let mut own = None;
            for (at, answer) in (2..).zip(&answers) {
                if one.takes(*answer) {
                    one.answer = Some((*answer, Moment::from_unix_ms(at)));
                    own = own.or(Some(*answer).filter(|answer| *answer != Answer::Here));
                }
            }
            if one.standing() == Standing::Agreed {
                let yes = |answer: &Answer| *answer != Answer::Otherwise;
                prop_assert!(answers.iter().any(yes));
            }
            prop_assert!(own.is_none_or(|own| one.answer.map(|(answer, _)| answer) == Some(own)));
            prop_assert_eq!(one.standing() == Standing::Waits, answers.is_empty());
        }
    }

    #[test]
    fn every_word_reads_back_from_its_code() {
        assert!(Outcome::ALL.iter().all(|one| one.code().parse() == Ok(*one)));
        assert!(Kept::ALL.iter().all(|one| one.code().parse() == Ok(*one)));
        assert!(Answer::ALL.iter().all(|one| one.code().parse() == Ok(*one)));
    }
}

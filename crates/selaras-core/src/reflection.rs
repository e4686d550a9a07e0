//! Reflections: a client's own diary and self-evaluations, and the gentle questions that may start one.

use std::str::FromStr;

use crate::goal::Goal;
use crate::id::{GoalId, SessionId};
use crate::language::UnknownWord;
use crate::moment::{DAY, Moment};
use crate::session::{self, Session};

/// What kind of writing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// A thought, a story, a page of a diary.
    #[default]
    Note,
    /// How open somebody could be in a session, and what held them back.
    Openness,
}

impl Kind {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Note => "note",
            Kind::Openness => "openness",
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "note" => Ok(Kind::Note),
            "openness" => Ok(Kind::Openness),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// How far a reflection goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reach {
    /// It stays with who wrote it.
    #[default]
    Own,
    /// The counsellor reads it too.
    Shared,
    /// It is shared, and a topic for the next session.
    Brought,
}

impl Reach {
    /// The code used in forms and words files.
    pub fn code(self) -> &'static str {
        match self {
            Reach::Own => "client",
            Reach::Shared => "both",
            Reach::Brought => "bring",
        }
    }
}

impl FromStr for Reach {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let all = [Reach::Own, Reach::Shared, Reach::Brought];
        all.into_iter().find(|reach| reach.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// How open somebody could be: from 0 (not at all) to 6 (wholly). It is a question to oneself: never scored, never added
/// up, never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Openness(u8);

impl Openness {
    /// The highest.
    pub const MOST: u8 = 6;

    /// The number.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl FromStr for Openness {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let number = text.trim().parse().ok().filter(|number| *number <= Self::MOST);
        number.map(Openness).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// A question that may start a reflection. Each can be passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Prompt {
    /// How open one could be in the session held last.
    Openness(SessionId),
    /// About a goal; the number says which of [`GOAL_QUESTIONS`] questions.
    Goal(GoalId, u32),
    /// What has stayed with one.
    Stayed,
    /// What was good.
    Good,
    /// What one would like to say and has not said.
    Unsaid,
}

/// So many questions there are about a goal.
pub const GOAL_QUESTIONS: u32 = 5;
/// The question about openness is offered for so many days after a session.
const OPENNESS_DAYS: i64 = 7;
/// No more goals are asked about at once.
const MOST_GOALS: usize = 2;

/// The questions of today: about the last session while it is fresh, about open goals that both agreed to (another one
/// each day), and one that fits always.
pub fn prompts(goals: &[Goal], sessions: &[Session], reflected_on: &[SessionId], now: Moment) -> Vec<Prompt> {
    let day = now.unix_ms().div_euclid(DAY);
    let mut prompts = Vec::new();
    let last = session::last_held(sessions).filter(|last| now < last.at().plus_days(OPENNESS_DAYS));
    prompts
        .extend(last.filter(|last| !reflected_on.contains(&last.id)).map(|last| Prompt::Openness(last.id)));
    let agreed = goals.iter().filter(|goal| goal.is_open() && goal.proposal.is_agreed());
    prompts.extend(agreed.take(MOST_GOALS).zip(day..).map(|(goal, turn)| {
        let question = turn.rem_euclid(i64::from(GOAL_QUESTIONS));
        Prompt::Goal(goal.id, u32::try_from(question).unwrap_or(0) + 1)
    }));
    let always = [Prompt::Stayed, Prompt::Good, Prompt::Unsaid];
    prompts.extend(usize::try_from(day.rem_euclid(3)).ok().and_then(|at| always.get(at)).copied());
    prompts
}

/// What a topic for the next session says of a longer text: its beginning, cut between words.
pub fn as_topic(words: &str, most: usize) -> String {
    let words = words.trim();
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most.saturating_sub(1)).collect();
    let end = cut.rfind(char::is_whitespace).filter(|end| *end > 0).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::goal::State;
    use crate::id::Id;
    use crate::people::Side;
    use crate::proposal::{Proposal, Stance};
    use proptest::prelude::*;

    const NOW: Moment = Moment::from_unix_ms(100 * DAY);

    fn held(days: i64) -> Session {
        let at = NOW.plus_days(days);
        let mut session = Session::planned(Id::from_bytes([7; 16]), 1, at, String::new());
        (session.state, session.began_at) = (session::State::Held, Some(at));
        session
    }

    fn goal(agreed: bool) -> Goal {
        let mine = Proposal::default().reworded("x".to_owned(), Side::Client, NOW);
        let proposal = if agreed { mine.answered(Side::Counsellor, Stance::Agree, None, NOW) } else { mine };
        Goal { id: Id::from_bytes([9; 16]), made_at: NOW, state: State::Open, ended_at: None, proposal }
    }

    #[test]
    fn openness_is_asked_once_and_only_while_the_session_is_fresh() {
        let asks = |days, done: &[SessionId]| {
            let prompts = prompts(&[], &[held(days)], done, NOW);
            prompts.contains(&Prompt::Openness(Id::from_bytes([7; 16])))
        };
        assert!(asks(-1, &[]) && !asks(-8, &[]) && !asks(-1, &[Id::from_bytes([7; 16])]));
    }

    #[test]
    fn goals_are_asked_about_only_once_both_agreed_and_differently_on_the_next_day() {
        let of = |agreed, now| {
            let prompts = prompts(&[goal(agreed)], &[], &[], now);
            prompts.into_iter().find(|prompt| matches!(prompt, Prompt::Goal(..)))
        };
        assert_eq!(of(false, NOW), None);
        assert_ne!(of(true, NOW).unwrap(), of(true, NOW.plus_days(1)).unwrap());
    }

    proptest! {
        #[test]
        fn a_topic_is_never_longer_and_never_says_what_was_not_written(words in "[a-z ]{0,60}", most in 2usize..40) {
            let topic = as_topic(&words, most);
            prop_assert!(topic.chars().count() <= most);
            let said = topic.trim_end_matches('…');
            prop_assert!(words.trim().starts_with(said), "{topic:?}");
        }

        #[test]
        fn openness_reads_back_and_nothing_beyond_six_is_taken(number in 0u8..20) {
            let read = number.to_string().parse::<Openness>();
            prop_assert_eq!(read.ok().map(Openness::number), (number <= 6).then_some(number));
        }
    }
}

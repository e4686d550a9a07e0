//! Decisions taken in a session: what was asked, what was weighed, who leant which way, and what was chosen.

use crate::id::{DecisionId, SessionId};
use crate::moment::Moment;

/// So many options are weighed at least: with one there is nothing to decide.
pub const FEWEST: usize = 2;
/// And so many at most, so that it fits on a page and in a conversation.
pub const MOST: usize = 4;

/// Which option, counted from 1 as people count.
pub type Number = u32;

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its identifier.
    pub id: DecisionId,
    /// The session in which it was taken.
    pub session: SessionId,
    /// What it was about and what was weighed.
    pub weighed: Weighed,
    /// When it was written down.
    pub noted_at: Moment,
    /// When the client said themselves which way they lean; until then the counsellor has noted it for them.
    pub client_said_at: Option<Moment>,
}

/// What a decision was about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weighed {
    /// What was to be decided.
    pub question: String,
    /// The options.
    pub options: Vec<String>,
    /// Which one the client leant to; none when they leant to none.
    pub client: Option<Number>,
    /// Which one the counsellor leant to.
    pub counsellor: Option<Number>,
    /// Which one was chosen; none while it is left open.
    pub chosen: Option<Number>,
    /// Why, in words that both can stand by.
    pub reason: Option<String>,
}

/// What is wrong with a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing says what was to be decided.
    #[error("nothing says what was to be decided")]
    NoQuestion,
    /// Fewer than [`FEWEST`] options.
    #[error("fewer than {FEWEST} options")]
    TooFew,
    /// An option is left out before one that is filled in, so that their numbers would shift.
    #[error("option {0} is empty, and one after it is not")]
    Gap(Number),
    /// A preference, or the choice, names an option that is not there.
    #[error("there is no option {0}")]
    NoSuchOption(Number),
}

impl Weighed {
    /// The decision as it is kept: without spaces around its words and empty options behind the last.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn checked(mut self) -> Result<Self, Fault> {
        self.question = self.question.trim().to_owned();
        self.options.iter_mut().for_each(|option| *option = option.trim().to_owned());
        while self.options.last().is_some_and(String::is_empty) {
            self.options.pop();
        }
        self.options.truncate(MOST);
        self.reason = self.reason.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
        if self.question.is_empty() {
            return Err(Fault::NoQuestion);
        }
        if let Some(gap) = (1..).zip(&self.options).find(|(_, option)| option.is_empty()) {
            return Err(Fault::Gap(gap.0));
        }
        if self.options.len() < FEWEST {
            return Err(Fault::TooFew);
        }
        let named = [self.client, self.counsellor, self.chosen];
        match named.into_iter().flatten().find(|number| self.option(*number).is_none()) {
            Some(number) => Err(Fault::NoSuchOption(number)),
            None => Ok(self),
        }
    }

    /// The words of an option.
    pub fn option(&self, number: Number) -> Option<&str> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.options.get(at).map(String::as_str)
    }

    /// Whether both leant the same way.
    pub fn agree(&self) -> bool {
        self.client.is_some() && self.client == self.counsellor
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn weighed(options: &[&str]) -> Weighed {
        Weighed {
            question: "Where?".to_owned(),
            options: options.iter().map(|option| (*option).to_owned()).collect(),
            ..Weighed::default()
        }
    }

    #[test]
    fn a_decision_needs_a_question_and_two_options_without_a_gap() {
        assert_eq!(weighed(&["a", "", "", ""]).checked(), Err(Fault::TooFew));
        assert_eq!(weighed(&["a", " ", "c", ""]).checked(), Err(Fault::Gap(2)));
        assert_eq!(
            Weighed { question: " ".to_owned(), ..weighed(&["a", "b"]) }.checked(),
            Err(Fault::NoQuestion)
        );
        let kept = weighed(&[" a ", "b", "", ""]).checked();
        assert_eq!(kept, Ok(weighed(&["a", "b"])));
    }

    proptest! {
        #[test]
        fn whatever_is_kept_names_only_options_that_are_there(
            options in prop::collection::vec("[a-c ]{0,2}", 0..7),
            client in prop::option::of(0u32..7), counsellor in prop::option::of(0u32..7),
            chosen in prop::option::of(0u32..7),
        ) {
            let asked = Weighed { question: "x".to_owned(), options, client, counsellor, chosen, reason: None };
            if let Ok(kept) = asked.checked() {
                prop_assert!((FEWEST..=MOST).contains(&kept.options.len()));
                prop_assert!(kept.options.iter().all(|option| !option.trim().is_empty()));
                for number in [kept.client, kept.counsellor, kept.chosen].into_iter().flatten() {
                    prop_assert!(kept.option(number).is_some());
                }
                prop_assert_eq!(kept.clone().checked(), Ok(kept));
            }
        }
    }
}

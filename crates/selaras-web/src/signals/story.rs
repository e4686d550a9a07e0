//! The story of a signal, step by step, and ways to open the talk that fit its kind.

use selaras_core::signal::{Kind, Step};
use selaras_store::Tx;
use selaras_store::people;
use selaras_store::signals::Signal;

use crate::ask::{Ask, Refusal};
use crate::layout::field::Text;

/// One line of the story.
pub struct Line {
    /// When.
    pub date: String,
    /// What happened.
    pub what: String,
    /// What was said or agreed.
    pub words: Option<String>,
    /// `signalled`, `repaired` or nothing: the mark on the time line.
    pub look: &'static str,
}

/// Ways to open the talk.
pub struct Ways {
    /// Sentences to choose from.
    pub sentences: Vec<Text>,
    /// What they rest on.
    pub source: Text,
}

/// The story, from the raising on.
///
/// # Errors
/// What the database said.
pub fn story(ask: &Ask<'_>, tx: &mut Tx<'_>, signal: &Signal) -> Result<Vec<Line>, Refusal> {
    let (words, calendar) = (ask.words, ask.calendar());
    let mut lines = vec![Line {
        date: calendar.date(signal.raised_at),
        what: words.say("signals-story-raised").into_owned(),
        words: None,
        look: "signalled",
    }];
    for taken in &signal.steps {
        let who = people::name_of(tx, ask.practice(), taken.person)?;
        let what = match (taken.step, taken.outcome) {
            (Step::Closed, outcome) => {
                let outcome = outcome.map(|o| words.say(&format!("signals-outcome-{}", o.code())));
                words.with("signals-story-closed", "outcome", outcome.unwrap_or_default().as_ref())
            }
            (Step::Acknowledged, _) => words.with("signals-story-acknowledged", "who", &who),
            (Step::Talked, _) => words.with("signals-story-talked", "who", &who),
            (Step::Acted, _) => words.with("signals-story-acted", "who", &who),
        };
        lines.push(Line {
            date: calendar.date(taken.taken_at),
            what: what.into_owned(),
            words: taken.words.clone(),
            look: if taken.step == Step::Closed { "repaired" } else { "" },
        });
    }
    Ok(lines)
}

/// Ways to open the talk about a signal of this kind.
pub fn ways(ask: &Ask<'_>, kind: Kind) -> Ways {
    let group = match kind {
        Kind::FeedbackStopped | Kind::CheckInsStopped => "silence",
        Kind::GoalUnanswered | Kind::TaskUnanswered => "unanswered",
        _ => kind.code(),
    };
    let sentences = (1..=3).map(|number| ask.words.say(&format!("signals-ways-{group}-{number}")));
    Ways { sentences: sentences.collect(), source: ask.words.say(&format!("signals-ways-{group}-source")) }
}

//! How near each goal is, as either side last rated it.

use selaras_core::goal::Goal;
use selaras_core::id::{CaseId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_store::responses::{self, Kept};
use selaras_store::{StoreError, Tx};

use crate::ask::Ask;
use crate::layout::field::Text;
use crate::sides::Reader;

/// The instrument that asks, and its one scale.
pub const INSTRUMENT: &str = "goal-rating";
const SCALE: &str = "near";

/// The ratings of the goals of a case.
pub struct Ratings(Vec<Kept>);

/// A rating in a sentence.
pub struct Near {
    /// Whose it is, and how near.
    pub text: Text,
    /// When it was given.
    pub at: String,
}

impl Ratings {
    /// All ratings of a case, the oldest first.
    ///
    /// # Errors
    /// What the database said.
    pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Self, StoreError> {
        responses::of_case(tx, practice, case, &[INSTRUMENT]).map(Self)
    }

    /// The last rating of a goal by each side, the reader's own first.
    pub fn told(&self, ask: &Ask<'_>, reader: &Reader, goal: &Goal) -> Vec<Near> {
        let first = reader.me.unwrap_or(Side::Client);
        let last = |side| self.last(goal, side).map(|(near, at)| sentence(ask, reader, side, near, at));
        [first, first.other()].into_iter().filter_map(last).collect()
    }

    fn last(&self, goal: &Goal, side: Side) -> Option<(f64, Moment)> {
        let of_goal = |kept: &&Kept| kept.subject == Some(goal.id.bytes()) && kept.side == side;
        let kept = self.0.iter().rev().find(of_goal)?;
        Some((kept.score(SCALE)?.value(), kept.given_at))
    }
}

fn sentence(ask: &Ask<'_>, reader: &Reader, side: Side, near: f64, at: Moment) -> Near {
    let number = ask.words.number(near, 0);
    let text = if reader.is_me(side) {
        ask.words.with("goals-near-you", "number", number)
    } else {
        let places = [("name", reader.name(side).into()), ("number", number.into())];
        ask.words.fill("goals-near-other", &places)
    };
    Near { text, at: ask.calendar().short_date(at) }
}

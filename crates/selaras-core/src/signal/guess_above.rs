//! A counsellor's guess above what the client answered, by more than error explains.
//!
//! A gap between two views is not bad in itself; a counsellor who thinks the client better satisfied than the
//! client is may miss what is wrong (6,888 sessions: overestimating the client's view goes before less relief,
//! underestimating before more). So only this direction is a signal; the other is shown and alarms nobody.

use super::{Evidence, Finding, Reason, kept};
use crate::history::{History, Rating, View};
use crate::instrument::Basis;
use crate::moment::Moment;
use crate::trajectory::Difference;

/// A guess above the client's rating after the newest session that has both.
pub fn find(history: &History, _now: Moment) -> Vec<Finding> {
    let views = history.views.iter().rev();
    let both = views.filter_map(|view| Some((history.feedback_on(view.own.session?)?, view)));
    both.take(1).filter_map(|(feedback, view)| guess_above(history, feedback, view)).collect()
}

fn guess_above(history: &History, feedback: &Rating, view: &View) -> Option<Finding> {
    let (rating, guess) = (feedback.score.as_ref()?, view.guess.as_ref()?);
    // Both forms of the client's side are means of the same points, which the guess shares.
    if rating.range() != guess.range() {
        return None;
    }
    let difference = Difference::from_mean(&[rating], guess)?;
    (difference.is_reliable() && difference.value > 0.0).then(|| Finding {
        reason: Reason::GuessAbove {
            session: history.number_of(feedback),
            guess: kept(guess.value()),
            rating: kept(rating.value()),
            smallest: kept(difference.smallest_reliable()),
            assumed: rating.basis() == Basis::Assumed || guess.basis() == Basis::Assumed,
        },
        evidence: Evidence { response: Some(feedback.response), session: feedback.session, subject: None },
    })
}

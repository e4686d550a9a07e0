//! Danger: an answer that speaks of danger to the person who gave it. Raised at once, each answer by itself.

use super::{Evidence, Finding, Reason};
use crate::history::{History, Rating};
use crate::moment::Moment;
use crate::response;

/// Every answer that speaks of danger, wherever it was given.
pub fn find(history: &History, _now: Moment) -> Vec<Finding> {
    history.checkins.iter().chain(&history.feedback).filter_map(speaks_of_danger).collect()
}

fn speaks_of_danger(rating: &Rating) -> Option<Finding> {
    let instrument = rating.instrument()?;
    let sign = response::danger(instrument, rating.answers.as_ref()?)?;
    Some(Finding {
        reason: Reason::Danger {
            instrument: instrument.id().to_string(),
            item: sign.item.to_string(),
            answer: sign.answer,
        },
        evidence: Evidence { response: Some(rating.response), session: rating.session, subject: None },
    })
}

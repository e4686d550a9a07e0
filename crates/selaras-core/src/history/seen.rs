//! The history as one side may see it: what one side rated stays closed to the other until it has rated too, so
//! that a guess is honest and nobody answers to please.

use std::collections::HashSet;

use super::History;
use crate::feedback::is_sealed;
use crate::id::ResponseId;
use crate::moment::Moment;
use crate::people::Side;

impl History {
    /// The ratings of the alliance that are still closed to this side: the other side's, of sessions that it
    /// has not rated itself, for two days (see [`crate::feedback`]).
    pub fn sealed_to(&self, side: Side, now: Moment) -> HashSet<ResponseId> {
        match side {
            Side::Counsellor => {
                let sealed = self.feedback.iter().filter(|feedback| {
                    let rated = feedback.session.is_some_and(|session| self.view_of(session).is_some());
                    is_sealed(feedback.given_at, rated, now)
                });
                sealed.map(|feedback| feedback.response).collect()
            }
            Side::Client => {
                let sealed = self.views.iter().filter(|view| {
                    let rated = view.own.session.is_some_and(|session| self.feedback_on(session).is_some());
                    is_sealed(view.own.given_at, rated, now)
                });
                sealed.map(|view| view.own.response).collect()
            }
        }
    }

    /// The history without what is still closed to this side.
    #[must_use]
    pub fn seen_by(mut self, side: Side, now: Moment) -> History {
        let sealed = self.sealed_to(side, now);
        self.feedback.retain(|feedback| !sealed.contains(&feedback.response));
        self.views.retain(|view| !sealed.contains(&view.own.response));
        self.signals
            .retain(|signal| signal.evidence.response.is_none_or(|response| !sealed.contains(&response)));
        self
    }
}

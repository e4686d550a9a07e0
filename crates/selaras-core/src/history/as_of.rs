//! The history as it was known at a moment: what came later is not there.

use crate::moment::Moment;

use super::{History, Proposed, Raised, Rating};
use crate::session::{Session, State};

impl History {
    /// The history as it was at `now`. Rules are only ever shown this, so that nothing that comes later can
    /// change what was found from the past.
    #[must_use]
    pub fn as_of(&self, now: Moment) -> History {
        let given = |rating: &&Rating| rating.given_at <= now;
        History {
            sessions: self.sessions.iter().map(|session| session_as_of(session, now)).collect(),
            feedback: self.feedback.iter().filter(given).cloned().collect(),
            views: self.views.iter().filter(|view| view.own.given_at <= now).cloned().collect(),
            checkins: self.checkins.iter().filter(given).cloned().collect(),
            goal_ratings: self.goal_ratings.iter().filter(|g| g.rating.given_at <= now).cloned().collect(),
            proposals: self.proposals.iter().filter_map(|proposed| proposed_as_of(proposed, now)).collect(),
            signals: self.signals.iter().filter_map(|signal| raised_as_of(signal, now)).collect(),
            thresholds: self.thresholds,
        }
    }
}

fn session_as_of(session: &Session, now: Moment) -> Session {
    let mut session = session.clone();
    if session.ended_at.is_none_or(|at| at > now) {
        (session.state, session.ended_at, session.summary) = (State::Planned, None, None);
        session.came = None;
    }
    session.began_at = session.began_at.filter(|at| *at <= now);
    session
}

fn proposed_as_of(proposed: &Proposed, now: Moment) -> Option<Proposed> {
    let mut proposed = proposed.clone();
    proposed.proposal.wordings.retain(|wording| wording.at <= now);
    proposed.proposal.taken.retain(|taken| taken.at <= now);
    proposed.ended_at = proposed.ended_at.filter(|at| *at <= now);
    (!proposed.proposal.wordings.is_empty()).then_some(proposed)
}

fn raised_as_of(signal: &Raised, now: Moment) -> Option<Raised> {
    let closed = signal.closed.filter(|(at, _)| *at <= now);
    (signal.raised_at <= now).then(|| Raised { closed, ..signal.clone() })
}

//! Check-ins or feedback that stopped coming: sessions in a row without them are a reason to ask, kindly, why.
//!
//! Silence after a session was talked about is counted anew, so that nobody is reminded every week.

use super::{Evidence, Finding, Kind, Reason};
use crate::history::History;
use crate::moment::{DAY, Moment};
use crate::session::Session;

/// The newest sessions that were held passed without feedback. A session counts once its feedback is overdue.
pub fn feedback_stopped(history: &History, now: Moment) -> Vec<Finding> {
    let wait = history.thresholds.feedback_days * DAY;
    let due = |(session, held_at): &(&Session, Moment)| {
        held_at.plus_ms(wait) <= now || history.feedback_on(session.id).is_some()
    };
    let silent =
        silent(history, Kind::FeedbackStopped, due, |session, _| history.feedback_on(session.id).is_some());
    stopped(history, &silent, |sessions| Reason::FeedbackStopped { sessions, before: history.feedback.len() })
}

/// The newest sessions that were held began without a check-in.
pub fn checkins_stopped(history: &History, _now: Moment) -> Vec<Finding> {
    let silent = silent(
        history,
        Kind::CheckInsStopped,
        |_| true,
        |session, earlier| {
            history.checkins.iter().any(|rating| {
                rating.session == Some(session.id)
                    || rating.session.is_none()
                        && session.ended_at.is_some_and(|ended| rating.given_at <= ended)
                        && earlier.is_none_or(|earlier| rating.given_at > earlier)
            })
        },
    );
    stopped(history, &silent, |sessions| Reason::CheckinsStopped { sessions, before: history.checkins.len() })
}

/// The newest run of sessions without it, the newest first, not counting what lies before the last closing.
fn silent<'h>(
    history: &'h History,
    kind: Kind,
    due: impl Fn(&(&'h Session, Moment)) -> bool,
    came: impl Fn(&Session, Option<Moment>) -> bool,
) -> Vec<&'h Session> {
    let settled = history.last_closed(kind, None);
    let held: Vec<(&Session, Moment)> = history.held().collect();
    let mut run = Vec::new();
    for (at, (session, held_at)) in held.iter().enumerate().rev() {
        let earlier = at.checked_sub(1).map(|at| held[at].1);
        if !due(&(session, *held_at)) {
            continue;
        }
        if came(session, earlier) || settled.is_some_and(|closed| *held_at <= closed) {
            break;
        }
        run.push(*session);
    }
    run
}

fn stopped(history: &History, silent: &[&Session], reason: impl Fn(usize) -> Reason) -> Vec<Finding> {
    let Some(newest) = silent.first() else { return Vec::new() };
    if silent.len() < history.thresholds.silent_sessions {
        return Vec::new();
    }
    let evidence = Evidence { response: None, session: Some(newest.id), subject: None };
    vec![Finding { reason: reason(silent.len()), evidence }]
}

//! A goal or task that one side has not agreed to while sessions went by.

use super::{Evidence, Finding, Kind, Missing, Reason, Subject};
use crate::history::{History, Proposed};
use crate::moment::Moment;
use crate::people::Side;
use crate::proposal::{Stance, Standing};

/// Every goal and task that still lacks a yes.
pub fn find(history: &History, _now: Moment) -> Vec<Finding> {
    history.proposals.iter().filter_map(|proposed| unanswered(history, proposed)).collect()
}

fn unanswered(history: &History, proposed: &Proposed) -> Option<Finding> {
    let proposal = &proposed.proposal;
    if proposed.ended_at.is_some() {
        return None;
    }
    let side = match proposal.standing()? {
        Standing::Agreed => return None,
        Standing::WaitsFor(side) => side,
        Standing::ToTalkAbout | Standing::Declined => who_has_doubts(proposed)?,
    };
    let kind = match proposed.subject {
        Subject::Goal(_) => Kind::GoalUnanswered,
        Subject::Task(_) => Kind::TaskUnanswered,
    };
    let since = proposal
        .since()?
        .max(history.last_closed(kind, Some(proposed.subject)).unwrap_or(Moment::from_unix_ms(i64::MIN)));
    let (sessions, newest) = history
        .held()
        .filter(|(_, held_at)| *held_at > since)
        .fold((0, None), |(count, _), (session, _)| (count + 1, Some(session.id)));
    let missing = Missing::from(side);
    (sessions >= history.thresholds.unanswered_sessions).then_some(Finding {
        reason: match kind {
            Kind::GoalUnanswered => Reason::GoalUnanswered { sessions, missing },
            _ => Reason::TaskUnanswered { sessions, missing },
        },
        evidence: Evidence { response: None, session: newest, subject: Some(proposed.subject) },
    })
}

/// The side that wants to talk or said no.
fn who_has_doubts(proposed: &Proposed) -> Option<Side> {
    [Side::Client, Side::Counsellor]
        .into_iter()
        .find(|side| !matches!(proposed.proposal.stance(*side), None | Some(Stance::Agree)))
}

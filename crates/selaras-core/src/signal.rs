//! Signals: what the software found in the history of a case that two people should talk about.
//!
//! A signal is a conversation, not a colour: it has its reason in numbers, is opened, talked about (or read and
//! acted upon, where the client chose that), and closed with what came of it. Each rule is one pure function in
//! a file of its own; [`Judge`] is the list of them, and the place where better statistics go when practices
//! have data enough to estimate them: a new rule joins the list, an old one leaves it, nothing else changes.

mod course;
mod judge;
mod kind;
mod reason;
mod record;
mod thresholds;

mod alliance_drop;
mod alliance_low;
mod danger;
mod guess_above;
mod progress;
mod silence;
mod unanswered;

pub use course::{OutOfTurn, Outcome, Phase, Step, next_phase, outcomes_of};
pub use judge::{Judge, Rule};
pub use kind::Kind;
pub use reason::{FellItem, Missing, NotAReason, Reason};
pub use record::{Record, Share};
pub use thresholds::Thresholds;

use crate::id::{GoalId, ProposalId, ResponseId, SessionId, TaskId};

/// What a rule found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Why, in numbers.
    pub reason: Reason,
    /// What it rests on.
    pub evidence: Evidence,
}

/// What a finding rests on: together with the kind it tells whether the same thing was raised before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Evidence {
    /// The response it was seen in.
    pub response: Option<ResponseId>,
    /// The session it was seen after.
    pub session: Option<SessionId>,
    /// The goal or task it is about.
    pub subject: Option<Subject>,
}

/// A goal or a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A goal.
    Goal(GoalId),
    /// A task.
    Task(TaskId),
}

impl Subject {
    /// The id under which its words and stances are kept.
    pub fn proposal(self) -> ProposalId {
        match self {
            Subject::Goal(id) => id.cast(),
            Subject::Task(id) => id.cast(),
        }
    }

    /// The subject of a signal of this kind, from the id it is kept under; none for kinds that have none.
    pub fn of(kind: Kind, id: ProposalId) -> Option<Subject> {
        match kind {
            Kind::GoalUnanswered => Some(Subject::Goal(id.cast())),
            Kind::TaskUnanswered => Some(Subject::Task(id.cast())),
            _ => None,
        }
    }
}

impl Finding {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.reason.kind()
    }
}

/// A number as a reason keeps it: to the thousandth, which is finer than any page shows, so that what is kept
/// reads back as exactly the same.
fn kept(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

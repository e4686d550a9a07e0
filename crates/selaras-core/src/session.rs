//! Sessions: planned, then held, missed or cancelled; what may follow what, and which one is next.

pub mod decision;
pub mod remark;

use std::str::FromStr;

use crate::id::SessionId;
use crate::language::UnknownWord;
use crate::moment::Moment;

/// How far a session has come. One that is under way is still planned; `began_at` tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It has a time and a purpose.
    Planned,
    /// It took place.
    Held,
    /// Its time passed and the client did not come.
    Missed,
    /// It was called off beforehand.
    Cancelled,
}

impl State {
    /// All states.
    pub const ALL: [State; 4] = [State::Planned, State::Held, State::Missed, State::Cancelled];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            State::Planned => "planned",
            State::Held => "held",
            State::Missed => "missed",
            State::Cancelled => "cancelled",
        }
    }
}

impl FromStr for State {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        State::ALL.into_iter().find(|s| s.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// What became of a session's purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Came {
    /// Both did what they had meant to do.
    Whole,
    /// Some of it.
    Part,
    /// Something else mattered more that day.
    Other,
}

impl Came {
    /// All of them.
    pub const ALL: [Came; 3] = [Came::Whole, Came::Part, Came::Other];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Came::Whole => "whole",
            Came::Part => "part",
            Came::Other => "other",
        }
    }
}

impl FromStr for Came {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Came::ALL.into_iter().find(|c| c.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// A meeting of counsellor and client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identifier.
    pub id: SessionId,
    /// Counted within the case from 1, in the order they were planned.
    pub number: u32,
    /// When it is to take place.
    pub planned_at: Moment,
    /// What it is for, in plain words that both know beforehand.
    pub purpose: String,
    /// How far it has come.
    pub state: State,
    /// When it began.
    pub began_at: Option<Moment>,
    /// When it ended, was missed or was cancelled.
    pub ended_at: Option<Moment>,
    /// What both take with them, readable by both.
    pub summary: Option<String>,
    /// What will happen in it, in a few lines.
    pub plan: Option<String>,
    /// What became of its purpose, once it was held.
    pub came: Option<Came>,
}

/// What can be done with a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Give it another time or purpose.
    Replan,
    /// Begin it.
    Begin,
    /// Close it with a summary, or reword the summary of one that is closed.
    Close,
    /// Note that the client did not come.
    Miss,
    /// Call it off beforehand.
    Cancel,
}

impl Step {
    /// All steps.
    pub const ALL: [Step; 5] = [Step::Replan, Step::Begin, Step::Close, Step::Miss, Step::Cancel];
}

impl Session {
    /// A planned session.
    pub fn planned(id: SessionId, number: u32, planned_at: Moment, purpose: String) -> Self {
        Self {
            id,
            number,
            planned_at,
            purpose,
            state: State::Planned,
            began_at: None,
            ended_at: None,
            summary: None,
            plan: None,
            came: None,
        }
    }

    /// Whether it is going on.
    pub fn is_under_way(&self) -> bool {
        self.state == State::Planned && self.began_at.is_some()
    }

    /// Whether its time has come while nobody has said what became of it.
    pub fn is_due(&self, now: Moment) -> bool {
        self.state == State::Planned && self.planned_at <= now
    }

    /// Whether a step may be taken. A session noted as missed may still turn out to have been held; one that
    /// was called off is planned anew instead.
    pub fn allows(&self, step: Step, now: Moment) -> bool {
        let waiting = self.is_ahead();
        match step {
            Step::Replan | Step::Begin | Step::Cancel => waiting,
            Step::Close => self.state != State::Cancelled,
            Step::Miss => self.is_due(now),
        }
    }

    /// Whether it is still ahead: its purpose can be questioned, and its agenda put in order.
    pub fn is_ahead(&self) -> bool {
        self.state == State::Planned && self.began_at.is_none()
    }

    /// Whether something could have been decided in it by now.
    pub fn has_met(&self, now: Moment) -> bool {
        self.state == State::Held || self.is_under_way() || self.is_due(now)
    }

    /// When it took or takes place: its beginning where that is known.
    pub fn at(&self) -> Moment {
        self.began_at.unwrap_or(self.planned_at)
    }
}

/// The number of the next session to be planned.
pub fn next_number(sessions: &[Session]) -> u32 {
    sessions.iter().map(|s| s.number).max().unwrap_or(0).saturating_add(1)
}

/// The session both look forward to (or are in): the earliest of those still planned.
pub fn next(sessions: &[Session]) -> Option<&Session> {
    sessions.iter().filter(|s| s.state == State::Planned).min_by_key(|s| (s.planned_at, s.number))
}

/// The session held last.
pub fn last_held(sessions: &[Session]) -> Option<&Session> {
    sessions.iter().filter(|s| s.state == State::Held).max_by_key(|s| (s.at(), s.number))
}

/// Whether counsellor and client have met since `moment`: what was to be opened together is open from then on.
pub fn met_since(sessions: &[Session], moment: Moment) -> bool {
    let meets = |s: &Session| matches!(s.state, State::Planned | State::Held);
    sessions.iter().any(|s| meets(s) && s.began_at.is_some_and(|began| began > moment))
}

#[cfg(test)]
mod tests;

//! Tasks: what is tried in a session or between sessions, how it went, and how useful the client found it.

mod report;

pub use report::{Done, NotUsable, Report, Usefulness};

use std::str::FromStr;

use crate::id::{GoalId, TaskId};
use crate::language::UnknownWord;
use crate::moment::Moment;
use crate::people::Side;
use crate::proposal::{Proposal, Refused};

/// How far a task is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Being worded or worked on; a task may be reported on more than once.
    Open,
    /// It has been done and is over.
    Done,
    /// It is no longer wanted.
    LetGo,
}

impl State {
    /// The ways a task can end.
    pub const ENDINGS: [State; 2] = [State::Done, State::LetGo];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Done => "done",
            State::LetGo => "let-go",
        }
    }
}

impl FromStr for State {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        [State::Open, State::Done, State::LetGo]
            .into_iter()
            .find(|s| s.code() == text)
            .ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Where a task is worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Together, in a session.
    InSession,
    /// By the client, between sessions.
    Between,
}

impl Place {
    /// Both places.
    pub const ALL: [Place; 2] = [Place::Between, Place::InSession];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Place::InSession => "in-session",
            Place::Between => "between",
        }
    }
}

impl FromStr for Place {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Place::ALL.into_iter().find(|p| p.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// A task of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its identifier.
    pub id: TaskId,
    /// The goal it serves, if it serves one.
    pub goal: Option<GoalId>,
    /// Where it is worked on.
    pub place: Place,
    /// By when: a moment on the last day for it.
    pub due_at: Option<Moment>,
    /// When it was first worded.
    pub made_at: Moment,
    /// Open, done or let go.
    pub state: State,
    /// When it was done with or let go.
    pub ended_at: Option<Moment>,
    /// Its words, version by version, and where both sides stand on them.
    pub proposal: Proposal,
    /// How it went, the oldest report first.
    pub reports: Vec<Report>,
}

impl Task {
    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Its newest words.
    pub fn words(&self) -> &str {
        self.proposal.newest().map_or("", |wording| &wording.words)
    }

    /// The newest report.
    pub fn last_report(&self) -> Option<&Report> {
        self.reports.last()
    }

    /// Whether the newest report says that it was done.
    pub fn was_done(&self) -> bool {
        self.last_report().is_some_and(|report| report.done == Done::Done)
    }

    /// Whether a day has passed since it was due and nobody has said how it went.
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.is_open() && self.reports.is_empty() && self.due_at.is_some_and(|due| now.days_since(due) >= 1)
    }

    /// Whether it may be reworded, answered or ended by someone who has read this version of the words.
    ///
    /// # Errors
    /// When it has ended, or newer words wait to be read.
    pub fn may_change(&self, read: u32) -> Result<(), Refused> {
        self.proposal.may_change(self.is_open(), read)
    }

    /// Whether this side may say how it went: the client always, the counsellor about what was tried together.
    pub fn may_be_reported_by(&self, side: Side) -> bool {
        self.is_open() && (side == Side::Client || self.place == Place::InSession)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TaskReportId;

    fn task(place: Place) -> Task {
        Task {
            id: TaskId::from_bytes([1; 16]),
            goal: None,
            place,
            due_at: Some(Moment::from_unix_ms(100)),
            made_at: Moment::from_unix_ms(0),
            state: State::Open,
            ended_at: None,
            proposal: Proposal::default(),
            reports: Vec::new(),
        }
    }

    #[test]
    fn a_counsellor_says_only_how_a_task_in_the_session_went() {
        assert!(!task(Place::Between).may_be_reported_by(Side::Counsellor));
        assert!(task(Place::InSession).may_be_reported_by(Side::Counsellor));
        assert!(task(Place::Between).may_be_reported_by(Side::Client));
        let ended = Task { state: State::Done, ..task(Place::InSession) };
        assert!(!ended.may_be_reported_by(Side::Client) && !ended.may_be_reported_by(Side::Counsellor));
    }

    #[test]
    fn a_task_is_overdue_only_while_nobody_said_how_it_went() {
        let (before, after) = (Moment::from_unix_ms(101), Moment::from_unix_ms(100).plus_days(1));
        assert!(!task(Place::Between).is_overdue(before));
        assert!(task(Place::Between).is_overdue(after));
        let report = Report {
            id: TaskReportId::from_bytes([2; 16]),
            done: Done::Not,
            useful: None,
            words: None,
            side: Side::Client,
            at: before,
        };
        let reported = Task { reports: vec![report], ..task(Place::Between) };
        assert!(!reported.is_overdue(after));
        assert!(!reported.was_done());
    }
}

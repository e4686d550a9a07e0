//! The kinds of signals, how pressing each is, and whether it is about the alliance.

use std::str::FromStr;

use crate::language::UnknownWord;

/// The kind of a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An answer speaks of danger to oneself.
    Danger,
    /// Well-being became reliably worse since the first score.
    Worsening,
    /// The alliance fell reliably below the client's own usual level.
    AllianceDrop,
    /// The alliance was low from the start.
    AllianceLow,
    /// The counsellor's guess lies above the client's rating by more than error explains.
    GuessAbove,
    /// No reliable improvement where it could be expected.
    NoImprovement,
    /// Feedback stopped coming.
    FeedbackStopped,
    /// Check-ins stopped coming.
    CheckInsStopped,
    /// A goal that one side has not agreed to for some sessions.
    GoalUnanswered,
    /// A task that one side has not agreed to for some sessions.
    TaskUnanswered,
}

impl Kind {
    /// All kinds, the most pressing first.
    pub const ALL: [Kind; 10] = [
        Kind::Danger,
        Kind::Worsening,
        Kind::AllianceDrop,
        Kind::AllianceLow,
        Kind::GuessAbove,
        Kind::NoImprovement,
        Kind::FeedbackStopped,
        Kind::CheckInsStopped,
        Kind::GoalUnanswered,
        Kind::TaskUnanswered,
    ];

    /// The code used in the database, in addresses and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Danger => "danger",
            Kind::Worsening => "worsening",
            Kind::AllianceDrop => "alliance-drop",
            Kind::AllianceLow => "alliance-low",
            Kind::GuessAbove => "guess-above",
            Kind::NoImprovement => "no-improvement",
            Kind::FeedbackStopped => "feedback-stopped",
            Kind::CheckInsStopped => "checkins-stopped",
            Kind::GoalUnanswered => "goal-unanswered",
            Kind::TaskUnanswered => "task-unanswered",
        }
    }

    /// How pressing it is, 0 being the most: safety, then a relationship or a course that is going wrong, then
    /// what stands still, then what was left unsaid.
    pub fn urgency(self) -> u8 {
        match self {
            Kind::Danger => 0,
            Kind::Worsening | Kind::AllianceDrop => 1,
            Kind::AllianceLow | Kind::GuessAbove => 2,
            Kind::NoImprovement | Kind::FeedbackStopped | Kind::CheckInsStopped => 3,
            Kind::GoalUnanswered | Kind::TaskUnanswered => 4,
        }
    }

    /// Whether it is about the alliance, so that it can be repaired, and is sealed from managers.
    pub fn concerns_alliance(self) -> bool {
        matches!(self, Kind::AllianceDrop | Kind::AllianceLow | Kind::GuessAbove | Kind::FeedbackStopped)
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Kind::ALL.into_iter().find(|kind| kind.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

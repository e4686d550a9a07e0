//! Reasons: why a signal was raised, as typed numbers that are kept as JSON and read back strictly.

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::people::Side;

/// Why a signal was raised. Values are in points of the scale they were measured on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Reason {
    /// See [`Kind::Danger`].
    Danger {
        /// The instrument it was answered in.
        instrument: String,
        /// The item.
        item: String,
        /// The answer.
        answer: i16,
    },
    /// See [`Kind::Worsening`].
    Worsening {
        /// The instrument.
        instrument: String,
        /// The first score.
        first: f64,
        /// The newest score.
        now: f64,
        /// The smallest difference that counts as reliable.
        smallest: f64,
        /// Whether the standard error rests on an assumption.
        assumed: bool,
    },
    /// See [`Kind::AllianceDrop`].
    AllianceDrop {
        /// The number of the session, where there is one.
        session: Option<u32>,
        /// The newest rating.
        now: f64,
        /// The mean of the earlier ratings.
        usual: f64,
        /// How many earlier ratings.
        earlier: usize,
        /// The smallest difference that counts as reliable.
        smallest: f64,
        /// The items that fell, what fell most first.
        fell: Vec<FellItem>,
        /// Whether the standard error rests on an assumption.
        assumed: bool,
    },
    /// See [`Kind::AllianceLow`].
    AllianceLow {
        /// How many first ratings.
        ratings: usize,
        /// Their mean.
        mean: f64,
        /// The line they lie under.
        line: f64,
        /// The highest value of the scale.
        top: f64,
    },
    /// See [`Kind::GuessAbove`].
    GuessAbove {
        /// The number of the session, where there is one.
        session: Option<u32>,
        /// The counsellor's guess.
        guess: f64,
        /// The client's rating.
        rating: f64,
        /// The smallest difference that counts as reliable.
        smallest: f64,
        /// Whether the standard error rests on an assumption.
        assumed: bool,
    },
    /// See [`Kind::NoImprovement`].
    NoImprovement {
        /// The instrument.
        instrument: String,
        /// How many scores there are.
        scores: usize,
        /// The first score.
        first: f64,
        /// The newest score.
        now: f64,
        /// The smallest difference that counts as reliable.
        smallest: f64,
        /// Whether the standard error rests on an assumption.
        assumed: bool,
    },
    /// See [`Kind::FeedbackStopped`].
    FeedbackStopped {
        /// How many held sessions in a row are without.
        sessions: usize,
        /// How many ratings came before.
        before: usize,
    },
    /// See [`Kind::CheckInsStopped`].
    CheckinsStopped {
        /// How many held sessions in a row are without.
        sessions: usize,
        /// How many check-ins came before.
        before: usize,
    },
    /// See [`Kind::GoalUnanswered`].
    GoalUnanswered {
        /// How many sessions were held since.
        sessions: usize,
        /// Whose yes is missing.
        missing: Missing,
    },
    /// See [`Kind::TaskUnanswered`].
    TaskUnanswered {
        /// How many sessions were held since.
        sessions: usize,
        /// Whose yes is missing.
        missing: Missing,
    },
}

/// Whose yes is missing to a goal or task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The client's.
    Client,
    /// The counsellor's.
    Counsellor,
}

impl From<Side> for Missing {
    fn from(side: Side) -> Self {
        match side {
            Side::Client => Missing::Client,
            Side::Counsellor => Missing::Counsellor,
        }
    }
}

impl Missing {
    /// The side.
    pub fn side(self) -> Side {
        match self {
            Missing::Client => Side::Client,
            Missing::Counsellor => Side::Counsellor,
        }
    }
}

/// An item that was answered lower than this client usually answers it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FellItem {
    /// The item.
    pub item: String,
    /// The mean of the earlier answers, as given.
    pub usual: f64,
    /// The newest answer, as given.
    pub now: i16,
}

/// A kept text that is no reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the reason of a signal: {0}")]
pub struct NotAReason(String);

impl Reason {
    /// The kind of signal it is the reason of.
    pub fn kind(&self) -> Kind {
        match self {
            Reason::Danger { .. } => Kind::Danger,
            Reason::Worsening { .. } => Kind::Worsening,
            Reason::AllianceDrop { .. } => Kind::AllianceDrop,
            Reason::AllianceLow { .. } => Kind::AllianceLow,
            Reason::GuessAbove { .. } => Kind::GuessAbove,
            Reason::NoImprovement { .. } => Kind::NoImprovement,
            Reason::FeedbackStopped { .. } => Kind::FeedbackStopped,
            Reason::CheckinsStopped { .. } => Kind::CheckInsStopped,
            Reason::GoalUnanswered { .. } => Kind::GoalUnanswered,
            Reason::TaskUnanswered { .. } => Kind::TaskUnanswered,
        }
    }

    /// The text under which it is kept.
    pub fn to_json(&self) -> String {
        // Plain numbers and short texts: only a number that is none could fail, and `kept` makes none of those.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The reason in a kept text.
    ///
    /// # Errors
    /// A text that is not exactly one: fields missing, unknown or of another type.
    pub fn from_json(text: &str) -> Result<Reason, NotAReason> {
        serde_json::from_str(text).map_err(|fault| NotAReason(fault.to_string()))
    }
}

//! What a client asks of the practice by right (UU PDP, articles 5 to 13), and until when the practice has to answer.

use std::str::FromStr;

use crate::language::UnknownWord;
use crate::moment::{DAY, Moment};

/// The practice answers within so long: three times 24 hours (UU PDP, articles 30 to 33, 40 and 41).
pub const ANSWERED_WITHIN_MS: i64 = 3 * DAY;
/// In the last so long an open request is pressing.
pub const PRESSING_MS: i64 = DAY;
/// A copy that was handed out can be taken for so many days; then it is asked for anew.
pub const COPY_DAYS: i64 = 30;
/// The words of a request, and of an answer, have at most so many characters.
pub const LONGEST: usize = 2000;

/// What a client asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A copy of what is theirs.
    Copy,
    /// A correction, which stays beside what it corrects.
    Correction,
    /// A copy for the next practice.
    Move,
    /// That something is not done with what is theirs.
    Objection,
    /// That everything is erased.
    Erasure,
}

impl Kind {
    /// All kinds, the weightiest last.
    pub const ALL: [Kind; 5] = [Kind::Copy, Kind::Correction, Kind::Move, Kind::Objection, Kind::Erasure];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Copy => "copy",
            Kind::Correction => "correction",
            Kind::Move => "move",
            Kind::Objection => "objection",
            Kind::Erasure => "erasure",
        }
    }

    /// Whether it says nothing without words.
    pub fn needs_words(self) -> bool {
        matches!(self, Kind::Correction | Kind::Objection)
    }

    /// Whether a copy is handed out when it is granted.
    pub fn hands_out(self) -> bool {
        matches!(self, Kind::Copy | Kind::Move)
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Kind::ALL.into_iter().find(|kind| kind.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// How far a request has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It waits for an answer.
    Open,
    /// The client took it back.
    Withdrawn,
    /// It was done.
    Granted,
    /// It was declined, with a reason.
    Declined,
}

impl State {
    /// All states.
    pub const ALL: [State; 4] = [State::Open, State::Withdrawn, State::Granted, State::Declined];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Withdrawn => "withdrawn",
            State::Granted => "granted",
            State::Declined => "declined",
        }
    }
}

impl FromStr for State {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        State::ALL.into_iter().find(|state| state.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// How the clock of an open request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clock {
    /// The time to answer is over.
    Over,
    /// In its last day.
    Pressing,
    /// There is time.
    Ample,
}

impl Clock {
    /// How it stands now, for a request that is to be answered until `due`. At that very moment it is over.
    pub fn of(due: Moment, now: Moment) -> Self {
        if due <= now {
            Clock::Over
        } else if due <= now.plus_ms(PRESSING_MS) {
            Clock::Pressing
        } else {
            Clock::Ample
        }
    }

    /// The code used in words files.
    pub fn code(self) -> &'static str {
        match self {
            Clock::Over => "over",
            Clock::Pressing => "pressing",
            Clock::Ample => "ample",
        }
    }
}

/// Until when a request is to be answered.
pub fn due_at(asked_at: Moment) -> Moment {
    asked_at.plus_ms(ANSWERED_WITHIN_MS)
}

/// Whole hours between now and the end of the clock, or since it; what is left of an hour counts as one.
pub fn hours(due: Moment, now: Moment) -> i64 {
    let apart = (due.unix_ms() - now.unix_ms()).abs();
    (apart + 3_599_999) / 3_600_000
}

/// Until when a copy can be taken that was handed out then.
pub fn copy_until(handed_out_at: Moment) -> Moment {
    handed_out_at.plus_days(COPY_DAYS)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_request_is_answered_within_72_hours_and_presses_in_the_last_24() {
        let minute = 60_000;
        let asked = Moment::from_unix_ms(1_793_584_800_000);
        let due = due_at(asked);
        assert_eq!(due.unix_ms() - asked.unix_ms(), 72 * 60 * minute);
        assert_eq!(Clock::of(due, asked), Clock::Ample);
        assert_eq!(Clock::of(due, asked.plus_ms(48 * 60 * minute - minute)), Clock::Ample);
        assert_eq!(Clock::of(due, asked.plus_ms(48 * 60 * minute)), Clock::Pressing);
        assert_eq!(Clock::of(due, due.plus_ms(-minute)), Clock::Pressing);
        assert_eq!(Clock::of(due, due), Clock::Over);
        assert_eq!((hours(due, asked), hours(due, due.plus_ms(-minute)), hours(due, due)), (72, 1, 0));
        assert_eq!(hours(due, due.plus_ms(61 * minute)), 2);
    }

    #[test]
    fn every_kind_and_state_reads_back_from_its_code() {
        for kind in Kind::ALL {
            assert_eq!(kind.code().parse::<Kind>().unwrap(), kind);
        }
        for state in State::ALL {
            assert_eq!(state.code().parse::<State>().unwrap(), state);
        }
        assert!("everything".parse::<Kind>().is_err());
    }
}

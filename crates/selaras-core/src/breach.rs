//! A breach of personal data: what kind, whom it touches, and until when they and the agency must be told.

use std::str::FromStr;

use crate::language::UnknownWord;
use crate::moment::Moment;

/// UU PDP 27/2022, article 46: notice within three times twenty-four hours.
const NOTICE_MS: i64 = 3 * 24 * 60 * 60_000;

/// What happened to the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody saw, or may have seen, what was not theirs.
    Seen,
    /// Something was changed that nobody may change.
    Changed,
    /// Something is gone, or could not be reached.
    Lost,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Seen, Kind::Changed, Kind::Lost];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Seen => "seen",
            Kind::Changed => "changed",
            Kind::Lost => "lost",
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Kind::ALL.into_iter().find(|kind| kind.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Whom a breach touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Every client who was there at the time.
    Everyone,
    /// The clients of one counsellor.
    CasesOf,
    /// Those whose case was opened or worked on in one person's name at the time, as the audit tells.
    OpenedBy,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Scope; 3] = [Scope::Everyone, Scope::CasesOf, Scope::OpenedBy];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Scope::Everyone => "everyone",
            Scope::CasesOf => "cases-of",
            Scope::OpenedBy => "opened-by",
        }
    }

    /// Whether it speaks of one member of staff.
    pub fn is_of_a_person(self) -> bool {
        self != Scope::Everyone
    }
}

impl FromStr for Scope {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Scope::ALL.into_iter().find(|scope| scope.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// What was done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The agency was written to.
    Agency,
    /// Those concerned are told on their own pages.
    Clients,
    /// All was done that had to be.
    Closing,
}

impl Step {
    /// All steps, in their order.
    pub const ALL: [Step; 3] = [Step::Clients, Step::Agency, Step::Closing];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Step::Agency => "agency",
            Step::Clients => "clients",
            Step::Closing => "closing",
        }
    }

    /// Whether it can be taken after these: each once, and closing only when everybody was told.
    pub fn may_follow(self, taken: &[Step]) -> bool {
        let told = taken.contains(&Step::Agency) && taken.contains(&Step::Clients);
        !taken.contains(&self) && !taken.contains(&Step::Closing) && (self != Step::Closing || told)
    }
}

impl FromStr for Step {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Step::ALL.into_iter().find(|step| step.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Until when those concerned and the agency must be told.
pub fn due(noticed_at: Moment) -> Moment {
    noticed_at.plus_ms(NOTICE_MS)
}

/// Whole hours left; negative once it is over.
pub fn hours_left(noticed_at: Moment, now: Moment) -> i64 {
    (due(noticed_at).unix_ms() - now.unix_ms()).div_euclid(60 * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_runs_seventy_two_hours_from_noticing_and_not_from_writing_it_down() {
        let noticed = Moment::from_unix_ms(1_000);
        assert_eq!(hours_left(noticed, noticed), 72);
        assert_eq!(hours_left(noticed, noticed.plus_ms(1)), 71);
        assert_eq!(hours_left(noticed, due(noticed)), 0);
        assert_eq!(hours_left(noticed, due(noticed).plus_ms(1)), -1);
    }

    #[test]
    fn it_is_closed_only_when_everybody_was_told() {
        assert!(Step::Clients.may_follow(&[]) && Step::Agency.may_follow(&[Step::Clients]));
        assert!(!Step::Closing.may_follow(&[]) && !Step::Closing.may_follow(&[Step::Agency]));
        assert!(Step::Closing.may_follow(&[Step::Clients, Step::Agency]));
        assert!(Step::ALL.into_iter().all(|step| !step.may_follow(&Step::ALL)));
        assert!(!Step::Clients.may_follow(&[Step::Clients]));
    }
}

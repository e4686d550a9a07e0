//! The kinds of agreement, and the clauses of each.

use std::str::FromStr;

use crate::language::{Address, UnknownWord};
use crate::moment::Moment;

/// For which setting an agreement is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Counselling face to face.
    General,
    /// Counselling at a school.
    School,
    /// Counselling through a screen or telephone.
    Online,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::General, Kind::School, Kind::Online];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::General => "counselling",
            Kind::School => "school",
            Kind::Online => "online",
        }
    }

    /// What a case begins with while nobody has chosen: pupils are met at school.
    pub fn usual(address: Address) -> Self {
        if address == Address::Kamu { Kind::School } else { Kind::General }
    }

    /// Whether somebody who has care of the client consents beside them: while the client is not of age, and at a school
    /// as long as nobody has written down when they will be.
    pub fn needs_guardian(self, adult_on: Option<Moment>, now: Moment) -> bool {
        adult_on.map_or(self == Kind::School, |day| now < day)
    }

    /// The clauses in the order in which they stand.
    pub fn clauses(self, needs_guardian: bool) -> Vec<Clause> {
        let has = |clause: &Clause| match clause {
            Clause::Guardian => needs_guardian,
            Clause::Online => self == Kind::Online,
            Clause::Fees => self != Kind::School,
            _ => true,
        };
        Clause::ALL.into_iter().filter(has).collect()
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Kind::ALL.into_iter().find(|k| k.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// A part of the agreement that can be spoken about by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Clause {
    /// Who does what.
    Roles,
    /// What a parent or guardian may and may not see.
    Guardian,
    /// Confidentiality.
    Confidentiality,
    /// Its limits, each of them.
    Limits,
    /// Who sees what in Selaras.
    Sees,
    /// What is written down.
    Written,
    /// Meeting through a screen.
    Online,
    /// Contact between sessions, and emergencies.
    Between,
    /// What feedback is for.
    Feedback,
    /// What it costs.
    Fees,
    /// The client's rights, the right to stop first.
    Rights,
}

impl Clause {
    /// All clauses, in the order in which they stand.
    pub const ALL: [Clause; 11] = [
        Clause::Roles,
        Clause::Guardian,
        Clause::Confidentiality,
        Clause::Limits,
        Clause::Sees,
        Clause::Written,
        Clause::Online,
        Clause::Between,
        Clause::Feedback,
        Clause::Fees,
        Clause::Rights,
    ];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Clause::Roles => "roles",
            Clause::Guardian => "guardian",
            Clause::Confidentiality => "confidentiality",
            Clause::Limits => "limits",
            Clause::Sees => "sees",
            Clause::Written => "written",
            Clause::Online => "online",
            Clause::Between => "between",
            Clause::Feedback => "feedback",
            Clause::Fees => "fees",
            Clause::Rights => "rights",
        }
    }
}

impl FromStr for Clause {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Clause::ALL.into_iter().find(|c| c.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pupil_needs_a_guardian_until_eighteen_and_an_adult_does_not() {
        let (now, later) = (Moment::from_unix_ms(10), Moment::from_unix_ms(11));
        assert!(Kind::School.needs_guardian(None, now));
        assert!(!Kind::General.needs_guardian(None, now));
        for kind in Kind::ALL {
            assert!(kind.needs_guardian(Some(later), now));
            assert!(!kind.needs_guardian(Some(now), now));
        }
    }

    #[test]
    fn every_kind_states_confidentiality_its_limits_and_the_right_to_stop() {
        for kind in Kind::ALL {
            for minor in [true, false] {
                let clauses = kind.clauses(minor);
                for clause in [Clause::Roles, Clause::Confidentiality, Clause::Limits, Clause::Rights] {
                    assert!(clauses.contains(&clause));
                }
                assert_eq!(clauses.contains(&Clause::Guardian), minor);
            }
        }
    }
}

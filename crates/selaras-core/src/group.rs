//! Groups: couples, families and counselling groups, each member with a case of their own.

use std::str::FromStr;

use crate::id::CaseId;
use crate::language::UnknownWord;
use crate::moment::Moment;

/// What kind of group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Two partners.
    Couple,
    /// A family.
    Family,
    /// A counselling group.
    Group,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Couple, Kind::Family, Kind::Group];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Couple => "couple",
            Kind::Family => "family",
            Kind::Group => "group",
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Kind::ALL.into_iter().find(|one| one.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// What a member shows the other members of how they find the work together. Words are never among it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shows {
    /// Nothing but that they belong.
    Nothing,
    /// The number of their newest feedback.
    Numbers,
}

impl Shows {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Shows::Nothing => "nothing",
            Shows::Numbers => "numbers",
        }
    }
}

impl FromStr for Shows {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "nothing" => Ok(Shows::Nothing),
            "numbers" => Ok(Shows::Numbers),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// A case that was asked to join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Whose case.
    pub case: CaseId,
    /// When they were asked.
    pub invited_at: Moment,
    /// When they said yes.
    pub joined_at: Option<Moment>,
    /// When they declined or left.
    pub left_at: Option<Moment>,
    /// What they show the others.
    pub shows: Shows,
}

impl Member {
    /// Whether they belong: they said yes, and have not left.
    pub fn belongs(&self) -> bool {
        self.joined_at.is_some() && self.left_at.is_none()
    }

    /// Whether they have yet to answer.
    pub fn is_asked(&self) -> bool {
        self.joined_at.is_none() && self.left_at.is_none()
    }
}

/// So many others must show their number before their mean stands on a member's page: with fewer it would be somebody's.
pub const OTHERS_FOR_A_MEAN: usize = 2;

/// The mean of what the others show, where it gives nobody away.
pub fn mean_of_others(shown: &[f64]) -> Option<f64> {
    let n = u32::try_from(shown.len()).ok().filter(|_| shown.len() >= OTHERS_FOR_A_MEAN)?;
    Some(shown.iter().sum::<f64>() / f64::from(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    #[test]
    fn nobody_belongs_who_has_not_said_yes_or_has_left() {
        let at = Moment::from_unix_ms;
        let asked = Member {
            case: Id::from_bytes([1; 16]),
            invited_at: at(1),
            joined_at: None,
            left_at: None,
            shows: Shows::Nothing,
        };
        assert!(asked.is_asked() && !asked.belongs());
        let joined = Member { joined_at: Some(at(2)), ..asked.clone() };
        assert!(joined.belongs() && !joined.is_asked());
        assert!(!Member { left_at: Some(at(3)), ..joined }.belongs());
        let declined = Member { left_at: Some(at(2)), ..asked };
        assert!(!declined.belongs() && !declined.is_asked());
    }

    #[test]
    fn one_number_is_no_mean() {
        assert_eq!(mean_of_others(&[]), None);
        assert_eq!(mean_of_others(&[4.0]), None);
        assert_eq!(mean_of_others(&[4.0, 6.0]), Some(5.0));
    }
}

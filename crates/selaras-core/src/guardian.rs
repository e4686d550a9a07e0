//! Guardians: who has care of a client who is not of age, how the practice knows, and until when.

use std::str::FromStr;

use crate::id::{GuardianshipId, PersonId};
use crate::language::UnknownWord;
use crate::moment::Moment;

/// A client is of age from this birthday on (UU 23/2002 on the protection of children, article 1; UU PDP 27/2022,
/// article 25, asks for the guardian's consent until then).
pub const ADULT_YEARS: i16 = 18;

/// How somebody is tied to the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kinship {
    /// The mother.
    Mother,
    /// The father.
    Father,
    /// Another relative who has care of the child.
    Relative,
    /// A guardian by court order, or who runs the home the child lives in.
    Guardian,
}

impl Kinship {
    /// All of them.
    pub const ALL: [Kinship; 4] = [Kinship::Mother, Kinship::Father, Kinship::Relative, Kinship::Guardian];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Kinship::Mother => "mother",
            Kinship::Father => "father",
            Kinship::Relative => "relative",
            Kinship::Guardian => "guardian",
        }
    }
}

impl FromStr for Kinship {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Kinship::ALL.into_iter().find(|one| one.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// How the practice knows that it is so; the paper itself is looked at and not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proof {
    /// The family card (*kartu keluarga*).
    FamilyCard,
    /// The child's birth certificate.
    BirthCertificate,
    /// A court order or a letter of the authority.
    Order,
    /// The school's own register.
    School,
}

impl Proof {
    /// All of them.
    pub const ALL: [Proof; 4] = [Proof::FamilyCard, Proof::BirthCertificate, Proof::Order, Proof::School];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Proof::FamilyCard => "family-card",
            Proof::BirthCertificate => "birth-certificate",
            Proof::Order => "order",
            Proof::School => "school",
        }
    }
}

impl FromStr for Proof {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Proof::ALL.into_iter().find(|one| one.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Somebody's care of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guardianship {
    /// Its identifier.
    pub id: GuardianshipId,
    /// The child.
    pub client: PersonId,
    /// Who has care of them.
    pub guardian: PersonId,
    /// How they are tied.
    pub kinship: Kinship,
    /// How the practice knows.
    pub proof: Proof,
    /// When it was written down.
    pub made_at: Moment,
    /// Since when the client shares goals and tasks with them.
    pub shares_from: Option<Moment>,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

impl Guardianship {
    /// Whether it holds: nobody has ended it, and the client is not of age.
    pub fn holds(&self, adult_on: Option<Moment>, now: Moment) -> bool {
        self.ended_at.is_none() && adult_on.is_none_or(|day| now < day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    #[test]
    fn it_holds_until_it_is_ended_or_the_client_comes_of_age() {
        let at = Moment::from_unix_ms;
        let care = Guardianship {
            id: Id::from_bytes([1; 16]),
            client: Id::from_bytes([2; 16]),
            guardian: Id::from_bytes([3; 16]),
            kinship: Kinship::Mother,
            proof: Proof::FamilyCard,
            made_at: at(0),
            shares_from: None,
            ended_at: None,
        };
        assert!(care.holds(None, at(5)));
        assert!(care.holds(Some(at(6)), at(5)));
        assert!(!care.holds(Some(at(5)), at(5)));
        assert!(!Guardianship { ended_at: Some(at(4)), ..care }.holds(None, at(5)));
    }

    #[test]
    fn every_word_reads_back() {
        for one in Kinship::ALL {
            assert_eq!(one.code().parse(), Ok(one));
        }
        for one in Proof::ALL {
            assert_eq!(one.code().parse(), Ok(one));
        }
    }
}

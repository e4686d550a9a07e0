//! Consent, purpose by purpose: what it is asked for, how it was given, and what stands now.

use crate::id::PersonId;
use crate::moment::Moment;

/// What consent is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// The counselling itself, by signing its agreement.
    Counselling,
    /// A supervisor of the counsellor sees the case.
    Supervision,
    /// A psychological test.
    Testing,
    /// Answers, in disguise, serve research.
    Research,
    /// Being watched during a test.
    Proctoring,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Purpose; 5] = [
        Purpose::Counselling,
        Purpose::Supervision,
        Purpose::Testing,
        Purpose::Research,
        Purpose::Proctoring,
    ];

    /// Its code, as it is kept.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::Counselling => "counselling",
            Purpose::Supervision => "supervision",
            Purpose::Testing => "testing",
            Purpose::Research => "research",
            Purpose::Proctoring => "proctoring",
        }
    }
}

impl std::str::FromStr for Purpose {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == text).ok_or(())
    }
}

/// One entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who consented or withdrew.
    pub person: PersonId,
    /// For whom, when it was not for themselves.
    pub on_behalf_of: Option<PersonId>,
    /// What for.
    pub purpose: Purpose,
    /// Given, or withdrawn.
    pub given: bool,
    /// The version of the words that were agreed to, when there are numbered words.
    pub version: Option<u32>,
    /// When.
    pub at: Moment,
}

/// What stands for a purpose in the client's own name: the newest entry, if it gives consent. Entries come in the order
/// they were written.
pub fn standing(ledger: &[Entry], purpose: Purpose) -> Option<&Entry> {
    let own = |entry: &&Entry| entry.purpose == purpose && entry.on_behalf_of.is_none();
    ledger.iter().rev().find(own).filter(|entry| entry.given)
}

/// Guardians who have taken their consent to counselling back, and not given it again: while there is one, the client
/// alone does not let it go on.
pub fn withheld(ledger: &[Entry]) -> Vec<PersonId> {
    let theirs = |entry: &&Entry| entry.purpose == Purpose::Counselling && entry.on_behalf_of.is_some();
    let mut withheld = Vec::new();
    for entry in ledger.iter().filter(theirs) {
        withheld.retain(|person| *person != entry.person);
        if !entry.given {
            withheld.push(entry.person);
        }
    }
    withheld
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    #[test]
    fn the_newest_entry_of_a_purpose_stands_and_a_withdrawal_leaves_nothing() {
        let entry = |purpose, given, ms| Entry {
            person: Id::from_bytes([1; 16]),
            on_behalf_of: None,
            purpose,
            given,
            version: None,
            at: Moment::from_unix_ms(ms),
        };
        let mut ledger = vec![entry(Purpose::Counselling, true, 1), entry(Purpose::Supervision, true, 2)];
        assert_eq!(standing(&ledger, Purpose::Counselling).map(|e| e.at.unix_ms()), Some(1));
        ledger.push(entry(Purpose::Counselling, false, 3));
        assert_eq!(standing(&ledger, Purpose::Counselling), None);
        assert!(standing(&ledger, Purpose::Supervision).is_some());
        ledger.push(entry(Purpose::Counselling, true, 4));
        assert_eq!(standing(&ledger, Purpose::Counselling).map(|e| e.at.unix_ms()), Some(4));
        assert_eq!(standing(&ledger, Purpose::Research), None);
        // A guardian's consent is their own: it neither gives nor takes the client's.
        let guardian = Id::from_bytes([2; 16]);
        let theirs = |given, ms| Entry {
            person: guardian,
            on_behalf_of: Some(Id::from_bytes([1; 16])),
            ..entry(Purpose::Counselling, given, ms)
        };
        ledger.push(theirs(false, 5));
        assert!(standing(&ledger, Purpose::Counselling).is_some());
        assert_eq!(withheld(&ledger), [guardian]);
        ledger.push(theirs(true, 6));
        assert!(withheld(&ledger).is_empty());
    }
}

//! The profile: what a client wants known of themselves, each entry for exactly those eyes that they choose.

use std::str::FromStr;

use crate::language::UnknownWord;

/// What an entry speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Theme {
    /// Where somebody comes from.
    Background,
    /// What they believe, and what gives them strength.
    Beliefs,
    /// Whom they call family, and how things are decided there.
    Family,
    /// The people around them: neighbours, congregation, school, work.
    Community,
    /// What help they had before, and how that was.
    Help,
    /// What makes a room safe.
    Safety,
}

impl Theme {
    /// All themes, in the order of the page.
    pub const ALL: [Theme; 6] =
        [Theme::Background, Theme::Beliefs, Theme::Family, Theme::Community, Theme::Help, Theme::Safety];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Theme::Background => "background",
            Theme::Beliefs => "beliefs",
            Theme::Family => "family",
            Theme::Community => "community",
            Theme::Help => "help",
            Theme::Safety => "safety",
        }
    }
}

impl FromStr for Theme {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Theme::ALL.into_iter().find(|theme| theme.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// For whose eyes an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SeenBy {
    /// The client alone: nobody else is told that there is anything.
    Client,
    /// The counsellor of record as well.
    Counsellor,
    /// And whoever supervises them, where the client has agreed to supervision.
    Supervisor,
}

impl SeenBy {
    /// All of them, the closest first.
    pub const ALL: [SeenBy; 3] = [SeenBy::Client, SeenBy::Counsellor, SeenBy::Supervisor];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            SeenBy::Client => "client",
            SeenBy::Counsellor => "counsellor",
            SeenBy::Supervisor => "supervisor",
        }
    }

    /// Whether an entry is open to this reader.
    pub fn is_open_to(self, reader: Reader) -> bool {
        match reader {
            Reader::Counsellor => self != SeenBy::Client,
            Reader::Supervisor { agreed } => agreed && self == SeenBy::Supervisor,
            Reader::Other => false,
        }
    }
}

impl FromStr for SeenBy {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        SeenBy::ALL.into_iter().find(|seen| seen.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Who else wants to read: their part in the case, not their role at the practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reader {
    /// The counsellor of record.
    Counsellor,
    /// Whoever supervises the counsellor of record.
    Supervisor {
        /// Whether the client agrees to supervision now.
        agreed: bool,
    },
    /// Anybody else who opens the case, in an emergency too: what somebody believes or where they come from saves
    /// nobody's life within an hour.
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_open_to_exactly_those_who_were_chosen() {
        let agreed = Reader::Supervisor { agreed: true };
        let not_agreed = Reader::Supervisor { agreed: false };
        let opens = |seen: SeenBy| {
            [Reader::Counsellor, agreed, not_agreed, Reader::Other].map(|reader| seen.is_open_to(reader))
        };
        assert_eq!(opens(SeenBy::Client), [false; 4]);
        assert_eq!(opens(SeenBy::Counsellor), [true, false, false, false]);
        assert_eq!(opens(SeenBy::Supervisor), [true, true, false, false]);
    }
}

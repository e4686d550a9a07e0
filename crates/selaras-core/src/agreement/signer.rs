//! Who signs an agreement, and how.

use std::str::FromStr;

use crate::language::UnknownWord;
use crate::people::Side;

/// Who signs an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Signer {
    /// The client; for a child this is their own assent.
    Client,
    /// The counsellor of record.
    Counsellor,
    /// A parent, or whoever has care of a client who is not of age.
    Guardian,
}

impl From<Side> for Signer {
    fn from(side: Side) -> Self {
        match side {
            Side::Client => Signer::Client,
            Side::Counsellor => Signer::Counsellor,
        }
    }
}

impl Signer {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Signer::Client => "client",
            Signer::Counsellor => "counsellor",
            Signer::Guardian => "guardian",
        }
    }
}

impl FromStr for Signer {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let all = [Signer::Client, Signer::Counsellor, Signer::Guardian];
        all.into_iter().find(|by| by.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// How a signature was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// On a page, signed in as oneself.
    Page,
    /// With a pen, on the printed text; the counsellor has written it down and keeps the sheet.
    Paper,
}

impl Method {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Method::Page => "page",
            Method::Paper => "paper",
        }
    }
}

impl FromStr for Method {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "page" => Ok(Method::Page),
            "paper" => Ok(Method::Paper),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

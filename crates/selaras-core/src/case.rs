//! A case: how its client wants scores handled, and the ways it can end.

use std::str::FromStr;

use crate::id::CaseId;
use crate::language::UnknownWord;

/// The number by which those who may not know whose case it is speak of it, as `7F3A-19C2`: the last four bytes of its
/// identifier. It is unlike any other in a practice of ordinary size, and says nothing.
pub fn number(id: CaseId) -> String {
    let [.., a, b, c, d] = id.bytes();
    format!("{a:02X}{b:02X}-{c:02X}{d:02X}")
}

/// How a client wants scores and signals handled. Talking face to face about them does not suit everyone
/// (She et al. 2021 found feedback read by the counsellor alone to work where open talk was unfitting); the
/// loop closes either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Talk {
    /// *Bicara langsung*: we talk about it together.
    Direct,
    /// *Tidak langsung*: the counsellor reads it and acts on it.
    Indirect,
}

impl Talk {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Talk::Direct => "direct",
            Talk::Indirect => "indirect",
        }
    }
}

impl FromStr for Talk {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "direct" => Ok(Talk::Direct),
            "indirect" => Ok(Talk::Indirect),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// How a case ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// As both had planned.
    Planned,
    /// Handed to another counsellor or service (*alih tangan*).
    Transferred,
    /// The client stayed away.
    DroppedOut,
}

impl Ending {
    /// All endings.
    pub const ALL: [Ending; 3] = [Ending::Planned, Ending::Transferred, Ending::DroppedOut];

    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Ending::Planned => "planned",
            Ending::Transferred => "transferred",
            Ending::DroppedOut => "dropped-out",
        }
    }
}

impl FromStr for Ending {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Ending::ALL.into_iter().find(|e| e.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

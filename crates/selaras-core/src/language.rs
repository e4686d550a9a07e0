//! The languages people read Selaras in, and how Indonesian addresses them.

use std::fmt;
use std::str::FromStr;

/// A language with a folder in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Bahasa Indonesia.
    Id,
    /// English.
    En,
}

impl Language {
    /// All languages, the first being the default.
    pub const ALL: [Language; 2] = [Language::Id, Language::En];

    /// The code used in `lang` attributes, folders and the database.
    pub fn code(self) -> &'static str {
        match self {
            Language::Id => "id",
            Language::En => "en",
        }
    }

    /// The other one, for the switch on every page.
    pub fn other(self) -> Language {
        match self {
            Language::Id => Language::En,
            Language::En => Language::Id,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Language::ALL.into_iter().find(|l| l.code() == text).ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// How Indonesian speaks to a person: "Anda" to adults, "kamu" to pupils.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Address {
    /// "Anda".
    Anda,
    /// "kamu".
    Kamu,
}

impl Address {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Address::Anda => "anda",
            Address::Kamu => "kamu",
        }
    }
}

impl FromStr for Address {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text {
            "anda" => Ok(Address::Anda),
            "kamu" => Ok(Address::Kamu),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// A stored or submitted word that names none of the choices.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is none of the choices")]
pub struct UnknownWord(pub String);

//! Names of instruments, items and scales: short words that also serve as form fields and file names.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::Arc;

/// The name of one `K`: lower-case letters, digits and single hyphens, as in `check-in`.
pub struct Name<K> {
    text: Arc<str>,
    kind: PhantomData<fn() -> K>,
}

/// Names an instrument, in all its versions: `check-in`.
pub type InstrumentId = Name<NamesInstrument>;
/// Names an item or an open question within its instrument: `mood`.
pub type ItemId = Name<NamesItem>;
/// Names a scale within its instrument: `total`.
pub type ScaleId = Name<NamesScale>;

/// Marks [`InstrumentId`].
pub enum NamesInstrument {}
/// Marks [`ItemId`].
pub enum NamesItem {}
/// Marks [`ScaleId`].
pub enum NamesScale {}

/// A text that cannot be a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a name: use lower-case letters, digits and single hyphens, at most 40 of them")]
pub struct NotAName(pub String);

impl<K> Name<K> {
    /// The name as written in the file.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<K> FromStr for Name<K> {
    type Err = NotAName;
    fn from_str(text: &str) -> Result<Self, NotAName> {
        let sound = text.len() <= 40
            && text.split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
        if sound { Ok(Self { text: text.into(), kind: PhantomData }) } else { Err(NotAName(text.to_owned())) }
    }
}

impl<K> Clone for Name<K> {
    fn clone(&self) -> Self {
        Self { text: Arc::clone(&self.text), kind: PhantomData }
    }
}
impl<K> PartialEq for Name<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<K> Eq for Name<K> {}
impl<K> PartialEq<str> for Name<K> {
    fn eq(&self, other: &str) -> bool {
        &*self.text == other
    }
}
impl<K> PartialEq<&str> for Name<K> {
    fn eq(&self, other: &&str) -> bool {
        &*self.text == *other
    }
}
impl<K> PartialOrd for Name<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Name<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}
impl<K> Hash for Name<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
impl<K> fmt::Debug for Name<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}
impl<K> fmt::Display for Name<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The version of an instrument. Whatever changes what an answer means is a new version; answers keep
/// the version they were given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(u16);

impl Version {
    /// A version from its number; there is no version 0.
    pub fn new(number: u16) -> Option<Self> {
        (number > 0).then_some(Self(number))
    }

    /// The number, from 1.
    pub fn number(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

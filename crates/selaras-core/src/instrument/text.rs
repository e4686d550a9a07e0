//! What an instrument says to a person, in every language and form of address.

use serde::Deserialize;

use crate::language::{Address, Language};

/// One wording in Indonesian (to adults, and to pupils where that differs) and English.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    id: String,
    id_kamu: Option<String>,
    en: String,
}

impl Text {
    /// The wording for someone who reads `language` and is addressed as `address`.
    pub fn say(&self, language: Language, address: Address) -> &str {
        match (language, address, &self.id_kamu) {
            (Language::En, _, _) => &self.en,
            (Language::Id, Address::Kamu, Some(kamu)) => kamu,
            (Language::Id, _, _) => &self.id,
        }
    }

    /// What is wrong with the wording, as the end of a sentence that begins with where it stands.
    pub(super) fn flaw(&self) -> Option<&'static str> {
        let kamu = self.id_kamu.as_deref();
        if self.id.trim().is_empty() {
            Some("has no Indonesian wording")
        } else if self.en.trim().is_empty() {
            Some("has no English wording")
        } else if kamu.is_some_and(|text| text.trim().is_empty()) {
            Some("has an empty wording for pupils (id_kamu)")
        } else if speaks(&self.id, &["kamu"]) {
            Some("says \"kamu\" in the wording for adults")
        } else if kamu.is_some_and(|text| speaks(text, &["anda"])) {
            Some("says \"Anda\" in the wording for pupils (id_kamu)")
        } else if kamu.is_none() && speaks(&self.id, &["anda"]) {
            Some("says \"Anda\" but has no wording for pupils (id_kamu)")
        } else {
            None
        }
    }
}

/// Whether one of `words` occurs in `text` as a word of its own.
fn speaks(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| words.iter().any(|w| word.eq_ignore_ascii_case(w)))
}

//! What an instrument says to a person, in every language and form of address.

use serde::Deserialize;

use crate::language::{Address, Language};
use crate::people::Side;

use super::rights::Origin;

/// One wording in Indonesian (to adults, and to pupils where that differs) and English. Only an instrument
/// that a practice brought may lack a language: its words may not be translated without a licence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    #[serde(default)]
    id: String,
    id_kamu: Option<String>,
    #[serde(default)]
    en: String,
}

impl Text {
    /// The wording for someone who reads `language` and is addressed as `address`; in the other language
    /// where there is none in theirs.
    pub fn say(&self, language: Language, address: Address) -> &str {
        match (self.spoken(language), address, &self.id_kamu) {
            (Language::En, _, _) => &self.en,
            (Language::Id, Address::Kamu, Some(kamu)) => kamu,
            (Language::Id, _, _) => &self.id,
        }
    }

    /// The language in which [`Text::say`] answers someone who reads `language`: what a page declares.
    pub fn spoken(&self, language: Language) -> Language {
        let silent = match language {
            Language::Id => self.id.trim().is_empty(),
            Language::En => self.en.trim().is_empty(),
        };
        if silent { language.other() } else { language }
    }

    /// What is wrong with the wording, as the end of a sentence that begins with where it stands.
    pub(super) fn flaw(&self, origin: Origin, answered_by: Option<Side>) -> Option<&'static str> {
        let kamu = self.id_kamu.as_deref();
        let (no_id, no_en) = (self.id.trim().is_empty(), self.en.trim().is_empty());
        let brought = origin == Origin::Brought;
        let for_pupils = origin == Origin::Ours && answered_by == Some(Side::Client);
        if no_id && no_en {
            Some("has no wording")
        } else if no_id && !brought {
            Some("has no Indonesian wording")
        } else if no_en && !brought {
            Some("has no English wording")
        } else if kamu.is_some_and(|text| text.trim().is_empty()) {
            Some("has an empty wording for pupils (id_kamu)")
        } else if speaks(&self.id, "kamu") && !brought {
            Some("says \"kamu\" in the wording for adults")
        } else if kamu.is_some_and(|text| speaks(text, "anda")) {
            Some("says \"Anda\" in the wording for pupils (id_kamu)")
        } else if for_pupils && kamu.is_none() && speaks(&self.id, "anda") {
            Some("says \"Anda\" but has no wording for pupils (id_kamu)")
        } else {
            None
        }
    }
}

/// Whether `word` occurs in `text` as a word of its own.
fn speaks(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|found| found.eq_ignore_ascii_case(word))
}

//! Every word a person reads, by key, in their language (`locales/<language>/*.ftl`, Project Fluent).

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use selaras_core::language::{Address, Language};

/// The files that hold the words, one per capability; both languages have the same files.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/id/", $name, ".ftl")),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales/en/", $name, ".ftl")),
        )),*];
    };
}

files![
    "access",
    "accommodations",
    "account",
    "agenda",
    "agreement",
    "audit",
    "caseload",
    "cases",
    "checkins",
    "contributions",
    "elsewhere",
    "emergency",
    "feedback",
    "goals",
    "guardians",
    "home",
    "import",
    "instruments",
    "layout",
    "opening",
    "papers",
    "picture",
    "practice",
    "preferences",
    "privacy",
    "processing",
    "profile",
    "proposals",
    "reflections",
    "requests",
    "retention",
    "breaches",
    "reviews",
    "rights",
    "rooms",
    "ruptures",
    "sessions",
    "signals",
    "supervision",
    "tasks"
];

static INDONESIAN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::Id));
static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::En));

/// The words in one language, for one way of address.
#[derive(Clone, Copy)]
pub struct Words {
    language: Language,
    address: Address,
}

impl Words {
    /// The words in this language for this way of address.
    pub fn new(language: Language, address: Address) -> Self {
        Self { language, address }
    }

    /// The language they are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// How they speak to the person.
    pub fn address(&self) -> Address {
        self.address
    }

    /// The words under this key. Where the file has an attribute `.kamu`, pupils get that one.
    /// A key that is not in the file shows itself (and fails the words test).
    pub fn say(&self, key: &str) -> Cow<'static, str> {
        self.speak(key, None)
    }

    /// The words under this key with its places filled.
    pub fn fill(&self, key: &str, places: &[(&'static str, Place<'_>)]) -> Cow<'static, str> {
        let mut args = FluentArgs::with_capacity(places.len());
        for (name, place) in places {
            args.set(*name, place.value());
        }
        self.speak(key, Some(&args))
    }

    /// One place filled with text or with a whole number: short for [`Words::fill`].
    pub fn with<'a>(&self, key: &str, name: &'static str, place: impl Into<Place<'a>>) -> Cow<'static, str> {
        self.fill(key, &[(name, place.into())])
    }

    /// The words under a key that may not exist.
    pub fn look_up(&self, key: &str) -> Option<Cow<'static, str>> {
        self.find(key, None)
    }

    fn speak(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        self.find(key, args).unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }

    fn find(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
        let bundle: &'static FluentBundle<FluentResource> = match self.language {
            Language::Id => &INDONESIAN,
            Language::En => &ENGLISH,
        };
        let message = bundle.get_message(key)?;
        let pupil = (self.address == Address::Kamu).then(|| message.get_attribute("kamu")).flatten();
        let pattern = pupil.map(|a| a.value()).or(message.value())?;
        let mut faults = Vec::new();
        Some(match args {
            None => bundle.format_pattern(pattern, None, &mut faults),
            Some(_) => Cow::Owned(bundle.format_pattern(pattern, args, &mut faults).into_owned()),
        })
    }
}

/// What fills a place in a sentence.
#[derive(Debug, Clone)]
pub enum Place<'a> {
    /// Text, as it is.
    Text(&'a str),
    /// A whole number (plural forms follow it).
    Count(i64),
    /// A number with so many decimals, written the language's way (the caller formats with [`Words::number`]).
    Owned(String),
}

impl Place<'_> {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Place::Text(text) => FluentValue::from(*text),
            Place::Count(n) => FluentValue::from(*n),
            Place::Owned(text) => FluentValue::from(text.as_str()),
        }
    }
}

impl<'a> From<&'a str> for Place<'a> {
    fn from(text: &'a str) -> Self {
        Place::Text(text)
    }
}
impl<'a> From<&'a String> for Place<'a> {
    fn from(text: &'a String) -> Self {
        Place::Text(text)
    }
}
impl From<String> for Place<'_> {
    fn from(text: String) -> Self {
        Place::Owned(text)
    }
}
impl From<i64> for Place<'_> {
    fn from(n: i64) -> Self {
        Place::Count(n)
    }
}
impl From<usize> for Place<'_> {
    fn from(n: usize) -> Self {
        Place::Count(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl Words {
    /// A number with so many decimals, with the decimal comma of Indonesian or the point of English, and a
    /// true minus sign.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let plain = format!("{value:.decimals$}");
        let plain = if plain.trim_start_matches('-').chars().all(|c| c == '0' || c == '.') {
            plain.trim_start_matches('-').to_owned()
        } else {
            plain.replace('-', "−")
        };
        match self.language {
            Language::Id => plain.replace('.', ","),
            Language::En => plain,
        }
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let langid = match language {
        Language::Id => unic_langid::langid!("id"),
        Language::En => unic_langid::langid!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![langid]);
    bundle.set_use_isolating(false);
    for (name, id, en) in FILES {
        let text = if language == Language::Id { id } else { en };
        // A fault in a words file is shown by the words test; at run time what could be read is used.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) => resource,
            Err((resource, faults)) => {
                tracing::error!(file = name, %language, ?faults, "a words file has faults");
                resource
            }
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_words_file_parses_in_both_languages() {
        for (name, id, en) in FILES {
            for (language, text) in [("id", id), ("en", en)] {
                if let Err((_, faults)) = FluentResource::try_new((*text).to_owned()) {
                    panic!("locales/{language}/{name}.ftl: {faults:?}");
                }
            }
        }
    }

    #[test]
    fn numbers_are_written_the_way_of_the_language() {
        let id = Words::new(Language::Id, Address::Anda);
        let en = Words::new(Language::En, Address::Anda);
        assert_eq!(id.number(-1.25, 1), "−1,2");
        assert_eq!(en.number(2.71428, 2), "2.71");
        assert_eq!(en.number(-0.001, 1), "0.0");
    }
}

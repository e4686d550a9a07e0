//! The counselling agreement: one text, in each language, that both sides sign before the work begins, and that either
//! side can propose to change.

mod amendment;
mod kind;
mod signer;

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::id::{AgreementId, PersonId};
use crate::language::{Language, UnknownWord};
use crate::moment::Moment;

pub use amendment::{Amendment, NotProposed, may_propose, standing};
pub use kind::{Clause, Kind};
pub use signer::{Method, Signer};

/// Which text: its name and the number of its version. A new version asks both sides to sign anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Template {
    /// Its name, as `counselling`.
    pub name: String,
    /// Counted from 1.
    pub version: u32,
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

impl FromStr for Template {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let unknown = || UnknownWord(text.to_owned());
        let (name, version) = text.split_once('@').ok_or_else(unknown)?;
        Ok(Self { name: name.to_owned(), version: version.parse().map_err(|_| unknown())? })
    }
}

/// The SHA-256 of a text, letter for letter as it was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Of these words.
    pub fn of(words: &str) -> Self {
        Self(Sha256::digest(words.as_bytes()).into())
    }

    /// From stored bytes; nothing when they are not thirty-two.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes to store.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text as it would be put before both sides today, in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which text it is.
    pub template: Template,
    /// How many changes both sides have made to it.
    pub amended: u32,
    /// Whether somebody who has care of the client consents beside them: the client is not of age.
    pub needs_guardian: bool,
    /// What it says, one language each.
    pub texts: Vec<(Language, String)>,
}

impl Draft {
    /// What it says in this language.
    pub fn text(&self, language: Language) -> Option<&str> {
        self.texts.iter().find(|(l, _)| *l == language).map(|(_, text)| text.as_str())
    }

    /// What is to be done with this draft, given the newest agreement of the case.
    pub fn beside(&self, newest: Option<&Agreement>) -> Beside {
        let Some(newest) = newest else { return Beside::New { version: 1 } };
        let same_meaning = newest.template == self.template
            && newest.amended == self.amended
            && newest.needs_guardian == self.needs_guardian;
        if newest.signatures.is_empty() {
            let same =
                self.texts.iter().all(|(language, text)| newest.digest(*language) == Some(Digest::of(text)));
            return if same && same_meaning { Beside::Keep } else { Beside::Renew };
        }
        // Once one side has signed, the other is asked to sign the very same words, unless what they mean has changed.
        if same_meaning { Beside::Keep } else { Beside::New { version: newest.version + 1 } }
    }
}

/// What becomes of a draft beside the newest agreement of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Beside {
    /// The stored agreement stands.
    Keep,
    /// Nobody has signed the stored words yet: these take their place.
    Renew,
    /// A new version begins, and the old one stays readable.
    New {
        /// Its number.
        version: u32,
    },
}

/// A version of the agreement of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its identifier.
    pub id: AgreementId,
    /// 1 for the first of the case.
    pub version: u32,
    /// Which text it is.
    pub template: Template,
    /// How many changes both sides had made to it.
    pub amended: u32,
    /// Whether somebody who has care of the client consents beside them.
    pub needs_guardian: bool,
    /// When it was put before both sides.
    pub made_at: Moment,
    /// The digest of what it says, one language each.
    pub digests: Vec<(Language, Digest)>,
    /// Who has signed; each of them at most once.
    pub signatures: Vec<Signature>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// As what they signed.
    pub by: Signer,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Moment,
    /// How.
    pub method: Method,
    /// In which language they read it.
    pub language: Language,
    /// The digest of exactly what they read.
    pub digest: Digest,
}

/// Why a signature is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What was read is not what the agreement says now.
    #[error("the text has changed since it was opened")]
    OtherText,
}

impl Agreement {
    /// The digest of what it says in this language.
    pub fn digest(&self, language: Language) -> Option<Digest> {
        self.digests.iter().find(|(l, _)| *l == language).map(|(_, digest)| *digest)
    }

    /// The signature of one of those who sign it.
    pub fn signature(&self, by: impl Into<Signer>) -> Option<&Signature> {
        let by = by.into();
        self.signatures.iter().find(|s| s.by == by)
    }

    /// Whether one of those who sign it has signed the text as it stands.
    pub fn signed_by(&self, by: impl Into<Signer>) -> bool {
        self.signature(by).is_some_and(|s| self.digest(s.language) == Some(s.digest))
    }

    /// Who is to sign it.
    pub fn signers(&self) -> impl Iterator<Item = Signer> {
        let guardian = self.needs_guardian.then_some(Signer::Guardian);
        [Signer::Client, Signer::Counsellor].into_iter().chain(guardian)
    }

    /// Whether it holds: everyone who is to sign has signed the same text, each in their language.
    pub fn is_signed(&self) -> bool {
        self.signers().all(|by| self.signed_by(by))
    }

    /// Since when it holds.
    pub fn signed_at(&self) -> Option<Moment> {
        self.is_signed().then(|| self.signatures.iter().map(|s| s.at).max()).flatten()
    }

    /// Whether a side may sign what it has read. Signing twice is signing once.
    ///
    /// # Errors
    /// When these are not the words of this agreement.
    pub fn may_sign(&self, language: Language, read: Digest) -> Result<(), Refused> {
        if self.digest(language) == Some(read) { Ok(()) } else { Err(Refused::OtherText) }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::people::Side;

    fn draft(version: u32, words: &str) -> Draft {
        Draft {
            template: Template { name: "counselling".to_owned(), version },
            amended: 0,
            needs_guardian: false,
            texts: Language::ALL.into_iter().map(|l| (l, format!("{l}: {words}"))).collect(),
        }
    }

    fn agreement(draft: &Draft) -> Agreement {
        Agreement {
            id: AgreementId::from_bytes([1; 16]),
            version: 1,
            template: draft.template.clone(),
            amended: draft.amended,
            needs_guardian: draft.needs_guardian,
            made_at: Moment::from_unix_ms(0),
            digests: draft.texts.iter().map(|(l, text)| (*l, Digest::of(text))).collect(),
            signatures: Vec::new(),
        }
    }

    fn signed(mut agreement: Agreement, by: impl Into<Signer>, language: Language, words: &str) -> Agreement {
        let at = Moment::from_unix_ms(i64::try_from(agreement.signatures.len()).unwrap());
        let (by, method) = (by.into(), Method::Page);
        let (person, digest) = (PersonId::from_bytes([2; 16]), Digest::of(words));
        agreement.signatures.push(Signature { by, person, at, method, language, digest });
        agreement
    }

    #[test]
    fn it_holds_once_both_have_signed_whichever_language_each_read() {
        let one = signed(agreement(&draft(1, "a")), Side::Client, Language::Id, "id: a");
        assert!(one.signed_by(Side::Client) && !one.signed_by(Side::Counsellor) && !one.is_signed());
        assert_eq!(one.signed_at(), None);
        let both = signed(one, Side::Counsellor, Language::En, "en: a");
        assert!(both.is_signed());
        assert_eq!(both.signed_at(), Some(Moment::from_unix_ms(1)));
    }

    #[test]
    fn a_signature_under_other_words_does_not_make_it_hold() {
        let one = signed(agreement(&draft(1, "a")), Side::Client, Language::Id, "id: a");
        assert!(!signed(one.clone(), Side::Counsellor, Language::Id, "id: b").is_signed());
        assert_eq!(one.may_sign(Language::Id, Digest::of("id: b")), Err(Refused::OtherText));
        assert_eq!(one.may_sign(Language::En, Digest::of("id: a")), Err(Refused::OtherText));
        assert_eq!(one.may_sign(Language::En, Digest::of("en: a")), Ok(()));
    }

    #[test]
    fn a_new_version_of_the_text_asks_for_signatures_again() {
        let old = signed(agreement(&draft(1, "a")), Side::Client, Language::Id, "id: a");
        assert_eq!(draft(2, "a").beside(Some(&old)), Beside::New { version: 2 });
        assert_eq!(draft(1, "a").beside(None), Beside::New { version: 1 });
    }

    #[test]
    fn words_nobody_signed_are_renewed_and_signed_ones_stand() {
        let open = agreement(&draft(1, "a"));
        assert_eq!(draft(1, "a").beside(Some(&open)), Beside::Keep);
        assert_eq!(draft(1, "b").beside(Some(&open)), Beside::Renew);
        let half = signed(open, Side::Counsellor, Language::Id, "id: a");
        assert_eq!(draft(1, "b").beside(Some(&half)), Beside::Keep);
    }

    #[test]
    fn for_a_child_it_holds_only_with_the_guardians_consent_and_the_childs_own_assent() {
        let child = Draft { needs_guardian: true, ..draft(1, "a") };
        let both = signed(agreement(&child), Side::Client, Language::Id, "id: a");
        let both = signed(both, Side::Counsellor, Language::Id, "id: a");
        assert!(!both.is_signed());
        let all = signed(both, Signer::Guardian, Language::En, "en: a");
        assert!(all.is_signed());
        let without_child = signed(agreement(&child), Signer::Guardian, Language::Id, "id: a");
        assert!(!signed(without_child, Side::Counsellor, Language::Id, "id: a").is_signed());
        // At eighteen it passes to the client: the same words without a guardian are signed anew.
        assert_eq!(draft(1, "a").beside(Some(&all)), Beside::New { version: 2 });
    }

    #[test]
    fn a_change_that_both_made_asks_for_signatures_again() {
        let half = signed(agreement(&draft(1, "a")), Side::Client, Language::Id, "id: a");
        let amended = Draft { amended: 1, ..draft(1, "b") };
        assert_eq!(amended.beside(Some(&half)), Beside::New { version: 2 });
        assert_eq!(amended.beside(Some(&agreement(&draft(1, "a")))), Beside::Renew);
    }

    #[test]
    fn a_template_reads_back_as_it_was_written() {
        let template = draft(3, "a").template;
        assert_eq!(template.to_string().parse(), Ok(template));
        assert!("counselling".parse::<Template>().is_err());
    }
}

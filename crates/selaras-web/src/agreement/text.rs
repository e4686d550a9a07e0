//! What the agreement says: put together from the words files, the practice's own clauses and what both sides have
//! agreed on, then kept and shown letter for letter.

use std::fmt::Write;

use selaras_core::agreement::{Amendment, Clause, Draft, Kind, Template, standing};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_store::agreements::{amendments, templates};
use selaras_store::cases::Case;
use selaras_store::practices::Practice;
use selaras_store::{StoreError, Tx, guardians, people};

use crate::words::Words;

/// The version of each text: raise it when its meaning changes, and both sides of every open case are asked to sign
/// anew.
const fn version(kind: Kind) -> u32 {
    match kind {
        Kind::General => 2,
        Kind::School | Kind::Online => 1,
    }
}

/// The agreement of a case as it would be put before both sides today.
pub struct Today {
    /// Which kind it is.
    pub kind: Kind,
    /// Every change that was ever proposed.
    pub amendments: Vec<Amendment>,
    /// The text.
    pub draft: Draft,
}

/// The agreement of this case as it would be put before both sides at this moment.
///
/// # Errors
/// What the database said.
pub fn today(tx: &mut Tx<'_>, practice: &Practice, case: &Case, now: Moment) -> Result<Today, StoreError> {
    let client = people::find(tx, practice.id, case.client)?;
    let address = client.map_or(practice.address, |client| client.address);
    let kind = templates::chosen(tx, practice.id, case.id)?.unwrap_or(Kind::usual(address));
    let adult_on = guardians::adult_on(tx, practice.id, case.client)?;
    let own = templates::of_kind(tx, practice.id, kind)?;
    let amendments = amendments::of_case(tx, practice.id, case.id)?;
    let needs_guardian = kind.needs_guardian(adult_on, now);
    let material = Material { practice, kind, needs_guardian, address, own: &own, amendments: &amendments };
    let draft = material.compose();
    Ok(Today { kind, amendments, draft })
}

/// What the text is made of.
pub struct Material<'a> {
    /// The practice.
    pub practice: &'a Practice,
    /// Which kind.
    pub kind: Kind,
    /// Whether the client is not of age.
    pub needs_guardian: bool,
    /// How the client is spoken to.
    pub address: Address,
    /// The practice's own clauses.
    pub own: &'a [templates::Own],
    /// What both sides have changed, and what they are still talking about.
    pub amendments: &'a [Amendment],
}

impl Material<'_> {
    /// The text in every language.
    pub fn compose(&self) -> Draft {
        let changes = u32::try_from(self.own.len()).unwrap_or(u32::MAX);
        let agreed = self.amendments.iter().filter(|one| one.agreed_at().is_some()).count();
        Draft {
            template: Template {
                name: self.kind.code().to_owned(),
                version: version(self.kind).saturating_add(changes),
            },
            amended: u32::try_from(agreed).unwrap_or(u32::MAX),
            needs_guardian: self.needs_guardian,
            texts: Language::ALL.into_iter().map(|language| (language, self.text(language))).collect(),
        }
    }

    fn text(&self, language: Language) -> String {
        let words = Words::new(language, self.address);
        let mut text = words.with("agreement-opening", "practice", &self.practice.name).into_owned();
        for clause in self.kind.clauses(self.needs_guardian) {
            let heading = words.say(&format!("agreement-{}-title", clause.code()));
            // Writing to a text cannot fail.
            let _ = write!(text, "\n\n# {heading}\n\n{}", self.sentences(clause, language, words));
            if let Some(agreed) = standing(self.amendments, clause) {
                text.push('\n');
                for line in agreed.words().lines().map(str::trim).filter(|line| !line.is_empty()) {
                    let _ = write!(text, "\n> {line}");
                }
            }
        }
        text
    }

    /// A clause as the practice words it, or else as we do.
    fn sentences(&self, clause: Clause, language: Language, words: Words) -> String {
        let emergency = match language {
            Language::Id => &self.practice.emergency_id,
            Language::En => &self.practice.emergency_en,
        };
        if let Some(own) = templates::standing(self.own, clause, language) {
            let lines = own.lines().map(|line| line.trim().trim_start_matches(['#', '>']).trim());
            let mut own = lines.collect::<Vec<_>>().join("\n");
            // Whatever a practice writes, whom to call in an emergency stands there.
            if clause == Clause::Between {
                let _ = write!(own, "\n\n{emergency}");
            }
            return own;
        }
        ours(clause, self.needs_guardian, words, emergency)
    }
}

/// A clause in our words.
pub fn ours(clause: Clause, needs_guardian: bool, words: Words, emergency: &str) -> String {
    if clause == Clause::Sees && needs_guardian {
        return words.say("agreement-sees-minor").into_owned();
    }
    words.fill(&format!("agreement-{}", clause.code()), &[("emergency", emergency.into())]).into_owned()
}

/// A piece of the text, as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A heading.
    Heading(String),
    /// Some sentences.
    Sentences(String),
    /// A list.
    List(Vec<String>),
    /// What both sides have agreed on for themselves.
    Own(String),
}

/// The pieces of a text: a line that begins with `# ` is a heading, lines that begin with `- ` are a list, lines that
/// begin with `> ` are what both sides have agreed on for themselves.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (heading, item, own) =
            (line.strip_prefix("# "), line.strip_prefix("- "), line.strip_prefix("> "));
        match (heading, item, own, pieces.last_mut()) {
            (Some(heading), ..) => pieces.push(Piece::Heading(heading.to_owned())),
            (_, Some(item), _, Some(Piece::List(items))) => items.push(item.to_owned()),
            (_, Some(item), ..) => pieces.push(Piece::List(vec![item.to_owned()])),
            (_, _, Some(own), Some(Piece::Own(before))) => {
                before.push('\n');
                before.push_str(own);
            }
            (_, _, Some(own), _) => pieces.push(Piece::Own(own.to_owned())),
            (None, None, None, _) => pieces.push(Piece::Sentences(line.to_owned())),
        }
    }
    pieces
}

/// A clause of a text, as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its heading; nothing for what stands before the first.
    pub heading: Option<String>,
    /// What it says.
    pub pieces: Vec<Piece>,
}

/// The parts of a text: what stands before the first heading, then one for each heading.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts = vec![Part { heading: None, pieces: Vec::new() }];
    for piece in pieces(text) {
        match (piece, parts.last_mut()) {
            (Piece::Heading(heading), _) => {
                parts.push(Part { heading: Some(heading), pieces: Vec::new() });
            }
            (piece, Some(last)) => last.pieces.push(piece),
            (_, None) => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_core::agreement::Digest;
    use selaras_core::id::Id;
    use selaras_core::people::Side;
    use selaras_core::proposal::{Proposal, Stance};

    fn practice() -> Practice {
        Practice {
            id: Id::from_bytes([1; 16]),
            name: "Melati".to_owned(),
            zone: "Asia/Jakarta".to_owned(),
            language: Language::Id,
            address: Address::Anda,
            emergency_id: "Hubungi 119.".to_owned(),
            emergency_en: "Call 119.".to_owned(),
            asks_safety: false,
            made_at: Moment::from_unix_ms(0),
        }
    }

    fn draft(kind: Kind, needs_guardian: bool, address: Address) -> Draft {
        let practice = practice();
        Material { practice: &practice, kind, needs_guardian, address, own: &[], amendments: &[] }.compose()
    }

    fn every() -> impl Iterator<Item = (Kind, bool, Address)> {
        Kind::ALL.into_iter().flat_map(|kind| {
            [Address::Anda, Address::Kamu]
                .into_iter()
                .flat_map(move |address| [false, true].map(|minor| (kind, minor, address)))
        })
    }

    #[test]
    fn every_clause_is_there_in_every_language_and_way_of_address() {
        for (kind, minor, address) in every() {
            for (language, text) in draft(kind, minor, address).texts {
                let headings = pieces(&text).into_iter().filter(|piece| matches!(piece, Piece::Heading(_)));
                assert_eq!(headings.count(), kind.clauses(minor).len(), "{language}");
                assert!(!text.contains('⟦') && !text.contains('{'), "{language}: {text}");
                assert!(text.contains("119.") && text.contains("Melati"), "{language}");
            }
        }
    }

    #[test]
    fn pupils_are_never_called_anda_nor_adults_kamu() {
        for (kind, minor, address) in every() {
            let draft = draft(kind, minor, address);
            let text = draft.text(Language::Id).unwrap().to_lowercase();
            let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
            match address {
                Address::Kamu => assert!(!words.contains(&"anda"), "{kind:?} {minor}: {text}"),
                Address::Anda => {
                    let wrong = words.iter().find(|w| w.starts_with("kamu") || w.ends_with("lormu"));
                    assert_eq!(wrong, None, "{kind:?} {minor}");
                }
            }
        }
    }

    #[test]
    fn what_both_agreed_stands_under_its_clause_in_every_language_and_nothing_else_does() {
        let practice = practice();
        let at = Moment::from_unix_ms;
        let proposal = Proposal::default().reworded("Rp100.000\n# per sesi".to_owned(), Side::Client, at(1));
        let open = Amendment {
            id: Id::from_bytes([1; 16]),
            number: 1,
            clause: Clause::Fees,
            drops: false,
            side: Side::Client,
            made_at: at(1),
            withdrawn_at: None,
            proposal,
        };
        let agreed = Amendment {
            proposal: open.proposal.clone().answered(Side::Counsellor, Stance::Agree, None, at(2)),
            ..open.clone()
        };
        let composed = |amendments: &[Amendment]| {
            let (kind, needs_guardian, address) = (Kind::General, false, Address::Anda);
            Material { practice: &practice, kind, needs_guardian, address, own: &[], amendments }.compose()
        };
        assert_eq!(composed(&[open]), composed(&[]));
        let with = composed(&[agreed]);
        assert_eq!(with.amended, 1);
        for language in Language::ALL {
            let parts = parts(with.text(language).unwrap());
            let own = Piece::Own("Rp100.000\n# per sesi".to_owned());
            let holding = parts.iter().filter(|part| part.pieces.contains(&own));
            assert_eq!(holding.count(), 1, "a line of theirs never becomes a heading");
        }
    }

    #[test]
    fn a_practices_own_words_take_the_place_of_ours_and_never_hide_whom_to_call() {
        let practice = practice();
        let own = [templates::Own {
            clause: Clause::Between,
            language: Language::Id,
            words: "# Judul palsu\nKami membalas dalam dua hari.".to_owned(),
        }];
        let (kind, needs_guardian, address) = (Kind::General, false, Address::Anda);
        let draft =
            Material { practice: &practice, kind, needs_guardian, address, own: &own, amendments: &[] }
                .compose();
        let text = draft.text(Language::Id).unwrap();
        assert!(text.contains("Kami membalas dalam dua hari.") && text.contains("Hubungi 119."));
        assert!(text.contains("\nJudul palsu"));
        assert_eq!(draft.template.version, version(Kind::General) + 1);
    }

    #[test]
    fn the_lines_of_a_text_become_headings_sentences_and_lists() {
        let found = pieces("Halo.\n\n# Satu\n\nKalimat.\n- a\n- b\n\n- c\nLagi.\n> x\n> y");
        let list = Piece::List(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]);
        let sentences = |text: &str| Piece::Sentences(text.to_owned());
        let heading = Piece::Heading("Satu".to_owned());
        let own = Piece::Own("x\ny".to_owned());
        let expected = [sentences("Halo."), heading, sentences("Kalimat."), list, sentences("Lagi."), own];
        assert_eq!(found, expected);
    }

    /// When this fails, a text has changed: raise its version if its meaning has, and write the new digest here.
    #[test]
    fn each_text_is_the_one_that_its_version_names() {
        let digests: Vec<String> = Kind::ALL
            .into_iter()
            .map(|kind| {
                let texts = [Address::Anda, Address::Kamu].into_iter().flat_map(|address| {
                    [false, true].into_iter().flat_map(move |minor| draft(kind, minor, address).texts)
                });
                let all: Vec<String> = texts.map(|(_, text)| text).collect();
                format!(
                    "{}@{} {}",
                    kind.code(),
                    version(kind),
                    &Digest::of(&all.join("\n")).to_string()[..12]
                )
            })
            .collect();
        assert_eq!(digests, ["counselling@2 399ca7cc00d8", "school@1 c0e2c7c225d2", "online@1 db5d75775984"]);
    }
}

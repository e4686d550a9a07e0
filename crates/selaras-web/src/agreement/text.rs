//! What the agreement says: put together from the words files once, then kept and shown letter for letter.

use selaras_core::agreement::{Draft, Template};
use selaras_core::language::{Address, Language};
use selaras_store::practices::Practice;

use crate::words::Words;

/// The name of the text, and its version: raise it when the meaning of the text changes, and both sides of every
/// open case are asked to sign anew.
const NAME: &str = "counselling";
const VERSION: u32 = 1;

/// The parts of the text in their order; each has a heading and its sentences in the words files.
const PARTS: [&str; 8] =
    ["roles", "confidentiality", "limits", "sees", "written", "between", "feedback", "rights"];

/// The text of today in every language, for a client who is spoken to in this way.
pub fn draft(practice: &Practice, address: Address) -> Draft {
    Draft {
        template: Template { name: NAME.to_owned(), version: VERSION },
        texts: Language::ALL
            .into_iter()
            .map(|language| (language, text(practice, Words::new(language, address))))
            .collect(),
    }
}

fn text(practice: &Practice, words: Words) -> String {
    let emergency = match words.language() {
        Language::Id => &practice.emergency_id,
        Language::En => &practice.emergency_en,
    };
    let mut text = words.with("agreement-opening", "practice", &practice.name).into_owned();
    for part in PARTS {
        let heading = words.say(&format!("agreement-{part}-title"));
        let places = [("emergency", emergency.into())];
        let sentences = words.fill(&format!("agreement-{part}"), &places);
        text.push_str(&format!("\n\n# {heading}\n\n{sentences}"));
    }
    text
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
}

/// The pieces of a text: a line that begins with `# ` is a heading, lines that begin with `- ` are a list.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line.strip_prefix("# "), line.strip_prefix("- "), pieces.last_mut()) {
            (Some(heading), ..) => pieces.push(Piece::Heading(heading.to_owned())),
            (None, Some(item), Some(Piece::List(items))) => items.push(item.to_owned()),
            (None, Some(item), _) => pieces.push(Piece::List(vec![item.to_owned()])),
            (None, None, _) => pieces.push(Piece::Sentences(line.to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_core::agreement::Digest;
    use selaras_core::id::Id;
    use selaras_core::moment::Moment;

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

    #[test]
    fn every_part_is_there_in_every_language_and_way_of_address() {
        for address in [Address::Anda, Address::Kamu] {
            for (language, text) in draft(&practice(), address).texts {
                let pieces = pieces(&text);
                let headings = pieces.iter().filter(|piece| matches!(piece, Piece::Heading(_))).count();
                assert_eq!(headings, PARTS.len(), "{language}");
                assert!(!text.contains('⟦') && !text.contains('{'), "{language}: {text}");
                assert!(text.contains("119.") && text.contains("Melati"), "{language}");
            }
        }
    }

    #[test]
    fn pupils_are_never_called_anda_nor_adults_kamu() {
        let indonesian = |address| {
            let draft = draft(&practice(), address);
            let text = draft.text(Language::Id).unwrap().to_lowercase();
            text.split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect::<Vec<_>>()
        };
        assert!(!indonesian(Address::Kamu).contains(&"anda".to_owned()));
        let adults = indonesian(Address::Anda);
        assert!(!adults.iter().any(|word| word.starts_with("kamu") || word.ends_with("lormu")));
    }

    #[test]
    fn the_lines_of_a_text_become_headings_sentences_and_lists() {
        let found = pieces("Halo.\n\n# Satu\n\nKalimat.\n- a\n- b\n\n- c\nLagi.");
        let list = Piece::List(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]);
        let sentences = |text: &str| Piece::Sentences(text.to_owned());
        let heading = Piece::Heading("Satu".to_owned());
        assert_eq!(found, [sentences("Halo."), heading, sentences("Kalimat."), list, sentences("Lagi.")]);
    }

    /// When this fails, the text has changed: raise `VERSION` if its meaning has, and write the new digests here.
    #[test]
    fn the_text_is_the_one_that_this_version_names() {
        let digests: Vec<String> = [Address::Anda, Address::Kamu]
            .into_iter()
            .flat_map(|address| draft(&practice(), address).texts)
            .map(|(_, text)| Digest::of(&text).to_string()[..12].to_owned())
            .collect();
        assert_eq!(
            (VERSION, digests.join(" ").as_str()),
            (1, "4c99a2a3a4fa 8e3657269ec8 099346ebe02f 8e3657269ec8")
        );
    }
}

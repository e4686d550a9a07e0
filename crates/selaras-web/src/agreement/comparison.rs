//! `…/agreement/comparison?from=&to=`: two versions of the agreement, clause by clause, with what was added and taken
//! away marked word by word.

use askama::Template;
use selaras_core::agreement::Agreement;
use selaras_store::{Tx, agreements};
use similar::{ChangeTag, TextDiff};

use crate::agreement::text::parts;
use crate::ask::{Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::sides::{self, under};

#[derive(Template)]
#[template(path = "agreement/comparison.html")]
struct Body<'a> {
    frame: &'a Frame,
    lead: Text,
    clauses: Vec<Compared>,
    back: String,
}

/// A clause in both versions.
struct Compared {
    heading: String,
    /// Words in their order; nothing when both say the same.
    changes: Option<Vec<(Mark, String)>>,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Same,
    Added,
    Gone,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let all = agreements::of_case(tx, ask.practice(), ask.case_id()?)?;
    let frame = sides::frame(ask, ask.words.say("agreement-comparison").into_owned(), Section::Agreement);
    let back = format!("{}/agreement", under(ask)?);
    // Without any, the last two stand beside each other.
    let pick = |name: &str, otherwise: usize| match ask.query.given(name) {
        None => Ok(all.get(otherwise)),
        Some(version) => {
            let version: Option<u32> = version.parse().ok();
            let found = all.iter().find(|one| Some(one.version) == version);
            found.map(Some).ok_or(Refusal::NotThere)
        }
    };
    let (Some(from), Some(to)) = (pick("from", 1)?, pick("to", 0)?) else {
        let lead = ask.words.say("agreement-comparison-none");
        let body = Body { frame: &frame, lead, clauses: Vec::new(), back };
        return sides::page(ask, tx, &frame, Section::Agreement, &body);
    };
    let (old, new) = (text(ask, tx, from)?, text(ask, tx, to)?);
    let calendar = ask.calendar();
    let places = [
        ("from", i64::from(from.version).into()),
        ("from-date", calendar.date(from.made_at).into()),
        ("to", i64::from(to.version).into()),
        ("to-date", calendar.date(to.made_at).into()),
    ];
    let body = Body {
        frame: &frame,
        lead: ask.words.fill("agreement-comparison-lead", &places),
        clauses: compared(ask, &old, &new),
        back,
    };
    sides::page(ask, tx, &frame, Section::Agreement, &body)
}

fn text(ask: &Ask<'_>, tx: &mut Tx<'_>, one: &Agreement) -> Result<String, Refusal> {
    let text = agreements::text(tx, ask.practice(), ask.case_id()?, one.id, ask.words.language())?;
    text.ok_or(Refusal::NotThere)
}

/// Clauses are matched by their headings: those of the new text in its order, then those that are gone.
fn compared(ask: &Ask<'_>, old: &str, new: &str) -> Vec<Compared> {
    let (old, new) = (sections(old), sections(new));
    let gone = old.iter().filter(|(heading, _)| new.iter().all(|(h, _)| h != heading));
    let beginning = ask.words.say("agreement-beginning").into_owned();
    let named = |heading: &str| if heading.is_empty() { beginning.clone() } else { heading.to_owned() };
    let pairs = new.iter().map(|(heading, words)| {
        let before = old.iter().find(|(h, _)| h == heading).map_or("", |(_, words)| words);
        (heading, before, words.as_str())
    });
    pairs
        .chain(gone.map(|(heading, words)| (heading, words.as_str(), "")))
        .map(|(heading, before, after)| Compared {
            heading: named(heading),
            changes: (before != after).then(|| marked(before, after)),
        })
        .collect()
}

/// The headings of a text, each with what stands under it.
fn sections(text: &str) -> Vec<(String, String)> {
    use crate::agreement::text::Piece;
    parts(text)
        .into_iter()
        .map(|part| {
            let lines = part.pieces.into_iter().map(|piece| match piece {
                Piece::Heading(text) | Piece::Sentences(text) | Piece::Own(text) => text,
                Piece::List(items) => {
                    items.iter().map(|item| format!("– {item}")).collect::<Vec<_>>().join("\n")
                }
            });
            (part.heading.unwrap_or_default(), lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn marked(before: &str, after: &str) -> Vec<(Mark, String)> {
    let mut marked: Vec<(Mark, String)> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let mark = match change.tag() {
            ChangeTag::Equal => Mark::Same,
            ChangeTag::Insert => Mark::Added,
            ChangeTag::Delete => Mark::Gone,
        };
        match marked.last_mut() {
            Some((last, words)) if *last == mark => words.push_str(change.value()),
            _ => marked.push((mark, change.value().to_owned())),
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_makes_up_both_texts_again() {
        let (before, after) =
            ("Kita bertemu tiap minggu di ruang BK.", "Kita bertemu dua minggu sekali di ruang BK.");
        let marked = marked(before, after);
        let without = |not: Mark| {
            marked
                .iter()
                .filter(|(mark, _)| *mark != not)
                .map(|(_, words)| words.as_str())
                .collect::<String>()
        };
        assert_eq!(without(Mark::Added), before);
        assert_eq!(without(Mark::Gone), after);
        assert!(marked.contains(&(Mark::Same, "Kita bertemu ".to_owned())));
    }
}

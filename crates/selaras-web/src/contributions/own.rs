//! `/me/words`: the client's own reflections, and what they gave with what became of it.

use askama::Template;
use selaras_core::id::ReflectionId;
use selaras_store::Tx;
use selaras_store::contributions::Kind;
use selaras_store::reflections::{self, SeenBy};

use super::given::{self, Given};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::reflections::{LONGEST, field};

/// So many of what was given are shown; the others behind a link.
const FIRST: usize = 8;
/// So many of the last reflections; all of them stand in the diary.
const REFLECTIONS: usize = 5;

#[derive(Template)]
#[template(path = "contributions/own.html")]
pub(crate) struct Page {
    frame: Frame,
    acts: bool,
    words: Field,
    faults: Vec<Fault>,
    reflections: Vec<Own>,
    given: Vec<Given>,
    more: bool,
}

struct Own {
    id: ReflectionId,
    words: String,
    when: String,
    /// What became of it, once it is shared.
    shared: Option<(&'static str, Text)>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, None)?)
}

/// The page, with what is wrong with a reflection that was sent.
pub(crate) fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, fault: Option<Text>) -> Result<Page, Refusal> {
    let case = ask.case()?;
    let all = ask.query.text("all") == "1";
    let reflections = reflections::own(tx, ask.practice(), case.id, ask.me.person.id)?;
    let mut given = given::of_case(ask, tx)?;
    let shared: Vec<Given> = given.extract_if(.., |one| one.kind == Kind::Reflection).collect();
    let more = given.len() > FIRST && !all;
    if more {
        given.truncate(FIRST);
    }
    let words = field(ask).longest(LONGEST).error(fault);
    let frame = ask.frame("words-title", "words");
    Ok(Page {
        frame: if ask.form.is_empty() { frame } else { frame.at("/me/words".to_owned()) },
        acts: case.ended.is_none(),
        faults: faults([&words]),
        words,
        reflections: reflections
            .into_iter()
            .take(REFLECTIONS)
            .map(|one| Own {
                id: one.id,
                words: one.words,
                when: ask.calendar().date(one.written_at),
                shared: shared
                    .iter()
                    .find(|given| one.seen_by == SeenBy::Both && given.id == one.id.cast())
                    .map(|given| (given.badge, given.state.clone())),
            })
            .collect(),
        given,
        more,
    })
}

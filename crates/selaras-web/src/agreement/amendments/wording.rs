//! `…/agreement/amendments/{amendment}/wording`: the change in other words; the other side is asked anew.

use askama::Template;
use selaras_core::agreement::Amendment;
use selaras_core::proposal::LONGEST;
use selaras_store::Tx;
use selaras_store::agreements::amendments;
use selaras_store::proposals::Rewording;

use super::asked;
use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::proposals::{read_words, told};
use crate::sides::{self, Reader};

#[derive(Template)]
#[template(path = "goals/wording.html")]
struct Body<'a> {
    frame: &'a Frame,
    address: &'a str,
    current: &'a str,
    read: u32,
    words: Field,
    notice: Option<Text>,
    faults: Vec<Fault>,
}

/// The form, holding the newest words.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (one, address) = asked(ask, tx)?;
    let field = field(ask, &Reader::of(ask, tx)?).value(one.words());
    let frame = frame(ask);
    sides::page(ask, tx, &frame, Section::Agreement, &body(&frame, &one, &address, field, None))
}

/// Keeps the new words.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (one, address) = asked(ask, tx)?;
    let empty = field(ask, &Reader::of(ask, tx)?);
    let frame = frame(ask);
    let again = |tx: &mut Tx<'_>, field: Field, notice: Option<Text>| {
        sides::again(ask, tx, &frame, Section::Agreement, &body(&frame, &one, &address, field, notice))
    };
    let words = match read_words(ask, "words") {
        Ok(words) => words,
        Err(fault) => {
            let field = empty.value(ask.form.text("words")).error(Some(fault));
            return again(tx, field, None);
        }
    };
    let read = ask.form.text("read").parse().unwrap_or(0);
    let new = Rewording { side: ask.side(), read, words: &words };
    match amendments::reword(tx, ask.by(), ask.case_id()?, one.id, &new) {
        Ok(()) => Answer::done(&address, &sides::sent(ask, "amendment-reworded")),
        Err(why) => {
            let notice = ask.words.say(told(why)?);
            again(tx, empty.value(words.clone()), Some(notice))
        }
    }
}

fn field(ask: &Ask<'_>, reader: &Reader) -> Field {
    let other = reader.name(ask.side().other());
    Field::new("words", ask.words.say("amendment-words"))
        .hint(ask.words.with("amendment-words-hint", "name", other))
        .longest(LONGEST)
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("amendment-wording-title").into_owned(), Section::Agreement)
}

fn body<'a>(
    frame: &'a Frame,
    one: &'a Amendment,
    address: &'a str,
    words: Field,
    notice: Option<Text>,
) -> Body<'a> {
    let read = one.proposal.newest().map_or(0, |newest| newest.version);
    Body { frame, address, current: one.words(), read, faults: faults([&words]), words, notice }
}

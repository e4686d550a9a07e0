//! The form that puts something proposed in other words; the other side is asked anew.

use askama::Template;
use selaras_core::proposal::{LONGEST, Proposal};
use selaras_store::Tx;
use selaras_store::proposals::{NotDone, Rewording};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::proposals::{read_words, told};
use crate::sides::{self, Reader};

/// What is put in other words, and the keys of what is said around it.
pub struct Form<'a> {
    /// The proposal.
    pub proposal: &'a Proposal,
    /// Its own address.
    pub address: &'a str,
    /// The section of the case that it belongs to.
    pub section: Section,
    /// The key of the page's title.
    pub title: &'static str,
    /// The key of the question above the words.
    pub question: &'static str,
    /// The key of the hint, which names the other side.
    pub hint: &'static str,
    /// What was done, once the new words are kept.
    pub done: &'static str,
}

#[derive(Template)]
#[template(path = "proposals/wording.html")]
struct Body<'a> {
    frame: &'a Frame,
    address: &'a str,
    current: &'a str,
    read: u32,
    words: Field,
    notice: Option<Text>,
    faults: Vec<Fault>,
}

impl Form<'_> {
    /// The form, holding the newest words.
    ///
    /// # Errors
    /// When it cannot be drawn; what the database said.
    pub fn show(&self, ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
        let field = self.field(ask, tx)?.value(self.current());
        let frame = self.frame(ask);
        sides::page(ask, tx, &frame, self.section, &self.body(&frame, field, None))
    }

    /// Keeps the new words, or shows the form again with what is wrong.
    ///
    /// # Errors
    /// The page, to be shown; what the database said.
    pub fn create(
        &self,
        ask: &Ask<'_>,
        tx: &mut Tx<'_>,
        keep: impl FnOnce(&mut Tx<'_>, &Rewording<'_>) -> Result<(), NotDone>,
    ) -> Outcome {
        let empty = self.field(ask, tx)?;
        let frame = self.frame(ask);
        let again = |tx: &mut Tx<'_>, field: Field, notice: Option<Text>| {
            sides::again(ask, tx, &frame, self.section, &self.body(&frame, field, notice))
        };
        let words = match read_words(ask, "words") {
            Ok(words) => words,
            Err(fault) => {
                let field = empty.value(ask.form.text("words")).error(Some(fault));
                return again(tx, field, None);
            }
        };
        if words == self.current() {
            let same = ask.words.say("proposals-same-words");
            return again(tx, empty.value(words).error(Some(same)), None);
        }
        let read = ask.form.text("read").parse().unwrap_or(0);
        match keep(tx, &Rewording { side: ask.side(), read, words: &words }) {
            Ok(()) => Answer::done(self.address, &sides::sent(ask, self.done)),
            Err(why) => {
                let notice = ask.words.say(told(why)?);
                again(tx, empty.value(words), Some(notice))
            }
        }
    }

    fn current(&self) -> &str {
        self.proposal.newest().map_or("", |newest| newest.words.as_str())
    }

    fn field(&self, ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Field, Refusal> {
        let reader = Reader::of(ask, tx)?;
        let other = reader.name(ask.side().other());
        let hint = ask.words.with(self.hint, "name", other);
        Ok(Field::new("words", ask.words.say(self.question)).hint(hint).longest(LONGEST))
    }

    fn frame(&self, ask: &Ask<'_>) -> Frame {
        sides::frame(ask, ask.words.say(self.title).into_owned(), self.section)
    }

    fn body<'b>(&'b self, frame: &'b Frame, words: Field, notice: Option<Text>) -> Body<'b> {
        let read = self.proposal.newest().map_or(0, |newest| newest.version);
        let (address, current) = (self.address, self.current());
        Body { frame, address, current, read, faults: faults([&words]), words, notice }
    }
}

//! `…/review`: the page itself, for whichever side opens it.

use askama::Template;
use selaras_core::people::Side;
use selaras_core::preference::Kept;
use selaras_core::review::Outcome;
use selaras_store::Tx;

use super::address;
use super::together::{Together, together};
use crate::ask::{Answer, Ask, Outcome as Answered, Refusal};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::sides::Reader;

/// The most characters of what is written in a review.
pub(super) const LONGEST: usize = 2_000;

#[derive(Template)]
#[template(path = "reviews/staff.html")]
struct StaffPage {
    frame: Frame,
    head: Head,
    reader: Reader,
    both: Together,
    /// With what the counsellor records what both found.
    fields: Option<Fields>,
    faults: Vec<Fault>,
    address: String,
}

#[derive(Template)]
#[template(path = "reviews/client.html")]
struct ClientPage {
    frame: Frame,
    reader: Reader,
    both: Together,
    /// With what the client answers a review, or says what helped.
    fields: Own,
    faults: Vec<Fault>,
    address: String,
}

/// The counsellor's form.
struct Fields {
    kept_client: Option<Field>,
    kept_counsellor: Option<Field>,
    helped: Field,
    outcome: Field,
    words: Field,
    how: Field,
}

/// The client's forms.
struct Own {
    answer: Field,
    words: Field,
    helped: Field,
}

/// What is wrong with a field that was sent.
pub(super) type Wrong = Vec<(&'static str, Text)>;

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Answered {
    Ok(Answer::Page(page(ask, tx, &Vec::new())?))
}

/// The page again with what is wrong.
pub(super) fn again(ask: &Ask<'_>, tx: &mut Tx<'_>, wrong: &Wrong) -> Answered {
    Err(Refusal::Shown(page(ask, tx, wrong)?))
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, wrong: &Wrong) -> Result<String, Refusal> {
    let reader = Reader::of(ask, tx)?;
    let (both, address) = (together(ask, tx, &reader)?, address(ask)?);
    let title = ask.words.say("reviews-title").into_owned();
    if ask.side() == Side::Client {
        let fields = own(ask, wrong);
        let faults = faults([&fields.answer, &fields.words, &fields.helped]);
        let frame = ask.frame_titled(title, "home").at(address.clone());
        return Ok(ClientPage { frame, reader, both, fields, faults, address }.render()?);
    }
    let waits = both.last.as_ref().is_some_and(|last| last.waits);
    let fields = (ask.works_on_case() && !waits).then(|| fields(ask, &reader, &both, wrong));
    let faults = fields.as_ref().map(Fields::faults).unwrap_or_default();
    let frame = ask.frame_titled(title, "caseload").at(address.clone());
    let head = head(ask, tx, Section::Room)?;
    Ok(StaffPage { frame, head, reader, both, fields, faults, address }.render()?)
}

impl Fields {
    fn faults(&self) -> Vec<Fault> {
        let kept = self.kept_client.iter().chain(&self.kept_counsellor);
        faults(kept.chain([&self.helped, &self.outcome, &self.words, &self.how]))
    }
}

fn field(ask: &Ask<'_>, wrong: &Wrong, name: &'static str, label: Text) -> Field {
    let fault = wrong.iter().find(|(at, _)| *at == name).map(|(_, what)| what.clone());
    Field::new(name, label).value(ask.form.text(name)).error(fault)
}

fn fields(ask: &Ask<'_>, reader: &Reader, both: &Together, wrong: &Wrong) -> Fields {
    let words = &ask.words;
    let asks = !both.preferences.is_empty() || both.dislikes.is_some();
    let kept = |name: &'static str, side: Side| {
        let label = words.with("reviews-kept", "name", reader.name(side));
        Kept::ALL.iter().fold(field(ask, wrong, name, label).optional(), |field, kept| {
            field.choice(kept.code(), words.say(&format!("reviews-kept-{}", kept.code())))
        })
    };
    let name = reader.name(Side::Client);
    let outcome = Outcome::ALL.iter().fold(
        field(ask, wrong, "outcome", words.say("reviews-outcome")),
        |field, outcome| {
            let key = format!("reviews-outcome-{}", outcome.code());
            field.choice(outcome.code(), words.say(&key)).meaning(words.say(&format!("{key}-means")))
        },
    );
    Fields {
        kept_client: asks.then(|| kept("kept-client", Side::Client)),
        kept_counsellor: asks.then(|| kept("kept-counsellor", Side::Counsellor)),
        helped: field(ask, wrong, "helped", words.with("reviews-helped-said", "name", name))
            .hint(words.say("reviews-helped-hint"))
            .longest(LONGEST)
            .optional(),
        outcome,
        words: field(ask, wrong, "words", words.say("reviews-words"))
            .hint(words.say("reviews-words-hint"))
            .longest(LONGEST),
        how: field(ask, wrong, "how", words.with("reviews-how", "name", name))
            .choice("here", words.with("reviews-how-here", "name", name))
            .choice("own", words.with("reviews-how-own", "name", name)),
    }
}

fn own(ask: &Ask<'_>, wrong: &Wrong) -> Own {
    let words = &ask.words;
    Own {
        answer: field(ask, wrong, "answer", words.say("reviews-answer"))
            .choice("agrees", words.say("reviews-answer-agrees"))
            .choice("otherwise", words.say("reviews-answer-otherwise")),
        words: field(ask, wrong, "answer-words", words.say("reviews-answer-words"))
            .longest(LONGEST)
            .optional(),
        helped: field(ask, wrong, "helped", words.say("reviews-helped-own"))
            .hint(words.say("reviews-helped-own-hint"))
            .longest(LONGEST),
    }
}

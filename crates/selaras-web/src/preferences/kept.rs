//! `…/preferences/kept`: did we keep to it? Asked of both sides, wish by wish, with three answers.

use askama::Template;
use selaras_core::people::Side;
use selaras_core::preference::Kept;
use selaras_store::Tx;
use selaras_store::preferences::{self, Given};

use super::both::{Both, both};
use super::rows;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::sides::{self, Reader};

#[derive(Template)]
#[template(path = "preferences/kept.html")]
struct Body {
    frame: Frame,
    lead: Text,
    /// What was said before, on the client's page; the counsellor's stands a page above.
    both: Option<Both>,
    client_says: &'static str,
    counsellor_says: &'static str,
    fields: Vec<Field>,
    faults: Vec<Fault>,
    under: String,
    acts: bool,
}

/// The questions.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let Some(given) = preferences::given(tx, ask.practice(), ask.case_id()?)? else {
        return Answer::go(format!("{}/preferences", sides::under(ask)?));
    };
    let body = body(ask, tx, &given, None)?;
    sides::page(ask, tx, &frame(ask), Section::Room, &body)
}

/// Keeps the answers.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let under = sides::under(ask)?;
    let Some(given) = preferences::given(tx, ask.practice(), ask.case_id()?)? else {
        return Answer::go(format!("{under}/preferences"));
    };
    let names: Vec<String> = given.wishes().into_iter().map(|wish| wish.name).collect();
    let answer = |name: &String| ask.form.text(&format!("kept-{name}")).parse::<Kept>().ok();
    let answers: Vec<(&str, Kept)> =
        names.iter().filter_map(|name| Some((name.as_str(), answer(name)?))).collect();
    if answers.is_empty() {
        let body = body(ask, tx, &given, Some(ask.words.say("preferences-kept-missing")))?;
        return sides::again(ask, tx, &frame(ask), Section::Room, &body);
    }
    preferences::tell(tx, ask.by(), ask.case_id()?, (ask.me.person.id, ask.side()), &answers)?;
    let (to, done) = match ask.side() {
        Side::Client => (format!("{under}/preferences/kept"), "preferences-told"),
        Side::Counsellor => (format!("{under}/preferences"), "preferences-told-to-client"),
    };
    Answer::done(&to, done)
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("preferences-kept-title").into_owned(), Section::Room)
}

fn body(ask: &Ask<'_>, tx: &mut Tx<'_>, given: &Given, fault: Option<Text>) -> Result<Body, Refusal> {
    let reader = Reader::of(ask, tx)?;
    let mut fields: Vec<Field> = rows(ask, given).into_iter().map(|row| field(ask, row)).collect();
    if let Some(first) = fields.first_mut() {
        first.error = fault;
    }
    let client = reader.is_client();
    Ok(Body {
        frame: frame(ask),
        lead: ask.words.say(if client {
            "preferences-kept-lead-client"
        } else {
            "preferences-kept-lead-counsellor"
        }),
        both: client.then(|| told(ask, tx, given)).transpose()?.filter(|both| both.any),
        client_says: "preferences-says-you",
        counsellor_says: "preferences-says-counsellor",
        faults: faults(&fields),
        fields,
        acts: reader.acts,
        under: reader.under,
    })
}

/// What was said before, without the wishes that nobody has spoken of.
fn told(ask: &Ask<'_>, tx: &mut Tx<'_>, given: &Given) -> Result<Both, Refusal> {
    let mut both = both(ask, tx, given)?;
    both.pairs.retain(|pair| pair.client.is_some() || pair.counsellor.is_some());
    Ok(both)
}

fn field(ask: &Ask<'_>, row: super::Row) -> Field {
    let name = format!("kept-{}", row.name);
    let value = ask.form.text(&name).to_owned();
    let field = Field::new(name, row.label).hint(row.answer).value(value).optional();
    Kept::ALL.into_iter().fold(field, |field, kept| {
        field.choice(kept.code(), ask.words.say(&format!("preferences-kept-{}", kept.code())))
    })
}

//! `/me/rights/new/{kind}`: what comes of asking, and the form that asks; taking it back.

use askama::Template;
use selaras_core::request::{Kind, LONGEST};
use selaras_store::{Tx, requests};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

/// What erasing means, sentence by sentence.
const ERASING: [&str; 5] = [
    "rights-erasing-everything",
    "rights-erasing-backups",
    "rights-erasing-numbers",
    "rights-erasing-copy",
    "rights-erasing-hold",
];

#[derive(Template)]
#[template(path = "rights/asking.html")]
struct Page {
    frame: Frame,
    kind: Kind,
    lead: Text,
    means: Vec<Text>,
    words: Field,
    sure: Option<Field>,
    button: Text,
    faults: Vec<Fault>,
}

/// The form.
pub fn new(ask: &Ask<'_>, _: &mut Tx<'_>) -> Outcome {
    match ask.place("kind") {
        Some(kind) => Answer::page(&page(ask, kind)),
        None => Answer::go("/me/rights"),
    }
}

/// `POST /me/rights/requests`: asks.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let Ok(kind) = ask.form.text("kind").parse::<Kind>() else { return Answer::go("/me/rights") };
    let page = page(ask, kind);
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let case = ask.case()?;
    let asked = requests::ask(tx, ask.by(), (case.id, case.client), kind, ask.form.given("words"))?;
    Answer::done("/me/rights", if asked.is_some() { "request-asked" } else { "request-waits" })
}

/// `POST /me/rights/requests/{request}/withdrawal`: takes it back.
pub fn withdraw(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let (case, id) = (case.id, ask.id("request")?);
    let taken_back = requests::withdraw(tx, ask.by(), case, ask.me.person.id, id)?;
    if !taken_back && requests::find(tx, ask.practice(), case, id)?.is_none() {
        return Err(crate::ask::Refusal::NotThere);
    }
    Answer::done("/me/rights", if taken_back { "request-withdrawn" } else { "request-answered-before" })
}

fn page(ask: &Ask<'_>, kind: Kind) -> Page {
    let (words, form, code) = (ask.words, ask.form, kind.code());
    let sent = !form.is_empty();
    let missing = sent && kind.needs_words() && form.given("words").is_none();
    let mut field = Field::new("words", words.say(&format!("rights-new-{code}-words")))
        .value(form.text("words"))
        .longest(LONGEST)
        .error(missing.then(|| words.say("rights-words-missing")))
        .within(&words);
    field.optional = !kind.needs_words();
    let sure = (kind == Kind::Erasure).then(|| {
        let unsure = sent && !form.ticked("sure");
        Field::new("sure", words.say("rights-erasing-sure"))
            .value(form.text("sure"))
            .error(unsure.then(|| words.say("rights-erasing-unsure")))
    });
    Page {
        frame: ask.frame(&format!("rights-new-{code}"), "").at(format!("/me/rights/new/{code}")),
        kind,
        lead: words.say(&format!("rights-new-{code}-lead")),
        means: ERASING.iter().filter(|_| kind == Kind::Erasure).map(|key| words.say(key)).collect(),
        faults: faults(std::iter::once(&field).chain(&sure)),
        words: field,
        sure,
        button: words.say(&format!("rights-ask-{code}-button")),
    }
}

//! `/me/breaches`: what a client is told when something happened to what they gave.

use askama::Template;
use selaras_store::Tx;
use selaras_store::breaches::{self, Breach};
use selaras_store::data_contacts::{self, Contact};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::breaches::span;
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "breaches/told.html")]
struct Page {
    frame: Frame,
    letters: Vec<Letter>,
    unread: bool,
}

/// The letter to those concerned.
pub struct Letter {
    pub begins: Text,
    pub what: String,
    pub kind: Text,
    pub span: Text,
    pub handled: String,
    pub advice: String,
    pub sorry: Text,
    pub contact: Option<Text>,
}

/// The letters, the newest first.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let mut letters = Vec::new();
    for breach in breaches::told_to(tx, ask.practice(), case.id)? {
        letters.push(letter(ask, tx, &breach)?);
    }
    let unread = case.breach_at.is_some();
    Answer::page(&Page { frame: ask.frame("breaches-own", ""), letters, unread })
}

/// `POST /me/breaches`: the client has read it.
pub fn read(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    breaches::read(tx, ask.by(), ask.case_id()?)?;
    Answer::done("/me", "breach-read")
}

/// What stands in the letter, in the reader's language.
///
/// # Errors
/// What the database said.
pub fn letter(ask: &Ask<'_>, tx: &mut Tx<'_>, breach: &Breach) -> Result<Letter, Refusal> {
    let (words, told) = (ask.words, &breach.told);
    let contact = data_contacts::find(tx, ask.practice())?.map(|Contact { name, reach }| {
        words.fill("breaches-letter-contact", &[("name", name.into()), ("reach", reach.into())])
    });
    Ok(Letter {
        begins: words.with("breaches-letter-begins", "when", ask.calendar().date_time(told.noticed_at)),
        what: told.what.clone(),
        kind: words.say(&format!("breaches-letter-kind-{}", told.kind.code())),
        span: span(ask, told.began_at, told.ended_at),
        handled: told.handled.clone(),
        advice: told.advice.clone(),
        sorry: words.say("breaches-letter-sorry"),
        contact,
    })
}

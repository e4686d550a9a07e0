//! `/practice/retention/certificates/{certificate}`: the certificate of a destruction, made for printing.

use askama::Template;
use selaras_core::retention::Class;
use selaras_store::retention::destruction::{self, Certificate, Ground};
use selaras_store::{Tx, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::retention::{class, span};

#[derive(Template)]
#[template(path = "retention/certificate.html")]
struct Page {
    frame: Frame,
    rows: Vec<(Text, Text)>,
    person: String,
    digest: String,
    backups: Text,
    back: &'static str,
    word: &'static str,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let found = destruction::find(tx, ask.practice(), ask.id("certificate")?)?.ok_or(Refusal::NotThere)?;
    page(ask, tx, &found, "practice", ("/practice/retention", "retention-back"))
}

/// A certificate, in this part of the navigation and with this way back.
///
/// # Errors
/// What the database said.
pub fn page(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    found: &Certificate,
    here: &'static str,
    (back, word): (&'static str, &'static str),
) -> Outcome {
    let (words, person) = (ask.words, people::name_of(tx, ask.practice(), found.person)?);
    let rule = match found.ground {
        Ground::Period => words.with("retention-rule", "span", span(&words, found.months).into_owned()),
        Ground::Wish => words.say("retention-rule-wish"),
    };
    let whole = found.class == Class::Counselling;
    let backups =
        words.say(if whole { "retention-certificate-key" } else { "retention-certificate-backups" });
    let rows = vec![
        (words.say("retention-row-practice"), ask.me.practice.name.clone().into()),
        (words.say("retention-what"), class(&words, found.class)),
        (words.say("retention-row-cases"), found.cases.to_string().into()),
        (words.say("retention-row-things"), found.things.to_string().into()),
        (words.say("retention-row-rule"), rule),
        (words.say("retention-row-by"), person.clone().into()),
        (words.say("retention-row-when"), ask.calendar().date_time(found.at).into()),
    ];
    let title = words.with("retention-certificate", "number", i64::from(found.number)).into_owned();
    Answer::page(&Page {
        frame: ask.frame_titled(title, here),
        rows,
        person,
        digest: found.digest(ask.practice()).to_string(),
        backups,
        back,
        word,
    })
}

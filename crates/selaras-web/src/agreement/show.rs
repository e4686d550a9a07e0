//! `…/agreement`: the text, who signed it when, and the place to sign.

use askama::Template;
use selaras_core::agreement::{Agreement, Beside, Digest, Draft};
use selaras_core::language::Language;
use selaras_core::people::Side;
use selaras_store::{Tx, agreements, people};

use crate::agreement::text::{self, Piece, pieces};
use crate::ask::{Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::sides::{self, Reader};

#[derive(Template)]
#[template(path = "agreement/show.html")]
struct Body<'a> {
    frame: &'a Frame,
    reader: &'a Reader,
    lead: Option<Text>,
    pieces: Vec<Piece>,
    signatures: Vec<Signed>,
    /// The form, when the reader is to sign.
    form: Option<Form<'a>>,
    /// All versions but the one that is shown, for reading.
    others: Vec<(u32, Text)>,
    notice: Option<Text>,
    faults: Vec<Fault>,
}

struct Form<'a> {
    digest: String,
    language: Language,
    consent: &'a Field,
}

/// A line of the signatures.
struct Signed {
    text: Text,
    /// The first digits of the digest of what was read.
    digest: Option<String>,
}

/// The page; `?version=` opens an older version.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let frame = frame(ask);
    let consent = consent(ask);
    let reader = Reader::of(ask, tx)?;
    let body = body(ask, tx, (&frame, &reader), &consent, None)?;
    sides::page(ask, tx, &frame, Section::Agreement, &body)
}

/// The page again, with what is missing or has changed.
///
/// # Errors
/// Always: the page, to be shown.
pub fn again(ask: &Ask<'_>, tx: &mut Tx<'_>, consent: &Field, notice: Option<Text>) -> Outcome {
    let frame = frame(ask);
    let reader = Reader::of(ask, tx)?;
    let body = body(ask, tx, (&frame, &reader), consent, notice)?;
    sides::again(ask, tx, &frame, Section::Agreement, &body)
}

/// The box that is ticked before signing.
pub fn consent(ask: &Ask<'_>) -> Field {
    let key = match ask.side() {
        Side::Client => "agreement-consent",
        Side::Counsellor => "agreement-consent-counsellor",
    };
    Field::new("consent", ask.words.say(key))
}

/// Whether the side that asks has yet to sign the text of today, for the pages that remind of it.
///
/// # Errors
/// When the address is about no case; what the database said.
pub fn is_to_be_signed(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<bool, Refusal> {
    let newest = agreements::state(tx, ask.practice(), ask.case_id()?)?;
    let stands = draft(ask, tx)?.beside(newest.as_ref()) == Beside::Keep;
    Ok(!stands || newest.is_none_or(|one| one.signature(ask.side()).is_none()))
}

/// The text of today for this case.
///
/// # Errors
/// When the address is about no case; what the database said.
pub fn draft(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Draft, Refusal> {
    let client = people::find(tx, ask.practice(), ask.case()?.client)?.ok_or(Refusal::NotThere)?;
    Ok(text::draft(&ask.me.practice, client.address))
}

fn body<'a>(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    (frame, reader): (&'a Frame, &'a Reader),
    consent: &'a Field,
    notice: Option<Text>,
) -> Result<Body<'a>, Refusal> {
    let all = agreements::of_case(tx, ask.practice(), ask.case_id()?)?;
    let draft = draft(ask, tx)?;
    let language = ask.words.language();
    let wished: Option<u32> = ask.query.text("version").parse().ok();
    let newest_stands = draft.beside(all.first()) == Beside::Keep || !reader.acts;
    let shown = match wished {
        Some(version) => Some(all.iter().find(|one| one.version == version).ok_or(Refusal::NotThere)?),
        None => all.first().filter(|_| newest_stands),
    };
    let words = match shown {
        Some(one) => agreements::text(tx, ask.practice(), ask.case_id()?, one.id, language)?,
        None => draft.text(language).map(str::to_owned),
    };
    let words = words.ok_or(Refusal::NotThere)?;
    let is_newest = shown.is_none_or(|one| newest_stands && Some(one.id) == all.first().map(|a| a.id));
    let signed = reader.me.is_some_and(|side| shown.is_some_and(|one| one.signature(side).is_some()));
    let form = (reader.acts && is_newest && !signed).then(|| Form {
        digest: Digest::of(&words).to_string(),
        language,
        consent,
    });
    Ok(Body {
        frame,
        reader,
        lead: form.as_ref().map(|_| ask.words.say(&reader.lead())),
        pieces: pieces(&words),
        signatures: [Side::Client, Side::Counsellor].map(|side| signed_by(ask, reader, shown, side)).into(),
        form,
        others: others(ask, &all, shown),
        notice,
        faults: faults([consent]),
    })
}

fn signed_by(ask: &Ask<'_>, reader: &Reader, shown: Option<&Agreement>, side: Side) -> Signed {
    let Some(signature) = shown.and_then(|one| one.signature(side)) else {
        let text = if reader.is_me(side) {
            ask.words.say("agreement-unsigned-you")
        } else {
            ask.words.with("agreement-unsigned-other", "name", reader.name(side))
        };
        return Signed { text, digest: None };
    };
    let when = ask.calendar().date_time(signature.at);
    let language = ask.words.say(match signature.language {
        Language::Id => "agreement-in-id",
        Language::En => "agreement-in-en",
    });
    let places =
        [("name", reader.name(side).into()), ("when", when.into()), ("language", language.as_ref().into())];
    let digest = signature.digest.to_string();
    Signed { text: ask.words.fill("agreement-signed", &places), digest: digest.get(..12).map(str::to_owned) }
}

fn others(ask: &Ask<'_>, all: &[Agreement], shown: Option<&Agreement>) -> Vec<(u32, Text)> {
    all.iter()
        .filter(|one| Some(one.id) != shown.map(|s| s.id) && !one.signatures.is_empty())
        .map(|one| {
            let date = ask.calendar().date(one.made_at);
            let places = [("version", i64::from(one.version).into()), ("date", date.into())];
            (one.version, ask.words.fill("agreement-version", &places))
        })
        .collect()
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("agreement-title").into_owned(), Section::Agreement)
}

impl Reader {
    /// The key of the sentence above an agreement that waits for the reader.
    fn lead(&self) -> String {
        format!("agreement-lead-{}", if self.is_client() { "client" } else { "counsellor" })
    }
}

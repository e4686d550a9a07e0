//! `…/agreement`: the text clause by clause, what is proposed to be changed, who signed it when, and the place to sign.

use askama::Template;
use selaras_core::agreement::{Agreement, Beside, Digest, Draft};
use selaras_core::language::Language;
use selaras_core::people::Side;
use selaras_store::agreements::delays;
use selaras_store::{Tx, agreements};

use crate::agreement::clauses::{Shown, shown};
use crate::agreement::signed::{Signed, signatures};
use crate::agreement::text::{Piece, Today, today};
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
    clauses: Vec<Shown>,
    signatures: Vec<Signed>,
    /// The form, when the reader is to sign.
    form: Option<Form<'a>>,
    /// All versions but the one that is shown, for reading and comparing.
    others: Vec<(u32, Text)>,
    shown: Option<u32>,
    /// Why a first session went ahead without it.
    delays: Vec<(String, String)>,
    /// What the counsellor can arrange: the kind of text, and signatures on paper.
    kind: Option<Field>,
    on_paper: bool,
    notice: Option<Text>,
    faults: Vec<Fault>,
}

struct Form<'a> {
    digest: String,
    language: Language,
    consent: &'a Field,
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

/// The text of today for the case that is asked about.
///
/// # Errors
/// When the address is about no case; what the database said.
pub fn of_today(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Today, Refusal> {
    Ok(today(tx, &ask.me.practice, ask.case()?, ask.now)?)
}

/// Whether this side has yet to sign the text of today, for the pages that remind of it.
pub fn is_to_be_signed(side: Side, draft: &Draft, newest: Option<&Agreement>) -> bool {
    draft.beside(newest) != Beside::Keep || newest.is_none_or(|one| one.signature(side).is_none())
}

/// Whether everyone who is to sign has signed the text of today.
///
/// # Errors
/// When the address is about no case; what the database said.
pub fn holds(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<bool, Refusal> {
    let newest = agreements::state(tx, ask.practice(), ask.case_id()?)?;
    let stands = of_today(ask, tx)?.draft.beside(newest.as_ref()) == Beside::Keep;
    Ok(stands && newest.is_some_and(|one| one.is_signed()))
}

fn body<'a>(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    (frame, reader): (&'a Frame, &'a Reader),
    consent: &'a Field,
    notice: Option<Text>,
) -> Result<Body<'a>, Refusal> {
    let case = ask.case_id()?;
    let all = agreements::of_case(tx, ask.practice(), case)?;
    let today = of_today(ask, tx)?;
    let language = ask.words.language();
    let wished: Option<u32> = ask.query.text("version").parse().ok();
    let newest_stands = today.draft.beside(all.first()) == Beside::Keep || !reader.acts;
    let one = match wished {
        Some(version) => Some(all.iter().find(|one| one.version == version).ok_or(Refusal::NotThere)?),
        None => all.first().filter(|_| newest_stands),
    };
    let words = match one {
        Some(one) => agreements::text(tx, ask.practice(), case, one.id, language)?,
        None => today.draft.text(language).map(str::to_owned),
    };
    let words = words.ok_or(Refusal::NotThere)?;
    let is_newest = one.is_none_or(|one| newest_stands && Some(one.id) == all.first().map(|a| a.id));
    let signed = reader.me.is_some_and(|side| one.is_some_and(|one| one.signature(side).is_some()));
    let form = (reader.acts && is_newest && !signed).then(|| Form {
        digest: Digest::of(&words).to_string(),
        language,
        consent,
    });
    let needs_guardian = one.map_or(today.draft.needs_guardian, |one| one.needs_guardian);
    let arranges = is_newest && ask.works_on_case();
    Ok(Body {
        frame,
        reader,
        lead: form.as_ref().map(|_| ask.words.say(&reader.lead())),
        clauses: shown(ask, reader, &words, is_newest.then_some(&today)),
        signatures: signatures(ask, tx, reader, one, needs_guardian)?,
        form,
        others: others(ask, &all, one),
        shown: one.map(|one| one.version),
        delays: explained(ask, tx)?,
        kind: arranges.then(|| super::kind::field(ask, today.kind)),
        on_paper: arranges && one.is_none_or(|one| !one.is_signed()),
        notice,
        faults: faults([consent]),
    })
}

fn explained(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, Refusal> {
    let all = delays::of_case(tx, ask.practice(), ask.case_id()?)?;
    let all = all.into_iter().filter(|one| !one.words.is_empty());
    Ok(all.map(|one| (ask.calendar().date(one.at), one.words)).collect())
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

//! `/cases/{case}/requests/{request}`: one request, and the counsellor's answer to it.

use askama::Template;
use selaras_core::request::{Kind, LONGEST};
use selaras_store::cases::heading;
use selaras_store::requests::Request;
use selaras_store::{Tx, erasure, people, requests};

use super::list::badge;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::requests::title;

#[derive(Template)]
#[template(path = "requests/answer.html")]
struct Page {
    frame: Frame,
    lead: Text,
    badge: (&'static str, Text),
    asked: Text,
    words: Option<String>,
    means: Text,
    answered: Option<Text>,
    answer: Option<String>,
    form: Option<Form>,
    faults: Vec<Fault>,
    address: String,
    under: String,
    erases: Option<Erases>,
}

/// What carrying an erasure out needs.
struct Erases {
    /// A legal hold keeps the record.
    held: Option<Text>,
    /// It was sent without the box ticked.
    unsure: bool,
}

struct Form {
    /// What can be decided; erasing stands in a form of its own.
    decision: Option<Field>,
    words: Field,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let request = request(ask, tx)?;
    Answer::page(&page(ask, tx, request)?)
}

/// `POST …/answer`: grants or declines it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let request = request(ask, tx)?;
    let (id, kind) = (request.id, request.kind);
    let under = format!("/cases/{}/requests", ask.case_id()?);
    if !request.is_open() {
        return Answer::done(&under, "request-answered-before");
    }
    let page = page(ask, tx, request)?;
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let granted = kind != Kind::Erasure && ask.form.text("decision") == "grant";
    requests::answer(tx, ask.by(), ask.case_id()?, id, granted, ask.form.given("words"))?;
    Answer::done(&under, if granted { "request-granted" } else { "request-declined" })
}

/// The page again, when an erasure was sent without saying that one is sure.
///
/// # Errors
/// Always: the page, to be shown.
pub(super) fn again(ask: &Ask<'_>, tx: &mut Tx<'_>, request: Request) -> Outcome {
    Answer::again(&page(ask, tx, request)?)
}

/// The request that the address names.
fn request(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Request, Refusal> {
    let found = requests::find(tx, ask.practice(), ask.case_id()?, ask.id("request")?)?;
    found.ok_or(Refusal::NotThere)
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, request: Request) -> Result<Page, Refusal> {
    let (words, calendar, case) = (ask.words, ask.calendar(), ask.case_id()?);
    let heading = heading::of(tx, ask.practice(), case)?.ok_or(Refusal::NotThere)?;
    let form = request.is_open().then(|| form(ask, request.kind));
    let who = match request.answered_by {
        Some(id) => people::name_of(tx, ask.practice(), id)?,
        None => String::new(),
    };
    let answered = request.answered_at.map(|at| {
        let places = [("name", who.into()), ("when", calendar.date_time(at).into())];
        words.fill(&format!("requests-answered-{}", request.state.code()), &places)
    });
    let erases = match request.is_open() && request.kind == Kind::Erasure {
        true => Some(erases(ask, tx)?),
        false => None,
    };
    let code = request.kind.code();
    let due = calendar.date_time(request.due_at);
    let places = [("when", calendar.date_time(request.asked_at).into()), ("until", due.into())];
    let under = format!("/cases/{case}/requests");
    let address = format!("{under}/{}", request.id);
    Ok(Page {
        frame: ask.frame_titled(title(ask, request.kind).into_owned(), "caseload").at(address.clone()),
        lead: words.with("requests-of", "client", heading.client),
        badge: badge(ask, &request),
        asked: words.fill("requests-asked-until", &places),
        words: request.words,
        means: words.say(&format!("requests-{code}-means")),
        answered,
        answer: request.answer,
        faults: form
            .as_ref()
            .map(|form| faults(form.decision.iter().chain([&form.words])))
            .unwrap_or_default(),
        form,
        address,
        under,
        erases,
    })
}

fn erases(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Erases, Refusal> {
    let until = erasure::held_until(tx, ask.by(), ask.case()?.client)?;
    Ok(Erases {
        held: until.map(|until| ask.words.with("requests-held", "date", ask.calendar().date(until))),
        unsure: ask.form.raw("erase").is_some() && !ask.form.ticked("sure"),
    })
}

fn form(ask: &Ask<'_>, kind: Kind) -> Form {
    let (words, form, code) = (ask.words, ask.form, kind.code());
    let sent = !form.is_empty() && form.raw("erase").is_none();
    let decision = form.text("decision");
    let undecided = sent && !matches!(decision, "grant" | "decline");
    let asked = (kind != Kind::Erasure).then(|| {
        Field::new("decision", words.say("requests-decision"))
            .choice("grant", words.say(&format!("requests-grant-{code}")))
            .meaning(words.say(&format!("requests-grant-{code}-means")))
            .choice("decline", words.say("requests-decline"))
            .meaning(words.say("requests-decline-means"))
            .value(decision)
            .error(undecided.then(|| words.say("requests-undecided")))
    });
    let declines = asked.is_none() || decision == "decline";
    let missing = sent && form.given("words").is_none() && (declines || kind == Kind::Objection);
    let mut said = Field::new("words", words.say("requests-words"))
        .hint(words.say("requests-words-hint"))
        .value(form.text("words"))
        .longest(LONGEST)
        .error(missing.then(|| words.say("requests-words-missing")))
        .within(&words);
    said.optional = asked.is_some() && kind != Kind::Objection;
    Form { decision: asked, words: said }
}

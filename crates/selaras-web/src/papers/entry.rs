//! `/cases/{case}/papers/{code}`: what was written on one form, typed in by the counsellor of record. It is kept as the
//! client's own answers, by the same function, and says who typed it.

use askama::Template;
use selaras_core::instrument::Instrument;
use selaras_core::paper::Code;
use selaras_core::response::AnswerFault;
use selaras_store::papers::{self, Paper, Written};
use selaras_store::{Tx, people, responses, sessions};

use super::{address, form_of, is_feedback};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::feedback::{CLIENT, COUNSELLOR};
use crate::instrument::{Question, faults_of, form_fields, read, say, says_too_much, words_given};
use crate::layout::Frame;
use crate::layout::field::{Fault, Text};

#[derive(Template)]
#[template(path = "papers/entry.html")]
struct Page {
    frame: Frame,
    head: Head,
    title: Text,
    about: Text,
    /// Why it cannot be typed in now, and where to go instead.
    closed: Option<(Text, String, Text)>,
    questions: Vec<Question>,
    faults: Vec<Fault>,
    address: String,
    back: String,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let paper = named(ask, tx)?;
    Answer::page(&page(ask, tx, &paper, &[])?)
}

/// Keeps what was written.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let paper = named(ask, tx)?;
    let form = form_of(&paper)?;
    if closed(ask, tx, &paper)?.is_some() {
        return Answer::again(&page(ask, tx, &paper, &[])?);
    }
    let response = match read(ask, form) {
        Ok(_) if says_too_much(ask.form, form) => return Answer::again(&page(ask, tx, &paper, &[])?),
        Ok(response) => response,
        Err(wrong) => return Answer::again(&page(ask, tx, &paper, &wrong)?),
    };
    let words = words_given(ask.form, form);
    let written = Written { response: &response, words: words.as_deref() };
    papers::enter(tx, ask.by(), ask.case_id()?, paper.code, &written)?;
    Answer::done(&address(ask)?, "paper-entered")
}

fn named(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Paper, Refusal> {
    let code: Code = ask.place("code").ok_or(Refusal::NotThere)?;
    let all = papers::of_case(tx, ask.practice(), ask.case_id()?)?;
    all.into_iter().find(|paper| paper.code == code).ok_or(Refusal::NotThere)
}

/// Why it is not typed in now.
fn closed(ask: &Ask<'_>, tx: &mut Tx<'_>, paper: &Paper) -> Result<Option<(Text, String, Text)>, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    if let Some(entered) = paper.entered {
        let name = people::name_of(tx, practice, entered.by)?;
        let places = [("name", name.into()), ("date", ask.calendar().date(entered.at).into())];
        let (to, action) = (format!("/cases/{case}/words"), ask.words.say("papers-to-words"));
        return Ok(Some((ask.words.fill("papers-entered-by", &places), to, action)));
    }
    if !is_feedback(paper) {
        return Ok(None);
    }
    if let Some(given) = responses::given(tx, practice, case, paper.session, &CLIENT)? {
        let date = ask.calendar().date(given.at);
        let (to, action) = (format!("/cases/{case}/words"), ask.words.say("papers-to-words"));
        return Ok(Some((ask.words.with("papers-given-already", "date", date), to, action)));
    }
    // The guess is honest only while its answer is unknown, on paper as on a phone.
    let rated = responses::given(tx, practice, case, paper.session, &[COUNSELLOR])?.is_some();
    let (to, action) = (format!("/cases/{case}/feedback/{}", paper.session), ask.words.say("papers-rate"));
    Ok((!rated).then(|| (ask.words.say("papers-rate-first"), to, action)))
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, paper: &Paper, wrong: &[AnswerFault]) -> Result<Page, Refusal> {
    let form: &Instrument = form_of(paper)?;
    let session = sessions::find(tx, ask.practice(), ask.case_id()?, paper.session)?;
    let about = session.ok_or(Refusal::NotThere)?;
    let places = [
        ("code", paper.code.to_string().into()),
        ("number", i64::from(about.number).into()),
        ("date", ask.calendar().date(about.at()).into()),
    ];
    let mut questions = form_fields(ask, form, wrong);
    let lines = questions.iter_mut().filter(|question| question.is_line() || question.is_choice());
    for (number, question) in (1..).zip(lines) {
        question.field.label = Text::from(format!("{number}. {}", question.field.label));
    }
    let back = address(ask)?;
    let own = format!("{back}/{}", paper.code.text());
    Ok(Page {
        frame: ask.frame("papers-entry-title", "caseload").at(own.clone()),
        head: head(ask, tx, Section::Room)?,
        title: say(&ask.words, form.title()),
        about: ask.words.fill("papers-entry-about", &places),
        closed: closed(ask, tx, paper)?,
        faults: faults_of(&questions),
        questions,
        address: own,
        back,
    })
}

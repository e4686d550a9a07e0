//! `/me/preferences`: asked in the first session, changed whenever the client wishes, and now and then confirmed.

use askama::Template;
use selaras_core::people::Side;
use selaras_core::preference::is_to_be_asked_again;
use selaras_core::response::AnswerFault;
use selaras_store::preferences::{self, Given};
use selaras_store::responses::{self, Kept, New};
use selaras_store::{Tx, sessions};

use super::{Row, rows};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::instrument::{self, Question, faults_of, form_fields, named, read, says_too_much, words_given};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text};

/// The instrument.
pub const INSTRUMENT: &str = preferences::INSTRUMENTS[0];

#[derive(Template)]
#[template(path = "preferences/own.html")]
struct Page {
    frame: Frame,
    instruction: Option<Text>,
    said: Option<Said>,
    faults: Vec<Fault>,
    questions: Vec<Question>,
    helped: Option<Field>,
}

/// What was said last.
struct Said {
    when: Text,
    rows: Vec<Row>,
    /// Whether it is time to ask if it still holds.
    due: bool,
}

/// The wishes, or the questions with what was answered last time.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, &[])?)
}

/// Keeps the answers, beside those given before.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let form = named(INSTRUMENT)?;
    let response = match read(ask, form) {
        Ok(_) if says_too_much(ask.form, form) => return Answer::again(&page(ask, tx, &[])?),
        Ok(response) => response,
        Err(wrong) => return Answer::again(&page(ask, tx, &wrong)?),
    };
    let words = words_given(ask.form, form);
    if response.is_empty() && words.is_none() {
        return Answer::done("/me", "preferences-skipped");
    }
    let new = New {
        case: ask.case_id()?,
        person: ask.me.person.id,
        side: Side::Client,
        session: None,
        subject: None,
        response: &response,
        words: words.as_deref(),
        words_when: None,
        given_at: ask.now,
    };
    responses::record_with(tx, ask.by(), &new, instrument::how(ask, form))?;
    Answer::done("/me", "preferences-given")
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, wrong: &[AnswerFault]) -> Result<Page, Refusal> {
    let form = named(INSTRUMENT)?;
    let before = preferences::given(tx, ask.practice(), ask.case_id()?)?;
    let mut questions = form_fields(ask, form, wrong);
    if let Some(before) = before.as_ref().filter(|_| ask.form.is_empty()) {
        fill(&mut questions, &before.response);
    }
    Ok(Page {
        frame: ask.frame("preferences-title", "home"),
        instruction: instrument::instruction(ask, form),
        said: before.map(|given| said(ask, tx, &given)).transpose()?,
        faults: faults_of(&questions),
        questions,
        helped: instrument::helped(ask),
    })
}

fn said(ask: &Ask<'_>, tx: &mut Tx<'_>, given: &Given) -> Result<Said, Refusal> {
    let calendar = ask.calendar();
    let date = calendar.date(given.response.given_at);
    let when = match given.confirmed_at {
        None => ask.words.with("preferences-last", "date", date),
        Some(at) => {
            let places = [("date", date.into()), ("again", calendar.date(at).into())];
            ask.words.fill("preferences-last-confirmed", &places)
        }
    };
    let all = sessions::of_case(tx, ask.practice(), ask.case_id()?)?;
    Ok(Said { when, rows: rows(ask, given), due: is_to_be_asked_again(given.said_at(), &all) })
}

/// Puts the answers of last time into the form, those to the short form too: its questions are among ours.
fn fill(questions: &mut [Question], before: &Kept) {
    let (Some(form), Some(response)) = (before.form(), &before.answers) else { return };
    for (item, answer) in form.items().iter().zip(response.answers()) {
        let asked = questions.iter_mut().find(|q| q.field.name == item.id().as_str());
        if let (Some(question), Some(answer)) = (asked, answer) {
            question.field.value = answer.to_string();
        }
    }
    if let (Some(open), Some(words)) = (form.open().first(), &before.words)
        && let Some(question) = questions.iter_mut().find(|q| q.field.name == open.id().as_str())
    {
        question.field.value.clone_from(words);
    }
}

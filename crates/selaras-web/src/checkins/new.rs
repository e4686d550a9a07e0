//! `/me/checkin`: the check-in itself, the lightest page of all.

use askama::Template;
use selaras_core::people::Side;
use selaras_core::response::AnswerFault;
use selaras_core::session;
use selaras_store::responses::{self, New};
use selaras_store::{Tx, sessions};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::instrument::{self, Question, faults_of, form_fields, named, read};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text};

/// The instrument.
pub const INSTRUMENT: &str = "check-in";

#[derive(Template)]
#[template(path = "checkins/new.html")]
struct Page {
    frame: Frame,
    instruction: Option<Text>,
    given: Option<Text>,
    faults: Vec<Fault>,
    questions: Vec<Question>,
    helped: Option<Field>,
}

/// The questions.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, &[])?)
}

/// Keeps the answers.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let form = named(INSTRUMENT)?;
    let response = match read(ask, form) {
        Ok(response) => response,
        Err(wrong) => return Answer::again(&page(ask, tx, &wrong)?),
    };
    let case = ask.case_id()?;
    // A form that waited past its session prepares the next one; with none planned it still counts.
    let next = session::next(&sessions::of_case(tx, ask.practice(), case)?).map(|s| s.id);
    let new = New {
        case,
        person: ask.me.person.id,
        side: Side::Client,
        session: next,
        subject: None,
        response: &response,
        words: None,
        words_when: None,
        given_at: ask.now,
    };
    responses::record_with(tx, ask.by(), &new, instrument::how(ask, form))?;
    Answer::go("/me/checkin/thanks")
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, wrong: &[AnswerFault]) -> Result<Page, Refusal> {
    let form = named(INSTRUMENT)?;
    let questions = form_fields(ask, form, wrong);
    Ok(Page {
        frame: ask.frame("checkin-title", "home"),
        instruction: instrument::instruction(ask, form),
        given: given(ask, tx)?,
        faults: faults_of(&questions),
        questions,
        helped: instrument::helped(ask),
    })
}

/// Says when the coming session was prepared already; a second check-in is welcome all the same.
fn given(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Option<Text>, Refusal> {
    let case = ask.case_id()?;
    let all = sessions::of_case(tx, ask.practice(), case)?;
    let Some(next) = session::next(&all) else { return Ok(None) };
    let kept = responses::of_case(tx, ask.practice(), case, &[INSTRUMENT])?;
    let last = kept.iter().rev().find(|kept| kept.session == Some(next.id));
    Ok(last.map(|kept| ask.words.with("checkin-given", "date", ask.calendar().date(kept.given_at))))
}

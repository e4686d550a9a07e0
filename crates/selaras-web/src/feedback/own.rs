//! `/cases/{case}/feedback/{session}`: the counsellor's own rating and guess in six taps, then both views.

use askama::Template;
use selaras_core::feedback::is_sealed;
use selaras_core::people::Side;
use selaras_core::response::AnswerFault;
use selaras_core::session::Session;
use selaras_store::responses::{self, Kept, New};
use selaras_store::{Tx, sessions};

use super::closed::{self, Why};
use super::comparison::{Comparison, compared};
use super::{COUNSELLOR, is_clients};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::instrument::{self, Question, faults_of, form_fields, named, read};
use crate::layout::Frame;
use crate::layout::field::{Fault, Text};

#[derive(Template)]
#[template(path = "feedback/own.html")]
struct Page {
    frame: Frame,
    head: Head,
    about: Text,
    /// What stands with the client's feedback.
    arrived: &'static str,
    instruction: Option<Text>,
    faults: Vec<Fault>,
    /// The own view; empty when there is nothing to be rated now.
    questions: Vec<Question>,
    /// The guess of what the client answers.
    guesses: Vec<Question>,
    comparison: Option<Comparison>,
    address: String,
    session: String,
}

/// What was given on this session.
struct Both {
    client: Option<Kept>,
    counsellor: Option<Kept>,
}

/// The six taps; or both views, once they are given.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = session(ask, tx)?;
    Answer::page(&page(ask, tx, &session, &[])?)
}

/// Keeps the rating.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = session(ask, tx)?;
    let address = format!("/cases/{}/feedback/{}", ask.case_id()?, session.id);
    let both = both(ask, tx, &session)?;
    match why_not(ask, &session, &both) {
        None => {}
        Some(Why::Given(_)) => return Answer::done(&address, "rating-given-before"),
        Some(Why::NotYet | Why::NotHeld) => return Answer::again(&page(ask, tx, &session, &[])?),
    }
    let response = match read(ask, named(COUNSELLOR)?) {
        Ok(response) => response,
        Err(wrong) => return Answer::again(&page(ask, tx, &session, &wrong)?),
    };
    let new = New {
        case: ask.case_id()?,
        person: ask.me.person.id,
        side: Side::Counsellor,
        session: Some(session.id),
        subject: None,
        response: &response,
        words: None,
        words_when: None,
        given_at: ask.now,
    };
    responses::record(tx, ask.by(), &new)?;
    Answer::done(&address, "rating-given")
}

fn session(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Session, Refusal> {
    let found = sessions::find(tx, ask.practice(), ask.case_id()?, ask.id("session")?)?;
    found.ok_or(Refusal::NotThere)
}

fn both(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<Both, Refusal> {
    let kept = responses::of_case(tx, ask.practice(), ask.case_id()?, &[])?;
    let mut both = Both { client: None, counsellor: None };
    for one in kept.into_iter().filter(|kept| kept.session == Some(session.id)) {
        if is_clients(&one) {
            both.client = Some(one);
        } else if one.instrument == COUNSELLOR {
            both.counsellor = Some(one);
        }
    }
    Ok(both)
}

fn why_not(ask: &Ask<'_>, session: &Session, both: &Both) -> Option<Why> {
    closed::why(session, both.counsellor.as_ref().map(|kept| kept.given_at), ask.now)
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session, wrong: &[AnswerFault]) -> Result<Page, Refusal> {
    let both = both(ask, tx, session)?;
    let why = why_not(ask, session, &both);
    let form = named(COUNSELLOR)?;
    let asks = why.is_none() && ask.works_on_case();
    let mut questions = if asks { form_fields(ask, form, wrong) } else { Vec::new() };
    let faults = faults_of(&questions);
    let guesses = questions.split_off(questions.len() / 2);
    let rated = both.counsellor.is_some();
    let sealed = both.client.as_ref().is_some_and(|kept| is_sealed(kept.given_at, rated, ask.now));
    let arrived = match (&both.client, why) {
        (_, Some(Why::NotYet)) => "feedback-own-not-yet",
        (_, Some(Why::NotHeld)) => "feedback-own-not-held",
        (None, _) => "feedback-own-none",
        (Some(_), _) if sealed => "feedback-own-sealed",
        (Some(_), _) => "feedback-own-arrived",
    };
    let comparison =
        if sealed { None } else { compared(ask, both.client.as_ref(), both.counsellor.as_ref()) };
    Ok(Page {
        head: head(ask, tx, Section::Sessions)?,
        frame: ask.frame("feedback-own-title", "caseload"),
        about: ask.words.fill(
            "feedback-about",
            &[
                ("number", i64::from(session.number).into()),
                ("date", ask.calendar().date(session.at()).into()),
            ],
        ),
        arrived,
        instruction: instrument::instruction(ask, form).filter(|_| asks),
        faults,
        questions,
        guesses,
        comparison,
        address: format!("/cases/{}/feedback/{}", ask.case_id()?, session.id),
        session: format!("/cases/{}/sessions/{}", ask.case_id()?, session.id),
    })
}

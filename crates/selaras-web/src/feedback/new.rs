//! `/me/feedback/{session}`: the client's feedback after a session, in three taps or at length.

use askama::Template;
use selaras_core::id::SessionId;
use selaras_core::instrument::Instrument;
use selaras_core::people::Side;
use selaras_core::response::AnswerFault;
use selaras_core::session::Session;
use selaras_store::responses::{self, New, WordsWhen};
use selaras_store::{Tx, sessions};

use super::{CLIENT, closed};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::instrument::{self, Question, faults_of, form_fields, named, read, says_too_much, words_given};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text};
use crate::ruptures::question;

#[derive(Template)]
#[template(path = "feedback/new.html")]
struct Page {
    frame: Frame,
    session: SessionId,
    about: Text,
    long: bool,
    instruction: Option<Text>,
    faults: Vec<Fault>,
    questions: Vec<Question>,
    when: Field,
    /// Whether what was agreed after a strain has changed.
    changed: Option<Field>,
    helped: Option<Field>,
}

/// The questions: three, or with `?form=long` all of them.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = session(ask, tx)?;
    if let Some(why) = refused(ask, tx, &session)? {
        return Ok(Answer::Page(closed::page(ask, &session, why, None)?));
    }
    Answer::page(&page(ask, tx, &session, &[])?)
}

/// Keeps the answers and the words.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = session(ask, tx)?;
    let form = form_of(ask)?;
    let words = words_given(ask.form, form);
    if let Some(why) = refused(ask, tx, &session)? {
        return Err(Refusal::Shown(closed::page(ask, &session, why, words)?));
    }
    let response = match read(ask, form) {
        Ok(_) if says_too_much(ask.form, form) => return Answer::again(&page(ask, tx, &session, &[])?),
        Ok(response) => response,
        Err(wrong) => return Answer::again(&page(ask, tx, &session, &wrong)?),
    };
    let new = New {
        case: ask.case_id()?,
        person: ask.me.person.id,
        side: Side::Client,
        session: Some(session.id),
        subject: None,
        response: &response,
        words: words.as_deref(),
        words_when: Some(words_when(ask)),
        given_at: ask.now,
    };
    responses::record_with(tx, ask.by(), &new, instrument::how(ask, form))?;
    question::answered(ask, tx, session.id)?;
    Answer::go(format!("/me/feedback/{}/thanks", session.id))
}

fn session(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Session, Refusal> {
    let found = sessions::find(tx, ask.practice(), ask.case_id()?, ask.id("session")?)?;
    found.ok_or(Refusal::NotThere)
}

fn refused(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<Option<closed::Why>, Refusal> {
    let given = responses::given(tx, ask.practice(), ask.case_id()?, session.id, &CLIENT)?;
    Ok(closed::why(session, given.map(|given| given.at), ask.now))
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session, wrong: &[AnswerFault]) -> Result<Page, Refusal> {
    let form = form_of(ask)?;
    let questions = form_fields(ask, form, wrong);
    let when = match words_when(ask) {
        _ if ask.form.is_empty() => WordsWhen::Now,
        entered => entered,
    };
    let words = &ask.words;
    Ok(Page {
        frame: ask.frame("feedback-title", "sessions"),
        session: session.id,
        about: words.fill(
            "feedback-about",
            &[
                ("number", i64::from(session.number).into()),
                ("date", ask.calendar().date(session.at()).into()),
            ],
        ),
        long: is_long(ask),
        instruction: instrument::instruction(ask, form),
        faults: faults_of(&questions),
        questions,
        changed: question::field(ask, tx)?,
        when: Field::new("words-when", words.say("feedback-words-when"))
            .choice(WordsWhen::Now.code(), words.say("feedback-words-now"))
            .choice(WordsWhen::Together.code(), words.say("feedback-words-together"))
            .value(when.code()),
        helped: instrument::helped(ask),
    })
}

fn form_of(ask: &Ask<'_>) -> Result<&'static Instrument, Refusal> {
    named(CLIENT[usize::from(is_long(ask))])
}

fn is_long(ask: &Ask<'_>) -> bool {
    ask.form.text("form") == "long" || (ask.form.is_empty() && ask.query.text("form") == "long")
}

/// Anything but a clear "now" waits: words may be opened later, never closed again.
fn words_when(ask: &Ask<'_>) -> WordsWhen {
    ask.form.text("words-when").parse().unwrap_or(WordsWhen::Together)
}

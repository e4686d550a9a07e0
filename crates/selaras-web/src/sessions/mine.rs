//! `/me/sessions/{session}`: one session, for its client: what it is for, their own order of topics, and what came of it.

use askama::Template;
use selaras_core::people::Side;
use selaras_core::session::{Session, State};
use selaras_store::{Tx, responses};

use super::told::{Whole, speaks, whole};
use super::trouble::Trouble;
use super::{Brief, brief};
use crate::agenda::{self, Agenda};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::checkins::new::INSTRUMENT;
use crate::feedback;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::sides::Reader;

#[derive(Template)]
#[template(path = "sessions/mine.html")]
pub(super) struct Page {
    frame: Frame,
    session: Brief,
    reader: Reader,
    whole: Whole,
    /// While it is ahead or under way.
    agenda: Option<Agenda>,
    /// What can be given now: a check-in before it, feedback after it.
    gives: Option<Gives>,
    question: Option<Field>,
    addition: Option<Adding>,
    notice: Option<Text>,
    faults: Vec<Fault>,
    address: String,
}

/// What a client can give around this session.
enum Gives {
    CheckIn { again: bool },
    Feedback(String),
}

/// With what a client adds to the summary.
struct Adding {
    kind: Field,
    words: Field,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = super::show::named(ask, tx)?;
    Answer::page(&page(ask, tx, &session, &Trouble::default())?)
}

/// The page again, with what stands in the way.
pub(super) fn again(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session, trouble: &Trouble) -> Outcome {
    Answer::again(&page(ask, tx, session, trouble)?)
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session, trouble: &Trouble) -> Result<Page, Refusal> {
    let reader = Reader::of(ask, tx)?;
    let acts = speaks(&reader, Side::Client);
    let address = format!("/me/sessions/{}", session.id);
    let question = (acts && session.is_ahead()).then(|| {
        let label = ask.words.say("sessions-question");
        trouble.area(ask, "question", label).hint(ask.words.say("sessions-question-hint"))
    });
    let addition = (acts && session.state == State::Held).then(|| adding(ask, session, trouble));
    let fields = question.iter().chain(addition.iter().map(|adding| &adding.words));
    let name = brief(ask, session).name.into_owned();
    Ok(Page {
        frame: ask.frame_titled(name, "sessions").at(address.clone()),
        session: brief(ask, session),
        whole: whole(ask, tx, &reader, session)?,
        agenda: if session.state == State::Planned { Some(agenda::on_page(ask, tx)?) } else { None },
        gives: if acts { gives(ask, tx, session)? } else { None },
        faults: faults(fields),
        question,
        addition,
        notice: trouble.notice.clone(),
        reader,
        address,
    })
}

fn adding(ask: &Ask<'_>, session: &Session, trouble: &Trouble) -> Adding {
    let words = &ask.words;
    let kind = ask.form.given("kind").unwrap_or("addition").to_owned();
    let mut field = Field::new("kind", words.say("sessions-addition-kind"))
        .choice("addition", words.say("sessions-addition-adds"))
        .value(kind);
    if session.summary.is_some() {
        field = field.choice("correction", words.say("sessions-addition-corrects"));
    }
    Adding { kind: field, words: trouble.area(ask, "addition", words.say("sessions-addition")) }
}

fn gives(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<Option<Gives>, Refusal> {
    let kept = responses::of_case(tx, ask.practice(), ask.case_id()?, &[])?;
    let mut of_session = kept.iter().filter(|one| one.session == Some(session.id));
    if session.is_ahead() && session.planned_at > ask.now {
        let again = of_session.any(|one| one.instrument == INSTRUMENT);
        return Ok(Some(Gives::CheckIn { again }));
    }
    let over = matches!(session.state, State::Planned | State::Held) && session.has_met(ask.now);
    let asked = over && !of_session.any(feedback::is_clients);
    Ok(asked.then(|| Gives::Feedback(format!("/me/feedback/{}", session.id))))
}

//! `/cases/{case}/sessions/{session}`: one session, prepared by both, held, and closed.

use askama::Template;
use selaras_core::feedback::is_sealed;
use selaras_core::people::Side;
use selaras_core::session::{Session, State, Step};
use selaras_store::responses::{self, Kept};
use selaras_store::{Tx, sessions};

use super::closing::{self, Closing};
use super::planning::{self, Planning};
use super::prepared::{CheckIn, check_in};
use super::told::{Whole, whole};
use super::trouble::{Trouble, read};
use super::{Brief, brief};
use crate::agenda::{self, Agenda};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::feedback;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::sides::Reader;

#[derive(Template)]
#[template(path = "sessions/show.html")]
pub(super) struct Page {
    frame: Frame,
    head: Head,
    session: Brief,
    reader: Reader,
    whole: Whole,
    may: May,
    planning: Planning,
    /// Before the session and during it.
    agenda: Option<Agenda>,
    checkin: Option<CheckIn>,
    closing: Closing,
    /// The key of the sentence about feedback, once the session has begun.
    feedback: Option<&'static str>,
    /// With what the client's question is answered, while it waits.
    answer: Option<Field>,
    notice: Option<Text>,
    faults: Vec<Fault>,
    address: String,
    rating: String,
}

/// What the reader may do with the session now.
struct May {
    replan: bool,
    begin: bool,
    close: bool,
    reword: bool,
    miss: bool,
    cancel: bool,
    note: bool,
    decide: bool,
}

/// The forms of the page, with what stands in the way of one of them.
pub(super) struct Forms {
    pub planning: Planning,
    pub closing: Closing,
    pub trouble: Trouble,
}

impl Forms {
    fn of(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<Self, Refusal> {
        let planning = planning::fields(ask, tx, Some(session))?;
        Ok(Self { planning, closing: closing::fields(ask, tx, session)?, trouble: Trouble::default() })
    }
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = named(ask, tx)?;
    let forms = Forms::of(ask, tx, &session)?;
    Answer::page(&page(ask, tx, &session, forms)?)
}

/// `…/purpose`: gives the session another time or purpose, and says what will happen and which goals it serves.
pub fn replan(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, session) = (ask.case_id()?, named(ask, tx)?);
    let mut forms = Forms::of(ask, tx, &session)?;
    let planned = match planning::read_form(ask, tx, Some(&session))? {
        Ok(planned) => planned,
        Err(planning) => {
            return Answer::again(&page(ask, tx, &session, Forms { planning, ..forms })?);
        }
    };
    if forms.planning.read != read(ask) {
        forms.trouble = Trouble::newer(ask);
        return Answer::again(&page(ask, tx, &session, forms)?);
    }
    let by = ask.by();
    let done = sessions::replan(tx, by, case, session.id, planned.at, planned.purpose)?
        && sessions::prepare(tx, by, (case, session.id), Some(planned.plan), &planned.goals)?;
    let done = if done { "session-replanned" } else { "session-changed-before" };
    Answer::done(&format!("/cases/{case}/sessions/{}", session.id), done)
}

/// The session that the address names.
pub(super) fn named(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Session, Refusal> {
    sessions::find(tx, ask.practice(), ask.case_id()?, ask.id("session")?)?.ok_or(Refusal::NotThere)
}

pub(super) fn page(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    session: &Session,
    Forms { planning, mut closing, trouble }: Forms,
) -> Result<Page, Refusal> {
    let case = ask.case_id()?;
    let kept = responses::of_case(tx, ask.practice(), case, &[])?;
    let open = session.state == State::Planned;
    if closing.unsigned.is_none() {
        closing.unsigned = closing::asks_why(ask, tx, session)?;
    }
    let address = format!("/cases/{case}/sessions/{}", session.id);
    let reader = Reader::of(ask, tx)?;
    let whole = whole(ask, tx, &reader, session)?;
    let label = ask.words.with("sessions-answer", "name", reader.name(Side::Client));
    let answers = ask.works_on_case() && open && whole.question.is_some();
    let answer = answers.then(|| trouble.area(ask, "answer", label));
    let mut wrong = planning.faults();
    wrong.extend(faults(
        [&closing.summary, &closing.note].into_iter().chain(&closing.unsigned).chain(&answer),
    ));
    Ok(Page {
        head: head(ask, tx, Section::Sessions)?,
        frame: ask.frame_titled(brief(ask, session).name.into_owned(), "caseload").at(address.clone()),
        session: brief(ask, session),
        whole,
        may: may(ask, session),
        agenda: if open { Some(agenda::on_page(ask, tx)?) } else { None },
        checkin: check_in(ask, &kept, session.id).filter(|_| open),
        feedback: feedback_state(ask, session, &kept),
        answer,
        notice: trouble.notice,
        faults: wrong,
        reader,
        planning,
        closing,
        address,
        rating: format!("/cases/{case}/feedback/{}", session.id),
    })
}

fn may(ask: &Ask<'_>, session: &Session) -> May {
    let may = |step| ask.works_on_case() && session.allows(step, ask.now);
    let held = session.state == State::Held;
    // Before its time a session is begun, not closed: a slip of the finger must not end what has not been.
    let over = session.is_under_way() || session.is_due(ask.now) || session.state == State::Missed;
    May {
        replan: may(Step::Replan),
        begin: may(Step::Begin),
        close: may(Step::Close) && over,
        reword: may(Step::Close) && held,
        miss: may(Step::Miss),
        cancel: may(Step::Cancel),
        decide: ask.works_on_case() && session.has_met(ask.now),
        note: ask.case.is_some_and(|case| case.counsellor == ask.me.person.id),
    }
}

/// What stands with the feedback of both sides on a session: while it goes on, only what has come already.
fn feedback_state(ask: &Ask<'_>, session: &Session, kept: &[Kept]) -> Option<&'static str> {
    let mut of_session = kept.iter().filter(|k| k.session == Some(session.id));
    let client = of_session.clone().find(|k| feedback::is_clients(k));
    let rated = of_session.any(|k| k.instrument == feedback::COUNSELLOR);
    match (client, rated) {
        (None, false) if session.state != State::Held => None,
        (None, false) => Some("sessions-feedback-none"),
        (None, true) => Some("sessions-feedback-yours"),
        (Some(given), _) if is_sealed(given.given_at, rated, ask.now) => Some("sessions-feedback-sealed"),
        (Some(_), false) => Some("sessions-feedback-theirs"),
        (Some(_), true) => Some("sessions-feedback-both"),
    }
}

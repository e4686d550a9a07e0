//! `…/agenda`: a new topic from either side.

use askama::Template;
use selaras_core::agenda::State;
use selaras_core::people::Side;
use selaras_core::session;
use selaras_store::{Tx, agenda, sessions};

use super::{Agenda, entered, on_page};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::{Fault, faults};
use crate::sides::under;

#[derive(Template)]
#[template(path = "agenda/client.html")]
struct ClientPage {
    frame: Frame,
    agenda: Agenda,
    faults: Vec<Fault>,
}

#[derive(Template)]
#[template(path = "agenda/staff.html")]
struct StaffPage {
    frame: Frame,
    head: Head,
    agenda: Agenda,
    faults: Vec<Fault>,
}

/// Puts a topic on the agenda.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    let topic = match entered(ask) {
        Ok(topic) => topic,
        Err(fault) => return again(ask, tx, fault),
    };
    let state = if ask.form.text("when") == State::Later.code() { State::Later } else { State::Next };
    agenda::add(tx, ask.by(), case, (ask.me.person.id, ask.side()), topic, state)?;
    Answer::done(&back(ask, tx)?, "agenda-added")
}

/// Where the agenda stands: on the page of the next session, or else among the sessions.
pub(super) fn back(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<String, Refusal> {
    let (case, under) = (ask.case_id()?, under(ask)?);
    Ok(match session::next(&sessions::of_case(tx, ask.practice(), case)?) {
        Some(next) if ask.side() == Side::Counsellor => format!("{under}/sessions/{}#agenda", next.id),
        _ => format!("{under}/sessions#agenda"),
    })
}

fn again(ask: &Ask<'_>, tx: &mut Tx<'_>, fault: crate::layout::field::Text) -> Outcome {
    let mut agenda = on_page(ask, tx)?;
    agenda.words.error = Some(fault);
    let faults = faults([&agenda.words]);
    let back = back(ask, tx)?;
    if agenda.is_client {
        let frame = ask.frame("agenda-title", "sessions").at(back);
        return Answer::again(&ClientPage { frame, agenda, faults });
    }
    let head = head(ask, tx, Section::Sessions)?;
    Answer::again(&StaffPage { frame: ask.frame("agenda-title", "caseload").at(back), head, agenda, faults })
}

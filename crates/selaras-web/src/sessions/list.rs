//! `/cases/{case}/sessions`: all sessions of a case, the next one first, and a form to plan one more.

use askama::Template;
use selaras_core::session::{self, State};
use selaras_store::{Tx, sessions};

use super::planning::{self, Planning};
use super::{Brief, brief};
use crate::agenda::{self, Agenda};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::Fault;

#[derive(Template)]
#[template(path = "sessions/list.html")]
struct Page {
    frame: Frame,
    head: Head,
    next: Option<Brief>,
    later: Vec<Brief>,
    past: Vec<Brief>,
    /// On the page of the next session, where there is one.
    agenda: Option<Agenda>,
    acts: bool,
    planning: Planning,
    faults: Vec<Fault>,
    address: String,
}

/// The list.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let planning = planning::fields(ask, tx, None)?;
    Answer::page(&page(ask, tx, planning)?)
}

/// Plans a session.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    match planning::read_form(ask, tx, None)? {
        Ok(planned) => {
            let id = sessions::plan(tx, ask.by(), case, planned.at, planned.purpose)?;
            if !planned.plan.is_empty() || !planned.goals.is_empty() {
                sessions::prepare(tx, ask.by(), (case, id), Some(planned.plan), &planned.goals)?;
            }
            Answer::done(&format!("/cases/{case}/sessions/{id}"), "session-planned")
        }
        Err(planning) => Answer::again(&page(ask, tx, planning)?),
    }
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, planning: Planning) -> Result<Page, Refusal> {
    let case = ask.case_id()?;
    let all = sessions::of_case(tx, ask.practice(), case)?;
    let next = session::next(&all);
    let open = |s: &&session::Session| s.state == State::Planned;
    let later = all.iter().filter(open).filter(|s| Some(s.id) != next.map(|n| n.id));
    let past = all.iter().rev().filter(|s| s.state != State::Planned);
    Ok(Page {
        head: head(ask, tx, Section::Sessions)?,
        frame: ask.frame("sessions-title", "caseload"),
        next: next.map(|s| brief(ask, s)),
        later: later.map(|s| brief(ask, s)).collect(),
        past: past.map(|s| brief(ask, s)).collect(),
        agenda: if next.is_none() { Some(agenda::on_page(ask, tx)?) } else { None },
        acts: ask.works_on_case(),
        faults: planning.faults(),
        planning,
        address: format!("/cases/{case}/sessions"),
    })
}

//! Forms on paper, for those who would rather write by hand: printed with a code, filled in at home or in the waiting room,
//! and typed in by the counsellor.

pub mod entry;
pub mod list;
pub mod sheet;

use selaras_core::instrument::{Instrument, Version, shelf};
use selaras_core::session::Session;
use selaras_store::papers::Paper;

use crate::ask::{Ask, Refusal};
use crate::checkins::new::INSTRUMENT;
use crate::feedback::CLIENT;
use crate::instrument::named;

/// The form that a paper asks.
fn form_of(paper: &Paper) -> Result<&'static Instrument, Refusal> {
    let version = u16::try_from(paper.version).ok().and_then(Version::new).ok_or(Refusal::NotThere)?;
    let id = paper.instrument.parse().map_err(|_| Refusal::NotThere)?;
    shelf().find(&id, version).ok_or(Refusal::NotThere)
}

/// The forms that make sense for a session now: a check-in until it begins, feedback on the same sheet for afterwards.
fn forms_for(session: &Session) -> Result<Vec<&'static Instrument>, Refusal> {
    let feedback = named(CLIENT[0])?;
    Ok(if session.is_ahead() { vec![named(INSTRUMENT)?, feedback] } else { vec![feedback] })
}

/// Whether a paper asks about the alliance: it is typed in only once the counsellor has given their own view.
fn is_feedback(paper: &Paper) -> bool {
    CLIENT.contains(&paper.instrument.as_str())
}

/// Where the papers of a case stand.
fn address(ask: &Ask<'_>) -> Result<String, Refusal> {
    Ok(format!("/cases/{}/papers", ask.case_id()?))
}

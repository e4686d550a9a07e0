//! Sessions on both sides: planned with a purpose, prepared by both, closed with what both take with them.

pub mod calendar;
pub mod closing;
pub mod decided;
pub mod decision;
pub mod list;
pub mod mine;
pub mod note;
pub mod own;
pub mod planning;
pub mod prepared;
pub mod said;
pub mod show;
pub mod step;
pub mod told;
mod trouble;

use selaras_core::session::{Session, State};

use crate::ask::Ask;
use crate::layout::field::Text;

/// A session in a few words, for lists and headings.
pub struct Brief {
    /// Its identifier, for addresses.
    pub id: selaras_core::id::SessionId,
    /// `Sesi 4`.
    pub name: Text,
    /// When it takes or took place.
    pub when: String,
    /// What it is for.
    pub purpose: String,
    /// What will happen in it.
    pub plan: Option<String>,
    /// The shared summary.
    pub summary: Option<String>,
    /// How far it has come, in a word.
    pub state: Text,
    /// The kind of its badge.
    pub badge: &'static str,
    /// Whether it took place.
    pub held: bool,
    /// Whether it belongs into a calendar: it is planned, or was called off and is to be struck there.
    pub in_calendar: bool,
}

/// A session in a few words.
pub fn brief(ask: &Ask<'_>, session: &Session) -> Brief {
    let (badge, state) = match session.state {
        _ if session.is_under_way() => ("good", "sessions-under-way"),
        State::Planned if session.is_due(ask.now) => ("care", "sessions-due"),
        State::Planned => ("calm", "sessions-planned"),
        State::Held => ("good", "sessions-held"),
        State::Missed => ("care", "sessions-missed"),
        State::Cancelled => ("calm", "sessions-cancelled"),
    };
    Brief {
        id: session.id,
        name: ask.words.with("sessions-name", "number", i64::from(session.number)),
        when: ask.calendar().date_time(session.at()),
        purpose: session.purpose.clone(),
        plan: session.plan.clone(),
        summary: session.summary.clone(),
        state: ask.words.say(state),
        badge,
        held: session.state == State::Held,
        in_calendar: matches!(session.state, State::Planned | State::Cancelled),
    }
}

//! What a check-in brings to a session: how the client has been, and what changed since the one before.

use selaras_core::id::SessionId;
use selaras_core::response::compared;
use selaras_store::responses::Kept;

use crate::ask::Ask;
use crate::checkins::new::INSTRUMENT;
use crate::instrument::told::{self, Told};
use crate::layout::field::Text;

/// The latest check-in.
pub struct CheckIn {
    /// When it was given, and whether for this session.
    pub when: Text,
    /// The whole, with its error.
    pub total: Option<Text>,
    /// What the numbers rest on, and how they came about.
    pub notes: Vec<Text>,
    /// Each area.
    pub areas: Vec<Told>,
    /// What moved most, in a sentence.
    pub change: Text,
}

/// The last check-in for this session, or else the last one before it.
pub fn check_in(ask: &Ask<'_>, kept: &[Kept], session: SessionId) -> Option<CheckIn> {
    let given: Vec<&Kept> =
        kept.iter().filter(|k| k.instrument == INSTRUMENT && k.answers.is_some()).collect();
    let at = given.iter().rposition(|k| k.session == Some(session)).or(given.len().checked_sub(1))?;
    let (last, before) = (given[at], at.checked_sub(1).map(|i| given[i]));
    let (form, answers) = (last.form()?, last.answers.as_ref()?);
    let earlier = before.filter(|k| k.version == last.version).and_then(|k| k.answers.as_ref());
    let areas = told::each(&ask.words, form, answers, earlier);
    let moved = earlier.map(|earlier| compared(form, earlier, answers));
    let change = match &moved {
        None => ask.words.say("sessions-checkin-first"),
        Some(changes) if changes.iter().all(|c| c.change == 0) => ask.words.say("sessions-checkin-same"),
        Some(changes) => {
            let fell = changes.iter().filter(|c| c.change < 0).count();
            let rose = changes.iter().filter(|c| c.change > 0).count();
            ask.words.fill("sessions-checkin-moved", &[("rose", rose.into()), ("fell", fell.into())])
        }
    };
    let date = ask.calendar().date(last.given_at);
    let this =
        if last.session == Some(session) { "sessions-checkin-this" } else { "sessions-checkin-earlier" };
    let total = last.scores.first();
    Some(CheckIn {
        when: ask.words.with(this, "date", date),
        total: total.map(|score| told::score(&ask.words, form, score)),
        notes: total
            .map(|score| told::rests_on(&ask.words, score))
            .into_iter()
            .chain(told::how(&ask.words, last.how))
            .collect(),
        areas,
        change,
    })
}

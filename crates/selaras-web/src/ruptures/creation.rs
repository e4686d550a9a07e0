//! `POST …/ruptures`: the client says what did not feel right; or the counsellor opens it, from a signal or by themselves.

use selaras_core::id::SignalId;
use selaras_core::people::Side;
use selaras_core::rupture::{Deed, Missed};
use selaras_store::ruptures::{self, New};
use selaras_store::{Tx, signals};

use super::list::{body, frame};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::sides::{self, under};

/// Opens it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    match ask.side() {
        Side::Client => says(ask, tx),
        Side::Counsellor => opens(ask, tx),
    }
}

fn says(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let frame = frame(ask)?;
    let body = body(ask, tx, &frame, true)?;
    let missed = ask.form.text("missed").parse::<Missed>().ok();
    let (Some(missed), true) = (missed, super::form::Saying::new(ask, case.talk, true).faults().is_empty())
    else {
        return sides::again(ask, tx, &frame, Section::Room, &body);
    };
    let way = ask.form.text("way").parse().unwrap_or(case.talk);
    let id = ruptures::open(tx, ask.by(), case.id, (Side::Client, case.talk), None)?;
    let new = New { missed: Some(missed), words: ask.form.given("said"), ..New::of(Deed::Said(way)) };
    ruptures::take(tx, ask.by(), case.id, id, Side::Client, &new).map_err(|_| Refusal::NotThere)?;
    Answer::done(&format!("/me/ruptures/{id}"), "rupture-said")
}

fn opens(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let signal = match ask.form.given("signal") {
        None => None,
        Some(text) => {
            let id: SignalId = text.parse().map_err(|_| Refusal::NotThere)?;
            let found = signals::find(tx, ask.practice(), case.id, id)?;
            Some(found.filter(|one| one.kind().concerns_alliance()).ok_or(Refusal::NotThere)?.id)
        }
    };
    let id = ruptures::open(tx, ask.by(), case.id, (Side::Counsellor, case.talk), signal)?;
    Answer::done(&format!("{}/ruptures/{id}", under(ask)?), "rupture-opened")
}

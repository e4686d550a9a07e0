//! A topic moves: spoken about, put off, brought forward or taken back.

use selaras_core::agenda::State;
use selaras_core::people::Side;
use selaras_store::{Tx, agenda};

use super::creation::back;
use crate::ask::{Answer, Ask, Outcome, Refusal};

/// `/cases/{case}/agenda/{item}/ending`: what the counsellor says became of a topic.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let state: State = ask.form.text("state").parse().unwrap_or(State::Done);
    let state = if state == State::Dropped { State::Done } else { state };
    moved(ask, tx, state)
}

/// `/me/agenda/{item}/withdrawal`: the client takes a topic back.
pub fn withdraw(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    moved(ask, tx, State::Withdrawn)
}

fn moved(ask: &Ask<'_>, tx: &mut Tx<'_>, state: State) -> Outcome {
    let side = if ask.works_on_case() { Side::Counsellor } else { Side::Client };
    let (case, item) = (ask.case_id()?, ask.id("item")?);
    if !agenda::of_case(tx, ask.practice(), case)?.iter().any(|one| one.id == item) {
        return Err(Refusal::NotThere);
    }
    let moved = agenda::end(tx, ask.by(), case, side, item, state)?;
    let done = match state {
        _ if !moved => "agenda-moved-before",
        State::Done | State::Dropped => "agenda-done",
        State::Later => "agenda-put-off",
        State::Next => "agenda-brought-forward",
        State::Withdrawn => "agenda-withdrawn",
    };
    Answer::done(&back(ask, tx)?, done)
}

//! `…/signals/{signal}/acknowledgement`: the counsellor has seen a signal.

use selaras_core::people::Side;
use selaras_core::signal::Step;
use selaras_store::Tx;
use selaras_store::signals::New;

use super::take;
use crate::ask::{Answer, Ask, Outcome};

/// Notes it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let new = New {
        step: Step::Acknowledged,
        outcome: None,
        words: None,
        side: Side::Counsellor,
        person: ask.me.person.id,
    };
    let then = Answer::done(&format!("/cases/{}", ask.case_id()?), "signal-acknowledgement");
    take(ask, tx, &new, then)
}

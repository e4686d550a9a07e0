//! `POST /cases/{case}/ruptures/{rupture}/self-check`: the counsellor's questions to themselves, which nobody else reads.

use selaras_core::rupture::{Deed, SELF_CHECK};
use selaras_store::Tx;
use selaras_store::ruptures::New;

use super::show::{Sent, again};
use super::{form::Check, take};
use crate::ask::{Ask, Outcome};

/// Keeps it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    if !Check::new(ask, None).faults().is_empty() {
        return again(ask, tx, Sent::Check);
    }
    let ticked: Vec<&str> =
        SELF_CHECK.into_iter().filter(|code| ask.form.each("own").any(|one| one == *code)).collect();
    let new = New {
        component: ask.form.text("component").parse().ok(),
        form: ask.form.text("form").parse().ok(),
        marks: &ticked.join(" "),
        words: ask.form.given("thought"),
        ..New::of(Deed::Looked)
    };
    take(ask, tx, &new, "rupture-checked")
}

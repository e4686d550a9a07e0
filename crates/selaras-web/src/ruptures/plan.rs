//! `POST …/ruptures/{rupture}/plan`: what was heard, what will change, and when both look again.

use selaras_core::rupture::Deed;
use selaras_store::Tx;
use selaras_store::ruptures::New;

use super::show::{Sent, again};
use super::{form::Plan, take};
use crate::ask::{Ask, Outcome};
use crate::sides::sent;

/// Keeps it; the other side is asked, unless the client chose to be read and acted upon.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let plan = Plan::new(ask, "", true);
    if !plan.faults().is_empty() {
        return again(ask, tx, Sent::Plan);
    }
    let new = New {
        heard: ask.form.given("heard"),
        words: ask.form.given("change"),
        again_at: ask.calendar().from_input(ask.form.text("again")),
        ..New::of(Deed::Planned)
    };
    take(ask, tx, &new, &sent(ask, "rupture-planned"))
}

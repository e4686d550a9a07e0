//! `POST …/ruptures/{rupture}/verdict`: whether this side finds it repaired. Only both together close it.

use selaras_core::rupture::{Deed, Verdict};
use selaras_store::Tx;
use selaras_store::ruptures::New;

use super::show::{Sent, again};
use super::{form::Judging, named, take};
use crate::ask::{Ask, Outcome};

/// Keeps it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (rupture, _) = named(ask, tx)?;
    let judging = Judging::new(ask, rupture.plan().is_some(), true);
    let Ok(verdict) = ask.form.text("verdict").parse::<Verdict>() else {
        return again(ask, tx, Sent::Verdict);
    };
    if !judging.faults().is_empty() {
        return again(ask, tx, Sent::Verdict);
    }
    let new = New { words: ask.form.given("found"), ..New::of(Deed::Judged(verdict)) };
    take(ask, tx, &new, "rupture-judged")
}

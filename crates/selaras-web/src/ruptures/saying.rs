//! `POST /me/ruptures/{rupture}/saying`: what was missed, in the client's words.

use selaras_core::rupture::{Deed, Missed};
use selaras_store::Tx;
use selaras_store::ruptures::New;

use super::show::{Sent, again};
use super::{form::Saying, named, take};
use crate::ask::{Ask, Outcome};

/// Keeps it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (rupture, _) = named(ask, tx)?;
    let saying = Saying::new(ask, rupture.course.way(), true);
    let Ok(missed) = ask.form.text("missed").parse::<Missed>() else { return again(ask, tx, Sent::Saying) };
    if !saying.faults().is_empty() {
        return again(ask, tx, Sent::Saying);
    }
    let way = ask.form.text("way").parse().unwrap_or(rupture.course.way());
    let new = New { missed: Some(missed), words: ask.form.given("said"), ..New::of(Deed::Said(way)) };
    take(ask, tx, &new, "rupture-said")
}

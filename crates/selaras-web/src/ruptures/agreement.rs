//! `POST …/ruptures/{rupture}/agreement`: yes to the newest plan.

use selaras_core::rupture::Deed;
use selaras_store::Tx;
use selaras_store::ruptures::New;

use super::take;
use crate::ask::{Ask, Outcome};

/// Keeps the yes, if it is to the newest plan.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let read = ask.form.text("read").parse().unwrap_or(0);
    take(ask, tx, &New::of(Deed::Agreed(read)), "rupture-agreed")
}

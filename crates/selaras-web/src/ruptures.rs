//! Rupture and repair on pages: either side opens it, the client says what was missed, both write down what will change,
//! the next feedback asks about it, and both decide whether it is repaired.

pub mod agreement;
pub mod check;
pub mod creation;
pub mod figures;
mod form;
pub mod list;
pub mod plan;
pub mod question;
pub mod saying;
pub mod show;
mod told;
pub mod verdict;
mod ways;

use selaras_core::id::RuptureId;
use selaras_core::people::Side;
use selaras_core::rupture::{Asks, Refused, is_due};
use selaras_store::ruptures::{self, New, NotTaken, Rupture};
use selaras_store::{StoreError, Tx};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::sides::under;

/// The open ruptures in which this side is asked for something.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn asked(ask: &Ask<'_>, tx: &mut Tx<'_>, side: Side) -> Result<Vec<(RuptureId, Asks)>, Refusal> {
    let all = ruptures::of_case(tx, ask.practice(), ask.case_id()?)?;
    let asks = |one: &Rupture| Some((one.id, one.course.asks(side, is_due(one.again_at, ask.now))?));
    Ok(all.iter().rev().filter_map(asks).collect())
}

/// The rupture that the address names, and where it stands for the reader.
fn named(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<(Rupture, String), Refusal> {
    let id: RuptureId = ask.id("rupture")?;
    let found = ruptures::find(tx, ask.practice(), ask.case_id()?, id)?.ok_or(Refusal::NotThere)?;
    Ok((found, format!("{}/ruptures/{id}", under(ask)?)))
}

/// Takes a step with the rupture in the address; one that cannot follow any more says so beside what stands there now.
fn take(ask: &Ask<'_>, tx: &mut Tx<'_>, new: &New<'_>, done: &str) -> Outcome {
    let (rupture, address) = named(ask, tx)?;
    match ruptures::take(tx, ask.by(), ask.case_id()?, rupture.id, ask.side(), new) {
        Ok(_) => Answer::done(&address, done),
        Err(NotTaken::NotThere) => Err(Refusal::NotThere),
        Err(NotTaken::Store(error)) => Err(StoreError::into(error)),
        Err(NotTaken::Refused(Refused::Closed)) => Answer::done(&address, "rupture-is-closed"),
        Err(NotTaken::Refused(_)) => Answer::done(&address, "rupture-moved-on"),
    }
}

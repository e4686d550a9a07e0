//! Signals on pages: a card with its reason, its precision and a next step; its story; and the acts that close
//! the loop.

pub mod acknowledgement;
pub mod card;
pub mod closing;
mod numbers;
pub mod show;
pub mod story;
pub mod talk;

pub use card::{Card, Own, cards, own};

use selaras_core::id::SignalId;
use selaras_store::signals::{self, New, NotTaken};
use selaras_store::{StoreError, Tx};

use crate::ask::{Ask, Outcome, Refusal};

/// Words on a signal are not longer than this.
const LONGEST: usize = 2_000;

/// Takes a step with the signal in the address, and goes on to where that leads; a signal that was closed
/// meanwhile shows its story instead.
fn take(ask: &Ask<'_>, tx: &mut Tx<'_>, new: &New<'_>, then: Outcome) -> Outcome {
    let (case, id) = (ask.case_id()?, ask.id::<selaras_core::id::Signal>("signal")?);
    match signals::take(tx, ask.by(), case, id, new) {
        Ok(()) => then,
        Err(NotTaken::OutOfTurn(_)) => crate::ask::Answer::go(address(ask, id)?),
        Err(NotTaken::NotThere) => Err(Refusal::NotThere),
        Err(NotTaken::Store(error)) => Err(StoreError::into(error)),
    }
}

/// The page of a signal of the case that is asked about.
fn address(ask: &Ask<'_>, id: SignalId) -> Result<String, Refusal> {
    Ok(format!("/cases/{}/signals/{id}", ask.case_id()?))
}

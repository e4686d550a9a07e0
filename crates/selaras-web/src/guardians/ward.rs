//! A guardian's own pages: those of whom they have care, and for each of them when sessions are, the agreement, and what
//! the child shares.

pub mod agreement;
pub mod list;
pub mod show;

use selaras_core::access::Act;
use selaras_store::{Tx, cases, people};

use crate::ask::{Ask, Refusal};

/// The name of the child that the address is about.
fn child(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<String, Refusal> {
    Ok(people::name_of(tx, ask.practice(), ask.case()?.client)?)
}

/// Whether the rules let the guardian who asks do this as well.
fn may(ask: &Ask<'_>, tx: &mut Tx<'_>, act: Act) -> Result<bool, Refusal> {
    let (case, person) = (ask.case()?, ask.me.person.id);
    let standing = cases::standing::of(tx, ask.practice(), person, case, ask.now)?;
    Ok(ask.may(act, case.relation(person, standing)))
}

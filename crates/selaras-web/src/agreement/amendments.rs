//! Changes to an agreement: proposed under a clause, talked about, agreed on by both.

pub mod agreement;
pub mod new;
pub mod show;
pub mod withdrawal;
pub mod wording;

use selaras_core::agreement::Amendment;
use selaras_store::Tx;

use crate::ask::{Ask, Refusal};
use crate::sides::under;

/// The change that the address names, with its own address.
fn asked(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<(Amendment, String), Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    let found = selaras_store::agreements::amendments::find(tx, practice, case, ask.id("amendment")?)?;
    let found = found.ok_or(Refusal::NotThere)?;
    let address = format!("{}/agreement/amendments/{}", under(ask)?, found.id);
    Ok((found, address))
}

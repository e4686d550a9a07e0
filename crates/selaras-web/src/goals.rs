//! Goals: what the client wants to be different, worded and weighed by both sides.

pub mod agreement;
pub mod ending;
pub mod list;
pub mod nearness;
pub mod new;
pub mod rating;
pub mod show;
pub mod wording;

use selaras_core::goal::Goal;
use selaras_store::Tx;

use crate::ask::{Ask, Refusal};
use crate::sides::under;

/// The goal that the address names, with its own address.
fn asked(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<(Goal, String), Refusal> {
    let goal = selaras_store::goals::find(tx, ask.practice(), ask.case_id()?, ask.id("goal")?)?
        .ok_or(Refusal::NotThere)?;
    let address = format!("{}/goals/{}", under(ask)?, goal.id);
    Ok((goal, address))
}

//! Tasks: what is tried in a session or between sessions, and how it went.

pub mod agreement;
pub mod ending;
pub mod form;
pub mod list;
pub mod new;
pub mod report;
pub mod row;
pub mod show;
pub mod wording;

use selaras_core::task::Task;
use selaras_store::Tx;

use crate::ask::{Ask, Refusal};
use crate::sides::under;

/// The task that the address names, with its own address.
fn asked(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<(Task, String), Refusal> {
    let task = selaras_store::tasks::find(tx, ask.practice(), ask.case_id()?, ask.id("task")?)?
        .ok_or(Refusal::NotThere)?;
    let address = format!("{}/tasks/{}", under(ask)?, task.id);
    Ok((task, address))
}

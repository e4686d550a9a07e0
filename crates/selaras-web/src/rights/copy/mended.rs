//! Strains and their repair in a copy: all that both sides know of. What the counsellor asked themselves is left out.

use selaras_core::id::CaseId;
use selaras_core::rupture::Deed;
use selaras_store::Tx;
use selaras_store::ruptures::{self, Entry};

use super::gather::at;
use super::record::{RepairStep, Rupture};
use crate::ask::{Ask, Refusal};

/// The ruptures of a case.
///
/// # Errors
/// What the database said.
pub fn of_case(ask: &Ask<'_>, tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Rupture>, Refusal> {
    let all = ruptures::of_case(tx, ask.practice(), case)?;
    let rupture = |one: ruptures::Rupture| Rupture {
        opened_by: one.course.opened_by.code(),
        opened_at: at(one.opened_at),
        state: one.course.state().code(),
        closed_at: one.closed_at.map(at),
        look_again_at: one.again_at.map(at),
        steps: one.entries.into_iter().filter_map(step).collect(),
    };
    Ok(all.into_iter().map(rupture).collect())
}

fn step(entry: Entry) -> Option<RepairStep> {
    let (step, choice) = match entry.deed {
        Deed::Looked => return None,
        Deed::Said(_) => ("said", entry.missed.map(|one| one.code())),
        Deed::Planned => ("planned", None),
        Deed::Agreed(_) => ("agreed", None),
        Deed::Noticed(change) => ("noticed", Some(change.code())),
        Deed::Judged(verdict) => ("judged", Some(verdict.code())),
    };
    let (side, moment) = (entry.side.code(), at(entry.at));
    Some(RepairStep { step, side, choice, heard: entry.heard, words: entry.words, at: moment })
}

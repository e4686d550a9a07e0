//! The second practice: a real trial (Proudfoot et al. 2003), brought in as a practice would bring its own past.

use anyhow::{Context, Result, anyhow};
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::import::{Map, plan};
use selaras_core::instrument::shelf;
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::{Store, people, practices};
use selaras_web::words::Words;

use super::practice::practice;
use crate::import::bring;

const SCORES: &[u8] = include_bytes!("../../data/beat_the_blues/scores.csv");
const MAP: &str = include_str!("../../data/beat_the_blues/map.toml");

/// Brings it in; gives the practice and its one counsellor.
///
/// # Errors
/// What does not fit, or what the database said.
pub fn fill(store: &Store, today: Moment, words: Words) -> Result<(PracticeId, PersonId)> {
    let map = Map::parse(MAP).context("the trial's map does not read")?;
    let plan = plan(SCORES, &map, shelf(), today)
        .map_err(|faults| anyhow!("the trial's table has {} faults", faults.len()))?;
    let practice = practice("Beat the Blues (uji klinis, 2003)", "Asia/Jakarta", today);
    let id = practice.id;
    store.write_here({
        let practice = practice.clone();
        move |tx| practices::add(tx, &practice)
    })?;
    bring(store, practice, plan, false, words)?;
    let counsellors = store.read_here(move |tx| people::with_role(tx, id, Role::Counsellor))?;
    let counsellor = counsellors.first().context("the trial has no counsellor")?;
    Ok((id, counsellor.id))
}

//! What a client wrote and set for themselves, as it stands in a copy: private words too, since the copy is theirs.

use selaras_core::id::{CaseId, PersonId};
use selaras_store::reflections::Version as Earlier;
use selaras_store::{Tx, preferences, profile, reflections};

use super::gather::at;
use super::record::{Accommodations, KeptWish, ProfileEntry, Reflection, Telling, Version};
use crate::ask::{Ask, Refusal};

/// Their reflections, the newest first.
///
/// # Errors
/// What the database said.
pub fn reflections(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    case: CaseId,
    client: PersonId,
) -> Result<Vec<Reflection>, Refusal> {
    let earlier = reflections::versions(tx, ask.practice(), case)?;
    let version = |one: &Earlier| Version { words: one.words.clone(), written_at: at(one.written_at) };
    let reflection = |one: reflections::Reflection| Reflection {
        kind: one.kind.code(),
        openness: one.openness.map(|openness| openness.number()),
        seen_by: one.seen_by.code(),
        written_at: at(one.written_at),
        changed_at: one.changed_at.map(at),
        earlier: earlier.iter().filter(|old| old.reflection == one.id).map(version).collect(),
        words: one.words,
    };
    let own = reflections::own(tx, ask.practice(), case, client)?;
    Ok(own.into_iter().map(reflection).collect())
}

/// Their profile.
///
/// # Errors
/// What the database said.
pub fn profile(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    case: CaseId,
    client: PersonId,
) -> Result<Vec<ProfileEntry>, Refusal> {
    let entry = |one: profile::Entry| ProfileEntry {
        theme: one.theme.code(),
        seen_by: one.seen_by.code(),
        written_at: at(one.written_at),
        words: one.words,
    };
    Ok(profile::own(tx, ask.practice(), (case, client))?.into_iter().map(entry).collect())
}

/// When they last said that their wishes still hold.
///
/// # Errors
/// What the database said.
pub fn confirmed_at(ask: &Ask<'_>, tx: &mut Tx<'_>, case: CaseId) -> Result<Option<String>, Refusal> {
    let given = preferences::given(tx, ask.practice(), case)?;
    Ok(given.and_then(|given| given.confirmed_at).map(at))
}

/// What both sides said of wishes being kept to.
///
/// # Errors
/// What the database said.
pub fn wishes_kept(ask: &Ask<'_>, tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Telling>, Refusal> {
    let telling = |one: preferences::Telling| Telling {
        side: one.side.code(),
        at: at(one.at),
        wishes: one.answers.into_iter().map(|(wish, kept)| KeptWish { wish, kept: kept.code() }).collect(),
    };
    Ok(preferences::kept(tx, ask.practice(), case)?.into_iter().map(telling).collect())
}

/// What they need of the program itself.
pub fn accommodations(ask: &Ask<'_>) -> Accommodations {
    let needs = ask.needs();
    Accommodations {
        large_type: needs.large,
        plain_wording: needs.plain,
        read_aloud: needs.aloud,
        more_time: needs.more_time,
        helped: needs.helped,
    }
}

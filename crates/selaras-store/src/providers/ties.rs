//! Ties: who of a practice is who at a provider. Only a keyed digest of the provider's name for them is kept.

use selaras_core::id::{PersonId, PracticeId, ProviderId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};
use crate::secrets;

/// That somebody is tied to a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// To which.
    pub provider: ProviderId,
    /// Since when.
    pub tied_at: Moment,
    /// When they last came in by it.
    pub used_at: Option<Moment>,
}

/// Ties a person to whom the provider calls by this name.
///
/// # Errors
/// [`crate::StoreError::AlreadyThere`] when they are tied to it already, or somebody else is by this name.
pub fn tie(
    tx: &mut Tx<'_>,
    (practice, provider): (PracticeId, ProviderId),
    person: PersonId,
    subject: &str,
    now: Moment,
) -> Result<()> {
    let digest = digest(tx, practice, provider, subject)?;
    tx.run(
        "INSERT INTO provider_ties (practice, provider, person, subject_index, tied_at, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, NULL)",
        &[practice.into(), provider.into(), person.into(), (&digest).into(), now.into()],
    )
    .map(drop)
}

/// Who is tied by this name of the provider's.
///
/// # Errors
/// What the database said.
pub fn find(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    provider: ProviderId,
    subject: &str,
) -> Result<Option<PersonId>> {
    let digest = digest(tx, practice, provider, subject)?;
    tx.first(
        "SELECT person FROM provider_ties WHERE practice = ?1 AND provider = ?2 AND subject_index = ?3",
        &[practice.into(), provider.into(), (&digest).into()],
        |row| row.get(0),
    )
}

/// They came in by it.
///
/// # Errors
/// What the database said.
pub fn was_used(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    provider: ProviderId,
    person: PersonId,
    now: Moment,
) -> Result<()> {
    tx.run(
        "UPDATE provider_ties SET used_at = ?4 WHERE practice = ?1 AND provider = ?2 AND person = ?3",
        &[practice.into(), provider.into(), person.into(), now.into()],
    )
    .map(drop)
}

/// A person's ties.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Vec<Tie>> {
    tx.all(
        "SELECT provider, tied_at, used_at FROM provider_ties WHERE practice = ?1 AND person = ?2 ORDER BY tied_at",
        &[practice.into(), person.into()],
        |row| Ok(Tie { provider: row.get(0)?, tied_at: row.get(1)?, used_at: row.get(2)? }),
    )
}

/// Everyone who is tied to a provider.
///
/// # Errors
/// What the database said.
pub fn people(tx: &mut Tx<'_>, practice: PracticeId, provider: ProviderId) -> Result<Vec<PersonId>> {
    tx.all(
        "SELECT person FROM provider_ties WHERE practice = ?1 AND provider = ?2",
        &[practice.into(), provider.into()],
        |row| row.get(0),
    )
}

/// Unties a person, and ends the sign-ins by which they came in through it; false when they were not tied.
///
/// # Errors
/// What the database said.
pub fn untie(tx: &mut Tx<'_>, practice: PracticeId, provider: ProviderId, person: PersonId) -> Result<bool> {
    let touched = tx.run(
        "DELETE FROM provider_ties WHERE practice = ?1 AND provider = ?2 AND person = ?3",
        &[practice.into(), provider.into(), person.into()],
    )?;
    tx.run(
        "DELETE FROM sign_ins WHERE practice = ?1 AND provider = ?2 AND person = ?3",
        &[practice.into(), provider.into(), person.into()],
    )?;
    Ok(touched == 1)
}

/// Unties a person from every provider: their account has ended.
///
/// # Errors
/// What the database said.
pub fn untie_all(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<()> {
    tx.run("DELETE FROM provider_ties WHERE practice = ?1 AND person = ?2", &[practice.into(), person.into()])
        .map(drop)
}

fn digest(tx: &mut Tx<'_>, practice: PracticeId, provider: ProviderId, subject: &str) -> Result<[u8; 32]> {
    secrets::digest(tx, practice, "people at providers", &format!("{provider} {subject}"))
}

//! Passkeys: the public half of a key that a telephone or computer keeps, and unlocks by finger, face or PIN.

use selaras_core::id::{Id, PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Row, Tx};

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its own identifier.
    pub id: Id<()>,
    /// The practice.
    pub practice: PracticeId,
    /// Whose it is.
    pub person: PersonId,
    /// The name that the device gave it.
    pub credential: Vec<u8>,
    /// Browser and system on which it was made, in two words.
    pub device: String,
    /// The public key: its kind and its bytes, as text.
    pub public_part: String,
    /// When it was made.
    pub made_at: Moment,
    /// When it was used last.
    pub used_at: Option<Moment>,
}

/// Keeps a new one.
///
/// # Errors
/// [`crate::StoreError::AlreadyThere`] when a device gave this name before.
pub fn add(tx: &mut Tx<'_>, passkey: &Passkey) -> Result<()> {
    tx.run(
        "INSERT INTO passkeys (practice, id, person, credential, device, public_part, made_at, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL)",
        &[
            passkey.practice.into(),
            passkey.id.into(),
            passkey.person.into(),
            passkey.credential.as_slice().into(),
            (&passkey.device).into(),
            (&passkey.public_part).into(),
            passkey.made_at.into(),
        ],
    )
    .map(drop)
}

/// The one to which a device gave this name, in whichever practice.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, credential: &[u8]) -> Result<Option<Passkey>> {
    tx.first(
        "SELECT id, practice, person, credential, device, public_part, made_at, used_at
         FROM passkeys WHERE credential = ?1",
        &[credential.into()],
        read,
    )
}

/// A person's, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Vec<Passkey>> {
    tx.all(
        "SELECT id, practice, person, credential, device, public_part, made_at, used_at
         FROM passkeys WHERE practice = ?1 AND person = ?2 ORDER BY made_at, id",
        &[practice.into(), person.into()],
        read,
    )
}

/// It was used.
///
/// # Errors
/// What the database said.
pub fn was_used(tx: &mut Tx<'_>, passkey: &Passkey, now: Moment) -> Result<()> {
    tx.run(
        "UPDATE passkeys SET used_at = ?3 WHERE practice = ?1 AND id = ?2",
        &[passkey.practice.into(), passkey.id.into(), now.into()],
    )
    .map(drop)
}

/// Takes one of a person's away; false when they have no such.
///
/// # Errors
/// What the database said.
pub fn remove(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, id: Id<()>) -> Result<bool> {
    let touched = tx.run(
        "DELETE FROM passkeys WHERE practice = ?1 AND person = ?2 AND id = ?3",
        &[practice.into(), person.into(), id.into()],
    )?;
    Ok(touched == 1)
}

/// Takes all of a person's away.
///
/// # Errors
/// What the database said.
pub fn remove_all(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<u64> {
    tx.run("DELETE FROM passkeys WHERE practice = ?1 AND person = ?2", &[practice.into(), person.into()])
}

/// Everyone at a practice who has one.
///
/// # Errors
/// What the database said.
pub fn people(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<PersonId>> {
    tx.all("SELECT DISTINCT person FROM passkeys WHERE practice = ?1", &[practice.into()], |row| row.get(0))
}

fn read(row: &Row<'_>) -> Result<Passkey> {
    Ok(Passkey {
        id: row.get(0)?,
        practice: row.get(1)?,
        person: row.get(2)?,
        credential: row.get(3)?,
        device: row.get(4)?,
        public_part: row.get(5)?,
        made_at: row.get(6)?,
        used_at: row.get(7)?,
    })
}

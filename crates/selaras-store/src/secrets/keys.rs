//! Keys of practices and persons in the database: made, wrapped, read.

use selaras_core::id::{CaseId, PersonId, PracticeId};
use selaras_core::moment::Moment;

use super::seal::{self, Key};
use super::vault;
use crate::engine::{Result, Row, StoreError, Tx, Value};

/// A person's key as it is kept.
pub(crate) struct Wrapped {
    pub number: u32,
    pub practice_key: u32,
    pub wrapped: Vec<u8>,
}

/// The key in three columns from this one on (`number`, `practice_key`, `wrapped`); none where it was destroyed.
pub(crate) fn wrapped(row: &Row<'_>, from: usize) -> Result<Option<Wrapped>> {
    let Some(number) = row.get(from)? else { return Ok(None) };
    Ok(Some(Wrapped { number, practice_key: row.get(from + 1)?, wrapped: row.get(from + 2)? }))
}

/// Gives a new practice its practice key and the key that is its own.
pub(crate) fn make_practice_keys(tx: &mut Tx<'_>, practice: PracticeId, now: Moment) -> Result<()> {
    let key = Key::new(practice, 1, seal::random());
    keep_practice_key(tx, &key, now)?;
    let own = Key::new(practice, 1, seal::random());
    keep(tx, practice.cast(), &own, &key, now)?;
    tx.vault.remember_own(&own);
    Ok(())
}

/// Gives a new person a key.
pub(crate) fn make_person_key(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    now: Moment,
) -> Result<Key> {
    let by = newest_practice_key(tx, practice)?;
    let key = Key::new(practice, 1, seal::random());
    keep(tx, person, &key, &by, now)?;
    tx.held.persons.insert((practice, person), (key.clone(), true));
    Ok(key)
}

pub(super) fn keep_practice_key(tx: &mut Tx<'_>, key: &Key, now: Moment) -> Result<()> {
    let (master, wrapped) = tx.vault.wrap(key);
    tx.run(
        "INSERT INTO practice_keys (practice, number, master, wrapped, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        &[key.practice.into(), key.number.into(), (&master).into(), Value::Bytes(&wrapped), now.into()],
    )?;
    tx.vault.remember_practice(key);
    Ok(())
}

/// Keeps a person's key, wrapped by this practice key, in the place of the one before.
pub(super) fn keep(tx: &mut Tx<'_>, person: PersonId, key: &Key, by: &Key, now: Moment) -> Result<()> {
    let wrapped = key.wrapped_by(by.secret(), &place(key.practice, person, key.number));
    tx.run(
        "INSERT INTO data_keys (practice, person, number, practice_key, wrapped, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (practice, person) DO UPDATE SET number = excluded.number, practice_key = excluded.practice_key,
            wrapped = excluded.wrapped, made_at = excluded.made_at",
        &[
            key.practice.into(),
            person.into(),
            key.number.into(),
            by.number.into(),
            Value::Bytes(&wrapped),
            now.into(),
        ],
    )
    .map(drop)
}

/// The key of a practice that new keys are wrapped by; on PostgreSQL it stays so until the transaction ends.
pub(super) fn newest_practice_key(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Key> {
    let found = tx.first_held(
        "SELECT number, master, wrapped FROM practice_keys WHERE practice = ?1 ORDER BY number DESC LIMIT 1",
        &[practice.into()],
        read_practice_key,
    )?;
    let (number, master, wrapped) = found
        .ok_or_else(|| StoreError::Erased(format!("there is no practice {practice}, or its key is gone")))?;
    let key = tx.vault.unwrap(practice, number, &master, &wrapped)?;
    tx.vault.remember_practice(&key);
    Ok(key)
}

/// The practice's own key.
pub(super) fn own(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Key> {
    if let Some(key) = tx.vault.own(practice) {
        return Ok(key);
    }
    let key = read(tx, practice, practice.cast(), false)?
        .ok_or_else(|| StoreError::Erased(format!("there is no practice {practice}, or its key is gone")))?;
    tx.vault.remember_own(&key);
    Ok(key)
}

/// Whose case this is.
pub(super) fn client_of(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<PersonId> {
    let client = tx.first(
        "SELECT client FROM cases WHERE practice = ?1 AND id = ?2",
        &[practice.into(), case.into()],
        |row| row.get(0),
    )?;
    client.ok_or_else(|| StoreError::Erased(format!("there is no case {case}")))
}

/// A person's key. A firm one cannot be replaced before this transaction ends.
pub(super) fn read(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    firm: bool,
) -> Result<Option<Key>> {
    let sql = "SELECT number, practice_key, wrapped FROM data_keys WHERE practice = ?1 AND person = ?2";
    let places = [practice.into(), person.into()];
    let found = if firm {
        tx.first_held(sql, &places, |row| wrapped(row, 0))?
    } else {
        tx.first(sql, &places, |row| wrapped(row, 0))?
    };
    found.flatten().map(|found| unwrap(tx, practice, person, &found)).transpose()
}

/// Opens a person's key.
pub(super) fn unwrap(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    found: &Wrapped,
) -> Result<Key> {
    let place = place(practice, person, found.number);
    let known = tx.vault.practice(practice, found.practice_key);
    let open = known.and_then(|key| seal::open(key.secret(), &place, &found.wrapped));
    let open = match open {
        Some(open) => open,
        None => {
            let key = practice_key(tx, practice, found.practice_key)?;
            seal::open(key.secret(), &place, &found.wrapped)
                .ok_or_else(|| StoreError::Unreadable(format!("the key of {person}: changed or moved")))?
        }
    };
    let secret = vault::bytes(&open)
        .ok_or_else(|| StoreError::Unreadable(format!("the key of {person}: not a key")))?;
    Ok(Key::new(practice, found.number, secret))
}

/// The practice key of this number, read anew.
fn practice_key(tx: &mut Tx<'_>, practice: PracticeId, number: u32) -> Result<Key> {
    let found = tx.first(
        "SELECT number, master, wrapped FROM practice_keys WHERE practice = ?1 AND number = ?2",
        &[practice.into(), number.into()],
        read_practice_key,
    )?;
    let (number, master, wrapped) = found.ok_or_else(|| {
        StoreError::Unreadable(format!("the practice key {number} of {practice} is not there"))
    })?;
    let key = tx.vault.unwrap(practice, number, &master, &wrapped)?;
    tx.vault.remember_practice(&key);
    Ok(key)
}

fn read_practice_key(row: &Row<'_>) -> Result<(u32, String, Vec<u8>)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

pub(super) fn place(practice: PracticeId, person: PersonId, number: u32) -> Vec<u8> {
    [b"data_keys".as_slice(), &practice.bytes(), &person.bytes(), &number.to_be_bytes()].concat()
}

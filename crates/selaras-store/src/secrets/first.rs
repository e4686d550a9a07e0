//! The first start with secrets: keys for everyone who is there already, and the check that the master key is the one.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use super::{Whose, installation, make_person_key, make_practice_keys};
use crate::engine::{Result, Tx};

/// Whether the master key at hand is the one this database was sealed with.
///
/// # Errors
/// A sentence when it is not.
pub(crate) fn check(tx: &mut Tx<'_>) -> Result<()> {
    let kept = tx.all(
        "SELECT number, master, wrapped FROM practice_keys WHERE practice = ?1",
        &[installation().into()],
        |row| Ok((row.get::<u32>(0)?, row.get::<String>(1)?, row.get::<Vec<u8>>(2)?)),
    )?;
    for (number, master, wrapped) in kept {
        tx.vault.unwrap(installation(), number, &master, &wrapped)?;
    }
    tx.key(Whose::Practice(installation())).map(drop)
}

/// Makes the keys of the installation and of everyone who is there, and seals what was written before.
///
/// # Errors
/// What the database said.
pub(crate) fn step(tx: &mut Tx<'_>) -> Result<()> {
    make_practice_keys(tx, installation(), Moment::from_unix_ms(0))?;
    crate::installation::seal_all(tx)?;
    let practices = tx.all("SELECT id, made_at FROM practices", &[], |row| {
        Ok((row.get::<PracticeId>(0)?, row.get::<Moment>(1)?))
    })?;
    for (practice, made_at) in practices {
        make_practice_keys(tx, practice, made_at)?;
        let persons =
            tx.all("SELECT id, made_at FROM persons WHERE practice = ?1", &[practice.into()], |row| {
                Ok((row.get::<PersonId>(0)?, row.get::<Moment>(1)?))
            })?;
        for (person, made_at) in persons {
            make_person_key(tx, practice, person, made_at)?;
        }
    }
    Ok(())
}

//! Other keys in the place of those before, while the program runs: a new practice key wraps the keys of its people
//! again; a new master key wraps the practice keys again. What was sealed is not touched.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use super::keys::{self, Wrapped};
use super::seal::{self, Key};
use crate::engine::{Result, Tx, Value};

/// Gives every practice, and the installation, a new practice key; gives back how many keys were wrapped again.
/// Practice keys of before stay until [`forget_unused`].
///
/// # Errors
/// What the database said.
pub fn practice_keys(tx: &mut Tx<'_>, now: Moment) -> Result<usize> {
    let practices: Vec<PracticeId> =
        tx.all("SELECT DISTINCT practice FROM practice_keys", &[], |row| row.get(0))?;
    let mut wrapped = 0;
    for practice in practices {
        hold(tx, practice)?;
        let before = keys::newest_practice_key(tx, practice)?;
        let newest = Key::new(practice, before.number + 1, seal::random());
        keys::keep_practice_key(tx, &newest, now)?;
        wrapped += wrap_again(tx, practice, &newest)?;
    }
    Ok(wrapped)
}

/// Wraps every practice key by the newest master key; gives back how many were not already.
///
/// # Errors
/// What the database said; a sentence when a master key of before is not at hand.
pub fn master_key(tx: &mut Tx<'_>) -> Result<usize> {
    let kept = tx.all("SELECT practice, number, master, wrapped FROM practice_keys", &[], |row| {
        Ok((row.get::<PracticeId>(0)?, row.get::<u32>(1)?, row.get::<String>(2)?, row.get::<Vec<u8>>(3)?))
    })?;
    let newest = tx.masters().newest().to_owned();
    let mut again = 0;
    for (practice, number, master, wrapped) in kept {
        if master == newest {
            continue;
        }
        let key = tx.vault.unwrap(practice, number, &master, &wrapped)?;
        let (master, wrapped) = tx.vault.wrap(&key);
        tx.run(
            "UPDATE practice_keys SET master = ?3, wrapped = ?4 WHERE practice = ?1 AND number = ?2",
            &[practice.into(), number.into(), (&master).into(), Value::Bytes(&wrapped)],
        )?;
        again += 1;
    }
    tx.leave_no_trace();
    Ok(again)
}

/// Destroys practice keys that wrap nothing any more. In a transaction of its own after [`practice_keys`], so that whoever
/// was giving somebody a key meanwhile has done so.
///
/// # Errors
/// What the database said.
pub fn forget_unused(tx: &mut Tx<'_>) -> Result<u64> {
    let practices: Vec<PracticeId> =
        tx.all("SELECT DISTINCT practice FROM practice_keys", &[], |row| row.get(0))?;
    let mut gone = 0;
    for practice in practices {
        hold(tx, practice)?;
        gone += tx.run(
            "DELETE FROM practice_keys WHERE practice = ?1
                AND number < (SELECT max(n.number) FROM practice_keys n WHERE n.practice = ?1)
                AND NOT EXISTS (SELECT 1 FROM data_keys d
                    WHERE d.practice = ?1 AND d.practice_key = practice_keys.number)",
            &[practice.into()],
        )?;
    }
    tx.leave_no_trace();
    Ok(gone)
}

/// Nobody else gives a person of this practice a key before this transaction ends.
fn hold(tx: &mut Tx<'_>, practice: PracticeId) -> Result<()> {
    tx.run("UPDATE practice_keys SET made_at = made_at WHERE practice = ?1", &[practice.into()]).map(drop)
}

fn wrap_again(tx: &mut Tx<'_>, practice: PracticeId, by: &Key) -> Result<usize> {
    let kept = tx.all(
        "SELECT person, number, practice_key, wrapped FROM data_keys WHERE practice = ?1",
        &[practice.into()],
        |row| {
            let wrapped = Wrapped { number: row.get(1)?, practice_key: row.get(2)?, wrapped: row.get(3)? };
            Ok((row.get::<PersonId>(0)?, wrapped))
        },
    )?;
    for (person, old) in &kept {
        let key = keys::unwrap(tx, practice, *person, old)?;
        let wrapped = key.wrapped_by(by.secret(), &keys::place(practice, *person, key.number));
        tx.run(
            "UPDATE data_keys SET practice_key = ?3, wrapped = ?4 WHERE practice = ?1 AND person = ?2",
            &[practice.into(), (*person).into(), by.number.into(), Value::Bytes(&wrapped)],
        )?;
    }
    Ok(kept.len())
}

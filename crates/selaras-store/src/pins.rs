//! PINs: what opens a client's own device, and how often a wrong one was tried.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};

/// A client's PIN.
#[derive(Clone)]
pub struct Pin {
    /// The argon2id digest, in PHC notation.
    pub secret: String,
    /// Wrong tries since the last right one.
    pub wrong: u32,
    /// No further try counts before this moment.
    pub wait_until: Option<Moment>,
}

/// Sets or replaces a client's PIN.
///
/// # Errors
/// What the database said.
pub fn set(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, secret: &str, now: Moment) -> Result<()> {
    tx.run(
        "INSERT INTO pins (practice, person, secret, wrong, wait_until, set_at) VALUES (?1, ?2, ?3, 0, NULL, ?4)
         ON CONFLICT (practice, person) DO UPDATE SET secret = excluded.secret, wrong = 0, wait_until = NULL,
            set_at = excluded.set_at",
        &[practice.into(), person.into(), secret.into(), now.into()],
    )
    .map(drop)
}

/// A client's PIN, when they have chosen one.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Option<Pin>> {
    tx.first(
        "SELECT secret, wrong, wait_until FROM pins WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into()],
        |row| Ok(Pin { secret: row.get(0)?, wrong: row.get(1)?, wait_until: row.get(2)? }),
    )
}

/// Counts a wrong try and says from when on the next one counts.
///
/// # Errors
/// What the database said.
pub fn was_wrong(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    wrong: u32,
    wait_until: Option<Moment>,
) -> Result<()> {
    tx.run(
        "UPDATE pins SET wrong = ?3, wait_until = ?4 WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into(), wrong.into(), wait_until.into()],
    )
    .map(drop)
}

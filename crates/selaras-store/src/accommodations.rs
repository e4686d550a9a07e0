//! What a client needs of the program itself: set by themselves, read with every page of theirs.

use selaras_core::accommodation::Accommodations;
use selaras_core::id::{PersonId, PracticeId};

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};

/// What this person has set; nothing when they set nothing.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Accommodations> {
    let found = tx.first(
        "SELECT large, plain, aloud, more_time, helped FROM accommodations WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into()],
        |row| read(row, 0),
    )?;
    Ok(found.unwrap_or_default())
}

/// This person sets what they need.
///
/// # Errors
/// What the database said.
pub fn set(tx: &mut Tx<'_>, by: By, person: PersonId, needs: Accommodations) -> Result<()> {
    tx.run(
        "INSERT INTO accommodations (practice, person, large, plain, aloud, more_time, helped, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (practice, person) DO UPDATE SET large = excluded.large, plain = excluded.plain,
            aloud = excluded.aloud, more_time = excluded.more_time, helped = excluded.helped,
            changed_at = excluded.changed_at",
        &[
            by.practice.into(),
            person.into(),
            needs.large.into(),
            needs.plain.into(),
            needs.aloud.into(),
            needs.more_time.into(),
            needs.helped.into(),
            by.now.into(),
        ],
    )?;
    audit::note(tx, by, "accommodations.change", Some(person))
}

/// Five columns from this one on; all empty where nothing was set.
pub(crate) fn read(row: &Row<'_>, from: usize) -> Result<Accommodations> {
    let set = |at: usize| Ok::<_, crate::StoreError>(row.get::<Option<bool>>(from + at)?.unwrap_or(false));
    Ok(Accommodations { large: set(0)?, plain: set(1)?, aloud: set(2)?, more_time: set(3)?, helped: set(4)? })
}

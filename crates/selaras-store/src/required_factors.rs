//! Required factors: the parts for which a practice asks for a second factor, and who still lacks one.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::people::Role;

use crate::authenticators;
use crate::engine::{Result, Tx};
use crate::sign_ins::Waits;

/// The parts for which this practice asks for one.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<Role>> {
    tx.all("SELECT role FROM required_factors WHERE practice = ?1", &[practice.into()], |row| row.word(0))
}

/// From now on it asks for one for these parts, and for no other. Whoever is signed in and lacks one is led to setting it
/// up; the sign-in with this token (of the one who decides) goes on as it is until its person signs in again.
///
/// # Errors
/// What the database said.
pub fn set(tx: &mut Tx<'_>, practice: PracticeId, roles: &[Role], but: [u8; 32]) -> Result<()> {
    tx.run("DELETE FROM required_factors WHERE practice = ?1", &[practice.into()])?;
    for role in roles {
        tx.run(
            "INSERT INTO required_factors (practice, role) VALUES (?1, ?2)",
            &[practice.into(), role.code().into()],
        )?;
    }
    tx.run("UPDATE sign_ins SET waits = '' WHERE practice = ?1 AND waits = 'enrolment'", &[practice.into()])?;
    tx.run(
        "UPDATE sign_ins SET waits = 'enrolment'
         WHERE practice = ?1 AND kind = 'staff' AND waits = '' AND token <> ?2
            AND person IN (SELECT r.person FROM roles r
                JOIN required_factors f ON f.practice = r.practice AND f.role = r.role WHERE r.practice = ?1)
            AND person NOT IN (SELECT a.person FROM authenticators a
                WHERE a.practice = ?1 AND a.confirmed_at IS NOT NULL)",
        &[practice.into(), (&but).into()],
    )
    .map(drop)
}

/// Whether it asks this person for one.
///
/// # Errors
/// What the database said.
pub fn asks(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<bool> {
    let parts = tx.first(
        "SELECT count(*) FROM roles r JOIN required_factors f ON f.practice = r.practice AND f.role = r.role
         WHERE r.practice = ?1 AND r.person = ?2",
        &[practice.into(), person.into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(parts.is_some_and(|parts| parts > 0))
}

/// What the sign-in of a member of staff waits for after the first proof: their code, setting one up, or nothing.
///
/// # Errors
/// What the database said.
pub fn waits(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Waits> {
    if authenticators::set_at(tx, practice, person)?.is_some() {
        return Ok(Waits::Factor);
    }
    Ok(if asks(tx, practice, person)? { Waits::Enrolment } else { Waits::Nothing })
}

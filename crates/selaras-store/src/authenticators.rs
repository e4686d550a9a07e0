//! Authenticators: the app on somebody's telephone that tells another code every thirty seconds. Its secret is sealed
//! under its person's key.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::totp::Secret;

use crate::engine::{Result, StoreError, Tx};
use crate::secrets::{Place, Whose, fill};

/// Before any step there is.
const NO_STEP: i64 = -1;

/// Begins to set one up, with a new secret; one that was only begun is begun anew. False when one is set up already.
///
/// # Errors
/// What the database said.
pub fn begin(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, now: Moment) -> Result<bool> {
    let mut random = [0u8; 20];
    fill(&mut random);
    let secret = Secret::new(random).text();
    let sealed = tx.seal(Whose::Person(practice, person), &place(person), &secret)?;
    let begun = tx.run(
        "INSERT INTO authenticators (practice, person, secret, set_at, confirmed_at, last_step)
         VALUES (?1, ?2, ?3, ?4, NULL, ?5)
         ON CONFLICT (practice, person) DO UPDATE SET secret = excluded.secret, set_at = excluded.set_at,
            last_step = excluded.last_step
         WHERE authenticators.confirmed_at IS NULL",
        &[practice.into(), person.into(), (&sealed).into(), now.into(), NO_STEP.into()],
    )?;
    Ok(begun == 1)
}

/// The secret of one that was begun and not confirmed: the only one that is ever shown.
///
/// # Errors
/// What the database said.
pub fn begun(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Option<Secret>> {
    Ok(find(tx, practice, person)?.filter(|found| found.confirmed_at.is_none()).map(|found| found.secret))
}

/// Sets up one that was begun, when the app tells the right code; false when it does not.
///
/// # Errors
/// What the database said.
pub fn confirm(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    code: &str,
    now: Moment,
) -> Result<bool> {
    let found = find(tx, practice, person)?.filter(|found| found.confirmed_at.is_none());
    let Some(step) = found.and_then(|found| found.secret.step_of(code, now)) else { return Ok(false) };
    let touched = tx.run(
        "UPDATE authenticators SET confirmed_at = ?3, last_step = ?4
         WHERE practice = ?1 AND person = ?2 AND confirmed_at IS NULL",
        &[practice.into(), person.into(), now.into(), step.into()],
    )?;
    Ok(touched == 1)
}

/// Since when one is set up.
///
/// # Errors
/// What the database said.
pub fn set_at(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Option<Moment>> {
    let found = tx.first(
        "SELECT confirmed_at FROM authenticators WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into()],
        |row| row.get::<Option<Moment>>(0),
    )?;
    Ok(found.flatten())
}

/// Takes a code: the right one, and no step twice, nor one before a step that was taken.
///
/// # Errors
/// What the database said.
pub fn take(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    code: &str,
    now: Moment,
) -> Result<bool> {
    let found = find(tx, practice, person)?.filter(|found| found.confirmed_at.is_some());
    let Some(step) = found.and_then(|found| found.secret.step_of(code, now)) else { return Ok(false) };
    let touched = tx.run(
        "UPDATE authenticators SET last_step = ?3 WHERE practice = ?1 AND person = ?2 AND last_step < ?3",
        &[practice.into(), person.into(), step.into()],
    )?;
    Ok(touched == 1)
}

/// Takes it away.
///
/// # Errors
/// What the database said.
pub fn remove(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<()> {
    tx.run(
        "DELETE FROM authenticators WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into()],
    )
    .map(drop)
}

/// Everyone at a practice who has one set up.
///
/// # Errors
/// What the database said.
pub fn people(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<PersonId>> {
    tx.all(
        "SELECT person FROM authenticators WHERE practice = ?1 AND confirmed_at IS NOT NULL",
        &[practice.into()],
        |row| row.get(0),
    )
}

struct Found {
    secret: Secret,
    confirmed_at: Option<Moment>,
}

fn find(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Option<Found>> {
    let found = tx.first(
        "SELECT secret, confirmed_at FROM authenticators WHERE practice = ?1 AND person = ?2",
        &[practice.into(), person.into()],
        |row| Ok((row.get::<String>(0)?, row.get(1)?)),
    )?;
    let Some((sealed, confirmed_at)) = found else { return Ok(None) };
    let text = tx.open(Whose::Person(practice, person), &place(person), &sealed)?;
    let secret = Secret::read(&text)
        .ok_or_else(|| StoreError::Unreadable("a secret has thirty-two letters".to_owned()))?;
    Ok(Some(Found { secret, confirmed_at }))
}

fn place(person: PersonId) -> Place {
    Place::of("authenticators", "secret").id(person)
}

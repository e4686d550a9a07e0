//! Failed sign-ins: how often, by which way and on which day somebody tried to come in as a person and did not. One row for
//! each of these, however often it happens, and neither where it came from nor what was tried.

use selaras_core::id::{Id, PersonId, PracticeId};
use selaras_core::language::UnknownWord;
use selaras_core::moment::{DAY, Moment};

use crate::engine::{Result, Tx};
use crate::secrets;

/// What was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// A password.
    Password,
    /// The code after a right password.
    Code,
    /// A client's PIN.
    Pin,
}

impl Way {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Way::Password => "password",
            Way::Code => "code",
            Way::Pin => "pin",
        }
    }
}

impl std::str::FromStr for Way {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        [Way::Password, Way::Code, Way::Pin]
            .into_iter()
            .find(|way| way.code() == text)
            .ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// Tries of one day by one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failed {
    /// What was wrong.
    pub way: Way,
    /// How often.
    pub times: i64,
    /// The first time.
    pub first_at: Moment,
    /// The last time.
    pub last_at: Moment,
}

/// Whose the tries are that were made with a name of nobody's: they belong to no practice.
pub fn nobody() -> (PracticeId, PersonId) {
    (secrets::installation(), Id::from_bytes([0; 16]))
}

/// Adds to the tries of a day.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, (practice, person): (PracticeId, PersonId), failed: &Failed) -> Result<()> {
    tx.run(
        "INSERT INTO failed_sign_ins (practice, person, way, day, times, first_at, last_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (practice, person, way, day) DO UPDATE SET
            times = failed_sign_ins.times + excluded.times, last_at = excluded.last_at",
        &[
            practice.into(),
            person.into(),
            failed.way.code().into(),
            day(failed.first_at).into(),
            failed.times.into(),
            failed.first_at.into(),
            failed.last_at.into(),
        ],
    )
    .map(drop)
}

/// The tries to come in as this person since then, the newest first.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, since: Moment) -> Result<Vec<Failed>> {
    tx.all(
        "SELECT way, times, first_at, last_at FROM failed_sign_ins
         WHERE practice = ?1 AND person = ?2 AND last_at >= ?3 ORDER BY last_at DESC, way",
        &[practice.into(), person.into(), since.into()],
        |row| {
            Ok(Failed { way: row.word(0)?, times: row.get(1)?, first_at: row.get(2)?, last_at: row.get(3)? })
        },
    )
}

/// How often it happened to whom at a practice since then.
///
/// # Errors
/// What the database said.
pub fn of_practice(tx: &mut Tx<'_>, practice: PracticeId, since: Moment) -> Result<Vec<(PersonId, i64)>> {
    let all = tx.all(
        "SELECT person, times FROM failed_sign_ins WHERE practice = ?1 AND last_at >= ?2 ORDER BY person",
        &[practice.into(), since.into()],
        |row| Ok((row.get::<PersonId>(0)?, row.get::<i64>(1)?)),
    )?;
    let mut sums: Vec<(PersonId, i64)> = Vec::new();
    for (person, times) in all {
        match sums.last_mut() {
            Some((last, sum)) if *last == person => *sum += times,
            _ => sums.push((person, times)),
        }
    }
    Ok(sums)
}

/// Forgets the tries before this moment.
///
/// # Errors
/// What the database said.
pub fn forget_before(tx: &mut Tx<'_>, moment: Moment) -> Result<u64> {
    tx.run("DELETE FROM failed_sign_ins WHERE last_at < ?1", &[moment.into()])
}

fn day(at: Moment) -> i64 {
    at.unix_ms().div_euclid(DAY)
}

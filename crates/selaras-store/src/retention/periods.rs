//! The periods that a practice has set, each with why; none is ever overwritten.

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::retention::{Class, Periods};

use crate::audit::{self, By};
use crate::engine::{Result, Tx};
use crate::secrets::{Place, Whose};

/// A period that was set, now or before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// For what.
    pub class: Class,
    /// Months after the last session.
    pub months: u32,
    /// Why.
    pub reason: String,
    /// By whom.
    pub person: PersonId,
    /// When.
    pub at: Moment,
}

/// The periods that hold today.
///
/// # Errors
/// What the database said.
pub fn of(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Periods> {
    let mut set = tx.all(
        "SELECT class, months FROM retention_periods WHERE practice = ?1 ORDER BY number DESC",
        &[practice.into()],
        |row| Ok((row.word::<Class>(0)?, row.get::<u32>(1)?)),
    )?;
    let mut seen = Vec::new();
    set.retain(|(class, _)| {
        !seen.contains(class) && {
            seen.push(*class);
            true
        }
    });
    Ok(Periods::of(set))
}

/// Everything that was ever set, the newest first.
///
/// # Errors
/// What the database said.
pub fn history(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<Set>> {
    let all = tx.all(
        "SELECT class, months, reason, person, set_at, number FROM retention_periods WHERE practice = ?1
         ORDER BY set_at DESC, class, number DESC",
        &[practice.into()],
        |row| {
            let set = Set {
                class: row.word(0)?,
                months: row.get(1)?,
                reason: row.get(2)?,
                person: row.get(3)?,
                at: row.get(4)?,
            };
            Ok((set, row.get::<i64>(5)?))
        },
    )?;
    let opened = all.into_iter().map(|(mut set, number)| {
        let place = place(set.class.code(), number);
        set.reason = tx.open(Whose::Practice(practice), &place, &set.reason)?;
        Ok(set)
    });
    opened.collect()
}

/// Where the reason stands.
pub(crate) fn place(class: &str, number: i64) -> Place {
    Place::of("retention_periods", "reason").word(class).number(number)
}

/// Sets a period from now on. Nothing happens when it is the one that holds already.
///
/// # Errors
/// What the database said.
pub fn set(tx: &mut Tx<'_>, by: By, class: Class, months: u32, reason: &str) -> Result<bool> {
    let last = tx.first(
        "SELECT number, months FROM retention_periods WHERE practice = ?1 AND class = ?2 ORDER BY number DESC LIMIT 1",
        &[by.practice.into(), class.code().into()],
        |row| Ok((row.get::<i64>(0)?, row.get::<u32>(1)?)),
    )?;
    let holds = last.map_or(Periods::default().months(class), |(_, months)| Some(months));
    if holds == Some(months) {
        return Ok(false);
    }
    let number = last.map_or(1, |(number, _)| number + 1);
    let reason = tx.seal(Whose::Practice(by.practice), &place(class.code(), number), reason)?;
    tx.run(
        "INSERT INTO retention_periods (practice, class, number, months, reason, person, set_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            by.practice.into(),
            class.code().into(),
            number.into(),
            months.into(),
            reason.as_str().into(),
            by.person.into(),
            by.now.into(),
        ],
    )?;
    audit::note::<()>(tx, by, "retention.period", None)?;
    Ok(true)
}

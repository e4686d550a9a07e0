//! The ledger of consents: only ever added to; what stands is read from it.

use selaras_core::agreement::Digest;
use selaras_core::consent::{Entry, Purpose};
use selaras_core::id::{CaseId, PersonId};
use selaras_core::language::Language;

use crate::audit::{self, By};
use crate::cases;
use crate::engine::{Result, Tx};

/// The words that were agreed to.
#[derive(Debug, Clone, Copy)]
pub struct Read {
    /// Their version.
    pub version: u32,
    /// The language in which they were read.
    pub language: Language,
    /// Their digest.
    pub digest: Digest,
}

/// Writes down that a person consents (or no longer does), on a page, for themselves.
///
/// # Errors
/// What the database said.
pub fn add(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    person: PersonId,
    (purpose, given): (Purpose, bool),
    read: Option<Read>,
) -> Result<()> {
    let digest = read.map(|read| read.digest.bytes().to_owned());
    tx.run(
        "INSERT INTO consents (practice, case_id, number, person, purpose, given, method, version, language, text_digest, at)
         VALUES (?1, ?2,
            (SELECT COALESCE(max(number), 0) + 1 FROM consents WHERE practice = ?1 AND case_id = ?2),
            ?3, ?4, ?5, 'page', ?6, ?7, ?8, ?9)",
        &[
            by.practice.into(),
            case.into(),
            person.into(),
            purpose.code().into(),
            given.into(),
            read.map(|read| read.version).into(),
            read.map(|read| read.language.code()).into(),
            digest.as_ref().into(),
            by.now.into(),
        ],
    )
    .map(drop)
}

/// The ledger of a case, in the order in which it was written.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, by: By, case: CaseId) -> Result<Vec<Entry>> {
    tx.all(
        "SELECT person, on_behalf_of, purpose, given, version, at FROM consents
         WHERE practice = ?1 AND case_id = ?2 ORDER BY number",
        &[by.practice.into(), case.into()],
        |row| {
            Ok(Entry {
                person: row.get(0)?,
                on_behalf_of: row.get(1)?,
                purpose: row.word(2)?,
                given: row.get(3)?,
                version: row.get(4)?,
                at: row.get(5)?,
            })
        },
    )
}

/// Agrees that a supervisor sees the case, or takes it back, with effect at once.
///
/// # Errors
/// What the database said.
pub fn supervision(tx: &mut Tx<'_>, by: By, case: CaseId, client: PersonId, agrees: bool) -> Result<()> {
    cases::allow_supervision(tx, by.practice, case, agrees.then_some(by.now))?;
    add(tx, by, case, client, (Purpose::Supervision, agrees), None)?;
    audit::note(tx, by, if agrees { "supervision.consent" } else { "supervision.withdrawal" }, Some(case))
}

/// Takes the consent to counselling back: whatever the practice would do with the case stops at once.
///
/// # Errors
/// What the database said.
pub fn withdraw_counselling(tx: &mut Tx<'_>, by: By, case: CaseId, client: PersonId) -> Result<()> {
    add(tx, by, case, client, (Purpose::Counselling, false), None)?;
    cases::restrict(tx, by.practice, case, Some(by.now))?;
    audit::note(tx, by, "consent.withdrawal", Some(case))
}

/// Stops processing at the client's wish while consent stands.
///
/// # Errors
/// What the database said.
pub fn restrict(tx: &mut Tx<'_>, by: By, case: CaseId) -> Result<()> {
    cases::restrict(tx, by.practice, case, Some(by.now))?;
    audit::note(tx, by, "case.restriction", Some(case))
}

/// Lets processing go on. After a withdrawal this is a new consent, to the words that were signed last.
///
/// # Errors
/// What the database said.
pub fn go_on(tx: &mut Tx<'_>, by: By, case: CaseId, client: PersonId, again: bool) -> Result<()> {
    cases::restrict(tx, by.practice, case, None)?;
    if again {
        add(tx, by, case, client, (Purpose::Counselling, true), None)?;
        audit::note(tx, by, "consent.creation", Some(case))?;
    }
    audit::note(tx, by, "case.lifting", Some(case))
}

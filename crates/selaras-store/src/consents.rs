//! The ledger of consents: only ever added to; what stands is read from it.

use selaras_core::agreement::{Digest, Method};
use selaras_core::consent::{Entry, Purpose, withheld};
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

/// Who consents, and how.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    /// Who.
    pub person: PersonId,
    /// For whom, when it is not for themselves.
    pub on_behalf_of: Option<PersonId>,
    /// How.
    pub method: Method,
}

impl Given {
    /// A person for themselves, on a page.
    pub fn oneself(person: PersonId) -> Self {
        Self { person, on_behalf_of: None, method: Method::Page }
    }
}

/// Writes down that a person consents, or no longer does.
///
/// # Errors
/// What the database said.
pub fn add(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    by_whom: Given,
    (purpose, given): (Purpose, bool),
    read: Option<Read>,
) -> Result<()> {
    let digest = read.map(|read| read.digest.bytes().to_owned());
    tx.run(
        "INSERT INTO consents (practice, case_id, number, person, purpose, given, method, version, language, text_digest, at,
            on_behalf_of)
         VALUES (?1, ?2,
            (SELECT COALESCE(max(number), 0) + 1 FROM consents WHERE practice = ?1 AND case_id = ?2),
            ?3, ?4, ?5, ?10, ?6, ?7, ?8, ?9, ?11)",
        &[
            by.practice.into(),
            case.into(),
            by_whom.person.into(),
            purpose.code().into(),
            given.into(),
            read.map(|read| read.version).into(),
            read.map(|read| read.language.code()).into(),
            digest.as_ref().into(),
            by.now.into(),
            by_whom.method.code().into(),
            by_whom.on_behalf_of.into(),
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
    add(tx, by, case, Given::oneself(client), (Purpose::Supervision, agrees), None)?;
    audit::note(tx, by, if agrees { "supervision.consent" } else { "supervision.withdrawal" }, Some(case))
}

/// Takes the consent to counselling back: whatever the practice would do with the case stops at once.
///
/// # Errors
/// What the database said.
pub fn withdraw_counselling(tx: &mut Tx<'_>, by: By, case: CaseId, client: PersonId) -> Result<()> {
    add(tx, by, case, Given::oneself(client), (Purpose::Counselling, false), None)?;
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
        add(tx, by, case, Given::oneself(client), (Purpose::Counselling, true), None)?;
        audit::note(tx, by, "consent.creation", Some(case))?;
    }
    audit::note(tx, by, "case.lifting", Some(case))
}

/// Somebody who has care of the client takes their consent back: whatever the practice would do with the case stops at
/// once. Where it has been stopped before, that stays as it was.
///
/// # Errors
/// What the database said.
pub fn withdraw_for(tx: &mut Tx<'_>, by: By, case: &cases::Case, guardian: PersonId) -> Result<()> {
    add(tx, by, case.id, on_behalf(guardian, case), (Purpose::Counselling, false), None)?;
    if case.restricted_at.is_none() {
        cases::restrict(tx, by.practice, case.id, Some(by.now))?;
    }
    audit::note(tx, by, "consent.withdrawal", Some(case.id))
}

/// They consent again; what guardians stopped goes on once none of them withholds it. What the client stopped stays
/// stopped: that is the client's to lift.
///
/// # Errors
/// What the database said.
pub fn go_on_for(tx: &mut Tx<'_>, by: By, case: &cases::Case, guardian: PersonId) -> Result<()> {
    add(tx, by, case.id, on_behalf(guardian, case), (Purpose::Counselling, true), None)?;
    let ledger = of_case(tx, by, case.id)?;
    let stopped_it =
        |entry: &Entry| entry.on_behalf_of.is_some() && !entry.given && Some(entry.at) == case.restricted_at;
    if withheld(&ledger).is_empty() && ledger.iter().any(stopped_it) {
        cases::restrict(tx, by.practice, case.id, None)?;
    }
    audit::note(tx, by, "consent.creation", Some(case.id))
}

fn on_behalf(guardian: PersonId, case: &cases::Case) -> Given {
    Given { person: guardian, on_behalf_of: Some(case.client), method: Method::Page }
}

/// Whether somebody who has care of the client has taken their consent back, and not given it again.
///
/// # Errors
/// What the database said.
pub fn stopped_by(tx: &mut Tx<'_>, by: By, case: CaseId, guardian: PersonId) -> Result<bool> {
    Ok(withheld(&of_case(tx, by, case)?).contains(&guardian))
}

//! The audit: who did or opened what, and when. No content, and no line is ever changed: each is chained to the one
//! before it, so that a change shows.

pub mod anchors;
pub mod chain;
pub mod lines;
pub mod verify;

use selaras_core::id::{CaseId, Id, PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};
use chain::{Fields, chain_of};

pub use lines::{Line, of_case};

/// Who does something, when, and in which case: what every line needs.
#[derive(Debug, Clone, Copy)]
pub struct By {
    /// The practice.
    pub practice: PracticeId,
    /// Who; nobody for the program itself.
    pub person: Option<PersonId>,
    /// When.
    pub now: Moment,
    /// The case it concerns.
    pub case: Option<CaseId>,
}

/// Writes a line: takes the next number of its chain (which holds the chain until the transaction ends), writes the
/// line with its digest, and leaves that digest for the next one.
///
/// # Errors
/// What the database said.
pub fn note<K>(tx: &mut Tx<'_>, by: By, act: &'static str, subject: Option<Id<K>>) -> Result<()> {
    let key = chain::key(tx, by.practice)?;
    let (chain, subject) = (chain_of(by.practice, by.case), subject.map(|id| id.bytes()));
    let (number, before) = next(tx, by.practice, chain)?;
    let person = by.person.map(|id| id.bytes());
    let line = Fields { practice: by.practice.bytes(), chain, number, at: by.now, person, act, subject };
    let digest = line.digest(&key, &before);
    tx.run(
        "INSERT INTO audit (practice, chain, number, at, person, act, subject, digest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            (&chain).into(),
            number.into(),
            by.now.into(),
            by.person.into(),
            act.into(),
            subject.as_ref().into(),
            (&digest).into(),
        ],
    )?;
    tx.run(
        "UPDATE audit_heads SET digest = ?3 WHERE practice = ?1 AND chain = ?2",
        &[by.practice.into(), (&chain).into(), (&digest).into()],
    )
    .map(drop)
}

/// The number that the next line of a chain bears, and the digest of the line before it.
fn next(tx: &mut Tx<'_>, practice: PracticeId, chain: [u8; 16]) -> Result<(i64, [u8; 32])> {
    let head = tx.first(
        "INSERT INTO audit_heads (practice, chain, number, digest, anchored) VALUES (?1, ?2, 1, ?3, 0)
         ON CONFLICT (practice, chain) DO UPDATE SET number = audit_heads.number + 1 RETURNING number, digest",
        &[practice.into(), (&chain).into(), (&chain::NOTHING_BEFORE).into()],
        |row| Ok((row.get(0)?, chain::digest_in(row, 1)?)),
    )?;
    head.ok_or_else(|| crate::StoreError::Unreadable("a chain of the audit has no head".to_owned()))
}

//! Anchors: once a day the heads of all chains that moved go into one digest, with the anchor before it. Printed or
//! mailed, it holds what a database alone cannot: that nothing was cut off since.

use selaras_core::id::PracticeId;
use selaras_core::moment::Moment;

use super::chain::{digest_in, id_in, key, keyed};
use crate::engine::{Result, StoreError, Tx};

/// One anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Counted from one within the practice.
    pub number: i64,
    /// When it was made.
    pub made_at: Moment,
    /// The digest to keep elsewhere.
    pub digest: [u8; 32],
}

impl Anchor {
    /// The digest as people copy it: sixteen groups of four.
    pub fn text(&self) -> String {
        use std::fmt::Write;
        let mut text = String::with_capacity(80);
        for (at, pair) in self.digest.chunks(2).enumerate() {
            let _ = write!(text, "{}{:02x}{:02x}", if at == 0 { "" } else { " " }, pair[0], pair[1]);
        }
        text
    }
}

/// The head of a chain at an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The case, or the practice for its own chain.
    pub chain: [u8; 16],
    /// The number of its last line.
    pub number: i64,
    /// That line's digest.
    pub digest: [u8; 32],
}

/// Anchors a practice now. Gives back the last anchor there is: the new one, or the one before when nothing moved
/// since; none when nothing was ever written.
///
/// # Errors
/// What the database said.
pub fn anchor(tx: &mut Tx<'_>, practice: PracticeId, now: Moment) -> Result<Option<Anchor>> {
    let mut moved = tx.all(
        "UPDATE audit_heads SET anchored = number WHERE practice = ?1 AND number > anchored
         RETURNING chain, number, digest",
        &[practice.into()],
        |row| Ok(Mark { chain: chain_in(row)?, number: row.get(1)?, digest: digest_in(row, 2)? }),
    )?;
    let last = last(tx, practice)?;
    if moved.is_empty() {
        return Ok(last);
    }
    moved.sort_unstable();
    let number = last.as_ref().map_or(1, |anchor| anchor.number + 1);
    let digest = sum(&key(tx, practice)?, last.as_ref(), number, now, &moved);
    tx.run(
        "INSERT INTO audit_anchors (practice, number, made_at, digest) VALUES (?1, ?2, ?3, ?4)",
        &[practice.into(), number.into(), now.into(), (&digest).into()],
    )?;
    for mark in &moved {
        tx.run(
            "INSERT INTO audit_marks (practice, anchor, chain, number, digest) VALUES (?1, ?2, ?3, ?4, ?5)",
            &[
                practice.into(),
                number.into(),
                (&mark.chain).into(),
                mark.number.into(),
                (&mark.digest).into(),
            ],
        )?;
    }
    Ok(Some(Anchor { number, made_at: now, digest }))
}

/// The last anchor of a practice.
///
/// # Errors
/// What the database said.
pub fn last(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Option<Anchor>> {
    Ok(newest(tx, practice, 1)?.pop())
}

/// The newest anchors of a practice, the newest first.
///
/// # Errors
/// What the database said.
pub fn newest(tx: &mut Tx<'_>, practice: PracticeId, most: u32) -> Result<Vec<Anchor>> {
    tx.all(
        "SELECT number, made_at, digest FROM audit_anchors WHERE practice = ?1 ORDER BY number DESC LIMIT ?2",
        &[practice.into(), most.into()],
        |row| Ok(Anchor { number: row.get(0)?, made_at: row.get(1)?, digest: digest_in(row, 2)? }),
    )
}

/// What one anchor holds, in the order of its digest.
///
/// # Errors
/// What the database said.
pub fn marks(tx: &mut Tx<'_>, practice: PracticeId, anchor: i64) -> Result<Vec<Mark>> {
    let mut marks = tx.all(
        "SELECT chain, number, digest FROM audit_marks WHERE practice = ?1 AND anchor = ?2",
        &[practice.into(), anchor.into()],
        |row| Ok(Mark { chain: chain_in(row)?, number: row.get(1)?, digest: digest_in(row, 2)? }),
    )?;
    marks.sort_unstable();
    Ok(marks)
}

/// The digest of an anchor.
pub fn sum(
    key: &[u8; 32],
    before: Option<&Anchor>,
    number: i64,
    made_at: Moment,
    marks: &[Mark],
) -> [u8; 32] {
    use hmac::Mac;
    let mut mac = keyed(key);
    mac.update(b"anchor");
    mac.update(&before.map_or([0; 32], |anchor| anchor.digest));
    mac.update(&number.to_be_bytes());
    mac.update(&made_at.unix_ms().to_be_bytes());
    for mark in marks {
        mac.update(&mark.chain);
        mac.update(&mark.number.to_be_bytes());
        mac.update(&mark.digest);
    }
    mac.finalize().into_bytes().into()
}

fn chain_in(row: &crate::engine::Row<'_>) -> Result<[u8; 16]> {
    id_in(row, 0)?.ok_or_else(|| StoreError::Unreadable("a chain without a name".to_owned()))
}

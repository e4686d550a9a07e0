//! How lines hang together: the digest of each covers all its fields and the digest before it, under a key.

use hmac::{Hmac, Mac};
use selaras_core::id::{CaseId, PracticeId};
use selaras_core::moment::Moment;
use sha2::Sha256;

use crate::engine::{Result, Row, StoreError, Tx};

/// What stands before the first line of a chain.
pub const NOTHING_BEFORE: [u8; 32] = [0; 32];

/// The chain of a case, or the practice's own for what concerns none.
pub fn chain_of(practice: PracticeId, case: Option<CaseId>) -> [u8; 16] {
    case.map_or(practice.bytes(), |case| case.bytes())
}

/// Everything that a line says.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    /// The practice.
    pub practice: [u8; 16],
    /// The case, or the practice again.
    pub chain: [u8; 16],
    /// Counted from one within its chain.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// Who; nobody for the program itself.
    pub person: Option<[u8; 16]>,
    /// What.
    pub act: &'a str,
    /// What it was done to.
    pub subject: Option<[u8; 16]>,
}

impl Fields<'_> {
    /// The digest that makes the line part of its chain. Fields of varying length say how long they are, so that no
    /// two lines read alike.
    pub fn digest(&self, key: &[u8; 32], before: &[u8; 32]) -> [u8; 32] {
        let mut mac = keyed(key);
        mac.update(before);
        mac.update(&self.practice);
        mac.update(&self.chain);
        mac.update(&self.number.to_be_bytes());
        mac.update(&self.at.unix_ms().to_be_bytes());
        for id in [self.person, self.subject] {
            mac.update(&[u8::from(id.is_some())]);
            mac.update(&id.unwrap_or_default());
        }
        mac.update(&(self.act.len() as u64).to_be_bytes());
        mac.update(self.act.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// HMAC-SHA256 under this key.
pub fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
    Hmac::<Sha256>::new_from_slice(key).expect("a key of thirty-two bytes")
}

/// The key of a practice's chains.
///
/// # Errors
/// What the database said.
pub fn key(tx: &mut Tx<'_>, practice: PracticeId) -> Result<[u8; 32]> {
    let root = crate::installation::kept(tx, "audit")?;
    let mut mac = keyed(&root);
    mac.update(&practice.bytes());
    Ok(mac.finalize().into_bytes().into())
}

/// Thirty-two bytes in a column.
///
/// # Errors
/// When they are not thirty-two.
pub fn digest_in(row: &Row<'_>, column: usize) -> Result<[u8; 32]> {
    let bytes: Vec<u8> = row.get(column)?;
    bytes.try_into().map_err(|_| StoreError::Unreadable(format!("column {column}: not a digest")))
}

/// Sixteen bytes in a column, when there are any.
///
/// # Errors
/// When they are not sixteen.
pub fn id_in(row: &Row<'_>, column: usize) -> Result<Option<[u8; 16]>> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    bytes
        .map(|b| b.try_into().map_err(|_| StoreError::Unreadable(format!("column {column}: no identifier"))))
        .transpose()
}

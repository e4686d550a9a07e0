//! What the installation itself keeps, outside every practice: its keys.

use crate::engine::{Result, Tx};

/// The thirty-two secret bytes under this name, made on first use.
///
/// # Errors
/// What the database said.
#[expect(clippy::expect_used, reason = "the operating system's randomness cannot fail on supported systems")]
pub fn key(tx: &mut Tx<'_>, name: &str) -> Result<[u8; 32]> {
    let mut made = [0u8; 32];
    getrandom::fill(&mut made).expect("randomness from the operating system");
    tx.run(
        "INSERT INTO installation (name, content) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
        &[name.into(), (&made).into()],
    )?;
    let kept = tx.first("SELECT content FROM installation WHERE name = ?1", &[name.into()], |row| {
        row.get::<Vec<u8>>(0)
    })?;
    kept.and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| crate::StoreError::Unreadable(format!("the installation's key `{name}`")))
}

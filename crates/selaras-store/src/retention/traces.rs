//! Traces of signing in, which the program forgets by itself.

use selaras_core::moment::Moment;

use crate::engine::{Result, Tx};

/// Forgets links that could be opened until this moment at the latest, whether they were used or not.
///
/// # Errors
/// What the database said.
pub fn forget_links(tx: &mut Tx<'_>, before: Moment) -> Result<u64> {
    tx.run("DELETE FROM links WHERE ends_at < ?1", &[before.into()])
}

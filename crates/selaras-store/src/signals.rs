//! Signals: raised by the rules of `selaras_core::signal`, talked about, and closed with what came of them.

use selaras_core::id::{CaseId, SignalId};

use crate::audit::By;
use crate::engine::{Result, Tx};

/// Judges a case anew after something happened in it, and raises what the rules find. Gives back what was raised.
///
/// # Errors
/// What the database said.
pub fn judge(_tx: &mut Tx<'_>, _by: By, _case: CaseId) -> Result<Vec<SignalId>> {
    Ok(Vec::new())
}

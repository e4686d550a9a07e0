//! `…/agreement/amendments/{amendment}/withdrawal`: a side takes its own proposal back.

use selaras_store::Tx;
use selaras_store::agreements::amendments;

use super::asked;
use crate::ask::{Answer, Ask, Outcome};
use crate::sides::under;

/// Takes it back.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (one, address) = asked(ask, tx)?;
    if amendments::withdraw(tx, ask.by(), ask.case_id()?, one.id, ask.side())? {
        return Answer::done(&format!("{}/agreement", under(ask)?), "amendment-withdrawn");
    }
    Answer::done(&address, "amendment-not-withdrawn")
}

//! The steps of a session that are one tap: beginning, absence, cancellation.

use selaras_core::id::{CaseId, SessionId};
use selaras_store::audit::By;
use selaras_store::{StoreError, Tx, sessions};

use super::show::named;
use crate::ask::{Answer, Ask, Outcome};

/// `…/beginning`: the session begins; what waited for it opens.
pub fn begin(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    take(ask, tx, sessions::begin, "session-begun")
}

/// `…/absence`: the client did not come.
pub fn miss(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    take(ask, tx, sessions::miss, "session-missed")
}

/// `…/cancellation`: the session is called off beforehand.
pub fn cancel(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    take(ask, tx, sessions::cancel, "session-cancelled")
}

type Step = fn(&mut Tx<'_>, By, CaseId, SessionId) -> Result<bool, StoreError>;

fn take(ask: &Ask<'_>, tx: &mut Tx<'_>, step: Step, done: &'static str) -> Outcome {
    let (case, session) = (ask.case_id()?, named(ask, tx)?.id);
    let taken = step(tx, ask.by(), case, session)?;
    Answer::done(
        &format!("/cases/{case}/sessions/{session}"),
        if taken { done } else { "session-changed-before" },
    )
}

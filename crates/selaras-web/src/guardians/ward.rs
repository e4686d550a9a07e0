//! A guardian's own pages: those of whom they have care, and for each of them when sessions are, the agreement, and what
//! the child shares.

pub mod agreement;
pub mod list;
pub mod show;

use selaras_core::access::Act;
use selaras_core::agreement::{Beside, Signer};
use selaras_core::moment::Moment;
use selaras_store::cases::Case;
use selaras_store::{Tx, agreements, cases, people};

use crate::agreement::text::today;
use crate::ask::{Ask, Refusal};

/// How far a guardian has consented to the agreement of a case, as it would be put before everyone today.
struct Consent {
    /// When a guardian signed the newest text that was put before everyone.
    signed_at: Option<Moment>,
    /// Whether it waits for a guardian.
    asks: bool,
}

fn consent(ask: &Ask<'_>, tx: &mut Tx<'_>, case: &Case) -> Result<Consent, Refusal> {
    let newest = agreements::state(tx, ask.practice(), case.id)?;
    let draft = today(tx, &ask.me.practice, case, ask.now)?.draft;
    let signed_at = newest.as_ref().and_then(|one| one.signature(Signer::Guardian)).map(|one| one.at);
    let stands = draft.beside(newest.as_ref()) == Beside::Keep;
    let asks = case.ended.is_none() && draft.needs_guardian && !(signed_at.is_some() && stands);
    Ok(Consent { signed_at, asks })
}

/// The name of the child that the address is about.
fn child(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<String, Refusal> {
    Ok(people::name_of(tx, ask.practice(), ask.case()?.client)?)
}

/// Whether the rules let the guardian who asks do this as well.
fn may(ask: &Ask<'_>, tx: &mut Tx<'_>, act: Act) -> Result<bool, Refusal> {
    let (case, person) = (ask.case()?, ask.me.person.id);
    let standing = cases::standing::of(tx, ask.practice(), person, case, ask.now)?;
    Ok(ask.may(act, case.relation(person, standing)))
}

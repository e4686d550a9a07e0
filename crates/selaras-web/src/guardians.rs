//! Guardians: written down by the counsellor, shown to the client with what each of them sees, and with pages of their own
//! on which they consent and read what the client shares.

pub mod link;
pub mod list;
pub mod own;
pub mod ward;

use selaras_core::guardian::Guardianship;
use selaras_store::{Tx, guardians, people};

use crate::ask::{Ask, Refusal};

/// The most characters of what guardians are told.
const LONGEST: usize = 2_000;

/// Everybody who has care of the client of the case that is asked about, each with a name.
fn named(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<(Guardianship, String)>, Refusal> {
    let mut named = Vec::new();
    for one in guardians::of_client(tx, ask.practice(), ask.case()?.client)? {
        if one.ended_at.is_none() {
            let name = people::name_of(tx, ask.practice(), one.guardian)?;
            named.push((one, name));
        }
    }
    Ok(named)
}

//! `/practice/providers`: universities and bureaus (OpenID Connect) by whose accounts people of the practice may sign in.

pub mod ending;
pub mod form;
pub mod list;
pub mod new;
pub mod show;

use selaras_core::id::ProviderId;
use selaras_store::Tx;
use selaras_store::providers::{self, Provider};

use crate::ask::{Ask, Refusal};

/// Its address.
const HERE: &str = "/practice/providers";

/// The one that the address names, of the reader's own practice.
fn named(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Provider, Refusal> {
    let id: ProviderId = ask.id("provider")?;
    providers::find(tx, id)?.filter(|one| one.practice == ask.practice()).ok_or(Refusal::NotThere)
}

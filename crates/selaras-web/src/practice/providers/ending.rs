//! `POST /practice/providers/{provider}/ending`: nobody signs in by it any more, from this moment on.

use selaras_core::people::Role;
use selaras_store::account_news::{self, What};
use selaras_store::providers::{self, ties};
use selaras_store::{Tx, people};

use super::{HERE, named};
use crate::ask::{Answer, Ask, Outcome};

/// Ends it, with all ties; those who were tied read that it was done.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let provider = named(ask, tx)?;
    let practice = ask.practice();
    for person in ties::people(tx, practice, provider.id)? {
        if person != ask.me.person.id && !people::roles(tx, practice, person)?.contains(&Role::Client) {
            account_news::add(tx, practice, person, What::ProviderTakenAway, ask.now)?;
        }
    }
    providers::end(tx, practice, provider.id)?;
    ask.note(tx, "provider.ending", Some(provider.id))?;
    Answer::done(HERE, "provider-ended")
}

//! Signing in elsewhere (OpenID Connect): a university or a bureau vouches for somebody whom we know already. It opens the
//! account that they tied to it themselves; it never makes one, and says nothing about the parts they play.

pub mod back;
pub mod begin;
mod discovery;
pub mod doors;
mod exchange;
mod keys;
mod signature;
pub(crate) mod state;
pub mod tie;
pub mod wire;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use selaras_core::id::ProviderId;
use selaras_core::moment::Moment;
use selaras_store::providers::Provider;

use crate::app::App;
use discovery::Found;
use wire::{Trust, Wire};

/// What providers have told about themselves is asked anew after so long.
const FRESH_MS: i64 = 60 * 60_000;
/// One that did not answer is left alone for so long.
const LEFT_ALONE_MS: i64 = 20_000;
/// A provider answers for a member of staff for so long: who is dismissed there is out here the same day.
pub const STAFF_AWAY_MS: i64 = 12 * 60 * 60_000;
/// More than any installation has.
const MOST: usize = 200;

/// Why a provider does not help right now. Each has a sentence of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It does not answer, not in time, or nobody vouches for its certificate.
    OutOfReach,
    /// It answers what no provider that keeps the rules would answer, or what is not believed.
    NotBelieved,
}

/// What is known of providers, and the way to them.
pub struct Elsewhere {
    wire: Wire,
    known: Mutex<HashMap<String, Heard>>,
}

/// What came of asking a provider about itself.
#[derive(Clone)]
struct Heard {
    at: Moment,
    found: Result<Arc<Found>, Fault>,
}

impl Default for Elsewhere {
    fn default() -> Self {
        Self { wire: Wire::new(Trust::System), known: Mutex::default() }
    }
}

impl Elsewhere {
    /// Providers' servers are believed when one of the authorities in this file (PEM) vouches for them.
    ///
    /// # Errors
    /// When there is none in it.
    pub fn trusting(authorities: &Path) -> Result<Self, String> {
        Ok(Self { wire: Wire::new(Trust::these(authorities)?), known: Mutex::default() })
    }

    /// What a provider tells about itself: just now, or within the last hour.
    async fn ask(&self, app: &App, provider: &Provider) -> Result<Arc<Found>, Fault> {
        let now = app.clock.now();
        let fresh = |heard: &Heard| {
            let keeps = if heard.found.is_ok() { FRESH_MS } else { LEFT_ALONE_MS };
            heard.at.plus_ms(keeps) > now
        };
        if let Some(heard) = self.heard(&provider.issuer).filter(fresh) {
            return heard.found;
        }
        let plain_here = plain_here(app);
        let found = discovery::ask(&self.wire, &provider.issuer, plain_here, now).await.map(Arc::new);
        self.remember(&provider.issuer, Heard { at: now, found: found.clone() });
        found
    }

    /// The same once more, with the keys it has now: it may have new ones. At most once a minute.
    async fn ask_again(&self, app: &App, provider: &Provider, before: &Found) -> Result<Arc<Found>, Fault> {
        let now = app.clock.now();
        if before.keys_at.plus_ms(60_000) > now {
            return Err(Fault::NotBelieved);
        }
        let found = Arc::new(before.with_keys_of(&self.wire, plain_here(app), now).await?);
        self.remember(&provider.issuer, Heard { at: now, found: Ok(Arc::clone(&found)) });
        Ok(found)
    }

    fn heard(&self, issuer: &str) -> Option<Heard> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).get(issuer).cloned()
    }

    fn remember(&self, issuer: &str, heard: Heard) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(issuer.to_owned(), heard);
    }
}

/// Whether a provider on this very machine may be asked without encryption: only where we are not encrypted either.
pub fn plain_here(app: &App) -> bool {
    !app.site.is_secure()
}

/// Where somebody comes back to from a provider. It has to be told this address when we are set up there.
pub fn back_address(app: &App, provider: ProviderId) -> String {
    format!("{}/sign-in/elsewhere/{provider}/back", app.site.public_url)
}

/// Where somebody can end what a provider knows of them in this browser, if it says where.
pub async fn leaving(app: &App, provider: &Provider) -> Option<String> {
    let found = app.elsewhere.ask(app, provider).await.ok()?;
    let end = found.end_session.as_deref()?;
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", &provider.client)
        .append_pair("post_logout_redirect_uri", &format!("{}/sign-in", app.site.public_url))
        .finish();
    Some(with_query(end, &query))
}

fn with_query(address: &str, query: &str) -> String {
    format!("{address}{}{query}", if address.contains('?') { '&' } else { '?' })
}

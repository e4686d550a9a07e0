//! What a provider tells about itself (OpenID Connect Discovery): where to go, where to ask, and its keys.

use selaras_core::elsewhere::issuer;
use selaras_core::moment::Moment;
use serde::Deserialize;

use super::Fault;
use super::keys::{self, Key};
use super::wire::Wire;

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its name for itself.
    pub issuer: String,
    /// Where people sign in.
    pub authorization: String,
    /// Where a code is exchanged.
    pub token: String,
    /// Whether it takes our secret in the form and not in a header.
    pub secret_in_form: bool,
    /// Whether it says who it is when people come back.
    pub says_who: bool,
    /// Where people sign out.
    pub end_session: Option<String>,
    /// Its keys.
    pub keys: Vec<Key>,
    /// When they were read.
    pub keys_at: Moment,
    keys_address: String,
}

#[derive(Deserialize)]
struct Told {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    end_session_endpoint: Option<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

/// Asks a provider about itself.
///
/// # Errors
/// When it does not answer, or tells what cannot be.
pub async fn ask(wire: &Wire, name: &str, plain_here: bool, now: Moment) -> Result<Found, Fault> {
    let address = format!("{}/.well-known/openid-configuration", name.trim_end_matches('/'));
    let body = wire.get(&address, plain_here).await?;
    let told: Told = serde_json::from_slice(&body).map_err(|_| Fault::NotBelieved)?;
    if told.issuer != name {
        tracing::warn!(name, "a provider of sign-ins says that it is another one");
        return Err(Fault::NotBelieved);
    }
    let fit = |address: &str| {
        // Behind the question mark some keep their tenant; the rest has to be an address like its own.
        issuer(address.split('?').next().unwrap_or(""), plain_here).is_ok()
    };
    if ![&told.authorization_endpoint, &told.token_endpoint, &told.jwks_uri].into_iter().all(|one| fit(one)) {
        return Err(Fault::NotBelieved);
    }
    let ways = told.token_endpoint_auth_methods_supported;
    let takes = |way: &str| ways.as_ref().is_some_and(|ways| ways.iter().any(|one| one == way));
    let found = Found {
        issuer: told.issuer,
        authorization: told.authorization_endpoint,
        token: told.token_endpoint,
        secret_in_form: takes("client_secret_post") && !takes("client_secret_basic"),
        says_who: told.authorization_response_iss_parameter_supported,
        end_session: told.end_session_endpoint.filter(|address| fit(address)),
        keys: Vec::new(),
        keys_at: now,
        keys_address: told.jwks_uri,
    };
    found.with_keys_of(wire, plain_here, now).await
}

impl Found {
    /// The same, with the keys that the provider has now.
    ///
    /// # Errors
    /// When it does not answer, or has none.
    pub async fn with_keys_of(&self, wire: &Wire, plain_here: bool, now: Moment) -> Result<Self, Fault> {
        let keys = keys::read(&wire.get(&self.keys_address, plain_here).await?);
        if keys.is_empty() {
            return Err(Fault::NotBelieved);
        }
        Ok(Self { keys, keys_at: now, ..self.clone() })
    }
}

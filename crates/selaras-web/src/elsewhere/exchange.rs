//! Exchanging the code that a browser has brought for the provider's word about somebody.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use selaras_core::elsewhere::{Claims, Expected, Known, judge};
use selaras_store::providers::Provider;
use serde::Deserialize;

use super::discovery::Found;
use super::signature::{self, Unsigned};
use super::state::State;
use super::{Fault, back_address, plain_here};
use crate::app::App;

#[derive(Deserialize)]
struct Answer {
    id_token: String,
}

/// Whom the provider knows by this code.
///
/// # Errors
/// When it does not answer, or its word is not believed.
pub async fn known_by(
    app: &App,
    provider: &Provider,
    found: &Found,
    (code, state): (&str, &State),
) -> Result<Known, Fault> {
    let token = token(app, provider, found, code, state).await?;
    let claims = signed(app, provider, found, &token).await?;
    let expected = Expected { issuer: &found.issuer, client: &provider.client, nonce: &state.nonce };
    judge(&claims, expected, app.clock.now()).map_err(|untrue| {
        tracing::warn!(?untrue, issuer = found.issuer, "a provider's word is not believed");
        Fault::NotBelieved
    })
}

async fn token(
    app: &App,
    provider: &Provider,
    found: &Found,
    code: &str,
    state: &State,
) -> Result<String, Fault> {
    let (form, shows) = question(app, provider, found, (code, state));
    let (status, body) = app.elsewhere.wire.post(&found.token, form, shows, plain_here(app)).await?;
    if !status.is_success() {
        tracing::warn!(%status, issuer = found.issuer, "a provider does not take a code");
        return Err(if status.is_server_error() { Fault::OutOfReach } else { Fault::NotBelieved });
    }
    let answer: Answer = serde_json::from_slice(&body).map_err(|_| Fault::NotBelieved)?;
    Ok(answer.id_token)
}

/// The form, and the header by which we show that we are we, where the provider takes one.
fn question(
    app: &App,
    provider: &Provider,
    found: &Found,
    (code, state): (&str, &State),
) -> (String, Option<String>) {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code")
        .append_pair("code", code)
        .append_pair("redirect_uri", &back_address(app, provider.id))
        .append_pair("code_verifier", &state.verifier);
    if found.secret_in_form {
        form.append_pair("client_id", &provider.client).append_pair("client_secret", &provider.secret);
        return (form.finish(), None);
    }
    // Both are written as in a form before they are put together (RFC 6749, section 2.3.1).
    let written = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let both = format!("{}:{}", written(&provider.client), written(&provider.secret));
    (form.finish(), Some(format!("Basic {}", STANDARD.encode(both))))
}

/// Its claims, signed by a key that the provider has, or has now.
async fn signed(app: &App, provider: &Provider, found: &Found, token: &str) -> Result<Claims, Fault> {
    match signature::claims(token, &found.keys) {
        Err(Unsigned::UnknownKey) => {
            let found = app.elsewhere.ask_again(app, provider, found).await?;
            signature::claims(token, &found.keys)
        }
        read => read,
    }
    .map_err(|unsigned| {
        tracing::warn!(?unsigned, issuer = found.issuer, "a provider's word is not signed by it");
        Fault::NotBelieved
    })
}

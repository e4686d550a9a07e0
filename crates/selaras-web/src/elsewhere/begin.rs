//! `/sign-in/elsewhere/{provider}`: on to a provider, to sign in there, or to tie one's account to it.

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use selaras_core::id::ProviderId;
use selaras_store::providers::{self, Provider};
use sha2::{Digest, Sha256};

use super::discovery::Found;
use super::state::{self, Away, For};
use super::{Fault, back_address, with_query};
use crate::app::App;
use crate::ask::Refusal;
use crate::gate;
use crate::map::Method;
use crate::reply::{self, Asked};

/// Why somebody does not get there, or is not let in when they come back. Each is told in a sentence of its own.
pub enum Failed {
    /// There is no such provider.
    NotThere,
    /// The provider does not help right now.
    Fault(Fault),
    /// It was begun in another browser, too long ago, or has come back already.
    Lost,
    /// The person, or the provider for them, has said no.
    Declined,
    /// Nobody here is tied to whom the provider knows.
    Unknown,
    /// They are tied to somebody else here, or this account is tied already.
    Taken,
    /// Too many came back with nothing.
    Slow,
    /// What the gate or the database said.
    Refused(Refusal),
}

impl Failed {
    /// What the person reads.
    pub fn told(self, asked: &Asked) -> Response {
        let (status, key) = match self {
            Failed::Refused(refusal) => return reply::to(asked, Err(refusal)),
            Failed::NotThere => (StatusCode::NOT_FOUND, "refused-not-there"),
            Failed::Fault(Fault::OutOfReach) => (StatusCode::FAILED_DEPENDENCY, "elsewhere-out-of-reach"),
            Failed::Fault(Fault::NotBelieved) => (StatusCode::FAILED_DEPENDENCY, "elsewhere-not-believed"),
            Failed::Lost => (StatusCode::UNPROCESSABLE_ENTITY, "elsewhere-lost"),
            Failed::Declined => (StatusCode::UNPROCESSABLE_ENTITY, "elsewhere-declined"),
            Failed::Unknown => (StatusCode::UNPROCESSABLE_ENTITY, "elsewhere-unknown"),
            Failed::Taken => (StatusCode::UNPROCESSABLE_ENTITY, "elsewhere-taken"),
            Failed::Slow => (StatusCode::TOO_MANY_REQUESTS, "elsewhere-slow"),
        };
        reply::told(asked, status, key)
    }
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Self {
        Failed::Fault(fault)
    }
}
impl<R: Into<Refusal>> From<R> for Failed {
    fn from(refusal: R) -> Self {
        Failed::Refused(refusal.into())
    }
}

/// Goes.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    going(&app, &asked).await.unwrap_or_else(|failed| failed.told(&asked))
}

async fn going(app: &App, asked: &Asked) -> Result<Response, Failed> {
    let provider = provider(app, asked).await?;
    let what = match asked.query.given("tie") {
        None => For::SignIn,
        Some(leave) => {
            let what = tying(app, asked).await?;
            let ticket = state::leave(app, provider.id, what, asked.now).read(leave).ok_or(Failed::Lost)?;
            if !(0..=state::AWAY_MS).contains(&(asked.now.unix_ms() - ticket.made_at_ms)) {
                return Err(Failed::Lost);
            }
            what
        }
    };
    let found = app.elsewhere.ask(app, &provider).await?;
    let away = Away::going(asked.away.clone(), asked.query.text("to"));
    let to = address(app, asked, (&provider, &found), (&away, what));
    Ok((AppendHeaders([(header::SET_COOKIE, away.cookie(app))]), reply::go(&to)).into_response())
}

/// The provider that the address names.
///
/// # Errors
/// When there is none.
pub async fn provider(app: &App, asked: &Asked) -> Result<Provider, Failed> {
    let text = asked.places.iter().find(|(name, _)| name == "provider").map_or("", |(_, text)| text.as_str());
    let id: ProviderId = text.parse().map_err(|_| Failed::NotThere)?;
    app.store.read(move |tx| providers::find(tx, id)).await?.ok_or(Failed::NotThere)
}

/// What somebody goes for who ties their account: it is theirs, in this sign-in, and open.
///
/// # Errors
/// When nobody has signed in here.
pub async fn tying(app: &App, asked: &Asked) -> Result<For, Failed> {
    let (token, now) = (asked.token, asked.now);
    let read = app.store.read(move |tx| gate::who(tx, token.as_ref(), now)).await;
    let (me, sign_in) = read?;
    if sign_in.open_until <= now {
        return Err(Failed::Lost);
    }
    Ok(For::Tie(me.practice.id, me.person.id, sign_in.token))
}

/// Where the browser goes: the provider's address with everything that binds the way there to the way back.
fn address(
    app: &App,
    asked: &Asked,
    (provider, found): (&Provider, &Found),
    (away, what): (&Away, For),
) -> String {
    let state = away.state(app, provider.id, what, asked.now);
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(state.verifier.as_bytes()));
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("response_type", "code")
        // Nothing but who it is: no name, no address.
        .append_pair("scope", "openid")
        .append_pair("client_id", &provider.client)
        .append_pair("redirect_uri", &back_address(app, provider.id))
        .append_pair("state", &state.text)
        .append_pair("nonce", &state.nonce)
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256")
        .append_pair("ui_locales", asked.words().language().code());
    if what != For::SignIn {
        // On a shared computer somebody else may be signed in at the provider.
        query.append_pair("prompt", "login");
    }
    with_query(&found.authorization, &query.finish())
}

//! `POST /sign-in/passkey`: a passkey signs in alone, since its device asked for finger, face or PIN.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::sign_ins::{self, Kind, Waits};
use selaras_store::{StoreError, Tx, accounts, passkeys, people, tickets};
use sha2::{Digest, Sha256};

use crate::access::cookie::Token;
use crate::access::link::CLIENT_DAYS;
use crate::access::sign_in::{self, Begun};
use crate::access::webauthn::{self, Act, Here};
use crate::app::{App, Site};
use crate::fields::Fields;
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::ticket::{Ticket, Tickets};

/// A challenge is answered within so many milliseconds, or not at all.
const WAITS_MS: i64 = 10 * 60_000;

/// What the script needs to ask the device.
pub struct Challenge {
    /// The challenge itself: a ticket of ours, which counts once.
    pub text: String,
    /// The host for which passkeys are made.
    pub host: String,
}

impl Challenge {
    /// A challenge for signing in; none where browsers know no passkeys.
    pub fn to_sign_in(app: &App, now: Moment) -> Option<Self> {
        Some(Self { text: to_sign_in(app, now).issue(), host: here(&app.site)?.host.to_owned() })
    }

    /// A challenge for making one, for this person.
    pub fn to_make(app: &App, practice: PracticeId, person: PersonId, now: Moment) -> Option<Self> {
        Some(Self {
            text: to_make(app, practice, person, now).issue(),
            host: here(&app.site)?.host.to_owned(),
        })
    }
}

/// Signs in.
pub async fn create(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Post).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let wrong = || {
        let text = asked.words().say("passkey-wrong").into_owned();
        sign_in::again(&app, &asked, StatusCode::UNPROCESSABLE_ENTITY, text)
    };
    let Some(answer) = Answer::read(&asked.form) else { return wrong().await };
    let (device, now) = (asked.device(), asked.now);
    let job = {
        let (app, before) = (app.clone(), asked.token);
        move |tx: &mut Tx<'_>| signed(tx, &app, &answer, (&device, before), now)
    };
    match app.store.write(job).await {
        Ok(Some((token, person, roles))) => {
            let to = reply::local(asked.form.text("to"));
            let days = if roles.contains(&Role::Client) { CLIENT_DAYS } else { sign_in::STAFF_DAYS };
            sign_in::go_on_for(&app, &asked, (&token, person), (&Begun::Open(roles), days), to)
        }
        // The same answer sent a second time is as wrong as any other.
        Ok(None) | Err(StoreError::AlreadyThere(_)) => wrong().await,
        Err(error) => reply::to(&asked, Err(error.into())),
    }
}

/// The new passkey that a form tells of, made here and just now by this person: its name and its public key.
pub fn made(
    app: &App,
    form: &Fields,
    practice: PracticeId,
    person: PersonId,
    now: Moment,
) -> Option<(Vec<u8>, String)> {
    let here = here(&app.site)?;
    let [client, device, credential, key] =
        ["client-data", "device-data", "credential", "key"].map(|name| bytes(form, name));
    let challenge = webauthn::challenge(client?.as_slice(), Act::Create, here)?;
    fresh(&to_make(app, practice, person, now), &challenge, now)?;
    let credential = credential?;
    let public = webauthn::made(&device?, &credential, &key?, here)?;
    Some((credential, public))
}

/// What a browser answers to a challenge.
struct Answer {
    credential: Vec<u8>,
    client_data: Vec<u8>,
    device_data: Vec<u8>,
    signature: Vec<u8>,
}

impl Answer {
    fn read(form: &Fields) -> Option<Self> {
        Some(Self {
            credential: bytes(form, "credential")?,
            client_data: bytes(form, "client-data")?,
            device_data: bytes(form, "device-data")?,
            signature: bytes(form, "signature")?,
        })
    }
}

fn bytes(form: &Fields, name: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(form.given(name)?).ok()
}

fn signed(
    tx: &mut Tx<'_>,
    app: &App,
    answer: &Answer,
    (device, before): (&str, Option<Token>),
    now: Moment,
) -> Result<Option<(Token, PersonId, Vec<Role>)>, StoreError> {
    let Some(here) = here(&app.site) else { return Ok(None) };
    let Some(challenge) = webauthn::challenge(&answer.client_data, Act::Get, here) else { return Ok(None) };
    let Some(ticket) = fresh(&to_sign_in(app, now), &challenge, now) else { return Ok(None) };
    let Some(passkey) = passkeys::find(tx, &answer.credential)? else { return Ok(None) };
    let (public, practice, person) = (&passkey.public_part, passkey.practice, passkey.person);
    if !webauthn::is_signed(public, &answer.device_data, &answer.client_data, &answer.signature, here) {
        return Ok(None);
    }
    let client = people::roles(tx, practice, person)?.contains(&Role::Client);
    // Whose account has ended comes in no way.
    if !client && accounts::secret_of(tx, practice, person)?.is_none() {
        return Ok(None);
    }
    tickets::use_up(tx, practice, ticket.id, "/sign-in", now)?;
    passkeys::was_used(tx, &passkey, now)?;
    // A phone that had locked itself is one device, not two.
    if let Some(before) = before.filter(|before| before.practice == practice)
        && sign_ins::find(tx, practice, before.digest(), now)?.is_some_and(|(old, _, _)| old.person == person)
    {
        sign_ins::end(tx, practice, before.digest())?;
    }
    let (token, kind) = (Token::new(practice), if client { Kind::Client } else { Kind::Staff });
    let roles = sign_in::begin_on(tx, &token, person, kind, (Waits::Nothing, device), now)?;
    // Whoever unlocks the telephone has it; what they know is asked for before something weighty.
    sign_ins::proves_nothing(tx, practice, token.digest())?;
    Ok(Some((token, person, roles)))
}

/// Where passkeys are made and used; none where we are addressed by number, for which browsers make none.
fn here(site: &Site) -> Option<Here<'_>> {
    let (_, rest) = site.public_url.split_once("://")?;
    let host = rest.split(['/', ':']).next().filter(|host| !host.is_empty() && !host.starts_with('['))?;
    host.parse::<std::net::IpAddr>().is_err().then_some(Here { origin: &site.public_url, host })
}

fn to_sign_in(app: &App, now: Moment) -> Tickets {
    Tickets::new(app.ticket_key, Sha256::digest(b"a passkey signs in").into(), now.unix_ms())
}

fn to_make(app: &App, practice: PracticeId, person: PersonId, now: Moment) -> Tickets {
    let whose = [b"a passkey is made".as_slice(), &practice.bytes(), &person.bytes()].concat();
    Tickets::new(app.ticket_key, Sha256::digest(whose).into(), now.unix_ms())
}

/// The challenge, when it is one of these and not old.
fn fresh(ours: &Tickets, challenge: &str, now: Moment) -> Option<Ticket> {
    let ticket = ours.read(challenge)?;
    let age = now.unix_ms() - ticket.made_at_ms;
    (0..=WAITS_MS).contains(&age).then_some(ticket)
}

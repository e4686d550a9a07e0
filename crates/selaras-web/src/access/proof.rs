//! `/proof`: before something weighty, whoever has signed in shows once more that it is they. What was being sent goes
//! on afterwards, and the sign-in goes on under a new token.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use selaras_store::audit::{self, By};
use selaras_store::failed_sign_ins::Way;
use selaras_store::sign_ins::{self, Kind, SignIn, Waits};
use selaras_store::{Tx, accounts, pins};

use crate::access::cookie::Token;
use crate::access::{code, secret, throttle, unlock};
use crate::app::App;
use crate::ask::{Me, Refusal};
use crate::gate;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::words::Words;

/// A proof is fresh for so long.
pub const FRESH_MS: i64 = 10 * 60_000;

/// Whom to ask for a proof, and how to speak to them.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// The reader's words.
    pub words: Words,
    /// Clients prove themselves by their PIN, staff by their password.
    pub client: bool,
    /// Whoever has a second factor shows both.
    pub code: bool,
    /// What they need of the page itself.
    pub needs: selaras_core::accommodation::Accommodations,
}

impl std::fmt::Debug for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wanted").field("client", &self.client).finish_non_exhaustive()
    }
}

#[derive(Template)]
#[template(path = "access/proof.html")]
struct Page {
    frame: Frame,
    client: bool,
    proof: Field,
    code: Option<Field>,
    to: String,
    kept: Vec<(String, String)>,
    faults: Vec<Fault>,
}

/// Who is to prove what, as the database has it.
struct Found {
    me: Me,
    sign_in: SignIn,
    has_pin: bool,
    password: Option<String>,
}

/// The form.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    match find(&app, &asked).await {
        Ok(found) => {
            let to = asked.query.text("to").to_owned();
            reply::shown(StatusCode::OK, &page(&asked, wanted(&asked, &found), &to, None))
        }
        Err(refusal) => reply::to(&asked, Err(refusal)),
    }
}

/// The same form in the place of a page to which something was being sent: it is sent after the proof.
pub fn with_words_kept(asked: &Asked, wanted: Wanted) -> Response {
    reply::shown(StatusCode::OK, &page(asked, wanted, &asked.path, None))
}

/// Takes the proof, and goes on.
pub async fn create(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Post).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let found = match find(&app, &asked).await {
        Ok(found) => found,
        Err(refusal) => return reply::to(&asked, Err(refusal)),
    };
    let to = asked.form.text("proof-to").to_owned();
    if let Err(fault) = right(&app, &asked, &found).await {
        let page = page(&asked, wanted(&asked, &found), &to, Some(&fault));
        return reply::shown(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let token = Token::new(found.me.practice.id);
    let (sign_in, now) = (found.sign_in, asked.now);
    let ends_at = sign_in.ends_at;
    let job = move |tx: &mut Tx<'_>| proven(tx, &sign_in, &token, now);
    if let Err(error) = app.store.write(job).await {
        return reply::to(&asked, Err(error.into()));
    }
    unlock::go_on(&app, &asked, &token, ends_at, &to)
}

/// The sign-in goes on under this token, proven now.
///
/// # Errors
/// What the database said.
pub fn proven(
    tx: &mut Tx<'_>,
    sign_in: &SignIn,
    token: &Token,
    now: selaras_core::moment::Moment,
) -> Result<(), selaras_store::StoreError> {
    let until = now.plus_ms(gate::open_for_ms(sign_in));
    sign_ins::renew(tx, sign_in, token.digest(), until, now)?;
    let by = By { practice: sign_in.practice, person: Some(sign_in.person), now, case: None };
    audit::note(tx, by, "sign_in.proof", Some(sign_in.person))
}

async fn find(app: &App, asked: &Asked) -> Result<Found, Refusal> {
    let (token, now) = (asked.token, asked.now);
    let read = app.store.read(move |tx| {
        let (me, sign_in) = gate::who(tx, token.as_ref(), now)?;
        if sign_in.open_until <= now || sign_in.waits == Waits::Replaced {
            return Err(if sign_in.kind == Kind::Client {
                Refusal::Locked
            } else {
                selaras_core::access::Refused::NotSignedIn.into()
            });
        }
        let (practice, person) = (me.practice.id, me.person.id);
        let has_pin = me.comes_by_link() && pins::find(tx, practice, person)?.is_some();
        let password = accounts::secret_of(tx, practice, person)?;
        Ok(Found { me, sign_in, has_pin, password })
    });
    read.await
}

/// What is wrong: the password or PIN, or the code; with a sentence for the person.
enum Wrong {
    First(String),
    Code(String),
}

/// Compares what was given; a wrong one is counted.
async fn right(app: &App, asked: &Asked, found: &Found) -> Result<(), Wrong> {
    let words = wanted(asked, found).words;
    let (practice, person) = (found.me.practice.id, found.me.person.id);
    if found.has_pin {
        return unlock::try_pin(app, asked, (practice, person), asked.form.text("proof-pin"), words)
            .await
            .map_err(Wrong::First);
    }
    let key = format!("proof {practice}{person}");
    if let Err(seconds) = app.throttle.begin(&[(&key, throttle::FREE)], asked.now) {
        return Err(Wrong::First(words.with("sign-in-wait", "seconds", seconds).into_owned()));
    }
    let given = asked.form.raw("proof-password").unwrap_or("").to_owned();
    if !secret::is_right(given, found.password.clone()).await {
        app.failures.note(app, Some((practice, person)), Way::Password, asked.now);
        return Err(Wrong::First(words.say("proof-wrong").into_owned()));
    }
    if found.sign_in.has_factor {
        let (code, now) = (asked.form.text("proof-code").to_owned(), asked.now);
        let job = move |tx: &mut Tx<'_>| code::take(tx, practice, person, &code, now);
        match app.store.write(job).await {
            Ok(true) => {}
            Ok(false) => return Err(Wrong::Code(words.say("code-wrong").into_owned())),
            Err(_) => return Err(Wrong::Code(words.say("kept-out-of-reach").into_owned())),
        }
    }
    app.throttle.was_right(&key);
    Ok(())
}

fn wanted(asked: &Asked, found: &Found) -> Wanted {
    let person = &found.me.person;
    let words = Words::new(asked.language.unwrap_or(person.language), person.address);
    let (client, sign_in) = (found.me.comes_by_link(), &found.sign_in);
    Wanted { words, client, code: sign_in.has_factor, needs: sign_in.needs }
}

fn page(asked: &Asked, wanted: Wanted, to: &str, wrong: Option<&Wrong>) -> Page {
    let words = wanted.words;
    let (name, label) =
        if wanted.client { ("proof-pin", "pin") } else { ("proof-password", "sign-in-password") };
    let first =
        wrong.and_then(|wrong| if let Wrong::First(fault) = wrong { Some(fault.clone()) } else { None });
    let second =
        wrong.and_then(|wrong| if let Wrong::Code(fault) = wrong { Some(fault.clone()) } else { None });
    let proof = Field::new(name, words.say(label)).error(first);
    let code = wanted.code.then(|| {
        Field::new("proof-code", words.say("code-or-recovery")).hint(words.say("code-hint")).error(second)
    });
    let kept = asked
        .form
        .iter()
        .filter(|(name, _)| !name.starts_with("proof-"))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut frame = asked.frame("proof-title");
    frame.words = words;
    frame.title = words.say("proof-title").into_owned();
    frame.needs = wanted.needs;
    let to = reply::local(to).unwrap_or("/").to_owned();
    let faults = faults(std::iter::once(&proof).chain(&code));
    Page { frame, client: wanted.client, faults, proof, code, to, kept }
}

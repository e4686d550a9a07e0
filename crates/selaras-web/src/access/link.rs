//! `/l/{token}`: an invitation opens. A client chooses a PIN (or gives the one they have); staff choose a login
//! name and password. Looking at the link does not use it up: messengers look at every address they carry.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use selaras_core::moment::Moment;
use selaras_core::people::comes_by_link;
use selaras_store::accounts::{self, Account};
use selaras_store::links::{self, Link};
use selaras_store::sign_ins::{self, Kind, Waits};
use selaras_store::{StoreError, Tx, passkeys, people, pins, practices};

use crate::access::cookie::{self, Token};
use crate::access::secret::guessable;
use crate::access::sign_in::Begun;
use crate::access::{known, secret, sign_in, throttle, unlock};
use crate::app::App;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::words::Words;

/// A client's device is remembered for so many days.
pub const CLIENT_DAYS: i64 = 180;

/// What a link asks of the one who opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wants {
    /// A client without a PIN, or with a new one to choose.
    NewPin,
    /// A client with a PIN.
    Pin,
    /// A staff member without an account, or with a new password to choose.
    Account,
    /// A staff member who only comes in.
    Nothing,
}

/// An opened link.
struct Opened {
    link: Link,
    token: Token,
    wants: Wants,
    words: Words,
    practice: String,
    name: String,
    login: Option<String>,
}

#[derive(Template)]
#[template(path = "access/link.html")]
struct Page {
    frame: Frame,
    wants: Wants,
    address: String,
    fields: Vec<Field>,
    faults: Vec<Fault>,
}

impl Page {
    fn asks_pin(&self) -> bool {
        matches!(self.wants, Wants::NewPin | Wants::Pin)
    }

    fn lead(&self) -> &'static str {
        match self.wants {
            Wants::NewPin => "link-lead-new-pin",
            Wants::Pin => "link-lead-pin",
            Wants::Account => "link-lead-account",
            Wants::Nothing => "link-lead-nothing",
        }
    }
}

/// What the link asks for.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    match open(&app, &asked).await {
        Ok(opened) => reply::shown(StatusCode::OK, &page(&asked, &opened, None)),
        Err(response) => *response,
    }
}

/// Uses the link up.
pub async fn create(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Post).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let opened = match open(&app, &asked).await {
        Ok(opened) => opened,
        Err(response) => return *response,
    };
    let kept = match taken(&app, &asked, &opened).await {
        Ok(kept) => kept,
        Err(fault) => {
            return reply::shown(StatusCode::UNPROCESSABLE_ENTITY, &page(&asked, &opened, Some(fault)));
        }
    };
    let (link, demo, now) = (opened.link.clone(), app.site.demo, asked.now);
    let cookie_token = Token::new(opened.token.practice);
    let device = asked.device();
    let outcome =
        app.store.write(move |tx| use_up(tx, &link, kept, (&cookie_token, &device), demo, now)).await;
    match outcome {
        Ok(Some((Kind::Staff, begun))) => {
            sign_in::go_on(&app, &asked, (&cookie_token, opened.link.person), &begun, None)
        }
        Ok(Some((Kind::Client, begun))) => {
            let set = cookie::signed_in(&app.site, &cookie_token, CLIENT_DAYS);
            let known = known::kept(&app, asked.known.as_deref(), opened.token.practice, opened.link.person);
            (
                AppendHeaders([(header::SET_COOKIE, set), (header::SET_COOKIE, known)]),
                reply::go(crate::server::home(begun.roles())),
            )
                .into_response()
        }
        Ok(None) => reply::told(&asked, StatusCode::GONE, "link-used"),
        Err(StoreError::AlreadyThere(_)) => {
            let fault = opened.words.say("link-login-taken").into_owned();
            reply::shown(StatusCode::UNPROCESSABLE_ENTITY, &page(&asked, &opened, Some(("login", fault))))
        }
        Err(error) => reply::to(&asked, Err(error.into())),
    }
}

/// What the person chose, checked and digested.
enum Kept {
    NewPin(String),
    Account { login: String, secret: String },
    Nothing,
}

type FieldFault = (&'static str, String);

async fn taken(app: &App, asked: &Asked, opened: &Opened) -> Result<Kept, FieldFault> {
    let words = opened.words;
    let say = |key: &str| words.say(key).into_owned();
    let failed = |field: &'static str| move || (field, words.say("refused-fault").into_owned());
    match opened.wants {
        Wants::Nothing => Ok(Kept::Nothing),
        Wants::NewPin => {
            let pin = asked.form.text("pin");
            secret::acceptable_pin(pin).map_err(|weak| ("pin", say(unlock::weak(weak))))?;
            if asked.form.text("pin-again") != pin {
                return Err(("pin-again", say("pin-not-same")));
            }
            secret::digest(pin.to_owned()).await.map(Kept::NewPin).ok_or_else(failed("pin"))
        }
        Wants::Pin => unlock::try_pin(
            app,
            asked,
            (opened.token.practice, opened.link.person),
            asked.form.text("pin"),
            words,
        )
        .await
        .map(|()| Kept::Nothing)
        .map_err(|fault| ("pin", fault)),
        Wants::Account => {
            let login = asked.form.text("login").to_lowercase();
            let good = login.chars().all(|c| c.is_ascii_alphanumeric() || ".-_@".contains(c));
            if !(3..=60).contains(&login.len()) || !good {
                return Err(("login", say("link-login-form")));
            }
            let password = asked.form.raw("password").unwrap_or("");
            if password.chars().count() < secret::SHORTEST_PASSWORD {
                let least = i64::try_from(secret::SHORTEST_PASSWORD).unwrap_or(0);
                return Err(("password", words.with("password-short", "least", least).into_owned()));
            }
            let names = [login.as_str(), opened.practice.as_str(), opened.name.as_str()];
            if guessable::is_guessable(password, &names) {
                return Err(("password", say("password-common")));
            }
            if asked.form.raw("password-again") != Some(password) {
                return Err(("password-again", say("password-not-same")));
            }
            let secret = secret::digest(password.to_owned()).await.ok_or_else(failed("password"))?;
            Ok(Kept::Account { login, secret })
        }
    }
}

fn use_up(
    tx: &mut Tx<'_>,
    link: &Link,
    kept: Kept,
    (token, device): (&Token, &str),
    demo: bool,
    now: Moment,
) -> Result<Option<(Kind, Begun)>, StoreError> {
    // The demo's links are printed once and opened many times.
    if !demo && !links::use_up(tx, link.practice, link.token, now)? {
        return Ok(None);
    }
    match kept {
        Kept::NewPin(secret) => {
            sign_ins::end_all(tx, link.practice, link.person)?;
            // Whoever knew the old PIN may have made one of their own.
            passkeys::remove_all(tx, link.practice, link.person)?;
            pins::set(tx, link.practice, link.person, &secret, now)?;
        }
        Kept::Account { login, secret } => {
            sign_ins::end_all(tx, link.practice, link.person)?;
            accounts::set(tx, &Account { practice: link.practice, person: link.person, login, secret }, now)?;
        }
        Kept::Nothing => {}
    }
    let roles = people::roles(tx, link.practice, link.person)?;
    if !comes_by_link(&roles) {
        let begun = sign_in::begin_staff(tx, token, link.person, device, now)?;
        return Ok(Some((Kind::Staff, begun)));
    }
    let roles = sign_in::begin_on(tx, token, link.person, Kind::Client, (Waits::Nothing, device), now)?;
    Ok(Some((Kind::Client, Begun::Open(roles))))
}

async fn open(app: &App, asked: &Asked) -> Result<Opened, Box<Response>> {
    let ended = |key| Box::new(reply::told(asked, StatusCode::GONE, key));
    let key = format!("link {}", asked.from);
    // A link that we gave opens whatever others on the same network have tried.
    let unknown = || {
        let slow = app.throttle.begin(&[(&key, throttle::FREE)], asked.now).is_err();
        let (status, says) = if slow {
            (StatusCode::TOO_MANY_REQUESTS, "link-slow")
        } else {
            (StatusCode::GONE, "link-unknown")
        };
        Box::new(reply::told(asked, status, says))
    };
    let text = asked.places.iter().find(|(name, _)| name == "token").map_or("", |(_, text)| text.as_str());
    let Some(token) = Token::read(text) else {
        return Err(unknown());
    };
    let language = asked.language;
    let found = app.store.read(move |tx| look(tx, token, language)).await;
    match found {
        Err(error) => Err(Box::new(reply::to(asked, Err(error.into())))),
        Ok(None) => Err(unknown()),
        Ok(Some(opened)) if opened.link.used_at.is_some() => Err(ended("link-used")),
        Ok(Some(opened)) if opened.link.ends_at <= asked.now => Err(ended("link-ended")),
        Ok(Some(opened)) => Ok(opened),
    }
}

fn look(
    tx: &mut Tx<'_>,
    token: Token,
    language: Option<selaras_core::language::Language>,
) -> Result<Option<Opened>, StoreError> {
    let practice = token.practice;
    let Some(link) = links::find(tx, practice, token.digest())? else { return Ok(None) };
    let Some(person) = people::find(tx, practice, link.person)? else { return Ok(None) };
    let roles = people::roles(tx, practice, link.person)?;
    let pin = pins::find(tx, practice, link.person)?;
    let login = accounts::login_of(tx, practice, link.person)?;
    let wants = match (comes_by_link(&roles), link.renews_pin) {
        (true, renews) if renews || pin.is_none() => Wants::NewPin,
        (true, _) => Wants::Pin,
        (false, false) => Wants::Nothing,
        (false, true) => Wants::Account,
    };
    let practice = practices::find(tx, practice)?.map(|p| p.name).unwrap_or_default();
    let words = Words::new(language.unwrap_or(person.language), person.address);
    Ok(Some(Opened { link, token, wants, words, practice, name: person.name, login }))
}

fn page(asked: &Asked, opened: &Opened, fault: Option<FieldFault>) -> Page {
    let words = opened.words;
    let mut fields = match opened.wants {
        Wants::NewPin => vec![
            Field::new("pin", words.say("pin-new")).hint(words.say("pin-new-hint")),
            Field::new("pin-again", words.say("pin-again")),
        ],
        Wants::Pin => vec![Field::new("pin", words.say("pin"))],
        Wants::Account => {
            let login = asked.form.given("login").map(str::to_owned).or_else(|| opened.login.clone());
            vec![
                Field::new("login", words.say("sign-in-login"))
                    .hint(words.say("link-login-hint"))
                    .value(login.unwrap_or_default()),
                Field::new("password", words.say("password-new")).hint(words.say("password-new-hint")),
                Field::new("password-again", words.say("password-again")),
            ]
        }
        Wants::Nothing => Vec::new(),
    };
    if let Some((name, text)) = fault {
        for field in fields.iter_mut().filter(|field| field.name == name) {
            field.error = Some(text.clone().into());
        }
    }
    let mut frame = asked.frame("link-title");
    frame.words = words;
    frame.title = words.say("link-title").into_owned();
    frame.practice.clone_from(&opened.practice);
    Page {
        frame,
        wants: opened.wants,
        address: format!("/l/{}", opened.token.text()),
        faults: faults(&fields),
        fields,
    }
}

//! `/sign-in`: staff sign in by name and password.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::audit::{self, By};
use selaras_store::sign_ins::{self, Kind, SignIn, Waits};
use selaras_store::{StoreError, Tx, accounts, people};

use crate::access::cookie::{self, Token};
use crate::access::{known, secret, throttle};
use crate::app::App;
use crate::gate::STAFF_OPEN_FOR_MS;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::server;

/// A staff sign-in ends for good after so many days.
const STAFF_DAYS: i64 = 7;

/// Wrong tries that cost nothing from one network address, which a whole school may share.
const FREE_BY_ADDRESS: u32 = 50;
/// Wrong tries that cost nothing for one name, from wherever strangers try it.
const FREE_BY_NAME: u32 = 20;

#[derive(Template)]
#[template(path = "access/sign_in.html")]
struct Page {
    frame: Frame,
    login: Field,
    password: Field,
    to: String,
    faults: Vec<Fault>,
}

/// The form.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => reply::shown(StatusCode::OK, &page(&asked, None)),
        Err(response) => *response,
    }
}

/// Signs in.
pub async fn create(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Post).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let login = asked.form.text("login").to_lowercase();
    let found = {
        let login = login.clone();
        app.store.read(move |tx| accounts::find(tx, &login)).await
    };
    let account = match found {
        Ok(account) => account,
        Err(error) => return reply::to(&asked, Err(error.into())),
    };
    let tries = Tries::of(&app, &asked, &login, account.as_ref());
    if let Err(seconds) = tries.begin(&app, asked.now) {
        let wait = asked.words().with("sign-in-wait", "seconds", seconds).into_owned();
        return reply::shown(StatusCode::TOO_MANY_REQUESTS, &page(&asked, Some(wait)));
    }
    let password = asked.form.raw("password").unwrap_or("").to_owned();
    let digest = account.as_ref().map(|account| account.secret.clone());
    if !secret::is_right(password, digest).await {
        let wrong = asked.words().say("sign-in-wrong").into_owned();
        return reply::shown(StatusCode::UNPROCESSABLE_ENTITY, &page(&asked, Some(wrong)));
    }
    tries.was_right(&app);
    let Some(account) = account else { return reply::go("/sign-in") };
    let to = reply::local(asked.form.text("to")).map(str::to_owned);
    staff(&app, &asked, account.practice, account.person, to).await
}

/// Under what a try to sign in is counted.
enum Tries {
    /// A browser on which this person has signed in before: apart from everybody else's tries.
    Known(String),
    /// Any other: by name and network address, by address, and by name. Whoever guesses from many addresses is slowed
    /// by the last one; it never stops the person's own browser.
    Strange { pair: String, address: String, name: String },
}

impl Tries {
    fn of(app: &App, asked: &Asked, login: &str, account: Option<&accounts::Account>) -> Self {
        let known = account
            .and_then(|account| known::to(app, asked.known.as_deref(), account.practice, account.person));
        match known {
            Some(mark) => Tries::Known(format!("known {mark}")),
            None => Tries::Strange {
                pair: format!("sign-in {} {login}", asked.from),
                address: format!("address {}", asked.from),
                name: format!("name {login}"),
            },
        }
    }

    fn begin(&self, app: &App, now: Moment) -> Result<(), i64> {
        match self {
            Tries::Known(mark) => app.throttle.begin(&[(mark, throttle::FREE)], now),
            Tries::Strange { pair, address, name } => {
                let keys = [
                    (pair.as_str(), throttle::FREE),
                    (address.as_str(), FREE_BY_ADDRESS),
                    (name, FREE_BY_NAME),
                ];
                app.throttle.begin(&keys, now)
            }
        }
    }

    fn was_right(&self, app: &App) {
        match self {
            Tries::Known(mark) => app.throttle.was_right(mark),
            Tries::Strange { pair, address, name } => {
                app.throttle.was_right(pair);
                app.throttle.take_back(address);
                app.throttle.take_back(name);
            }
        }
    }
}

/// Signs a staff member in, and goes on to where they wanted to go.
pub async fn staff(
    app: &App,
    asked: &Asked,
    practice: PracticeId,
    person: PersonId,
    to: Option<String>,
) -> Response {
    let token = Token::new(practice);
    let now = asked.now;
    let device = asked.device();
    let job =
        move |tx: &mut Tx<'_>| begin_on(tx, &token, person, Kind::Staff, (Waits::Nothing, &device), now);
    match app.store.write(job).await {
        Err(error) => reply::to(asked, Err(error.into())),
        Ok(roles) => {
            let to = to.filter(|to| to != "/").unwrap_or_else(|| server::home(&roles).to_owned());
            let known = known::kept(app, asked.known.as_deref(), practice, person);
            let cookies = AppendHeaders([
                (header::SET_COOKIE, cookie::signed_in(&app.site, &token, STAFF_DAYS)),
                (header::SET_COOKIE, known),
            ]);
            (cookies, reply::go(&to)).into_response()
        }
    }
}

/// Keeps a new sign-in of an unknown device that waits for nothing; gives back the parts its person plays.
///
/// # Errors
/// What the database said.
pub fn begin(
    tx: &mut Tx<'_>,
    token: &Token,
    person: PersonId,
    kind: Kind,
    now: Moment,
) -> Result<Vec<Role>, StoreError> {
    begin_on(tx, token, person, kind, (Waits::Nothing, ""), now)
}

/// Keeps a new sign-in of this device, with what it waits for; gives back the parts its person plays.
///
/// # Errors
/// What the database said.
pub fn begin_on(
    tx: &mut Tx<'_>,
    token: &Token,
    person: PersonId,
    kind: Kind,
    (waits, device): (Waits, &str),
    now: Moment,
) -> Result<Vec<Role>, StoreError> {
    let practice = token.practice;
    let (open_for, days) = match kind {
        Kind::Staff => (STAFF_OPEN_FOR_MS, STAFF_DAYS),
        Kind::Client => (crate::gate::OPEN_FOR_MS, crate::access::link::CLIENT_DAYS),
    };
    let sign_in = SignIn {
        practice,
        token: token.digest(),
        person,
        kind,
        made_at: now,
        open_until: now.plus_ms(open_for),
        ends_at: now.plus_days(days),
        proven_at: now,
        waits,
    };
    sign_ins::add(tx, &sign_in, device)?;
    let by = By { practice, person: Some(person), now, case: None };
    audit::note(tx, by, "sign_in.creation", Some(person))?;
    people::roles(tx, practice, person)
}

fn page(asked: &Asked, wrong: Option<String>) -> Page {
    let words = asked.words();
    let login = Field::new("login", words.say("sign-in-login")).value(asked.form.text("login"));
    let password = Field::new("password", words.say("sign-in-password")).error(wrong);
    let to = if asked.form.is_empty() { asked.query.text("to") } else { asked.form.text("to") };
    Page {
        frame: asked.frame("sign-in-title"),
        faults: faults([&login, &password]),
        login,
        password,
        to: reply::local(to).unwrap_or("/").to_owned(),
    }
}

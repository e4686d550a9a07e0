//! `/sign-in`: staff sign in by name and password.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use selaras_core::accommodation::Accommodations;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::audit::{self, By};
use selaras_store::failed_sign_ins::Way;
use selaras_store::sign_ins::{self, Kind, SignIn, Waits};
use selaras_store::{StoreError, Tx, accounts, people, required_factors};

use crate::access::cookie::{self, Token};
use crate::access::passkey::Challenge;
use crate::access::tries::Tries;
use crate::access::{code, known, secret};
use crate::app::App;
use crate::assets;
use crate::elsewhere::doors::Doors;
use crate::gate::STAFF_OPEN_FOR_MS;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::server;

/// A staff sign-in ends for good after so many days.
pub const STAFF_DAYS: i64 = 7;
/// Whoever has given the password may take so long to give the code.
const CODE_WAITS_MS: i64 = 10 * 60_000;

#[derive(Template)]
#[template(path = "access/sign_in.html")]
struct Page {
    frame: Frame,
    login: Field,
    password: Field,
    passkey: Option<Challenge>,
    script: &'static str,
    doors: Doors,
    to: String,
    faults: Vec<Fault>,
}

/// The form.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => reply::shown(StatusCode::OK, &page(&app, &asked, None).await),
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
    let whose = account.as_ref().map(|account| (account.practice, account.person));
    let tries = Tries::of(&app, &asked, "sign-in", &login, whose);
    if let Err(seconds) = tries.begin(&app, asked.now) {
        app.failures.note(&app, whose, Way::Password, asked.now);
        let wait = asked.words().with("sign-in-wait", "seconds", seconds).into_owned();
        return again(&app, &asked, StatusCode::TOO_MANY_REQUESTS, wait).await;
    }
    let password = asked.form.raw("password").unwrap_or("").to_owned();
    let digest = account.as_ref().map(|account| account.secret.clone());
    if !secret::is_right(password, digest).await {
        app.failures.note(&app, whose, Way::Password, asked.now);
        let wrong = asked.words().say("sign-in-wrong").into_owned();
        return again(&app, &asked, StatusCode::UNPROCESSABLE_ENTITY, wrong).await;
    }
    tries.was_right(&app);
    let Some(account) = account else { return reply::go("/sign-in") };
    let to = reply::local(asked.form.text("to")).map(str::to_owned);
    staff(&app, &asked, account.practice, account.person, to).await
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
    let job = move |tx: &mut Tx<'_>| begin_staff(tx, &token, person, &device, now);
    match app.store.write(job).await {
        Err(error) => reply::to(asked, Err(error.into())),
        Ok(begun) => go_on(app, asked, (&token, person), &begun, to.as_deref()),
    }
}

/// The form again, with what was wrong.
pub async fn again(app: &App, asked: &Asked, status: StatusCode, wrong: String) -> Response {
    reply::shown(status, &page(app, asked, Some(wrong)).await)
}

/// What a right password, or a link of theirs, has begun for a member of staff.
pub enum Begun {
    /// A sign-in that opens pages; with the parts its person plays.
    Open(Vec<Role>),
    /// One that waits for the code.
    WaitsForCode,
}

impl Begun {
    /// The parts of whoever came in; none while a code is waited for.
    pub fn roles(&self) -> &[Role] {
        match self {
            Begun::Open(roles) => roles,
            Begun::WaitsForCode => &[],
        }
    }
}

/// Begins the sign-in of a member of staff, as far as this first proof reaches.
///
/// # Errors
/// What the database said.
pub fn begin_staff(
    tx: &mut Tx<'_>,
    token: &Token,
    person: PersonId,
    device: &str,
    now: Moment,
) -> Result<Begun, StoreError> {
    match required_factors::waits(tx, token.practice, person)? {
        Waits::Factor => {
            let until = now.plus_ms(CODE_WAITS_MS);
            let ends = |sign_in| SignIn { open_until: until, ends_at: until, ..sign_in };
            sign_ins::add(tx, &ends(made(token, person, Kind::Staff, Waits::Factor, now)), device)?;
            Ok(Begun::WaitsForCode)
        }
        waits => begin_on(tx, token, person, Kind::Staff, (waits, device), now).map(Begun::Open),
    }
}

/// On to the code, or in: then this browser is known from now on.
pub fn go_on(app: &App, asked: &Asked, who: (&Token, PersonId), begun: &Begun, to: Option<&str>) -> Response {
    go_on_for(app, asked, who, (begun, STAFF_DAYS), to)
}

/// The same, in a browser that keeps the sign-in for so many days.
pub fn go_on_for(
    app: &App,
    asked: &Asked,
    (token, person): (&Token, PersonId),
    (begun, days): (&Begun, i64),
    to: Option<&str>,
) -> Response {
    let set = (header::SET_COOKIE, cookie::signed_in(&app.site, token, days));
    match begun {
        Begun::WaitsForCode => {
            let to = code::address(to.unwrap_or("/"));
            (AppendHeaders([set]), reply::go(&to)).into_response()
        }
        Begun::Open(roles) => {
            let to = to.filter(|to| *to != "/").unwrap_or_else(|| server::home(roles));
            let known = known::kept(app, asked.known.as_deref(), token.practice, person);
            (AppendHeaders([set, (header::SET_COOKIE, known)]), reply::go(to)).into_response()
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
    sign_ins::add(tx, &made(token, person, kind, waits, now), device)?;
    let by = By { practice, person: Some(person), now, case: None };
    audit::note(tx, by, "sign_in.creation", Some(person))?;
    people::roles(tx, practice, person)
}

fn made(token: &Token, person: PersonId, kind: Kind, waits: Waits, now: Moment) -> SignIn {
    let (open_for, days) = match kind {
        Kind::Staff => (STAFF_OPEN_FOR_MS, STAFF_DAYS),
        Kind::Client => (Accommodations::default().open_for_ms(), crate::access::link::CLIENT_DAYS),
    };
    SignIn {
        practice: token.practice,
        token: token.digest(),
        person,
        kind,
        made_at: now,
        open_until: now.plus_ms(open_for),
        ends_at: now.plus_days(days),
        proven_at: now,
        waits,
        has_factor: false,
        has_news: false,
        needs: Accommodations::default(),
    }
}

async fn page(app: &App, asked: &Asked, wrong: Option<String>) -> Page {
    let words = asked.words();
    let login = Field::new("login", words.say("sign-in-login")).value(asked.form.text("login"));
    let password = Field::new("password", words.say("sign-in-password")).error(wrong);
    let to = if asked.form.is_empty() { asked.query.text("to") } else { asked.form.text("to") };
    Page {
        frame: asked.frame("sign-in-title"),
        faults: faults([&login, &password]),
        login,
        password,
        passkey: Challenge::to_sign_in(app, asked.now),
        script: &assets::PASSKEY.address,
        doors: Doors::of(app, asked).await,
        to: reply::local(to).unwrap_or("/").to_owned(),
    }
}

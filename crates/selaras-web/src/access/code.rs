//! `/sign-in/code`: after the password, the code of the authenticator app; or a recovery code when the telephone is gone.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_store::account_news::{self, What};
use selaras_store::audit::{self, By};
use selaras_store::failed_sign_ins::Way;
use selaras_store::people::Person;
use selaras_store::sign_ins::{self, Kind, SignIn, Waits};
use selaras_store::{StoreError, Tx, authenticators, recovery_codes};

use crate::access::cookie::Token;
use crate::access::sign_in::{self, Begun};
use crate::access::tries::Tries;
use crate::app::App;
use crate::elsewhere::STAFF_AWAY_MS;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::words::Words;

#[derive(Template)]
#[template(path = "access/code.html")]
struct Page {
    frame: Frame,
    code: Field,
    recovery: Field,
    /// Whether the way for those without their telephone stands open.
    without: bool,
    to: String,
    faults: Vec<Fault>,
}

/// Where the code is asked for, on the way to this page.
pub fn address(to: &str) -> String {
    let to: String = form_urlencoded::byte_serialize(to.as_bytes()).collect();
    format!("/sign-in/code?to={to}")
}

/// Takes a code of the app (six digits) or a recovery code; each counts once. Whoever used a recovery code is told so on
/// every page until they have read it.
///
/// # Errors
/// What the database said.
pub fn take(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    given: &str,
    now: Moment,
) -> Result<bool, StoreError> {
    if authenticators::take(tx, practice, person, given, now)? {
        return Ok(true);
    }
    // Whose authenticator was taken away has no recovery codes either.
    if !recovery_codes::use_up(tx, practice, person, given, now)? {
        return Ok(false);
    }
    account_news::add(tx, practice, person, What::RecoveryCode, now)?;
    let by = By { practice, person: Some(person), now, case: None };
    audit::note(tx, by, "recovery_code.use", Some(person))?;
    Ok(true)
}

/// The form.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    match waiting(&app, &asked).await {
        Ok(Some((_, person))) => {
            reply::shown(StatusCode::OK, &page(&asked, &person, asked.query.text("to"), None))
        }
        Ok(None) => reply::go("/sign-in"),
        Err(error) => reply::to(&asked, Err(error.into())),
    }
}

/// Takes the code: the sign-in is whole and goes on under a new token.
pub async fn create(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Post).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let (waiting, person) = match waiting(&app, &asked).await {
        Ok(Some(found)) => found,
        Ok(None) => return reply::go("/sign-in"),
        Err(error) => return reply::to(&asked, Err(error.into())),
    };
    let to = asked.form.text("to").to_owned();
    let (practice, now) = (waiting.practice, asked.now);
    let tries =
        Tries::of(&app, &asked, "code", &format!("{practice}{}", person.id), Some((practice, person.id)));
    if let Err(seconds) = tries.begin(&app, now) {
        return slowed(&app, &asked, (practice, &person), seconds, &to).await;
    }
    let given = asked.form.given("recovery").unwrap_or(asked.form.text("code")).to_owned();
    let (token, device, who) = (Token::new(practice), asked.device(), person.id);
    let job = move |tx: &mut Tx<'_>| {
        if !take(tx, practice, who, &given, now)? {
            return Ok(None);
        }
        let provider = sign_ins::provider_of(tx, practice, waiting.token)?;
        sign_ins::end(tx, practice, waiting.token)?;
        let roles = sign_in::begin_on(tx, &token, who, Kind::Staff, (Waits::Nothing, &device), now)?;
        if let Some(provider) = provider {
            sign_ins::came_by(tx, practice, token.digest(), provider, now.plus_ms(STAFF_AWAY_MS))?;
            // No password was given.
            sign_ins::proves_nothing(tx, practice, token.digest())?;
        }
        Ok(Some(roles))
    };
    match app.store.write(job).await {
        Err(error) => reply::to(&asked, Err(StoreError::into(error))),
        Ok(None) => {
            app.failures.note(&app, Some((practice, who)), Way::Code, now);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            reply::shown(
                status,
                &page(&asked, &person, &to, Some(words(&asked, &person).say("code-wrong").into_owned())),
            )
        }
        Ok(Some(roles)) => {
            tries.was_right(&app);
            sign_in::go_on(&app, &asked, (&token, who), &Begun::Open(roles), reply::local(&to))
        }
    }
}

/// Too many wrong codes: whoever guesses knows the password, and its owner is told so.
async fn slowed(
    app: &App,
    asked: &Asked,
    (practice, person): (PracticeId, &Person),
    seconds: i64,
    to: &str,
) -> Response {
    let (who, now) = (person.id, asked.now);
    let job = move |tx: &mut Tx<'_>| account_news::add_once(tx, practice, who, What::Guessed, now);
    if let Err(error) = app.store.write(job).await {
        return reply::to(asked, Err(error.into()));
    }
    let wait = words(asked, person).with("sign-in-wait", "seconds", seconds).into_owned();
    reply::shown(StatusCode::TOO_MANY_REQUESTS, &page(asked, person, to, Some(wait)))
}

/// The sign-in that waits for its code, and whose it is.
async fn waiting(app: &App, asked: &Asked) -> Result<Option<(SignIn, Person)>, StoreError> {
    let Some(token) = asked.token else { return Ok(None) };
    let now = asked.now;
    let found = app.store.read(move |tx| sign_ins::find(tx, token.practice, token.digest(), now)).await?;
    let waits = found.filter(|(sign_in, _, _)| sign_in.waits == Waits::Factor);
    Ok(waits.map(|(sign_in, _, person)| (sign_in, person)))
}

fn words(asked: &Asked, person: &Person) -> Words {
    Words::new(asked.language.unwrap_or(person.language), person.address)
}

fn page(asked: &Asked, person: &Person, to: &str, wrong: Option<String>) -> Page {
    let words = words(asked, person);
    let without = asked.form.given("recovery").is_some();
    let (of_app, of_paper) = if without { (None, wrong) } else { (wrong, None) };
    let code = Field::new("code", words.say("code")).hint(words.say("code-where")).error(of_app);
    let code = if without { code.optional() } else { code };
    let recovery = Field::new("recovery", words.say("code-recovery")).optional().error(of_paper);
    let mut frame = asked.frame("code-title");
    frame.words = words;
    frame.title = words.say("code-title").into_owned();
    // The language switch comes back to the form, also from the page that follows a wrong code.
    let to = reply::local(to).unwrap_or("/").to_owned();
    Page { frame: frame.at(address(&to)), faults: faults([&code, &recovery]), code, recovery, without, to }
}

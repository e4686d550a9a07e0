//! `/unlock`: a client's own device asks for the PIN, and what was being sent meanwhile goes on afterwards.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use selaras_core::accommodation::Accommodations;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::{DAY, Moment};
use selaras_store::failed_sign_ins::Way;
use selaras_store::{StoreError, Tx, passkeys, pins, sign_ins};

use crate::access::cookie::{self, Token};
use crate::access::passkey::Challenge;
use crate::access::secret::{self, WeakPin};
use crate::access::throttle;
use crate::app::App;
use crate::assets;
use crate::gate;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::words::Words;

/// After so many wrong tries only a new link from the counsellor helps.
const MOST_WRONG: u32 = 12;

#[derive(Template)]
#[template(path = "access/unlock.html")]
struct Page {
    frame: Frame,
    pin: Field,
    to: String,
    kept: Vec<(String, String)>,
    /// What a passkey on this device has to answer, where its person has one and nothing is on its way.
    passkey: Option<Challenge>,
    script: &'static str,
    faults: Vec<Fault>,
}

/// The form.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => {
            let to = asked.query.text("to").to_owned();
            reply::shown(StatusCode::OK, &page(&app, &asked, &to, None).await)
        }
        Err(response) => *response,
    }
}

/// The same form in the place of a page to which something was being sent: it is sent after the PIN.
pub fn with_words_kept(asked: &Asked) -> Response {
    let words = asked.words();
    let pin = Field::new("unlock-pin", words.say("pin"));
    let kept = asked.form.iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let (frame, to, faults) = (asked.frame("unlock-title"), asked.path.clone(), Vec::new());
    let page = Page { frame, pin, to, kept, passkey: None, script: &assets::PASSKEY.address, faults };
    reply::shown(StatusCode::OK, &page)
}

/// Opens the device, and goes on.
pub async fn create(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Post).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let to = asked.form.text("unlock-to").to_owned();
    let (token, now) = (asked.token, asked.now);
    let found = app.store.read(move |tx| {
        let (me, sign_in) = gate::who(tx, token.as_ref(), now)?;
        let pin = pins::find(tx, me.practice.id, me.person.id)?;
        Ok::<_, crate::ask::Refusal>((me, sign_in, pin))
    });
    let (me, sign_in) = match found.await {
        Ok((me, sign_in, Some(_))) => (me, sign_in),
        Ok(_) => return reply::go("/sign-in"),
        Err(refusal) => return reply::to(&asked, Err(refusal)),
    };
    let words = Words::new(asked.language.unwrap_or(me.person.language), me.person.address);
    if let Err(fault) =
        try_pin(&app, &asked, (me.practice.id, me.person.id), asked.form.text("unlock-pin"), words).await
    {
        return reply::shown(StatusCode::UNPROCESSABLE_ENTITY, &page(&app, &asked, &to, Some(fault)).await);
    }
    let token = Token::new(sign_in.practice);
    let ends_at = sign_in.ends_at;
    let until = now.plus_ms(gate::open_for_ms(&sign_in));
    let job = move |tx: &mut Tx<'_>| sign_ins::renew(tx, &sign_in, token.digest(), until, now);
    if let Err(error) = app.store.write(job).await {
        return reply::to(&asked, Err(error.into()));
    }
    go_on(&app, &asked, &token, ends_at, &to)
}

/// On to where the browser was going, with the token by which its sign-in goes on; a form that was on its way is sent on.
pub fn go_on(app: &App, asked: &Asked, token: &Token, ends_at: Moment, to: &str) -> Response {
    let days = (ends_at.unix_ms() - asked.now.unix_ms()) / DAY + 1;
    let cookie = [(header::SET_COOKIE, cookie::signed_in(&app.site, token, days))];
    let to = reply::local(to).unwrap_or("/");
    if asked.form.raw("ticket").is_none() {
        return (cookie, reply::go(to)).into_response();
    }
    // 307 lets the browser send the very same form on to where it was going.
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::TEMPORARY_REDIRECT, cookie, [(header::LOCATION, to)]).into_response()
}

/// Compares a PIN; a wrong one is counted and makes the next wait. The error is a sentence for the person.
///
/// # Errors
/// What to tell them.
pub async fn try_pin(
    app: &App,
    asked: &Asked,
    (practice, person): (PracticeId, PersonId),
    given: &str,
    words: Words,
) -> Result<(), String> {
    let now = asked.now;
    let out_of_reach = || words.say("kept-out-of-reach").into_owned();
    let job = move |tx: &mut Tx<'_>| begin_try(tx, practice, person, now);
    let (secret, wrong) = match app.store.write(job).await.map_err(|_| out_of_reach())? {
        Try::Begun { secret, wrong } => (secret, wrong),
        Try::Waits(seconds) => return Err(words.with("pin-wait", "seconds", seconds).into_owned()),
        Try::Closed => return Err(words.say("pin-closed").into_owned()),
    };
    if secret::is_right(given.to_owned(), Some(secret)).await {
        let job = move |tx: &mut Tx<'_>| pins::was_wrong(tx, practice, person, 0, None);
        return app.store.write(job).await.map_err(|_| out_of_reach());
    }
    app.failures.note(app, Some((practice, person)), Way::Pin, now);
    Err(words.say(if wrong >= MOST_WRONG { "pin-closed" } else { "pin-wrong" }).into_owned())
}

/// What becomes of a try.
enum Try {
    /// It is counted as wrong until it turns out to be right.
    Begun { secret: String, wrong: u32 },
    /// It comes so many seconds too early.
    Waits(i64),
    /// Only a new link helps, or there is no PIN.
    Closed,
}

/// Counts a try as wrong before it is judged, so that a thousand tries at the same moment are a thousand tries.
fn begin_try(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
    now: Moment,
) -> Result<Try, StoreError> {
    tx.hold(person.bytes())?;
    let Some(pin) = pins::find(tx, practice, person)?.filter(|pin| pin.wrong < MOST_WRONG) else {
        return Ok(Try::Closed);
    };
    let waits = pin.wait_until.map(|until| (until.unix_ms() - now.unix_ms() + 999) / 1000);
    if let Some(seconds) = waits.filter(|seconds| *seconds > 0) {
        return Ok(Try::Waits(seconds));
    }
    let wrong = pin.wrong + 1;
    let wait = Some(throttle::wait_ms(wrong)).filter(|ms| *ms > 0).map(|ms| now.plus_ms(ms));
    pins::was_wrong(tx, practice, person, wrong, wait)?;
    Ok(Try::Begun { secret: pin.secret, wrong })
}

/// The key of the sentence that says why a PIN is not accepted.
pub fn weak(weak: WeakPin) -> &'static str {
    match weak {
        WeakPin::NotSixDigits => "pin-six-digits",
        WeakPin::TooEasy => "pin-too-easy",
    }
}

async fn page(app: &App, asked: &Asked, to: &str, fault: Option<String>) -> Page {
    let known = words_of(app, asked).await;
    let (words, needs, has_passkey) =
        known.unwrap_or_else(|| (asked.words(), Accommodations::default(), false));
    let pin = Field::new("unlock-pin", words.say("pin")).error(fault);
    let carried = |name: &str| name != "unlock-pin" && name != "unlock-to";
    let kept: Vec<(String, String)> =
        asked.form.iter().filter(|(n, _)| carried(n)).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let mut frame = asked.frame("unlock-title");
    frame.words = words;
    frame.title = words.say("unlock-title").into_owned();
    frame.needs = needs;
    let to = reply::local(to).unwrap_or("/").to_owned();
    let offered = has_passkey && kept.is_empty();
    let passkey = if offered { Challenge::to_sign_in(app, asked.now) } else { None };
    Page { frame, faults: faults([&pin]), pin, to, kept, passkey, script: &assets::PASSKEY.address }
}

/// The words of the one whose device this is, what they need of the page, and whether they have a passkey: nothing that
/// tells who it is.
async fn words_of(app: &App, asked: &Asked) -> Option<(Words, Accommodations, bool)> {
    let (token, now, language) = (asked.token?, asked.now, asked.language);
    let read = app.store.read(move |tx| {
        let (me, sign_in) = gate::who(tx, Some(&token), now)?;
        let has_passkey = !passkeys::of(tx, me.practice.id, me.person.id)?.is_empty();
        Ok::<_, crate::ask::Refusal>((me, sign_in, has_passkey))
    });
    let (me, sign_in, has_passkey) = read.await.ok()?;
    let words = Words::new(language.unwrap_or(me.person.language), me.person.address);
    Some((words, sign_in.needs, has_passkey))
}

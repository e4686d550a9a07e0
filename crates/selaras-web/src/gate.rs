//! The gate: every address passes here, where it is asked who may, before its page's function runs.
//!
//! Gate and page run in one closure on the store, in one transaction: what the gate saw is still true when the
//! page reads or writes.

pub mod readings;

use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::response::Response;
use selaras_core::access::{Act, Refused, may};
use selaras_core::id::{Case as OneCase, CaseId, PracticeId};
use selaras_core::moment::Moment;
use selaras_store::audit::{self, By};
use selaras_store::cases::{self, Case};
use selaras_store::sign_ins::{self, Kind, SignIn, Waits};
use selaras_store::{Tx, people, tickets};

use crate::access::cookie::Token;
use crate::account;
use crate::app::App;
use crate::ask::{Answer, Ask, Me, Outcome, Refusal};
use crate::map::{Address, Method, Page};
use crate::reply::{self, Asked};
use crate::ticket::{Ticket, Tickets};
use crate::words::Words;

/// How long a staff member's sign-in stays open after the last page.
pub const STAFF_OPEN_FOR_MS: i64 = 8 * 3_600_000;
/// A sign-in is noted as still in use at most this often, so that looking does not mean writing.
const NOTED_EVERY_MS: i64 = 5 * 60_000;

/// Answers a request at this address.
pub async fn answer(State(app): State<App>, request: Request, address: Address, page: Page) -> Response {
    let mut asked = match Asked::read(&app, request, address.method).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    if address.method == Method::Post {
        asked.digest = account::digest(&asked.form, address.path).await;
    }
    let job = {
        let (app, asked) = (app.clone(), asked.clone());
        move |tx: &mut Tx<'_>| pass(&app, &asked, address, page, tx)
    };
    let outcome = match address.method {
        Method::Get => app.store.read(job).await,
        Method::Post => app.store.write(job).await,
    };
    let outcome = match outcome {
        Ok(passed) => taken(&app, passed).await,
        refused => refused,
    };
    if address.method == Method::Get
        && let Ok(passed) = &outcome
    {
        note(&app, &asked, passed).await;
    }
    reply::to(&asked, outcome.map(|passed| passed.answer))
}

/// The places in the address, for pages and for those that answer before the gate.
pub async fn places(parts: &mut axum::http::request::Parts) -> Vec<(String, String)> {
    match RawPathParams::from_request_parts(parts, &()).await {
        Ok(params) => params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        Err(_) => Vec::new(),
    }
}

/// Who has signed in with this cookie, and the sign-in itself.
///
/// # Errors
/// [`Refused::NotSignedIn`] when nobody has; what the database said.
pub fn who(tx: &mut Tx<'_>, token: Option<&Token>, now: Moment) -> Result<(Me, SignIn), Refusal> {
    let token = token.ok_or(Refused::NotSignedIn)?;
    let found = sign_ins::find(tx, token.practice, token.digest(), now)?;
    let (sign_in, practice, person) = found.ok_or(Refused::NotSignedIn)?;
    if sign_in.waits == Waits::Factor {
        return Err(Refused::NotSignedIn.into());
    }
    let roles = people::roles(tx, token.practice, sign_in.person)?;
    Ok((Me { practice, person, roles }, sign_in))
}

/// What came of passing the gate.
struct Passed {
    answer: Answer,
    /// The sign-in, when it should be noted that it is still in use.
    in_use: Option<SignIn>,
    /// The one who looked into a case that is not their own, when that should be noted.
    read: Option<By>,
    /// Who takes something along, when that must stand in the audit first.
    takes: Option<(By, &'static str)>,
}

fn pass(app: &App, asked: &Asked, address: Address, page: Page, tx: &mut Tx<'_>) -> Result<Passed, Refusal> {
    let (me, sign_in) = who(tx, asked.token.as_ref(), asked.now)?;
    if sign_in.open_until <= asked.now {
        return Err(if sign_in.kind == Kind::Client { Refusal::Locked } else { Refused::NotSignedIn.into() });
    }
    if sign_in.waits == Waits::Enrolment && !account::opens_before_enrolment(address.path) {
        return Err(Refusal::Enrol);
    }
    let practice = me.practice.id;
    let mut case = case_of(tx, practice, &me, address.act, &asked.places)?;
    if address.method == Method::Post
        && let Some(id) = case.as_ref().map(|case| case.id)
    {
        tx.hold(id.bytes())?;
        // It may have been closed while this waited.
        case = cases::find(tx, practice, id)?;
    }
    let relation = match &case {
        None => None,
        Some(case) => {
            let person = me.person.id;
            let standing = cases::standing::of(tx, practice, person, case, asked.now)?;
            Some(case.relation(person, standing))
        }
    };
    let tickets = reply::tickets_of(app, practice, me.person.id, asked.now);
    let ticket = ticket(asked, &tickets, &sign_in, tx);
    if let (Method::Post, Err(Refusal::Again(led_to))) = (address.method, &ticket) {
        return Err(Refusal::Again(led_to.clone()));
    }
    may(address.act, Some(&me.roles), relation)?;
    let words = Words::new(asked.language.unwrap_or(me.person.language), me.person.address);
    let ask = Ask {
        app,
        now: asked.now,
        me: &me,
        case: case.as_ref(),
        words,
        places: &asked.places,
        query: &asked.query,
        form: &asked.form,
        path: &asked.path,
        tickets,
        token: asked.token,
        sign_in: &sign_in,
        digest: asked.digest.as_deref(),
    };
    let answer = match address.method {
        Method::Get => page(&ask, tx)?,
        Method::Post => once(&ask, ticket?, page, tx)?,
    };
    let takes = if let Answer::Noted(act, _) = &answer { Some((ask.by(), *act)) } else { None };
    let in_use = open_again(&sign_in, asked.now) - sign_in.open_until.unix_ms() > NOTED_EVERY_MS;
    let in_use = in_use.then(|| sign_in.clone());
    if address.method == Method::Post
        && let Some(sign_in) = &in_use
    {
        let until = Moment::from_unix_ms(open_again(sign_in, asked.now));
        sign_ins::stay_open(tx, practice, sign_in.token, until, asked.now)?;
    }
    let looks = address.method == Method::Get && address.act.reads_a_case();
    let read = (looks && ask.case.is_some()).then(|| ask.by());
    Ok(Passed { answer, in_use, read, takes })
}

/// The ticket of a form that was sent. One that was taken before leads to where it led then, whatever has become of the
/// case meanwhile: closing a case, sent twice, leads to the closed case.
fn ticket(asked: &Asked, tickets: &Tickets, sign_in: &SignIn, tx: &mut Tx<'_>) -> Result<Ticket, Refusal> {
    let ticket = tickets.read(asked.form.text("ticket")).ok_or(Refusal::Stale)?;
    // The same form may be on its way twice: the second waits here, and then finds where the first one led.
    tx.hold(ticket.id)?;
    match tickets::led_to(tx, sign_in.practice, ticket.id)? {
        Some(led_to) => Err(Refusal::Again(led_to)),
        None if asked.now.days_since(Moment::from_unix_ms(ticket.made_at_ms)) > sign_in.needs.form_days() => {
            Err(Refusal::Stale)
        }
        None => Ok(ticket),
    }
}

/// Runs a page that changes things, and uses up the form's ticket.
fn once(ask: &Ask<'_>, ticket: Ticket, page: Page, tx: &mut Tx<'_>) -> Outcome {
    let answer = page(ask, tx)?;
    let led_to = if let Answer::Go(to) | Answer::Leave(to) = &answer { to.as_str() } else { ask.path };
    tickets::use_up(tx, ask.practice(), ticket.id, led_to, ask.now)?;
    Ok(answer)
}

/// The case an address is about: the one it names, or the reader's own when it speaks of their own.
fn case_of(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    me: &Me,
    act: Act,
    places: &[(String, String)],
) -> Result<Option<Case>, Refusal> {
    match places.iter().find(|(name, _)| name == "case") {
        Some((_, text)) => {
            let id: CaseId = text.parse().map_err(|_| Refused::NotYours)?;
            Ok(Some(cases::find(tx, practice, id)?.ok_or(Refused::NotYours)?))
        }
        None if act.is_own() => Ok(cases::of_client(tx, practice, me.person.id)?),
        None => Ok(None),
    }
}

fn open_again(sign_in: &SignIn, now: Moment) -> i64 {
    now.plus_ms(open_for_ms(sign_in)).unix_ms()
}

/// How long this sign-in stays open after it was used: a client's as long as they need.
pub fn open_for_ms(sign_in: &SignIn) -> i64 {
    if sign_in.kind == Kind::Client { sign_in.needs.open_for_ms() } else { STAFF_OPEN_FOR_MS }
}

/// Writes down that something is taken along. What cannot be noted is not handed out.
async fn taken(app: &App, passed: Passed) -> Result<Passed, Refusal> {
    if let Some((by, act)) = passed.takes {
        app.store
            .write(move |tx: &mut Tx<'_>| audit::note(tx, by, act, by.case).map_err(Refusal::from))
            .await?;
    }
    Ok(passed)
}

/// Writes down what looking leaves behind: that the sign-in is still in use, and who read whose case.
async fn note(app: &App, asked: &Asked, passed: &Passed) {
    let in_use = passed.in_use.as_ref().map(|sign_in| {
        (sign_in.practice, sign_in.token, Moment::from_unix_ms(open_again(sign_in, asked.now)))
    });
    let whose = passed.read.and_then(|by| Some((by, by.person?, by.case?)));
    let whose = whose.filter(|(by, person, case)| app.readings.begins(*person, *case, by.now));
    if in_use.is_none() && whose.is_none() {
        return;
    }
    let now = asked.now;
    let job = move |tx: &mut Tx<'_>| {
        if let Some((practice, token, until)) = in_use {
            sign_ins::stay_open(tx, practice, token, until, now)?;
        }
        whose.map_or(Ok(()), |(by, _, case)| audit::note::<OneCase>(tx, by, "case.reading", Some(case)))
    };
    if let Err(error) = app.store.write(job).await {
        tracing::warn!(%error, "could not note who is reading");
        if let Some((_, person, case)) = whose {
            app.readings.forget(person, case);
        }
    }
}

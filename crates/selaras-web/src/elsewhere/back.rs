//! `/sign-in/elsewhere/{provider}/back`: somebody comes back from a provider.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use selaras_core::elsewhere::Known;
use selaras_core::id::PersonId;
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::account_news::{self, What};
use selaras_store::audit::{self, By};
use selaras_store::providers::{self, Provider, ties};
use selaras_store::sign_ins::{self, Kind, Waits};
use selaras_store::{StoreError, Tx, accounts, people, tickets};

use super::STAFF_AWAY_MS;
use super::begin::{Failed, provider, tying};
use super::exchange;
use super::state::{COOKIE, For};
use crate::access::cookie::{self, Token};
use crate::access::link::CLIENT_DAYS;
use crate::access::sign_in::{self, Begun};
use crate::app::App;
use crate::gate;
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::ticket::Ticket;

/// Coming back with nothing costs nothing so often; a school has one address.
const FREE: u32 = 40;

/// Lets in, or ties.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let mut response = coming(&app, &asked).await.unwrap_or_else(|failed| failed.told(&asked));
    if let Ok(gone) = HeaderValue::from_str(&cookie::brief(&app.site, COOKIE, "", 0)) {
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

async fn coming(app: &App, asked: &Asked) -> Result<Response, Failed> {
    let key = format!("elsewhere {}", asked.from);
    app.throttle.begin(&[(&key, FREE)], asked.now).map_err(|_| Failed::Slow)?;
    let provider = provider(app, asked).await?;
    let query = &asked.query;
    let what = if query.text("state").starts_with('t') { tying(app, asked).await? } else { For::SignIn };
    let away = asked.away.as_ref().ok_or(Failed::Lost)?;
    let (state, ticket) =
        away.came_back(app, provider.id, what, (query.text("state"), asked.now)).ok_or(Failed::Lost)?;
    if query.given("error").is_some() {
        return Err(Failed::Declined);
    }
    let found = app.elsewhere.ask(app, &provider).await?;
    // Another provider's answer, brought to this one's door (RFC 9207).
    let says = query.given("iss");
    if says.is_some_and(|iss| iss != found.issuer) || (found.says_who && says.is_none()) {
        return Err(Failed::Lost);
    }
    let code = query.given("code").filter(|code| code.len() <= 2000).ok_or(Failed::Lost)?;
    let known = exchange::known_by(app, &provider, &found, (code, &state)).await?;
    let response = match what {
        For::SignIn => let_in(app, asked, provider, (known, ticket), &away.to).await?,
        For::Tie(..) => tied(app, asked, provider, known, ticket).await?,
    };
    app.throttle.take_back(&key);
    Ok(response)
}

/// Who came in, and as what.
enum In {
    Staff(PersonId, Begun),
    Client(PersonId),
}

async fn let_in(
    app: &App,
    asked: &Asked,
    provider: Provider,
    (known, ticket): (Known, Ticket),
    to: &str,
) -> Result<Response, Failed> {
    let (token, device, now) = (Token::new(provider.practice), asked.device(), asked.now);
    let job = move |tx: &mut Tx<'_>| begin(tx, &provider, &known, ticket, (&token, &device), now);
    match app.store.write(job).await {
        Ok(None) => Err(Failed::Unknown),
        Ok(Some(In::Staff(person, begun))) => {
            Ok(sign_in::go_on(app, asked, (&token, person), &begun, Some(to)))
        }
        Ok(Some(In::Client(person))) => {
            // Kept as long as after a link of the counsellor's.
            let open = (&Begun::Open(vec![Role::Client]), CLIENT_DAYS);
            Ok(sign_in::go_on_for(app, asked, (&token, person), open, Some(to)))
        }
        // The same answer a second time.
        Err(StoreError::AlreadyThere(_)) => Err(Failed::Lost),
        Err(error) => Err(error.into()),
    }
}

/// Begins the sign-in of whoever is tied to this name; nothing when nobody is, or their account has ended.
fn begin(
    tx: &mut Tx<'_>,
    provider: &Provider,
    known: &Known,
    ticket: Ticket,
    (token, device): (&Token, &str),
    now: Moment,
) -> Result<Option<In>, StoreError> {
    let practice = provider.practice;
    let Some(person) = ties::find(tx, practice, provider.id, &known.subject)? else { return Ok(None) };
    let client = people::roles(tx, practice, person)?.contains(&Role::Client);
    let may =
        if client { provider.for_clients } else { accounts::secret_of(tx, practice, person)?.is_some() };
    if !may {
        return Ok(None);
    }
    tickets::use_up(tx, practice, ticket.id, "/sign-in", now)?;
    ties::was_used(tx, practice, provider.id, person, now)?;
    if client {
        sign_in::begin_on(tx, token, person, Kind::Client, (Waits::Nothing, device), now)?;
        // It stands for the link alone: whoever holds the phone with the provider's page open still lacks the PIN.
        sign_ins::stay_open(tx, practice, token.digest(), now, now)?;
        sign_ins::came_by(tx, practice, token.digest(), provider.id, now.plus_days(CLIENT_DAYS))?;
        sign_ins::proves_nothing(tx, practice, token.digest())?;
        return Ok(Some(In::Client(person)));
    }
    let begun = if provider.counts && known.second_step {
        Begun::Open(sign_in::begin_on(tx, token, person, Kind::Staff, (Waits::Nothing, device), now)?)
    } else {
        sign_in::begin_staff(tx, token, person, device, now)?
    };
    sign_ins::came_by(tx, practice, token.digest(), provider.id, now.plus_ms(STAFF_AWAY_MS))?;
    sign_ins::proves_nothing(tx, practice, token.digest())?;
    Ok(Some(In::Staff(person, begun)))
}

async fn tied(
    app: &App,
    asked: &Asked,
    provider: Provider,
    known: Known,
    ticket: Ticket,
) -> Result<Response, Failed> {
    let (token, now) = (asked.token, asked.now);
    let job = move |tx: &mut Tx<'_>| {
        let (me, sign_in) = gate::who(tx, token.as_ref(), now)?;
        let client = me.is(Role::Client);
        if me.practice.id != provider.practice || (client && !provider.for_clients) {
            return Err(crate::ask::Refusal::NotThere);
        }
        let (practice, person) = (me.practice.id, me.person.id);
        tickets::use_up(tx, practice, ticket.id, "/account", now)?;
        ties::tie(tx, (practice, provider.id), person, &known.subject, now)?;
        providers::was_tried(tx, &provider, now)?;
        sign_ins::end_others(tx, practice, person, sign_in.token)?;
        audit::note(
            tx,
            By { practice, person: Some(person), now, case: None },
            "provider.tying",
            Some(provider.id),
        )?;
        account_news::add(tx, practice, person, What::ProviderTied, now)?;
        Ok(client)
    };
    match app.store.write(job).await {
        Ok(true) => Ok(reply::go("/me/security?done=provider-tied")),
        Ok(false) => Ok(reply::go("/account?done=provider-tied")),
        Err(crate::ask::Refusal::Store(StoreError::AlreadyThere(_))) => Err(Failed::Taken),
        Err(refusal) => Err(refusal.into()),
    }
}

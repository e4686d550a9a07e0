//! `/setup/{token}`: the first run of an installation. The program prints this address once; who opens it sets up
//! the practice and becomes its first administrator. There is no default password anywhere.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_core::people::Role;
use selaras_store::accounts::Account;
use selaras_store::people::Person;
use selaras_store::practices::Practice;
use selaras_store::{StoreError, Tx, accounts, fresh, installation, people, practices};
use subtle::ConstantTimeEq;

use crate::access::secret::guessable;
use crate::access::{secret, sign_in};
use crate::app::App;
use crate::fields::Fields;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::words::Words;

#[derive(Template)]
#[template(path = "access/setup.html")]
struct Page {
    frame: Frame,
    address: String,
    practice: Field,
    zone: Field,
    clients: Field,
    name: Field,
    counsels: Field,
    login: Field,
    password: Field,
    again: Field,
    faults: Vec<Fault>,
}

/// The address that sets this installation up, when no practice has been set up yet.
///
/// # Errors
/// What the database said.
pub fn address(tx: &mut Tx<'_>) -> Result<Option<String>, StoreError> {
    if !practices::all(tx)?.is_empty() {
        return Ok(None);
    }
    let key = installation::key(tx, "setup")?;
    Ok(Some(format!("/setup/{}", URL_SAFE_NO_PAD.encode(key))))
}

/// The form.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    match allowed(&app, &asked).await {
        Ok(()) => reply::shown(StatusCode::OK, &page(&asked, Vec::new())),
        Err(response) => *response,
    }
}

/// Sets the practice up and signs its first administrator in.
pub async fn create(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Post).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    if let Err(response) = allowed(&app, &asked).await {
        return *response;
    }
    let wrong = faulty(&asked.form, asked.words());
    if !wrong.is_empty() {
        return reply::shown(StatusCode::UNPROCESSABLE_ENTITY, &page(&asked, wrong));
    }
    let Some(digest) = secret::digest(asked.form.raw("password").unwrap_or("").to_owned()).await else {
        return reply::told(&asked, StatusCode::INTERNAL_SERVER_ERROR, "refused-fault");
    };
    let job = {
        let asked = asked.clone();
        move |tx: &mut Tx<'_>| set_up(tx, &asked, digest)
    };
    match app.store.write(job).await {
        Ok(Some((practice, person))) => sign_in::staff(&app, &asked, practice, person, None).await,
        Ok(None) => reply::told(&asked, StatusCode::NOT_FOUND, "refused-not-there"),
        Err(error) => reply::to(&asked, Err(error.into())),
    }
}

/// Nothing when somebody else was faster: the address was open to both, and only one may use it.
fn set_up(
    tx: &mut Tx<'_>,
    asked: &Asked,
    secret: String,
) -> Result<Option<(PracticeId, PersonId)>, StoreError> {
    tx.hold(*b"the first set-up")?;
    if !practices::all(tx)?.is_empty() {
        return Ok(None);
    }
    let (form, now) = (&asked.form, asked.now);
    let practice: PracticeId = fresh(now);
    let words = |language| Words::new(language, Address::Anda).say("practice-emergency-default").into_owned();
    practices::add(
        tx,
        &Practice {
            id: practice,
            name: form.text("practice").to_owned(),
            zone: form.text("zone").to_owned(),
            language: asked.language.unwrap_or(Language::Id),
            address: form.text("clients").parse().unwrap_or(Address::Anda),
            emergency_id: words(Language::Id),
            emergency_en: words(Language::En),
            asks_safety: false,
            made_at: now,
        },
    )?;
    let person = Person {
        id: fresh(now),
        name: form.text("name").to_owned(),
        language: asked.language.unwrap_or(Language::Id),
        address: Address::Anda,
        outside_key: None,
        made_at: now,
    };
    let mut roles = vec![Role::Administrator];
    if form.ticked("counsels") {
        roles.push(Role::Counsellor);
    }
    people::add(tx, practice, &person, &roles)?;
    let login = form.text("login").to_lowercase();
    accounts::set(tx, &Account { practice, person: person.id, login, secret }, now)?;
    Ok(Some((practice, person.id)))
}

async fn allowed(app: &App, asked: &Asked) -> Result<(), Box<Response>> {
    let key = format!("setup {}", asked.from);
    let not_there = || Box::new(reply::told(asked, StatusCode::NOT_FOUND, "refused-not-there"));
    if app.throttle.wait_seconds(&key, asked.now).is_some() {
        return Err(not_there());
    }
    let text = asked.places.iter().find(|(name, _)| name == "token").map_or("", |(_, text)| text.as_str());
    let given = URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
    let open = app.store.write(|tx| {
        let none = practices::all(tx)?.is_empty();
        Ok::<_, StoreError>(if none { Some(installation::key(tx, "setup")?) } else { None })
    });
    match open.await {
        Ok(Some(key)) if bool::from(key.as_slice().ct_eq(&given)) => Ok(()),
        Ok(Some(_)) => {
            app.throttle.was_wrong(&key, asked.now);
            Err(not_there())
        }
        Ok(None) => Err(not_there()),
        Err(error) => Err(Box::new(reply::to(asked, Err(error.into())))),
    }
}

type FieldFault = (&'static str, String);

fn faulty(form: &Fields, words: Words) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    for (name, key) in [("practice", "setup-practice-missing"), ("name", "setup-name-missing")] {
        if form.given(name).is_none() {
            faults.push((name, words.say(key).into_owned()));
        }
    }
    let login = form.text("login");
    let good = login.chars().all(|c| c.is_ascii_alphanumeric() || ".-_@".contains(c));
    if !(3..=60).contains(&login.len()) || !good {
        faults.push(("login", words.say("link-login-form").into_owned()));
    }
    let password = form.raw("password").unwrap_or("");
    if password.chars().count() < secret::SHORTEST_PASSWORD {
        let least = i64::try_from(secret::SHORTEST_PASSWORD).unwrap_or(0);
        faults.push(("password", words.with("password-short", "least", least).into_owned()));
    } else if guessable::is_guessable(password, &[form.text("practice"), form.text("name"), login]) {
        faults.push(("password", words.say("password-common").into_owned()));
    } else if form.raw("password-again") != Some(password) {
        faults.push(("password-again", words.say("password-not-same").into_owned()));
    }
    faults
}

fn page(asked: &Asked, wrong: Vec<FieldFault>) -> Page {
    let words = asked.words();
    let form = &asked.form;
    let field = |name: &'static str, label: &str| {
        let fault = wrong.iter().find(|(field, _)| *field == name).map(|(_, text)| text.clone());
        Field::new(name, words.say(label)).value(form.text(name)).error(fault)
    };
    let zone = field("zone", "setup-zone")
        .choice("Asia/Jakarta", words.say("zone-wib"))
        .choice("Asia/Makassar", words.say("zone-wita"))
        .choice("Asia/Jayapura", words.say("zone-wit"));
    let zone = if zone.value.is_empty() { zone.value("Asia/Jakarta") } else { zone };
    let clients = field("clients", "setup-clients")
        .choice("anda", words.say("setup-clients-adults"))
        .choice("kamu", words.say("setup-clients-pupils"));
    let clients = if clients.value.is_empty() { clients.value("anda") } else { clients };
    let mut page = Page {
        frame: asked.frame("setup-title"),
        address: asked.path.clone(),
        practice: field("practice", "setup-practice").hint(words.say("setup-practice-hint")).longest(120),
        zone,
        clients,
        name: field("name", "setup-name").longest(120),
        counsels: field("counsels", "setup-counsels").optional(),
        login: field("login", "sign-in-login").hint(words.say("link-login-hint")),
        password: field("password", "password-new").hint(words.say("password-new-hint")),
        again: field("password-again", "password-again"),
        faults: Vec::new(),
    };
    page.faults = faults([&page.practice, &page.name, &page.login, &page.password, &page.again]);
    page
}

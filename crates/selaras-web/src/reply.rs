//! From a request to what pages need, and from what pages answer back to a response.

use std::net::SocketAddr;

use askama::Template;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use selaras_core::access::Refused;
use selaras_core::accommodation::Accommodations;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use sha2::{Digest, Sha256};

use crate::access::cookie::{self, Token};
use crate::access::{device, known};
use crate::app::App;
use crate::ask::{Answer, Outcome, Refusal};
use crate::elsewhere::state::Away;
use crate::fields::Fields;
use crate::gate;
use crate::layout::Frame;
use crate::map::Method;
use crate::ticket::Tickets;
use crate::words::Words;
use selaras_store::StoreError;

/// No form of ours is longer.
const LONGEST_FORM: usize = 128 * 1024;

/// A request, read.
#[derive(Clone)]
pub struct Asked {
    /// When it came in.
    pub now: Moment,
    /// The sign-in's token, when the browser sent one.
    pub token: Option<Token>,
    /// The language chosen in this browser.
    pub language: Option<Language>,
    /// The parts of the address in braces.
    pub places: Vec<(String, String)>,
    /// The fields behind the question mark.
    pub query: Fields,
    /// The fields of the form.
    pub form: Fields,
    /// The path and query that were asked for.
    pub path: String,
    /// Where it came from, for slowing down guessing.
    pub from: String,
    /// What the browser says it is.
    agent: Option<HeaderValue>,
    /// By what this browser is known to those who have signed in on it.
    pub known: Option<String>,
    /// What this browser has gone to a provider of sign-ins with.
    pub away: Option<Away>,
    /// The digest of a new password or PIN in the form, at the addresses that take one.
    pub digest: Option<String>,
}

impl Asked {
    /// Reads a request; a form from another site, or one that is too long, is answered at once.
    ///
    /// # Errors
    /// The response to give.
    pub async fn read(app: &App, request: Request, method: Method) -> Result<Self, Box<Response>> {
        let from = came_from(app, &request);
        let (mut parts, body) = request.into_parts();
        let places = gate::places(&mut parts).await;
        let mut asked = Self {
            now: app.clock.now(),
            token: cookie::token(&app.site, &parts.headers),
            language: cookie::language(&parts.headers).or_else(|| preferred(&parts.headers)),
            places,
            query: Fields::read(parts.uri.query().unwrap_or("").as_bytes()),
            form: Fields::default(),
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            from,
            agent: parts.headers.get(header::USER_AGENT).cloned(),
            known: if method == Method::Post { known::sent(app, &parts.headers) } else { None },
            away: Away::read(app, &parts.headers),
            digest: None,
        };
        if method == Method::Post {
            if comes_from_elsewhere(app, &parts.headers) {
                return Err(Box::new(told(&asked, StatusCode::FORBIDDEN, "refused-elsewhere")));
            }
            match axum::body::to_bytes(body, LONGEST_FORM).await {
                Ok(bytes) => asked.form = Fields::read(&bytes),
                Err(_) => {
                    return Err(Box::new(told(&asked, StatusCode::PAYLOAD_TOO_LARGE, "refused-too-long")));
                }
            }
        }
        Ok(asked)
    }

    /// The browser and its system in two words.
    pub fn device(&self) -> String {
        device::words(self.agent.as_ref().and_then(|agent| agent.to_str().ok()).unwrap_or(""))
    }

    /// The words for someone we do not know.
    pub fn words(&self) -> Words {
        Words::new(self.language.unwrap_or(Language::Id), Address::Anda)
    }

    /// What stands around a page for someone we do not know.
    pub fn frame(&self, title: &str) -> Frame {
        let words = self.words();
        Frame {
            title: words.say(title).into_owned(),
            words,
            here: "",
            reader: None,
            practice: String::new(),
            roles: Vec::new(),
            path: self.path.clone(),
            notice: None,
            news: false,
            needs: Accommodations::default(),
            tickets: Tickets::new([0; 32], [0; 32], 0),
        }
    }
}

/// The tickets of one person.
pub fn tickets_of(app: &App, practice: PracticeId, person: PersonId, now: Moment) -> Tickets {
    let mut reader = Sha256::new();
    reader.update(practice.bytes());
    reader.update(person.bytes());
    Tickets::new(app.ticket_key, reader.finalize().into(), now.unix_ms())
}

/// The response to what a page answered.
pub fn to(asked: &Asked, outcome: Outcome) -> Response {
    match outcome {
        Ok(Answer::Page(html)) => page(StatusCode::OK, html),
        Ok(Answer::Tried(html)) => page(StatusCode::UNPROCESSABLE_ENTITY, html),
        Ok(Answer::Go(to)) => go(&to),
        // Not "cookies": one of them only says that this browser is known, and slows strangers down instead of its owner.
        Ok(Answer::Leave(to)) => ([("clear-site-data", "\"cache\", \"storage\"")], go(&to)).into_response(),
        Ok(Answer::Content(kind, bytes)) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Ok(Answer::File(kind, name, bytes)) => {
            let kept = format!("attachment; filename=\"{name}\"");
            ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, kept.as_str())], bytes)
                .into_response()
        }
        Ok(Answer::Noted(_, answer)) => to(asked, Ok(*answer)),
        Err(Refusal::Shown(html)) => page(StatusCode::UNPROCESSABLE_ENTITY, html),
        Err(Refusal::Again(led_to)) => go(&led_to),
        Err(Refusal::Locked) if asked.form.is_empty() => go(&format!("/unlock?{}", to_query(&asked.path))),
        Err(Refusal::Prove(_)) if asked.form.is_empty() => go(&format!("/proof?{}", to_query(&asked.path))),
        Err(Refusal::Prove(wanted)) => crate::access::proof::with_words_kept(asked, wanted),
        Err(Refusal::Enrol) => go("/account/factors"),
        Err(Refusal::Access(Refused::NotSignedIn)) if asked.form.is_empty() => {
            go(&format!("/sign-in?{}", to_query(&asked.path)))
        }
        Err(Refusal::Locked) => crate::access::unlock::with_words_kept(asked),
        Err(Refusal::Access(Refused::NotSignedIn)) => {
            kept(asked, StatusCode::UNAUTHORIZED, "kept-signed-out", false)
        }
        Err(Refusal::Access(Refused::CaseClosed)) => {
            kept(asked, StatusCode::CONFLICT, "kept-case-closed", false)
        }
        Err(Refusal::Access(Refused::Restricted)) => {
            kept(asked, StatusCode::CONFLICT, "kept-restricted", false)
        }
        Err(Refusal::Access(Refused::NotYours) | Refusal::NotThere) => {
            told(asked, StatusCode::NOT_FOUND, "refused-not-there")
        }
        Err(Refusal::Stale) => kept(asked, StatusCode::CONFLICT, "kept-stale", false),
        Err(Refusal::Store(error)) => {
            tracing::error!(%error, path = asked.path, "the store refused");
            let (status, key) = match error {
                StoreError::Full(_) => (StatusCode::INSUFFICIENT_STORAGE, "kept-full"),
                _ => (StatusCode::SERVICE_UNAVAILABLE, "kept-out-of-reach"),
            };
            kept(asked, status, key, true)
        }
        Err(Refusal::Drawing(error)) => {
            tracing::error!(error, path = asked.path, "a page could not be drawn");
            told(asked, StatusCode::INTERNAL_SERVER_ERROR, "refused-fault")
        }
    }
}

/// On to another address, with GET.
pub fn go(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

/// A page with this status.
pub fn page(status: StatusCode, html: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], Body::from(html)).into_response()
}

/// A plain page that says one thing: `<key>` as its title and `<key>-text` below.
pub fn told(asked: &Asked, status: StatusCode, key: &'static str) -> Response {
    shown(status, &Told { frame: asked.frame(key), key, kept: Vec::new(), again: None })
}

/// The same, with the words that were sent, so that nothing is lost; with `again`, a button sends them once more.
fn kept(asked: &Asked, status: StatusCode, key: &'static str, again: bool) -> Response {
    let secret = |name: &str| {
        name.starts_with("proof-")
            || name.contains("password")
            || matches!(name, "code" | "recovery")
            || name.split('-').any(|part| part == "pin")
    };
    let sent = || asked.form.iter().filter(|(name, _)| !secret(name));
    let kept = sent()
        .filter(|(name, value)| *name != "ticket" && value.trim().len() > 2)
        .map(|(_, value)| value.to_owned())
        .collect();
    let again = again.then(|| sent().map(|(n, v)| (n.to_owned(), v.to_owned())).collect());
    shown(status, &Told { frame: asked.frame(key), key, kept, again })
}

/// A page from its template, or the plainest error when it cannot be drawn.
pub fn shown(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => page(status, html),
        Err(error) => {
            tracing::error!(%error, "a page could not be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Only addresses on this site may be gone back to: `/caseload`, not `//elsewhere` or `https://elsewhere`.
pub fn local(to: &str) -> Option<&str> {
    let local =
        to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') && !to.contains(char::is_control);
    local.then_some(to)
}

#[derive(Template)]
#[template(path = "layout/told.html")]
struct Told {
    frame: Frame,
    key: &'static str,
    kept: Vec<String>,
    again: Option<Vec<(String, String)>>,
}

impl Told {
    fn text(&self) -> std::borrow::Cow<'static, str> {
        self.frame.words.say(&format!("{}-text", self.key))
    }
}

fn to_query(path: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("to", path).finish()
}

/// Browsers say where a form came from; one from another site is not taken. (The ticket inside the form guards
/// where a browser says nothing.)
fn comes_from_elsewhere(app: &App, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => {
            origin != app.site.public_url && origin.split_once("://").map(|(_, rest)| rest) != Some(host)
        }
        _ => false,
    }
}

/// The address a request came from: its connection's, or the one that the proxy in front tells.
pub fn came_from(app: &App, request: &Request) -> String {
    let forwarded = app
        .site
        .behind_proxy
        .then(|| request.headers().get("x-forwarded-for").and_then(|v| v.to_str().ok()))
        .flatten()
        .and_then(|list| list.rsplit(',').next())
        .map(|address| address.trim().to_owned());
    let peer = || request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip().to_string());
    forwarded.or_else(peer).unwrap_or_default()
}

/// The first of our languages that the browser asks for.
fn preferred(headers: &HeaderMap) -> Option<Language> {
    let wished = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    wished.split(',').find_map(|wish| {
        let code = wish.split([';', '-']).next()?.trim();
        if code == "in" { Some(Language::Id) } else { code.parse().ok() }
    })
}

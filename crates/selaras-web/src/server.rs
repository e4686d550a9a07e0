//! The server around the pages: headers, limits, assets, health, and a graceful end.

pub mod certificate;
pub mod door;
pub mod flood;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use selaras_core::people::Role;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{Predicate, SizeAbove};
use tower_http::timeout::TimeoutLayer;

use crate::app::App;
use crate::assets::{Asset, CLIENT_CSS_HASH, FORM_CSS_HASH};
use crate::map::Method;
use crate::reply::{self, Asked};
use crate::server::door::Door;
use crate::server::flood::Flood;
use crate::{gate, rounds, router};

/// Answers at this door until `ended` comes true, then lets running requests finish.
pub async fn serve(app: App, door: impl Into<Door>, ended: impl Future<Output = ()>) {
    let rounds = tokio::spawn(rounds::go(app.clone()));
    door.into().open(router::router(app), ended).await;
    rounds.abort();
}

/// `GET /health`: whether the program and its database answer.
pub async fn health(State(app): State<App>) -> Response {
    match app.store.answers().await {
        Ok(()) => (StatusCode::OK, "ok\n").into_response(),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// `GET /assets/{file}`: a style sheet, the script, the icon.
pub async fn asset(Path(file): Path<String>) -> Response {
    match Asset::at(&format!("/assets/{file}")) {
        None => StatusCode::NOT_FOUND.into_response(),
        Some(asset) => {
            let keep = "public, max-age=31536000, immutable";
            ([(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, keep)], asset.body.as_str())
                .into_response()
        }
    }
}

/// `GET /`: to where the reader belongs.
pub async fn front(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let (token, now) = (asked.token, asked.now);
    let roles = app.store.read(move |tx| gate::who(tx, token.as_ref(), now).map(|(me, _)| me.roles)).await;
    reply::go(home(roles.as_deref().unwrap_or(&[])))
}

/// The first page of someone who plays these parts.
pub fn home(roles: &[Role]) -> &'static str {
    let first = |role| roles.contains(&role);
    if first(Role::Counsellor) {
        "/caseload"
    } else if first(Role::Supervisor) {
        "/supervision"
    } else if first(Role::Administrator) {
        "/practice"
    } else if first(Role::Auditor) {
        "/practice/audit"
    } else if first(Role::Client) {
        "/me"
    } else if first(Role::Guardian) {
        "/ward"
    } else {
        "/sign-in"
    }
}

/// From an address that only takes forms to the page above it, which has so many parts.
pub fn above(uri: &Uri, above: &'static str) -> Response {
    let parts = above.split('/').count();
    let to: Vec<&str> = uri.path().split('/').take(parts).collect();
    reply::go(Some(to.join("/")).filter(|to| !to.is_empty()).as_deref().unwrap_or("/"))
}

/// The router with its headers, limits and its page for addresses that are not there.
pub fn hardened(router: Router<App>, app: &App) -> Router<App> {
    let policy =
        HeaderValue::from_str(&content_policy()).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let secure = app.site.is_secure();
    let (flood, site) = (Arc::new(Flood::default()), app.clone());
    router
        .fallback(not_there)
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(SMALLEST_COMPRESSED).and(OfText)))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(30)))
        .layer(middleware::from_fn(move |request: Request, next: Next| {
            let (flood, site) = (Arc::clone(&flood), site.clone());
            async move {
                if flood.is_too_much(&reply::came_from(&site, &request), site.clock.now()) {
                    return too_many();
                }
                next.run(request).await
            }
        }))
        .layer(middleware::from_fn(move |request: Request, next: Next| {
            let policy = policy.clone();
            async move { with_headers(next.run(request).await, policy, secure) }
        }))
}

/// Below this, compressing costs more than it saves on a phone's line.
const SMALLEST_COMPRESSED: u64 = 1400;

/// Compress whatever has text in it.
#[derive(Clone, Copy)]
struct OfText;

impl Predicate for OfText {
    fn should_compress<B>(&self, response: &axum::http::Response<B>) -> bool
    where
        B: axum::body::HttpBody,
    {
        let kind =
            response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        kind.starts_with("text/") || kind.starts_with("image/svg")
    }
}

/// Nothing from elsewhere, no script or style inside pages but the two sheets whose digests are named, no frames.
fn content_policy() -> String {
    format!(
        "default-src 'none'; style-src 'self' {} {}; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        *CLIENT_CSS_HASH, *FORM_CSS_HASH
    )
}

fn with_headers(mut response: Response, policy: HeaderValue, secure: bool) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers
        .insert("permissions-policy", HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Nothing is read and nothing is drawn: that is the point.
fn too_many() -> Response {
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "10")]).into_response()
}

async fn not_there(State(app): State<App>, request: Request) -> Response {
    match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => reply::told(&asked, StatusCode::NOT_FOUND, "refused-not-there"),
        Err(response) => *response,
    }
}

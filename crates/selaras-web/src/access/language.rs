//! `GET /language/{language}`: reads Selaras in another language from now on, in this browser.

use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use selaras_core::language::Language;

use crate::access::cookie;
use crate::app::App;
use crate::map::Method;
use crate::reply::{self, Asked};

/// Remembers the language in a cookie and goes back to the page. Nothing is stored, so looking is enough.
pub async fn choose(State(app): State<App>, request: Request) -> Response {
    let asked = match Asked::read(&app, request, Method::Get).await {
        Ok(asked) => asked,
        Err(response) => return *response,
    };
    let named = asked.places.iter().find(|(name, _)| name == "language").map(|(_, text)| text.as_str());
    let language: Language = named.and_then(|text| text.parse().ok()).unwrap_or(Language::Id);
    let back = reply::local(asked.query.text("to")).unwrap_or("/");
    ([(header::SET_COOKIE, cookie::speaks(&app.site, language))], reply::go(back)).into_response()
}

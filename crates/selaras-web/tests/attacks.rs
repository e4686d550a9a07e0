//! Attacks: what somebody would send who means harm. All of it is refused, nothing is stored, and the next visitor is answered.
//!
//! `permission.rs` walks every address with everyone; here the harm is in bodies, links, tickets, cookies, paths and heads.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "attacks/bodies.rs"]
mod bodies;
#[path = "attacks/books.rs"]
mod books;
#[path = "attacks/cookies.rs"]
mod cookies;
#[path = "weather/forms.rs"]
#[allow(dead_code, reason = "the weather uses more of it")]
mod forms;
#[path = "attacks/heads.rs"]
mod heads;
#[path = "attacks/links.rs"]
mod links;
#[path = "attacks/smuggled.rs"]
mod smuggled;
#[path = "attacks/tickets.rs"]
mod tickets;
#[path = "attacks/wire.rs"]
mod wire;

use axum::http::Request;
use axum::http::request::Builder;
use selaras_testkit::app::Reply;
use selaras_testkit::stores::{self, Fresh};

/// The driver of PostgreSQL brings a runtime of its own, which must not begin inside this one.
fn postgres() -> Fresh {
    std::thread::spawn(stores::postgres).join().unwrap()
}

/// A form as a browser sends it, to which a test adds its own headers.
fn form_to(path: &str) -> Builder {
    Request::post(path).header("content-type", "application/x-www-form-urlencoded")
}

/// Whether a form was taken.
fn taken(reply: &Reply) -> bool {
    matches!(reply.status.as_u16(), 200 | 303 | 307)
}

/// The sign-in that an answer gives to a browser.
fn given(reply: &Reply) -> Option<String> {
    let cookies = reply.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
    let ours = cookies.filter_map(|cookie| cookie.strip_prefix("selaras="));
    ours.map(|rest| rest.split(';').next().unwrap_or_default().to_owned()).next()
}

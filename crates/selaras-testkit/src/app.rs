//! The running program inside a test: a router over a fresh store, a clock that stands still, and visitors who
//! keep their cookies.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::comes_by_link;
use selaras_store::links::{self, Link};
use selaras_store::people;
use selaras_store::sign_ins::Kind;
use selaras_web::access::cookie::Token;
use selaras_web::access::sign_in;
use selaras_web::app::{App, Site};
use selaras_web::clock::Clock;
use selaras_web::{reply, router};
use tower::ServiceExt;

use crate::people::{START, Small};
use crate::stores::{self, Fresh};

/// The program over a fresh SQLite store that holds the [`Small`] practice, at [`START`].
pub struct TestApp {
    /// The program.
    pub app: App,
    /// The practice's ids.
    pub small: Small,
    router: Router,
    _fresh: Fresh,
}

/// Somebody with a browser. A clone is a second window of the same one.
#[derive(Clone)]
pub struct Visitor {
    app: App,
    router: Router,
    cookies: Vec<(String, String)>,
    who: Option<(PracticeId, PersonId)>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// Where it leads, for a redirect.
    pub to: Option<String>,
    /// All headers.
    pub headers: axum::http::HeaderMap,
    /// The page.
    pub text: String,
}

impl TestApp {
    /// Starts the program over an SQLite store.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn start() -> Self {
        Self::over(stores::sqlite())
    }

    /// Starts the program over this empty store.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn over(fresh: Fresh) -> Self {
        Self::at("http://127.0.0.1:8480", fresh)
    }

    /// Starts the program over this empty store, addressed like this from outside.
    ///
    /// # Panics
    /// When it cannot be started.
    #[expect(clippy::expect_used, reason = "a test without its program has failed")]
    pub fn at(url: &str, fresh: Fresh) -> Self {
        let small = Small::in_store(&fresh.store);
        let site = Site { public_url: url.to_owned(), behind_proxy: false, demo: false };
        let app = App::new(fresh.store.clone(), Clock::fixed(START), site).expect("the program starts");
        Self { router: router::router(app.clone()), app, small, _fresh: fresh }
    }

    /// Starts the program over a store that holds a practice already, at this moment. The store is the caller's to keep.
    ///
    /// # Panics
    /// When it cannot be started.
    #[expect(clippy::expect_used, reason = "a test without its program has failed")]
    pub fn around(store: &selaras_store::Store, small: Small, now: Moment) -> Self {
        let fresh = Fresh { store: store.clone(), folder: None };
        let site = Site { public_url: "http://127.0.0.1:8480".to_owned(), behind_proxy: false, demo: false };
        let app = App::new(store.clone(), Clock::fixed(now), site).expect("the program starts");
        Self { router: router::router(app.clone()), app, small, _fresh: fresh }
    }

    /// Somebody whose browser holds this token of a sign-in.
    pub fn with_token(&self, person: PersonId, token: &Token) -> Visitor {
        let mut visitor = self.stranger();
        visitor.cookies.push(("selaras".to_owned(), token.text()));
        visitor.who = Some((token.practice, person));
        visitor
    }

    /// Somebody who has not signed in, whose forms carry the tickets of this person once they have.
    pub fn with_tickets(&self, person: PersonId) -> Visitor {
        Visitor { who: Some((self.small.practice, person)), ..self.stranger() }
    }

    /// Somebody who has not signed in, before a program that the test has made itself.
    pub fn stranger_before(app: App) -> Visitor {
        Visitor { router: router::router(app.clone()), app, cookies: english(), who: None }
    }

    /// Lets the clock run on.
    pub fn days_pass(&self, days: i64) {
        self.app.clock.advance(days * selaras_core::moment::DAY);
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Visitor {
        Visitor { router: self.router.clone(), app: self.app.clone(), cookies: english(), who: None }
    }

    /// A link for a person of the practice that opens for a day.
    ///
    /// # Panics
    /// When it cannot be kept.
    #[expect(clippy::expect_used, reason = "a test without its link has failed")]
    pub async fn link(&self, person: PersonId, renews_pin: bool) -> Token {
        let (token, now) = (Token::new(self.small.practice), self.app.clock.now());
        let link = Link {
            practice: self.small.practice,
            token: token.digest(),
            person,
            made_by: None,
            made_at: now,
            ends_at: now.plus_days(1),
            used_at: None,
            renews_pin,
        };
        self.app.store.write(move |tx| links::add(tx, &link)).await.expect("a link");
        token
    }

    /// The client Dewi.
    pub async fn client(&self) -> Visitor {
        self.signed_in(self.small.client).await
    }

    /// The counsellor of record, Sari.
    pub async fn counsellor(&self) -> Visitor {
        self.signed_in(self.small.counsellor).await
    }

    /// A person of the practice, signed in; pages are read in English until they choose otherwise.
    ///
    /// # Panics
    /// When they cannot sign in.
    pub async fn signed_in(&self, person: PersonId) -> Visitor {
        self.signed_in_at(self.small.practice, person).await
    }

    /// A person of this practice, signed in.
    ///
    /// # Panics
    /// When they cannot sign in.
    #[expect(clippy::expect_used, reason = "a test without its visitor has failed")]
    pub async fn signed_in_at(&self, practice: PracticeId, person: PersonId) -> Visitor {
        let (token, now) = (Token::new(practice), self.app.clock.now());
        let job = move |tx: &mut selaras_store::Tx<'_>| {
            let client = comes_by_link(&people::roles(tx, practice, person)?);
            sign_in::begin(tx, &token, person, if client { Kind::Client } else { Kind::Staff }, now)
        };
        self.app.store.write(job).await.expect("signs in");
        self.with_token(person, &token)
    }
}

impl Visitor {
    /// Reads pages in this language (`"id"`, `"en"`) from now on.
    pub fn reads(&mut self, language: &str) {
        self.keep("language", language);
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Reply {
        let request = Request::get(path).header(header::COOKIE, self.jar()).body(Body::empty());
        self.send(request).await
    }

    /// Sends a form with a ticket of its own.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let ticket = self.ticket();
        let with_ticket: Vec<(&str, &str)> =
            fields.iter().copied().chain(std::iter::once(("ticket", ticket.as_str()))).collect();
        self.post_plain(path, &with_ticket).await
    }

    /// Sends a form as it is, without a ticket unless `fields` has one.
    pub async fn post_plain(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_body(path, encoded(fields).into_bytes()).await
    }

    /// Sends these bytes as a form.
    pub async fn post_body(&mut self, path: &str, body: Vec<u8>) -> Reply {
        let request = Request::post(path)
            .header(header::COOKIE, self.jar())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.send(request).await
    }

    /// Sends an empty form the way a page of another site would make this browser send it.
    pub async fn post_from_elsewhere(&mut self, path: &str) -> Reply {
        let body = Body::from(format!("ticket={}", self.ticket()));
        let request = Request::post(path)
            .header(header::COOKIE, self.jar())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "cross-site")
            .body(body);
        self.send(request).await
    }

    /// Sends a request just as the test has made it; this browser's cookies go with it unless it brings its own.
    pub async fn ask(&mut self, request: axum::http::request::Builder, body: impl Into<Body>) -> Reply {
        let own = request.headers_ref().is_some_and(|headers| headers.contains_key(header::COOKIE));
        let request = if own { request } else { request.header(header::COOKIE, self.jar()) };
        self.send(request.body(body.into())).await
    }

    /// A ticket as a form of this visitor would carry now; empty for a stranger.
    pub fn ticket(&self) -> String {
        let Some((practice, person)) = self.who else { return String::new() };
        reply::tickets_of(&self.app, practice, person, self.app.clock.now()).issue()
    }

    fn jar(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(n, _)| n != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
    }

    #[expect(clippy::expect_used, reason = "a test whose request cannot be made has failed")]
    async fn send(&mut self, request: Result<Request<Body>, axum::http::Error>) -> Reply {
        let request = request.expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap_or("").split(';').next().unwrap_or("");
            if let Some((name, value)) = pair.split_once('=') {
                self.keep(name, value);
            }
        }
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 16 << 20).await.expect("a body");
        let to = parts.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
        Reply {
            status: parts.status,
            to,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

fn english() -> Vec<(String, String)> {
    vec![("language".to_owned(), "en".to_owned())]
}

/// A form's fields as they travel.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let pair = |(name, value): &(&str, &str)| format!("{}={}", escaped(name), escaped(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

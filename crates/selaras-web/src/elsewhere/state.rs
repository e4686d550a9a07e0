//! What binds going to a provider and coming back from it together: the browser, the provider, what for, and the moment.
//! Nothing of it is kept here: it is a ticket of ours, and two secrets that are derived from it.

use axum::http::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use selaras_core::id::{PersonId, PracticeId, ProviderId};
use selaras_core::moment::Moment;
use sha2::{Digest, Sha256};

use crate::access::cookie;
use crate::app::App;
use crate::reply;
use crate::ticket::{Ticket, Tickets};

/// The name of the cookie.
pub const COOKIE: &str = "away";
/// Whoever goes to a provider comes back within so long.
pub const AWAY_MS: i64 = 10 * 60_000;

/// What somebody goes to a provider for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Signing in.
    SignIn,
    /// Tying this account, in this sign-in, to whom the provider knows.
    Tie(PracticeId, PersonId, [u8; 32]),
}

/// A browser that has gone to a provider, and where it wanted to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    browser: [u8; 16],
    /// Where it wanted to go.
    pub to: String,
}

/// What goes to the provider, and what is asked for when somebody comes back.
pub struct State {
    /// The state itself, which comes back with the browser.
    pub text: String,
    /// What the provider says again in its word about somebody.
    pub nonce: String,
    /// What shows the provider that whoever exchanges the code is who asked for it (PKCE).
    pub verifier: String,
}

impl Away {
    /// What the browser has brought; none when it has not gone anywhere from here.
    pub fn read(app: &App, headers: &HeaderMap) -> Option<Self> {
        let (browser, to) = cookie::named(&app.site, headers, COOKIE)?.split_once('.')?;
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
        let to = String::from_utf8(bytes(to)?).ok()?;
        let to = reply::local(&to).unwrap_or("/").to_owned();
        Some(Self { browser: bytes(browser)?.try_into().ok()?, to })
    }

    /// One that goes now. Two windows of a browser may go at the same time, so one that is away already stays known.
    pub fn going(before: Option<Self>, to: &str) -> Self {
        let mut browser = [0u8; 16];
        #[expect(
            clippy::expect_used,
            reason = "the operating system's randomness cannot fail on supported systems"
        )]
        getrandom::fill(&mut browser).expect("randomness from the operating system");
        let to = reply::local(to).unwrap_or("/").chars().take(500).collect();
        Self { browser: before.map_or(browser, |before| before.browser), to }
    }

    /// The cookie by which it is known when it comes back.
    pub fn cookie(&self, app: &App) -> String {
        let value = format!("{}.{}", URL_SAFE_NO_PAD.encode(self.browser), URL_SAFE_NO_PAD.encode(&self.to));
        cookie::brief(&app.site, COOKIE, &value, AWAY_MS / 1000)
    }

    /// A new state.
    pub fn state(&self, app: &App, provider: ProviderId, what: For, now: Moment) -> State {
        let mark = if what == For::SignIn { 's' } else { 't' };
        let text = format!("{mark}{}", tickets(app, provider, self, what, now).issue());
        self.of(app, text)
    }

    /// A state that has come back, if it is one of this browser's, for this provider and this, and not too old.
    pub fn came_back(
        &self,
        app: &App,
        provider: ProviderId,
        what: For,
        (text, now): (&str, Moment),
    ) -> Option<(State, Ticket)> {
        let ticket = tickets(app, provider, self, what, now).read(text.get(1..)?)?;
        let age = now.unix_ms() - ticket.made_at_ms;
        (0..=AWAY_MS).contains(&age).then(|| (self.of(app, text.to_owned()), ticket))
    }

    fn of(&self, app: &App, text: String) -> State {
        let derived = |what: &[u8]| {
            #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
            let mut mac = Hmac::<Sha256>::new_from_slice(&app.ticket_key).expect("any key length");
            for part in [b"somebody is elsewhere: ".as_slice(), what, &self.browser, text.as_bytes()] {
                mac.update(part);
            }
            URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
        };
        State { nonce: derived(b"nonce"), verifier: derived(b"verifier"), text }
    }
}

/// Lets somebody who has proved who they are go to a provider to tie themselves to it.
pub fn leave(app: &App, provider: ProviderId, what: For, now: Moment) -> Tickets {
    tickets(app, provider, &Away { browser: [0; 16], to: String::new() }, what, now)
}

fn tickets(app: &App, provider: ProviderId, away: &Away, what: For, now: Moment) -> Tickets {
    let mut whose = Sha256::new();
    whose.update(b"somebody goes elsewhere");
    whose.update(provider.bytes());
    whose.update(away.browser);
    if let For::Tie(practice, person, sign_in) = what {
        whose.update(practice.bytes());
        whose.update(person.bytes());
        whose.update(sign_in);
    }
    Tickets::new(app.ticket_key, whose.finalize().into(), now.unix_ms())
}

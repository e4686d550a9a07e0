//! A browser that has signed in before: a signed cookie of its own tells, so that its tries are counted apart from
//! those of strangers. It opens nothing.

use axum::http::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use selaras_core::id::{PersonId, PracticeId};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::access::cookie;
use crate::app::App;

/// The name of the cookie.
pub const COOKIE: &str = "known";
/// So many people may share a browser; who signed in longest ago is forgotten first.
const MOST: usize = 4;

/// What this browser is known by to this person, if it is: a text that differs from browser to browser.
pub fn to(app: &App, headers: Option<&str>, practice: PracticeId, person: PersonId) -> Option<String> {
    marks(headers).find(|mark| is_of(app, mark, practice, person)).map(str::to_owned)
}

/// The cookie by which this browser is known to this person from now on, beside those it was known to.
pub fn kept(app: &App, before: Option<&str>, practice: PracticeId, person: PersonId) -> String {
    let mut random = [0u8; 16];
    #[expect(
        clippy::expect_used,
        reason = "the operating system's randomness cannot fail on supported systems"
    )]
    getrandom::fill(&mut random).expect("randomness from the operating system");
    let new = URL_SAFE_NO_PAD.encode([random, mac(app, &random, practice, person)].concat());
    let others = marks(before).filter(|mark| !is_of(app, mark, practice, person)).take(MOST - 1);
    let all: Vec<&str> = std::iter::once(new.as_str()).chain(others).collect();
    cookie::lasting(&app.site, COOKIE, &all.join("."))
}

/// The cookie as the browser sent it.
pub fn sent(app: &App, headers: &HeaderMap) -> Option<String> {
    cookie::named(&app.site, headers, COOKIE).map(str::to_owned)
}

fn marks(cookie: Option<&str>) -> impl Iterator<Item = &str> {
    cookie.into_iter().flat_map(|text| text.split('.')).take(MOST)
}

fn is_of(app: &App, mark: &str, practice: PracticeId, person: PersonId) -> bool {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(mark) else { return false };
    let Some((random, given)) = bytes.split_at_checked(16) else { return false };
    bool::from(mac(app, random, practice, person).ct_eq(given))
}

fn mac(app: &App, random: &[u8], practice: PracticeId, person: PersonId) -> [u8; 16] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha256>::new_from_slice(&app.ticket_key).expect("any key length");
    // Tickets are made with the same key over other bytes: 32 of a reader, then 22 of their own.
    mac.update(b"a browser that is known");
    mac.update(&practice.bytes());
    mac.update(&person.bytes());
    mac.update(random);
    let mut out = [0u8; 16];
    out.copy_from_slice(&mac.finalize().into_bytes()[..16]);
    out
}

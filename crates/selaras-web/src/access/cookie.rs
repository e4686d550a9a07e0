//! The cookies: whose browser this is, which language it reads, and what else only this server reads.

use axum::http::{HeaderMap, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use selaras_core::id::{Id, PracticeId};
use selaras_core::language::Language;
use sha2::{Digest, Sha256};

use crate::app::Site;

/// A secret that stands for a sign-in or a link: the practice's id and twenty-four random bytes. Only its
/// digest is kept in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The practice in whose part of the database its digest is found.
    pub practice: PracticeId,
    random: [u8; 24],
}

impl Token {
    /// A new token.
    #[expect(
        clippy::expect_used,
        reason = "the operating system's randomness cannot fail on supported systems"
    )]
    pub fn new(practice: PracticeId) -> Self {
        let mut random = [0u8; 24];
        getrandom::fill(&mut random).expect("randomness from the operating system");
        Self { practice, random }
    }

    /// The token in this text.
    pub fn read(text: &str) -> Option<Self> {
        let bytes: [u8; 40] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        let (practice, random) = bytes.split_at(16);
        Some(Self { practice: Id::from_bytes(practice.try_into().ok()?), random: random.try_into().ok()? })
    }

    /// As text, for a cookie or an address.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode([self.practice.bytes().as_slice(), &self.random].concat())
    }

    /// What is kept of it.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.random).into()
    }
}

/// The sign-in's token that the browser sent.
pub fn token(site: &Site, headers: &HeaderMap) -> Option<Token> {
    named(site, headers, "selaras").and_then(Token::read)
}

/// The language chosen in this browser.
pub fn language(headers: &HeaderMap) -> Option<Language> {
    value(headers, "language")?.parse().ok()
}

/// The cookie that signs this browser in, for so many days.
pub fn signed_in(site: &Site, token: &Token, days: i64) -> String {
    cookie(site, &token.text(), days * 86_400)
}

/// The cookie that signs this browser out.
pub fn cleared(site: &Site) -> String {
    cookie(site, "", 0)
}

/// A cookie that only this server reads, kept for a year.
pub fn lasting(site: &Site, name: &str, value: &str) -> String {
    let (prefix, secure) = prefix(site);
    format!("{prefix}{name}={value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}")
}

/// A cookie that only this server reads, kept for so many seconds.
pub fn brief(site: &Site, name: &str, value: &str, seconds: i64) -> String {
    let (prefix, secure) = prefix(site);
    format!("{prefix}{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// The value of a cookie of ours. Through TLS only the one whose name begins with `__Host-` counts: another could have been
/// put there by whoever holds a neighbouring name or the line.
pub fn named<'h>(site: &Site, headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    value(headers, &format!("{}{name}", prefix(site).0))
}

/// The cookie that remembers the language.
pub fn speaks(site: &Site, language: Language) -> String {
    format!("language={language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{}", prefix(site).1)
}

fn cookie(site: &Site, value: &str, seconds: i64) -> String {
    let (prefix, secure) = prefix(site);
    format!("{prefix}selaras={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// Browsers keep a `__Host-` cookie only when it came through TLS; a school laptop on its own network has none.
fn prefix(site: &Site) -> (&'static str, &'static str) {
    if site.is_secure() { ("__Host-", "; Secure") } else { ("", "") }
}

fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn through_tls_a_cookie_that_others_could_have_put_there_is_not_ours() {
        let [ours, planted] = [1u8, 2].map(|n| Token::new(Id::from_bytes([n; 16])));
        let both = format!("selaras={}; __Host-selaras={}", planted.text(), ours.text());
        let headers = |cookies: &str| {
            HeaderMap::from_iter([(header::COOKIE, cookies.parse().expect("a header of letters"))])
        };
        let site = |url: &str| Site { public_url: url.to_owned(), behind_proxy: false, demo: false };
        let (secure, plain) = (site("https://konseling.example"), site("http://127.0.0.1:8480"));
        assert_eq!(token(&secure, &headers(&both)), Some(ours));
        assert_eq!(token(&secure, &headers(&format!("selaras={}", planted.text()))), None);
        assert_eq!(token(&plain, &headers(&format!("selaras={}", planted.text()))), Some(planted));
    }
}

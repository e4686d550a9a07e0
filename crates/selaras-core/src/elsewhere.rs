//! Signing in elsewhere (OpenID Connect): which providers may be asked, and what their word about somebody has to hold
//! before it is believed. Whether it is signed is not judged here.

use serde::Deserialize;

use crate::moment::Moment;

/// Clocks may differ by so much.
pub const SLACK_MS: i64 = 60_000;
/// No word of a provider is older than this: whoever was sent there comes back within ten minutes.
pub const OLDEST_MS: i64 = 15 * 60_000;
/// No provider names anybody by more (OpenID Connect Core, section 2).
const LONGEST_SUBJECT: usize = 255;
/// What providers say when they asked for a second step: in `acr`.
const SECOND_STEPS: [&str; 2] =
    ["https://refeds.org/profile/mfa", "http://schemas.openid.net/pape/policies/2007/06/multi-factor"];

/// Why an address is none of a provider that may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoIssuer {
    /// It is no address: `https://`, a host, perhaps a path, and nothing behind it.
    NoAddress,
    /// Whoever listens on the way would come in.
    NotEncrypted,
}

/// The issuer that somebody has typed or pasted, as its provider spells it. `plain_here` lets one on this very machine be
/// asked without encryption.
///
/// # Errors
/// Why it cannot be asked.
pub fn issuer(text: &str, plain_here: bool) -> Result<String, NoIssuer> {
    let text = text.trim();
    let text = text.strip_suffix("/.well-known/openid-configuration").unwrap_or(text);
    let (scheme, rest) = text.split_once("://").ok_or(NoIssuer::NoAddress)?;
    let host = rest.split('/').next().unwrap_or("");
    let good = |c: char| c.is_ascii_alphanumeric() || "-._~/:%[]".contains(c);
    if host.is_empty() || !rest.chars().all(good) || rest.contains("//") || text.len() > 300 {
        return Err(NoIssuer::NoAddress);
    }
    match scheme {
        "https" => Ok(text.to_owned()),
        "http" if plain_here && is_here(host) => Ok(text.to_owned()),
        "http" => Err(NoIssuer::NotEncrypted),
        _ => Err(NoIssuer::NoAddress),
    }
}

/// Whether this host (perhaps with a port) is this very machine.
pub fn is_here(host: &str) -> bool {
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
    let name = name.map_or(host, |(name, _)| name).trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || name.parse::<core::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What a provider says about somebody: the claims of an ID token.
#[derive(Debug, Clone, Deserialize)]
pub struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    #[serde(default)]
    azp: Option<String>,
    exp: f64,
    iat: f64,
    #[serde(default)]
    nbf: Option<f64>,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    acr: Option<String>,
    #[serde(default)]
    amr: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// What we asked, and of whom.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'e> {
    /// The provider's name for itself.
    pub issuer: &'e str,
    /// Its name for us.
    pub client: &'e str,
    /// What we asked it to say again, so that its word is an answer to us and now.
    pub nonce: &'e str,
}

/// Whom the provider knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its name for them, which never changes.
    pub subject: String,
    /// Whether it says that it asked for a second step.
    pub second_step: bool,
}

/// Why a provider's word is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untrue {
    /// It is another provider's.
    Issuer,
    /// It was said to somebody else.
    Audience,
    /// It answers no question of ours.
    Nonce,
    /// It is over, too old, or not yet true.
    Time,
    /// It names nobody.
    Subject,
}

/// Judges what a provider says (OpenID Connect Core 1.0, section 3.1.3.7). Its signature has been checked before.
///
/// # Errors
/// The first thing that does not hold.
pub fn judge(claims: &Claims, expected: Expected<'_>, now: Moment) -> Result<Known, Untrue> {
    if claims.iss != expected.issuer {
        return Err(Untrue::Issuer);
    }
    let (said_to_us, several) = match &claims.aud {
        Audience::One(one) => (one == expected.client, false),
        Audience::Several(all) => (all.iter().any(|one| one == expected.client), all.len() > 1),
    };
    // Where it was said to several, it names the one it was made for.
    let made_for_us = claims.azp.as_deref().map_or(!several, |azp| azp == expected.client);
    if !said_to_us || !made_for_us {
        return Err(Untrue::Audience);
    }
    if claims.nonce.as_deref() != Some(expected.nonce) || expected.nonce.is_empty() {
        return Err(Untrue::Nonce);
    }
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of this age are exact in a double")]
    let now = now.unix_ms() as f64;
    #[expect(clippy::cast_precision_loss, reason = "small constants")]
    let (slack, oldest) = (SLACK_MS as f64, OLDEST_MS as f64);
    let (ends, made) = (claims.exp * 1000.0, claims.iat * 1000.0);
    let holds = ends + slack > now && made - slack <= now && made + oldest + slack > now;
    if !holds || claims.nbf.is_some_and(|from| from * 1000.0 - slack > now) {
        return Err(Untrue::Time);
    }
    if claims.sub.is_empty() || claims.sub.len() > LONGEST_SUBJECT {
        return Err(Untrue::Subject);
    }
    let second_step = claims.amr.iter().any(|one| one == "mfa")
        || claims.acr.as_deref().is_some_and(|acr| SECOND_STEPS.contains(&acr));
    Ok(Known { subject: claims.sub.clone(), second_step })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Moment = Moment::from_unix_ms(1_793_584_800_000);
    const SECONDS: i64 = 1_793_584_800;
    const EXPECTED: Expected<'_> =
        Expected { issuer: "https://id.kampus.example", client: "selaras", nonce: "n" };

    fn claims(text: &str) -> Claims {
        serde_json::from_str(text).unwrap()
    }

    fn good() -> serde_json::Value {
        serde_json::json!({"iss": "https://id.kampus.example", "sub": "rani", "aud": "selaras", "nonce": "n",
            "exp": SECONDS + 300, "iat": SECONDS})
    }

    fn with(changes: &[(&str, serde_json::Value)]) -> Result<Known, Untrue> {
        let mut all = good();
        for (name, value) in changes {
            all[*name] = value.clone();
        }
        judge(&claims(&all.to_string()), EXPECTED, NOW)
    }

    #[test]
    fn a_word_that_was_said_to_us_just_now_names_somebody() {
        assert_eq!(with(&[]), Ok(Known { subject: "rani".to_owned(), second_step: false }));
        assert!(with(&[("amr", serde_json::json!(["pwd", "mfa"]))]).unwrap().second_step);
        assert!(!with(&[("amr", serde_json::json!(["pwd", "otp"]))]).unwrap().second_step);
        assert!(with(&[("acr", "https://refeds.org/profile/mfa".into())]).unwrap().second_step);
        assert!(with(&[("aud", serde_json::json!(["selaras"]))]).is_ok());
        let both = serde_json::json!(["selaras", "perpustakaan"]);
        assert!(with(&[("aud", both.clone()), ("azp", "selaras".into())]).is_ok());
        assert_eq!(with(&[("aud", both)]), Err(Untrue::Audience), "made for whom?");
    }

    #[test]
    fn what_was_said_by_others_to_others_or_at_another_time_is_not_believed() {
        let wrong: [(&str, serde_json::Value, Untrue); 12] = [
            ("iss", "https://id.kampus.example/".into(), Untrue::Issuer),
            ("iss", "https://id.lain.example".into(), Untrue::Issuer),
            ("aud", "perpustakaan".into(), Untrue::Audience),
            ("aud", serde_json::json!([]), Untrue::Audience),
            ("azp", "perpustakaan".into(), Untrue::Audience),
            ("nonce", "m".into(), Untrue::Nonce),
            ("nonce", serde_json::Value::Null, Untrue::Nonce),
            ("exp", (SECONDS - 61).into(), Untrue::Time),
            ("iat", (SECONDS + 61).into(), Untrue::Time),
            ("iat", (SECONDS - 1000).into(), Untrue::Time),
            ("nbf", (SECONDS + 61).into(), Untrue::Time),
            ("sub", "".into(), Untrue::Subject),
        ];
        for (name, value, why) in wrong {
            assert_eq!(with(&[(name, value.clone())]), Err(why), "{name}: {value}");
        }
        assert_eq!(with(&[("sub", "a".repeat(256).into())]), Err(Untrue::Subject));
        let nothing = Expected { nonce: "", ..EXPECTED };
        let unasked = claims(&{
            let mut all = good();
            all["nonce"] = "".into();
            all.to_string()
        });
        assert_eq!(judge(&unasked, nothing, NOW), Err(Untrue::Nonce));
    }

    #[test]
    fn only_an_encrypted_address_of_somebody_is_asked() {
        let long = format!("https://{}", "a".repeat(300));
        for wrong in [
            "",
            "kampus",
            "ftp://x",
            "https://",
            "https:///a",
            "https://a b",
            "https://a?b",
            "https://a@b",
            &long,
        ] {
            assert_eq!(issuer(wrong, true), Err(NoIssuer::NoAddress), "{wrong}");
        }
        assert_eq!(issuer("http://id.kampus.example", true), Err(NoIssuer::NotEncrypted));
        assert_eq!(issuer("http://127.0.0.1:8081", false), Err(NoIssuer::NotEncrypted));
        assert_eq!(issuer("http://127.0.0.1:8081/realms/a", true).unwrap(), "http://127.0.0.1:8081/realms/a");
        assert_eq!(issuer("http://127.0.0.1.evil.example", true), Err(NoIssuer::NotEncrypted));
        let pasted = " https://id.kampus.example/realms/staf/.well-known/openid-configuration ";
        assert_eq!(issuer(pasted, false).unwrap(), "https://id.kampus.example/realms/staf");
    }

    proptest! {
        #[test]
        fn whatever_else_is_claimed_only_our_own_fresh_answer_counts(
            iss in "[a-z:/.]{0,30}", aud in "[a-z]{0,10}", nonce in "[a-z]{0,3}", exp in any::<f64>(), iat in any::<f64>(),
        ) {
            let all = Claims { iss: iss.clone(), sub: "rani".to_owned(), aud: Audience::One(aud.clone()), azp: None,
                exp, iat, nbf: None, nonce: Some(nonce.clone()), acr: None, amr: Vec::new() };
            if judge(&all, EXPECTED, NOW).is_ok() {
                prop_assert_eq!(iss.as_str(), EXPECTED.issuer);
                prop_assert_eq!(aud.as_str(), EXPECTED.client);
                prop_assert_eq!(nonce.as_str(), EXPECTED.nonce);
                prop_assert!(exp * 1000.0 > 1_793_584_740_000.0 && (iat * 1000.0 - 1_793_584_800_000.0).abs() < 1_000_000.0);
            }
        }
    }
}

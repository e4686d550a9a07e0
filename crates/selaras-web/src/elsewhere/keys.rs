//! The keys of a provider, as it publishes them (JSON Web Keys): those by which it may sign what we read.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

/// More than a provider has at one time.
const MOST: usize = 40;

/// A key of a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// What it calls it.
    pub name: Option<String>,
    /// The key itself.
    pub public: Public,
}

/// The two kinds that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Public {
    /// RSA, by modulus and exponent: signs as `RS256`.
    Rsa(Vec<u8>, Vec<u8>),
    /// A point of P-256: signs as `ES256`.
    P256(Vec<u8>),
}

#[derive(Deserialize)]
struct Set {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Told {
    kty: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    r#use: Option<String>,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default)]
    crv: Option<String>,
    #[serde(default)]
    n: String,
    #[serde(default)]
    e: String,
    #[serde(default)]
    x: String,
    #[serde(default)]
    y: String,
}

/// Those that may sign; all others are passed over, as are those that do not read.
pub fn read(text: &[u8]) -> Vec<Key> {
    let Ok(set) = serde_json::from_slice::<Set>(text) else { return Vec::new() };
    let told = set.keys.into_iter().take(MOST).filter_map(|one| serde_json::from_value::<Told>(one).ok());
    told.filter_map(key).collect()
}

fn key(told: Told) -> Option<Key> {
    if told.r#use.as_deref().is_some_and(|to| to != "sig") {
        return None;
    }
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
    let is_for = |alg: &str| told.alg.as_deref().is_none_or(|one| one == alg);
    let public = match told.kty.as_str() {
        "RSA" if is_for("RS256") => {
            let (n, e) = (bytes(&told.n)?, bytes(&told.e)?);
            (n.len() >= 256 && !e.is_empty()).then_some(Public::Rsa(n, e))?
        }
        "EC" if is_for("ES256") && told.crv.as_deref() == Some("P-256") => {
            let (x, y) = (bytes(&told.x)?, bytes(&told.y)?);
            (x.len() == 32 && y.len() == 32).then(|| Public::P256([&[4], x.as_slice(), &y].concat()))?
        }
        _ => return None,
    };
    Some(Key { name: told.kid, public })
}

//! Whether a provider signed what it is said to say (JSON Web Signature): by a key of its own, in one of two ways, and never
//! in a way that the text itself chose for another kind of key.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use selaras_core::elsewhere::Claims;
use serde::Deserialize;

use super::keys::{Key, Public};

/// No word about somebody is longer.
const LONGEST: usize = 16 * 1024;

/// Why it is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsigned {
    /// By a key that we have not seen: the provider may have a new one.
    UnknownKey,
    /// By nobody we know, in no way that counts.
    Wrong,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
    /// What we would have to understand, and do not.
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

/// The claims of an ID token that one of these keys has signed.
///
/// # Errors
/// When none has.
pub fn claims(token: &str, keys: &[Key]) -> Result<Claims, Unsigned> {
    if token.len() > LONGEST {
        return Err(Unsigned::Wrong);
    }
    let (signed, signature) = token.rsplit_once('.').ok_or(Unsigned::Wrong)?;
    let (head, body) = signed.split_once('.').ok_or(Unsigned::Wrong)?;
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| Unsigned::Wrong);
    let (head, body, signature) = (bytes(head)?, bytes(body)?, bytes(signature)?);
    let head: Head = serde_json::from_slice(&head).map_err(|_| Unsigned::Wrong)?;
    let fits = |key: &&Key| match key.public {
        Public::Rsa(..) => head.alg == "RS256",
        Public::P256(_) => head.alg == "ES256",
    };
    if head.crit.is_some() || !["RS256", "ES256"].contains(&head.alg.as_str()) {
        return Err(Unsigned::Wrong);
    }
    let mut fitting = keys.iter().filter(fits).filter(|key| head.kid.is_none() || key.name == head.kid);
    let key = fitting.next().ok_or(Unsigned::UnknownKey)?;
    // Without a name it has to be clear whose it is.
    if fitting.next().is_some() || !is_signed(key, signed.as_bytes(), &signature) {
        return Err(Unsigned::Wrong);
    }
    serde_json::from_slice(&body).map_err(|_| Unsigned::Wrong)
}

fn is_signed(key: &Key, signed: &[u8], signature: &[u8]) -> bool {
    match &key.public {
        Public::Rsa(n, e) => {
            RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature).is_ok()
        }
        Public::P256(point) => {
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).is_ok()
        }
    }
}

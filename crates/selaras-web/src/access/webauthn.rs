//! What a browser says about a passkey, judged (WebAuthn level 2, sections 7.1 and 7.2): made here, for us, just now, by
//! somebody who has unlocked it. Attestation is not asked for, so the key is taken as the browser gives it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{ECDSA_P256_SHA256_ASN1, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// Somebody was there.
const PRESENT: u8 = 0x01;
/// And unlocked the key: by finger, face or PIN.
const VERIFIED: u8 = 0x04;
/// The name of a new key follows.
const ATTESTED: u8 = 0x40;
/// How a key for P-256 begins (SubjectPublicKeyInfo); its point follows.
const P256: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
    0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
/// How a key for RSA with 2048 bits begins, which older Windows makes; the key itself (PKCS #1) follows.
const RSA2048: [u8; 24] = [
    0x30, 0x82, 0x01, 0x22, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01,
    0x05, 0x00, 0x03, 0x82, 0x01, 0x0f, 0x00,
];

/// What is done with a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It is made.
    Create,
    /// It signs somebody in.
    Get,
}

/// Where it is done.
#[derive(Debug, Clone, Copy)]
pub struct Here<'a> {
    /// The origin of our pages: `https://konseling.example`.
    pub origin: &'a str,
    /// The host for which passkeys are made: `konseling.example`.
    pub host: &'a str,
}

/// What the browser signed or had signed: `clientDataJSON`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    r#type: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

/// The challenge that the browser answers, when it answers it here and for this act. Whether it is one of ours, and new, is
/// for others to see.
pub fn challenge(client_data: &[u8], act: Act, here: Here<'_>) -> Option<String> {
    let data: ClientData = serde_json::from_slice(client_data).ok()?;
    let kind = match act {
        Act::Create => "webauthn.create",
        Act::Get => "webauthn.get",
    };
    (data.r#type == kind && data.origin == here.origin && !data.cross_origin).then_some(data.challenge)
}

/// A new passkey's public key as we keep it, when the device made it for us under this name and it was unlocked.
pub fn made(device_data: &[u8], credential: &[u8], key: &[u8], here: Here<'_>) -> Option<String> {
    let rest = meant_for(device_data, PRESENT | VERIFIED | ATTESTED, here)?;
    // Sixteen bytes name the model, then comes the name with its length before it.
    let (length, rest) = rest.get(16..)?.split_first_chunk::<2>()?;
    let name = rest.get(..usize::from(u16::from_be_bytes(*length)))?;
    if name != credential || !(16..=1023).contains(&name.len()) {
        return None;
    }
    let (kind, bytes) = if let Some(point) = key.strip_prefix(&P256) {
        ("es256", (point.len() == 65 && point[0] == 4).then_some(point)?)
    } else {
        ("rs256", key.strip_prefix(&RSA2048).filter(|key| key.len() == 270)?)
    };
    Some(format!("{kind}.{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// Whether the key that we keep signed this, for us, after it was unlocked.
pub fn is_signed(
    public: &str,
    device_data: &[u8],
    client_data: &[u8],
    signature: &[u8],
    here: Here<'_>,
) -> bool {
    let Some((kind, key)) = public.split_once('.') else { return false };
    let Ok(key) = URL_SAFE_NO_PAD.decode(key) else { return false };
    let signed = [device_data, Sha256::digest(client_data).as_slice()].concat();
    let verified = match kind {
        "es256" => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, key).verify(&signed, signature),
        "rs256" => UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key).verify(&signed, signature),
        _ => return false,
    };
    verified.is_ok() && meant_for(device_data, PRESENT | VERIFIED, here).is_some()
}

/// What follows in the device's data, when it speaks of our host and these flags are set.
fn meant_for<'d>(device_data: &'d [u8], flags: u8, here: Here<'_>) -> Option<&'d [u8]> {
    let (host, rest) = device_data.split_first_chunk::<32>()?;
    let (set, rest) = rest.split_first()?;
    let rest = rest.get(4..)?;
    (host[..] == Sha256::digest(here.host.as_bytes())[..] && set & flags == flags).then_some(rest)
}

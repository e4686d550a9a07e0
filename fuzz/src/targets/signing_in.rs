//! What is read before somebody has come in: passkeys, codes, and passwords that are chosen.

use selaras_core::totp::Secret;
use selaras_web::access::secret::guessable;
use selaras_web::access::webauthn::{self, Act, Here};

use super::NOW;

const HERE: Here<'static> = Here { origin: "https://konseling.example", host: "konseling.example" };
/// The name that the device in the seeds gives.
const NAME: [u8; 32] = [7; 32];
/// How a key for P-256 begins, and a point of no curve.
const KEY: [u8; 91] = {
    let start = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
        0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
    ];
    let mut key = [9; 91];
    let mut at = 0;
    while at < start.len() {
        key[at] = start[at];
        at += 1;
    }
    key
};

/// What a browser tells of a passkey: it is for one act alone, speaks of our host, names the key, and nothing spoiled is signed.
pub fn passkeys(bytes: &[u8]) {
    let for_act = |act| webauthn::challenge(bytes, act, HERE);
    assert!(for_act(Act::Create).is_none() || for_act(Act::Get).is_none());
    if let Some(public) = webauthn::made(bytes, &NAME, &KEY, HERE) {
        assert!(bytes.starts_with(&good_passkeys()[2][..32]), "meant for another host");
        assert!(bytes[32] & 0x45 == 0x45 && bytes[55..87] == NAME);
        assert!(!webauthn::is_signed(&public, bytes, bytes, bytes, HERE));
    }
    let text = String::from_utf8_lossy(bytes);
    assert!(!webauthn::is_signed(&text, bytes, bytes, bytes, HERE));
    assert!(webauthn::made(&good_passkeys()[2], &NAME, bytes, HERE).is_none_or(|_| bytes[..26] == KEY[..26]));
}

/// Client data of both acts, and a device's data.
pub fn good_passkeys() -> Vec<Vec<u8>> {
    let client = |kind: &str| {
        format!(
            r#"{{"type":"webauthn.{kind}","challenge":"AAAA","origin":"{}","crossOrigin":false}}"#,
            HERE.origin
        )
    };
    // The digest of the host's name, flags, a count, sixteen bytes for the model, the length of the name, the name.
    let host = [
        0x89, 0xed, 0x28, 0x0e, 0x7a, 0xfa, 0x02, 0x6e, 0x07, 0x34, 0x60, 0x20, 0x04, 0xd7, 0x7c, 0x51, 0xc2,
        0xd8, 0xf7, 0x40, 0x8b, 0xa9, 0x23, 0xe8, 0xd4, 0xc3, 0x3b, 0xc8, 0xc4, 0x24, 0x24, 0xef,
    ];
    let device = [&host[..], &[0x45], &[0; 4], &[0; 16], &[0, 32], &NAME].concat();
    vec![client("create").into_bytes(), client("get").into_bytes(), device, KEY.to_vec()]
}

/// Codes as people type them, and the secret as it is kept: read again it is the same.
pub fn codes(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(secret) = Secret::read(&text) {
        assert!(secret.text() == text);
    }
    let ours = Secret::new(*b"12345678901234567890");
    if let Some(step) = ours.step_of(&text, NOW) {
        assert!(ours.code(step) == text.split_whitespace().collect::<String>());
    }
}

/// A code of the fuzzed moment, with a blank, and a secret.
pub fn good_codes() -> Vec<Vec<u8>> {
    let ours = Secret::new(*b"12345678901234567890");
    let code = ours.code(selaras_core::totp::step_at(NOW));
    vec![format!("{} {}", &code[..3], &code[3..]).into_bytes(), ours.text().into_bytes()]
}

/// Passwords that are chosen: one's own name and nothing else never passes, and any text is judged.
pub fn passwords(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    guessable::is_guessable(&text, &["Sari", &text]);
    let word: String = text.chars().filter(char::is_ascii_alphabetic).take(40).collect();
    if word.len() >= 3 {
        assert!(guessable::is_guessable(&format!("{word}1990"), &[&word]), "{word}");
    }
}

/// Some of each kind.
pub fn good_passwords() -> Vec<Vec<u8>> {
    ["bismillah123", "1qaz2wsx3edc", "tujuh kambing di atap pasar", "P@ssw0rd2024", "abcabcabcabc"]
        .map(|text| text.as_bytes().to_vec())
        .to_vec()
}

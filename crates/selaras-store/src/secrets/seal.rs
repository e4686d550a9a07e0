//! Sealing itself: XChaCha20-Poly1305 under one key, bound to the place where the words stand.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use selaras_core::id::{Id, PracticeId};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::engine::{Result, StoreError};

const NONCE: usize = 24;

/// Where sealed words stand: a table, a column and what else makes the row. They open nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    table: &'static str,
    column: &'static str,
    row: Vec<u8>,
}

impl Place {
    /// A column of a table; the row follows by [`Place::id`] and [`Place::number`].
    pub fn of(table: &'static str, column: &'static str) -> Self {
        Self { table, column, row: Vec::with_capacity(48) }
    }

    /// The next identifier of the row's key (the practice is always part of the place).
    #[must_use]
    pub fn id<K>(mut self, id: Id<K>) -> Self {
        self.row.extend(id.bytes());
        self
    }

    /// The next number of the row's key.
    #[must_use]
    pub fn number(mut self, number: i64) -> Self {
        self.row.extend(number.to_be_bytes());
        self
    }

    /// The next word of the row's key.
    #[must_use]
    pub fn word(mut self, word: &str) -> Self {
        self.row.extend((word.len() as u64).to_be_bytes());
        self.row.extend(word.as_bytes());
        self
    }

    fn bytes(&self, practice: PracticeId) -> Vec<u8> {
        let mut all = Vec::with_capacity(64 + self.row.len());
        all.extend(practice.bytes());
        for part in [self.table.as_bytes(), self.column.as_bytes(), &self.row] {
            all.extend((part.len() as u64).to_be_bytes());
            all.extend(part);
        }
        all
    }
}

/// An open key: of a person, or of a practice itself. Cheap to clone; the bytes are wiped with the last clone.
#[derive(Clone)]
pub struct Key {
    pub(crate) practice: PracticeId,
    pub(crate) number: u32,
    secret: Arc<Zeroizing<[u8; 32]>>,
}

impl Key {
    pub(crate) fn new(practice: PracticeId, number: u32, secret: Zeroizing<[u8; 32]>) -> Self {
        Self { practice, number, secret: Arc::new(secret) }
    }

    /// Seals words for this place.
    pub fn seal(&self, place: &Place, words: &str) -> String {
        let sealed = seal(&self.secret, &place.bytes(self.practice), words.as_bytes());
        format!("s1.{}.{}", self.number, URL_SAFE_NO_PAD.encode(sealed))
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it was sealed elsewhere, under another key, or changed.
    pub fn open(&self, place: &Place, sealed: &str) -> Result<String> {
        let wrong = |why: &str| StoreError::Unreadable(format!("{}.{}: {why}", place.table, place.column));
        let (number, text) = parts(sealed).ok_or_else(|| wrong("not sealed"))?;
        if number != self.number {
            return Err(wrong("sealed under another key"));
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| wrong("not sealed"))?;
        let open = open(&self.secret, &place.bytes(self.practice), &bytes)
            .ok_or_else(|| wrong("changed or moved"))?;
        String::from_utf8(open.to_vec()).map_err(|_| wrong("not text"))
    }

    /// A key derived from this one for another purpose.
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        derived(&self.secret, &[b"selaras subkey", purpose.as_bytes()])
    }

    pub(crate) fn seal_bytes(&self, place: &[u8], bytes: &[u8]) -> Vec<u8> {
        seal(&self.secret, place, bytes)
    }

    pub(crate) fn open_bytes(&self, place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        open(&self.secret, place, sealed)
    }

    pub(crate) fn wrapped_by(&self, wrapping: &[u8; 32], place: &[u8]) -> Vec<u8> {
        seal(wrapping, place, self.secret.as_slice())
    }

    pub(crate) fn secret(&self) -> &[u8; 32] {
        &self.secret
    }
}

fn parts(sealed: &str) -> Option<(u32, &str)> {
    let (number, text) = sealed.strip_prefix("s1.")?.split_once('.')?;
    // One number has one spelling.
    let read: u32 = number.parse().ok()?;
    (read.to_string() == number).then_some((read, text))
}

/// Thirty-two new random bytes.
pub(crate) fn random() -> Zeroizing<[u8; 32]> {
    let mut bytes = Zeroizing::new([0u8; 32]);
    fill(bytes.as_mut_slice());
    bytes
}

#[expect(clippy::expect_used, reason = "the operating system's randomness cannot fail on supported systems")]
pub(crate) fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("randomness from the operating system");
}

/// HMAC-SHA256 over the parts, each after its length.
pub(crate) fn derived(key: &[u8; 32], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).expect("a key");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Zeroizing::new(mac.finalize().into_bytes().into())
}

/// Nonce and ciphertext of these bytes.
pub(crate) fn seal(key: &[u8; 32], place: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut nonce = [0u8; NONCE];
    fill(&mut nonce);
    let mut out = Vec::with_capacity(NONCE + bytes.len() + 16);
    out.extend(nonce);
    out.extend(bytes);
    #[expect(clippy::expect_used, reason = "only texts beyond 256 GB are refused")]
    let tag = XChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(&XNonce::from(nonce), place, (&mut out[NONCE..]).into())
        .expect("a text short enough");
    out.extend(tag.as_slice());
    out
}

/// The bytes again; none when key, place or bytes are not those that were sealed.
pub(crate) fn open(key: &[u8; 32], place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
    let (text, tag) = rest.split_last_chunk::<16>()?;
    let mut text = Zeroizing::new(text.to_vec());
    let opened = XChaCha20Poly1305::new(key.into()).decrypt_inout_detached(
        &XNonce::from(*nonce),
        place,
        text.as_mut_slice().into(),
        &(*tag).into(),
    );
    if opened.is_err() {
        text.zeroize();
        return None;
    }
    Some(text)
}

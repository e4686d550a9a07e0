//! Form tickets: one per form shown, so that a form is known to come from our page and counts only once.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Issues tickets for one reader. A ticket is `random(16) ‖ made-at(6) ‖ mac(16)`, base64; the mac binds it to
/// the reader, so a ticket of one person is worth nothing in the hands of another.
#[derive(Clone)]
pub struct Tickets {
    key: [u8; 32],
    reader: [u8; 32],
    now_ms: i64,
}

/// A ticket that was issued by us to this reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// What makes it different from every other one.
    pub id: [u8; 16],
    /// When its form was shown, in milliseconds since 1970 UTC.
    pub made_at_ms: i64,
}

impl Tickets {
    /// For a reader named by bytes that do not change while they fill in forms (the practice and person, or the
    /// cookie of a visitor who has not signed in).
    pub fn new(key: [u8; 32], reader: [u8; 32], now_ms: i64) -> Self {
        Self { key, reader, now_ms }
    }

    /// A new ticket, as the text that the hidden field carries.
    pub fn issue(&self) -> String {
        let mut bytes = [0u8; 38];
        // Without randomness from the operating system nothing here may go on.
        #[expect(
            clippy::expect_used,
            reason = "the operating system's randomness cannot fail on supported systems"
        )]
        getrandom::fill(&mut bytes[..16]).expect("randomness from the operating system");
        bytes[16..22].copy_from_slice(&self.now_ms.to_be_bytes()[2..]);
        let mac = self.mac(&bytes[..22]);
        bytes[22..].copy_from_slice(&mac);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The ticket in this text, if this reader was given it.
    pub fn read(&self, text: &str) -> Option<Ticket> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (body, mac) = (bytes.get(..22)?, bytes.get(22..38)?);
        if bytes.len() != 38 || !bool::from(self.mac(body).ct_eq(mac)) {
            return None;
        }
        let mut id = [0u8; 16];
        id.copy_from_slice(&body[..16]);
        let mut ms = [0u8; 8];
        ms[2..].copy_from_slice(&body[16..22]);
        Some(Ticket { id, made_at_ms: i64::from_be_bytes(ms) })
    }

    fn mac(&self, body: &[u8]) -> [u8; 16] {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("any key length");
        mac.update(&self.reader);
        mac.update(body);
        let mut out = [0u8; 16];
        out.copy_from_slice(&mac.finalize().into_bytes()[..16]);
        out
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_ticket_is_read_back_by_its_reader_alone() {
        let mine = Tickets::new([1; 32], [2; 32], 1_700_000_000_123);
        let theirs = Tickets::new([1; 32], [3; 32], 1_700_000_000_123);
        let text = mine.issue();
        assert_eq!(mine.read(&text).unwrap().made_at_ms, 1_700_000_000_123);
        assert_eq!(theirs.read(&text), None);
        assert_ne!(text, mine.issue());
        let mut forged = text.clone().into_bytes();
        forged[3] = if forged[3] == b'A' { b'B' } else { b'A' };
        assert_eq!(mine.read(std::str::from_utf8(&forged).unwrap()), None);
    }
}

//! Codes of an authenticator app (TOTP, RFC 6238): six digits, another every thirty seconds.

use hmac::{Hmac, Mac};
use sha1::Sha1;

use crate::moment::Moment;

/// A code holds for so many milliseconds.
const STEP_MS: i64 = 30_000;
/// Clocks differ, and people type slowly: the code before and the one after count as well.
const SLACK: i64 = 1;
/// The letters of base32 (RFC 4648), in which apps take the secret.
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What a person's app and we both know: 160 bits, as RFC 4226 advises.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl Secret {
    /// A secret of these random bytes.
    pub fn new(random: [u8; 20]) -> Self {
        Self(random)
    }

    /// The secret in a text of thirty-two letters and digits.
    pub fn read(text: &str) -> Option<Self> {
        let mut bytes = [0u8; 20];
        let letters: Vec<u8> = text.bytes().collect();
        if letters.len() != 32 {
            return None;
        }
        for (eight, five) in letters.chunks(8).zip(bytes.chunks_mut(5)) {
            let mut bits = 0u64;
            for letter in eight {
                let value = LETTERS.iter().position(|one| one == letter)?;
                bits = bits << 5 | value as u64;
            }
            five.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        Some(Self(bytes))
    }

    /// As a text for typing and for keeping.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(32);
        for five in self.0.chunks(5) {
            let bits = five.iter().fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
            text.extend((0..8).rev().map(|at| char::from(LETTERS[(bits >> (5 * at) & 31) as usize])));
        }
        text
    }

    /// The code of a step (RFC 4226, section 5.3).
    pub fn code(&self, step: i64) -> String {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of every length")]
        let mut mac = <Hmac<Sha1> as Mac>::new_from_slice(&self.0).expect("a key");
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let at = usize::from(digest[19] & 15);
        let four = digest[at..at + 4].iter().fold(0u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:06}", (four & 0x7fff_ffff) % 1_000_000)
    }

    /// The step whose code this is, now or a step away from now. Blanks between the digits do not matter. Each step counts
    /// once: whoever keeps the secret remembers the last one.
    pub fn step_of(&self, code: &str, now: Moment) -> Option<i64> {
        let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
        let here = step_at(now);
        // All are compared, so that time tells nothing.
        (here - SLACK..=here + SLACK).fold(None, |found, step| {
            if same(self.code(step).as_bytes(), digits.as_bytes()) { Some(step) } else { found }
        })
    }
}

/// The step that a moment lies in.
pub fn step_at(now: Moment) -> i64 {
    now.unix_ms().div_euclid(STEP_MS)
}

fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |found, (a, b)| found | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn of_the_rfc() -> Secret {
        Secret::new(*b"12345678901234567890")
    }

    #[test]
    fn codes_are_those_of_rfc_6238_appendix_b() {
        // The appendix has eight digits; six are their last six.
        let vectors = [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ];
        for (seconds, eight) in vectors {
            let step = step_at(Moment::from_unix_ms(seconds * 1000));
            assert_eq!(of_the_rfc().code(step), eight[2..], "at {seconds}");
        }
    }

    #[test]
    fn a_code_counts_for_its_step_and_the_two_beside_it() {
        let now = Moment::from_unix_ms(1_793_584_800_000);
        let here = step_at(now);
        for away in -3..=3 {
            let found = of_the_rfc().step_of(&of_the_rfc().code(here + away), now);
            assert_eq!(found, (away.abs() <= 1).then_some(here + away), "{away}");
        }
        let spaced = of_the_rfc().code(here);
        assert_eq!(of_the_rfc().step_of(&format!(" {} {}", &spaced[..3], &spaced[3..]), now), Some(here));
        for wrong in ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"] {
            assert_eq!(of_the_rfc().step_of(wrong, now), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_the_same_after_being_written_as_text() {
        assert_eq!(of_the_rfc().text(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let other = Secret::new(std::array::from_fn(|at| (at * 37 + 11) as u8));
        assert!(Secret::read(&other.text()).unwrap() == other);
        for wrong in ["", "GEZDGNBVGY3TQOJQ", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"] {
            assert!(Secret::read(wrong).is_none(), "{wrong}");
        }
    }
}

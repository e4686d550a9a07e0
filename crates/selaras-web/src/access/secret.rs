//! Passwords and PINs: what is accepted, and their argon2id digests, made on threads that may be busy.

pub mod guessable;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// The fewest characters of a password.
pub const SHORTEST_PASSWORD: usize = 10;

/// The digest of a password or PIN, in PHC notation.
pub async fn digest(secret: String) -> Option<String> {
    let made = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(secret.as_bytes()).map(|digest| digest.to_string())
    });
    made.await.ok()?.ok()
}

/// Whether the secret is the one this digest was made of. Takes as long for a digest that does not read.
pub async fn is_right(secret: String, digest: Option<String>) -> bool {
    // A digest of nobody's password, so that an unknown name takes as long as a wrong password.
    const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2VsYXJhcy1ub2JvZHk$\
                          AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let compared = tokio::task::spawn_blocking(move || {
        let known = digest.is_some();
        let text = digest.unwrap_or_else(|| NOBODY.to_owned());
        let Ok(digest) = PasswordHash::new(&text) else { return false };
        Argon2::default().verify_password(secret.as_bytes(), &digest).is_ok() && known
    });
    compared.await.unwrap_or(false)
}

/// Why a PIN is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakPin {
    /// Not six digits.
    NotSixDigits,
    /// All the same digit, or counting up or down.
    TooEasy,
}

/// Whether this may be a PIN: six digits that are not the first anyone would try.
///
/// # Errors
/// Why not.
pub fn acceptable_pin(pin: &str) -> Result<(), WeakPin> {
    let digits = pin.as_bytes();
    if digits.len() != 6 || !digits.iter().all(u8::is_ascii_digit) {
        return Err(WeakPin::NotSixDigits);
    }
    let steps: Vec<i16> = digits.windows(2).map(|w| i16::from(w[1]) - i16::from(w[0])).collect();
    let alike = steps.iter().all(|step| *step == steps[0]) && (-1..=1).contains(&steps[0]);
    let doubled = digits[..2] == digits[2..4] && digits[..2] == digits[4..];
    let halves = digits[..3] == digits[3..];
    if alike || doubled || halves { Err(WeakPin::TooEasy) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_pins_are_refused_and_others_taken() {
        for easy in ["000000", "123456", "654321", "121212", "123123", "999999"] {
            assert_eq!(acceptable_pin(easy), Err(WeakPin::TooEasy), "{easy}");
        }
        for no in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(acceptable_pin(no), Err(WeakPin::NotSixDigits), "{no}");
        }
        for good in ["246810", "112233", "907351"] {
            assert_eq!(acceptable_pin(good), Ok(()), "{good}");
        }
    }

    #[tokio::test]
    async fn a_digest_fits_its_secret_alone() {
        let made = digest("rahasia-kita".to_owned()).await;
        assert!(is_right("rahasia-kita".to_owned(), made.clone()).await);
        assert!(!is_right("rahasia-kami".to_owned(), made).await);
        assert!(!is_right("rahasia-kita".to_owned(), None).await);
    }
}

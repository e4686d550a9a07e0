//! Forms on paper: a short code stands on each, so that what was written by hand finds its place.

use std::fmt;
use std::str::FromStr;

/// The signs of a code: none that is taken for another when it is copied by hand.
const SIGNS: &[u8; 28] = b"23456789ACDEFGHJKMNPQRTUVWXY";
/// How many signs a code has.
const LONG: usize = 6;

/// The code of a form on paper. It is no secret: it leads nowhere without the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; LONG]);

impl Code {
    /// A code from random bytes.
    pub fn new(random: [u8; LONG]) -> Self {
        Self(random.map(|byte| SIGNS[usize::from(byte) % SIGNS.len()]))
    }

    /// As it is kept: six signs.
    pub fn text(&self) -> String {
        self.0.iter().map(|sign| char::from(*sign)).collect()
    }
}

impl fmt::Display for Code {
    /// As it stands on paper: `K7M-3QX`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text();
        write!(f, "{}-{}", &text[..3], &text[3..])
    }
}

/// The text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code")]
pub struct NotACode;

impl FromStr for Code {
    type Err = NotACode;
    /// As people type it: in small letters, with or without the dash and spaces.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let mut signs = [0; LONG];
        let mut typed = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-');
        for place in &mut signs {
            let sign = typed.next().ok_or(NotACode)?.to_ascii_uppercase();
            let sign = u8::try_from(sign).map_err(|_| NotACode)?;
            *place = Some(sign).filter(|sign| SIGNS.contains(sign)).ok_or(NotACode)?;
        }
        if typed.next().is_some() { Err(NotACode) } else { Ok(Self(signs)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_reads_back_from_paper_however_it_is_typed(random: [u8; LONG]) {
            let code = Code::new(random);
            let paper = code.to_string();
            for typed in [paper.clone(), paper.to_lowercase(), paper.replace('-', " "), code.text()] {
                prop_assert_eq!(typed.parse(), Ok(code));
            }
        }

        #[test]
        fn whatever_is_typed_is_a_code_or_none(text: String) {
            if let Ok(code) = text.parse::<Code>() {
                prop_assert_eq!(code.text().parse(), Ok(code));
            }
        }
    }

    #[test]
    fn what_is_too_short_too_long_or_easily_confused_is_no_code() {
        for text in ["", "K7M-3Q", "K7M-3QX2", "K7M-3Q0", "K7M-3QI", "K7M–3QX"] {
            assert_eq!(text.parse::<Code>(), Err(NotACode), "{text}");
        }
    }
}

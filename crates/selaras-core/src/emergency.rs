//! Opening a case in an emergency: for how long, and with what reason.

/// So long a case stays open for whoever broke the glass.
pub const HOUR_MS: i64 = 60 * 60_000;
/// So often somebody may search behind the door for emergencies within an hour: enough for a name and its spellings, too few
/// to find out who comes for counselling.
pub const SEARCHES_AN_HOUR: usize = 10;

/// A reason has at least so many characters: nobody opens a case with a stroke of the pen.
pub const REASON_AT_LEAST: usize = 20;

/// A reason has at most so many.
pub const REASON_AT_MOST: usize = 1000;

/// Whether a reason says enough: long enough without its spaces at the ends, and more than one character said over and over.
pub fn is_reason(text: &str) -> bool {
    let text = text.trim();
    let length = text.chars().count();
    let first = text.chars().next();
    (REASON_AT_LEAST..=REASON_AT_MOST).contains(&length) && text.chars().any(|c| Some(c) != first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_twenty_characters_and_is_not_one_character_said_over_and_over() {
        assert!(!is_reason("                         "));
        assert!(!is_reason("darurat            "));
        assert!(!is_reason(&"x".repeat(40)));
        assert!(!is_reason(&"sebab ".repeat(400)));
        assert!(is_reason("Ibunya menelepon, ia tidak pulang."));
        assert!(is_reason("12345678901234567890"));
        assert!(!is_reason("1234567890123456789"));
    }
}

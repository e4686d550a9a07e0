//! Feedback after a session: why the counsellor guesses before looking.

use crate::moment::Moment;

/// How long the client's answers wait for the counsellor's own rating and guess.
pub const GUESS_WITHIN_DAYS: i64 = 2;

/// Whether the client's answers to a session are still closed to the counsellor: a guess is honest only while its
/// answer is unknown, so they open once the counsellor has rated the session, or after two days in any case.
/// The client's own words and the safety of the client never wait for this.
pub fn is_sealed(given_at: Moment, counsellor_has_rated: bool, now: Moment) -> bool {
    !counsellor_has_rated && now < given_at.plus_days(GUESS_WITHIN_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_open_with_the_counsellors_rating_or_after_two_days() {
        let given = Moment::from_unix_ms(1_000);
        assert!(is_sealed(given, false, given.plus_days(2).plus_ms(-1)));
        assert!(!is_sealed(given, false, given.plus_days(2)));
        assert!(!is_sealed(given, true, given));
    }
}

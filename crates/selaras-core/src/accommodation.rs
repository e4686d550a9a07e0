//! Accommodations: what a client needs of the program itself, and what follows for how long it waits.

/// What a client has set for themselves. Nothing is set unless they did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Accommodations {
    /// Large type.
    pub large: bool,
    /// Questions in easier words.
    pub plain: bool,
    /// Pages offer to be read aloud.
    pub aloud: bool,
    /// More time: nothing hurries, and the device and its forms wait longer.
    pub more_time: bool,
    /// Somebody helps with filling in now and then, and forms ask whether it was so this time.
    pub helped: bool,
}

/// How long a client's device stays open after the last page, in milliseconds.
const OPEN_MS: i64 = 30 * 60_000;
/// The same for whoever needs more time: long enough to put a form down and come back to it, short enough that a
/// telephone left in the family's living room has locked itself by the evening.
const OPEN_LONGER_MS: i64 = 120 * 60_000;
/// How many days a form may wait before it is sent.
pub const FORM_DAYS: i64 = 30;
/// The same for whoever needs more time.
pub const FORM_DAYS_LONGER: i64 = 90;

impl Accommodations {
    /// How long a client's device stays open after the last page without asking for the PIN again, in milliseconds.
    pub fn open_for_ms(self) -> i64 {
        if self.more_time { OPEN_LONGER_MS } else { OPEN_MS }
    }

    /// How many days a form may wait before it is sent.
    pub fn form_days(self) -> i64 {
        if self.more_time { FORM_DAYS_LONGER } else { FORM_DAYS }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_asked_for_more_time_gets_more_and_never_a_whole_day() {
        let slow = Accommodations { more_time: true, ..Accommodations::default() };
        let usual = Accommodations { large: true, plain: true, aloud: true, helped: true, more_time: false };
        assert_eq!((usual.open_for_ms(), usual.form_days()), (30 * 60_000, 30));
        assert!(slow.open_for_ms() > usual.open_for_ms() && slow.open_for_ms() < 6 * 3_600_000);
        assert!(slow.form_days() > usual.form_days());
    }
}

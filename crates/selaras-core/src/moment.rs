//! Moments: when something happened, in UTC, to the millisecond.

use jiff::Timestamp;

/// A moment in UTC, to the millisecond (what both databases keep exactly).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment(i64);

/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;

impl Moment {
    /// From milliseconds since 1970-01-01 UTC.
    pub const fn from_unix_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub const fn unix_ms(self) -> i64 {
        self.0
    }

    /// The moment `ms` milliseconds later (earlier, when negative).
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// The moment `days` days of 24 hours later (earlier, when negative).
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_ms(days.saturating_mul(DAY))
    }

    /// Whole days of 24 hours from `earlier` to this moment; negative when it lies before.
    pub const fn days_since(self, earlier: Moment) -> i64 {
        (self.0 - earlier.0).div_euclid(DAY)
    }

    /// As a `jiff` timestamp, for calendars and formatting. Out-of-range values are held at the calendar's ends.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }
}

impl From<Timestamp> for Moment {
    fn from(t: Timestamp) -> Self {
        Self(t.as_millisecond())
    }
}

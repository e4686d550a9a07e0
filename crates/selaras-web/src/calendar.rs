//! Dates and times as the reader writes them, in the practice's zone (WIB, WITA, WIT).

use jiff::civil::DateTime;
use jiff::tz::Offset;
use selaras_core::moment::Moment;

use crate::words::Words;

/// Writes moments for one reader.
pub struct Calendar {
    words: Words,
    offset: Offset,
    short: &'static str,
}

impl Calendar {
    /// For a zone by its name. Indonesia's three zones have had no daylight saving since 1964, so their offsets
    /// are known here and no table of zones is needed.
    pub fn new(words: Words, zone: &str) -> Self {
        let (hours, short) = match zone {
            "Asia/Makassar" => (8, "WITA"),
            "Asia/Jayapura" => (9, "WIT"),
            _ => (7, "WIB"),
        };
        Self { words, offset: Offset::constant(hours), short }
    }

    /// `24 November 2026`.
    pub fn date(&self, moment: Moment) -> String {
        let t = self.civil(moment);
        format!("{} {} {}", t.day(), self.month(t.month()), t.year())
    }

    /// `24 Nov`, for pictures and lists.
    pub fn short_date(&self, moment: Moment) -> String {
        let t = self.civil(moment);
        format!("{} {}", t.day(), self.words.say(SHORT_MONTHS[month_index(t.month())]))
    }

    /// `Selasa, 24 November 2026, 14.30 WIB`.
    pub fn date_time(&self, moment: Moment) -> String {
        let t = self.civil(moment);
        let weekday =
            self.words.say(WEEKDAYS[usize::from(t.weekday().to_monday_zero_offset().unsigned_abs() % 7)]);
        let dot = match self.words.language() {
            selaras_core::language::Language::Id => '.',
            selaras_core::language::Language::En => ':',
        };
        format!("{weekday}, {}, {:02}{dot}{:02} {}", self.date(moment), t.hour(), t.minute(), self.short)
    }

    /// `24 · Selasa`, on a page that says the month.
    pub fn day_named(&self, moment: Moment) -> String {
        let t = self.civil(moment);
        let day = usize::from(t.weekday().to_monday_zero_offset().unsigned_abs() % 7);
        format!("{} · {}", t.day(), self.words.say(WEEKDAYS[day]))
    }

    /// `November 2026`, of `2026-11`; empty for what names no month.
    pub fn month_named(&self, month: &str) -> String {
        let parts = month.split_once('-').and_then(|(year, month)| Some((year, month.parse::<i8>().ok()?)));
        match parts {
            Some((year, month @ 1..=12)) => format!("{} {year}", self.month(month)),
            _ => String::new(),
        }
    }

    /// `14.30`, on a page that says the day.
    pub fn time(&self, moment: Moment) -> String {
        let t = self.civil(moment);
        let dot = match self.words.language() {
            selaras_core::language::Language::Id => '.',
            selaras_core::language::Language::En => ':',
        };
        format!("{:02}{dot}{:02}", t.hour(), t.minute())
    }

    /// What an `<input type="datetime-local">` holds: `2026-11-24T14:30`.
    pub fn for_input(&self, moment: Moment) -> String {
        self.civil(moment).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// The moment that an `<input type="datetime-local">` (or a date alone, taken at noon) names in the practice's zone.
    pub fn from_input(&self, text: &str) -> Option<Moment> {
        let text = text.trim();
        let with_time = if text.len() == 10 { format!("{text}T12:00") } else { text.to_owned() };
        let civil: DateTime = with_time.parse().ok()?;
        self.offset.to_timestamp(civil).ok().map(Into::into)
    }

    /// The day, from its first moment up to the next day's, that an `<input type="date">` names in the practice's zone.
    pub fn day(&self, text: &str) -> Option<(Moment, Moment)> {
        let from = self.from_input(&format!("{}T00:00", text.get(..10)?))?;
        Some((from, from.plus_days(1)))
    }

    fn civil(&self, moment: Moment) -> DateTime {
        self.offset.to_datetime(moment.timestamp())
    }

    fn month(&self, month: i8) -> std::borrow::Cow<'static, str> {
        self.words.say(MONTHS[month_index(month)])
    }
}

fn month_index(month: i8) -> usize {
    usize::from((month - 1).unsigned_abs()).min(11)
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];
const SHORT_MONTHS: [&str; 12] = [
    "month-short-1",
    "month-short-2",
    "month-short-3",
    "month-short-4",
    "month-short-5",
    "month-short-6",
    "month-short-7",
    "month-short-8",
    "month-short-9",
    "month-short-10",
    "month-short-11",
    "month-short-12",
];
const WEEKDAYS: [&str; 7] =
    ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use selaras_core::language::{Address, Language};

    #[test]
    fn a_moment_is_written_in_the_zone_and_language_of_the_reader() {
        let moment = Moment::from_unix_ms(1_795_505_400_000);
        let id = Calendar::new(Words::new(Language::Id, Address::Anda), "Asia/Jakarta");
        let en = Calendar::new(Words::new(Language::En, Address::Anda), "Asia/Jayapura");
        assert_eq!(id.date_time(moment), "Selasa, 24 November 2026, 14.30 WIB");
        assert_eq!(en.date_time(moment), "Tuesday, 24 November 2026, 16:30 WIT");
    }

    #[test]
    fn what_an_input_holds_reads_back_as_the_same_minute() {
        let calendar = Calendar::new(Words::new(Language::En, Address::Anda), "Asia/Makassar");
        let moment = calendar.from_input("2027-01-05T09:15").unwrap();
        assert_eq!(calendar.for_input(moment), "2027-01-05T09:15");
        assert_eq!(calendar.from_input("2027-02-30T09:15"), None);
        assert_eq!(calendar.from_input("tomorrow"), None);
    }
}

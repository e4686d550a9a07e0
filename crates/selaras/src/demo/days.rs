//! When sessions take place: on working days and at working hours, counted back from today.

use selaras_core::moment::{DAY, Moment};

/// An hour in milliseconds.
pub const HOUR: i64 = 3_600_000;
/// A minute in milliseconds.
pub const MINUTE: i64 = 60_000;

/// Jakarta's clock is seven hours ahead of UTC the whole year.
const AHEAD: i64 = 7 * HOUR;

/// People are awake from six in the morning to ten in the evening.
const MORNING: i64 = 6 * HOUR;
const EVENING: i64 = 22 * HOUR;

/// The sessions of a case.
pub struct Days {
    /// Those that lie behind, in order.
    pub past: Vec<Moment>,
    /// The one ahead.
    pub next: Moment,
}

/// Sessions every so many days, the last so many days ago, the one ahead one step later. `place` keeps the cases of
/// one counsellor apart.
pub fn sessions(now: Moment, count: usize, every: i64, last: i64, place: usize) -> Days {
    let hours = [8, 10, 13, 15];
    let hour = hours[(place / 5) % hours.len()] + last % 2;
    let ago = |days: i64| midnight(now).plus_days(-days).plus_ms(hour * HOUR);
    let past = (0..count as i64).rev().map(|back| on_weekday(ago(last + back * every), -1)).collect();
    Days { past, next: on_weekday(ago(last - every), 1) }
}

/// The last midnight in Jakarta.
pub fn midnight(now: Moment) -> Moment {
    Moment::from_unix_ms((now.unix_ms() + AHEAD).div_euclid(DAY) * DAY - AHEAD)
}

/// This moment, or when the night is over: nobody rates a goal at three in the morning.
pub fn after_sleep(at: Moment) -> Moment {
    let into_day = at.unix_ms() - midnight(at).unix_ms();
    match into_day {
        ..MORNING => at.plus_ms(MORNING - into_day + into_day % HOUR),
        EVENING.. => at.plus_ms(DAY + MORNING - into_day + into_day % HOUR),
        _ => at,
    }
}

/// This moment, or the evening before when it lies in the night.
pub fn before_sleep(at: Moment) -> Moment {
    let into_day = at.unix_ms() - midnight(at).unix_ms();
    if into_day < MORNING { at.plus_ms(EVENING - DAY - HOUR - into_day + into_day % HOUR) } else { at }
}

/// Not on a Sunday: a day earlier or later.
fn on_weekday(at: Moment, step: i64) -> Moment {
    let day = (at.unix_ms() + AHEAD).div_euclid(DAY);
    // 1970 began on a Thursday.
    if (day + 4).rem_euclid(7) == 0 { at.plus_days(step) } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn nobody_acts_in_the_night() {
        for quarter in 0..96 {
            let at = Moment::from_unix_ms(1_793_584_800_000 + quarter * DAY / 96);
            for (other, side) in [(after_sleep(at), 1), (before_sleep(at), -1)] {
                let local = other.timestamp().in_tz("Asia/Jakarta").unwrap();
                assert!((6..22).contains(&local.hour()) || other == at, "{local}");
                assert!(
                    (other.unix_ms() - at.unix_ms()) * side >= 0
                        && (other.unix_ms() - at.unix_ms()).abs() < DAY / 2
                );
            }
            assert!((6..22).contains(&after_sleep(at).timestamp().in_tz("Asia/Jakarta").unwrap().hour()));
        }
    }

    #[test]
    fn sessions_are_never_on_a_sunday_nor_two_at_once_and_lie_on_their_side_of_today() {
        for today in 0..14 {
            let now = Moment::from_unix_ms(1_793_584_800_000 + today * DAY + 5 * HOUR);
            let mut taken = HashSet::new();
            for place in 0..15usize {
                let days = sessions(now, 5, 7, 2 + (place % 5) as i64, place);
                assert!(days.next > now && days.past.iter().all(|at| at.plus_ms(30 * HOUR) < now));
                for at in days.past.iter().chain([&days.next]) {
                    let local = at.timestamp().in_tz("Asia/Jakarta").unwrap();
                    assert_ne!(local.weekday(), jiff::civil::Weekday::Sunday);
                    assert!((8..17).contains(&local.hour()));
                }
                assert!(taken.insert(days.next), "{place}: {:?}", days.next.timestamp());
            }
        }
    }
}

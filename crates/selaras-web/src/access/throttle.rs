//! Slowing down guessing: after a few wrong tries the next must wait, for the same visitor and the same name.

use std::collections::HashMap;
use std::sync::Mutex;

use selaras_core::moment::Moment;

/// Wrong tries that cost nothing.
pub const FREE: u32 = 5;
/// The longest wait, in milliseconds.
const LONGEST_MS: i64 = 15 * 60_000;
/// More visitors than this are not remembered at once; the oldest are forgotten.
const MOST: usize = 10_000;

/// Counts wrong tries in memory: a restart forgets them, which costs an attacker a restart.
#[derive(Default)]
pub struct Throttle {
    tries: Mutex<HashMap<String, Tries>>,
}

#[derive(Clone, Copy)]
struct Tries {
    wrong: u32,
    last: Moment,
}

impl Throttle {
    /// Whole seconds to wait before the next try under this key, if any.
    pub fn wait_seconds(&self, key: &str, now: Moment) -> Option<i64> {
        let tries = self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let found = tries.get(key)?;
        let until = found.last.plus_ms(wait_ms(found.wrong));
        let left = until.unix_ms() - now.unix_ms();
        (left > 0).then_some((left + 999) / 1000)
    }

    /// Begins a try that is counted under all these keys at once, each with the wrong tries that cost nothing. It is
    /// counted as wrong before it is judged, so that a thousand tries at the same moment are a thousand tries.
    ///
    /// # Errors
    /// Whole seconds to wait when one of the keys has none left; then nothing is counted.
    pub fn begin(&self, keys: &[(&str, u32)], now: Moment) -> Result<(), i64> {
        let mut tries = self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let until = |(key, free): &(&str, u32)| {
            let found = tries.get(*key)?;
            let left = found.last.plus_ms(wait_beyond(*free, found.wrong)).unix_ms() - now.unix_ms();
            (left > 0).then_some((left + 999) / 1000)
        };
        if let Some(seconds) = keys.iter().filter_map(until).max() {
            return Err(seconds);
        }
        for (key, _) in keys {
            count(&mut tries, key, now);
        }
        Ok(())
    }

    /// Takes back one try that was right, and leaves the others counted.
    pub fn take_back(&self, key: &str) {
        let mut tries = self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = tries.get_mut(key) {
            found.wrong = found.wrong.saturating_sub(1);
        }
    }

    /// Counts a wrong try.
    pub fn was_wrong(&self, key: &str, now: Moment) {
        let mut tries = self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        count(&mut tries, key, now);
    }

    /// Forgets the wrong tries after a right one.
    pub fn was_right(&self, key: &str) {
        self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner).remove(key);
    }
}

fn count(tries: &mut HashMap<String, Tries>, key: &str, now: Moment) {
    if tries.len() >= MOST {
        let old = now.plus_ms(-2 * LONGEST_MS);
        tries.retain(|_, t| t.last > old);
    }
    let found = tries.entry(key.to_owned()).or_insert(Tries { wrong: 0, last: now });
    found.wrong = found.wrong.saturating_add(1);
    found.last = now;
}

/// How long the next try waits after so many wrong ones: 15 seconds, doubling, to a quarter of an hour.
pub fn wait_ms(wrong: u32) -> i64 {
    wait_beyond(FREE, wrong)
}

fn wait_beyond(free: u32, wrong: u32) -> i64 {
    match wrong.checked_sub(free) {
        None => 0,
        Some(more) => (15_000i64 << more.min(10)).min(LONGEST_MS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tries_are_free_and_waits_grow_to_a_limit() {
        let throttle = Throttle::default();
        let start = Moment::from_unix_ms(1_000_000);
        for _ in 0..4 {
            throttle.was_wrong("a", start);
        }
        assert_eq!(throttle.wait_seconds("a", start), None);
        throttle.was_wrong("a", start);
        assert_eq!(throttle.wait_seconds("a", start), Some(15));
        assert_eq!(throttle.wait_seconds("b", start), None);
        assert_eq!(throttle.wait_seconds("a", start.plus_ms(15_000)), None);
        for _ in 0..50 {
            throttle.was_wrong("a", start);
        }
        assert_eq!(throttle.wait_seconds("a", start), Some(900));
        throttle.was_right("a");
        assert_eq!(throttle.wait_seconds("a", start), None);
    }
}

//! Who has opened whose case lately: kept in memory, so that looking through a case writes one line of the audit
//! and not one for every page.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use selaras_core::id::{CaseId, PersonId};
use selaras_core::moment::Moment;

/// Pages opened within so long of the last line belong to the same reading.
const ONE_READING_MS: i64 = 10 * 60_000;

/// The last lines written.
#[derive(Default)]
pub struct Readings(Mutex<HashMap<(PersonId, CaseId), Moment>>);

impl Readings {
    /// Whether a page opened now begins a new reading, which is to be noted. Asking counts as noting.
    pub fn begins(&self, person: PersonId, case: CaseId, now: Moment) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_old = |at: &Moment| at.plus_ms(ONE_READING_MS) <= now;
        if last.get(&(person, case)).is_some_and(|at| !is_old(at)) {
            return false;
        }
        last.retain(|_, at| !is_old(at));
        last.insert((person, case), now);
        true
    }

    /// The line could not be written: the next page tries again.
    pub fn forget(&self, person: PersonId, case: CaseId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&(person, case));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_core::id::Id;

    #[test]
    fn pages_within_ten_minutes_are_one_reading_for_each_person_and_case() {
        let readings = Readings::default();
        let at = |minutes: i64| Moment::from_unix_ms(minutes * 60_000);
        let (sari, ratna) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let (one, other) = (Id::from_bytes([3; 16]), Id::from_bytes([4; 16]));
        assert!(readings.begins(sari, one, at(0)));
        assert!(!readings.begins(sari, one, at(9)));
        assert!(readings.begins(sari, other, at(9)));
        assert!(readings.begins(ratna, one, at(9)));
        assert!(readings.begins(sari, one, at(10)));
        readings.forget(sari, one);
        assert!(readings.begins(sari, one, at(11)));
    }
}

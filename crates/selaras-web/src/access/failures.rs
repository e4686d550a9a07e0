//! Tries to come in that failed, gathered for a moment and then written in one go: a thousand a second cost the database no
//! more than one, and no answer waits for it, so that nobody learns by the clock which names there are.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use selaras_core::id::{PersonId, PracticeId};
use selaras_core::moment::{DAY, Moment};
use selaras_store::failed_sign_ins::{self, Failed, Way};
use selaras_store::{StoreError, Tx};

use crate::app::App;

/// So long they are gathered.
const GATHERED: Duration = Duration::from_secs(5);
/// More people than this do not fail within a moment; who comes after is counted the next time.
const MOST: usize = 5_000;

/// As whom, by which way, on which day.
type Key = (PracticeId, PersonId, Way, i64);

/// Those that are not written yet.
#[derive(Default)]
pub struct Failures(Mutex<HashMap<Key, Failed>>);

impl Failures {
    /// One more, as this person, or as nobody whom we know.
    pub fn note(&self, app: &App, whose: Option<(PracticeId, PersonId)>, way: Way, now: Moment) {
        let (practice, person) = whose.unwrap_or_else(failed_sign_ins::nobody);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            return;
        }
        if all.is_empty() {
            let app = app.clone();
            tokio::spawn(async move {
                tokio::time::sleep(GATHERED).await;
                if let Err(error) = app.failures.write(&app).await {
                    tracing::warn!(%error, "failed sign-ins could not be written");
                }
            });
        }
        let key = (practice, person, way, now.unix_ms().div_euclid(DAY));
        let one = all.entry(key).or_insert(Failed { way, times: 0, first_at: now, last_at: now });
        one.times += 1;
        one.last_at = now;
    }

    /// Writes what was gathered.
    ///
    /// # Errors
    /// What the database said.
    pub async fn write(&self, app: &App) -> Result<(), StoreError> {
        let all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if all.is_empty() {
            return Ok(());
        }
        let job = move |tx: &mut Tx<'_>| {
            all.iter().try_for_each(|((practice, person, ..), failed)| {
                failed_sign_ins::add(tx, (*practice, *person), failed)
            })
        };
        app.store.write(job).await
    }
}

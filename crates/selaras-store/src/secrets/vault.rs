//! What one open store remembers of keys: the master keys, practice keys by number, and the practices' own keys.
//!
//! A practice key never changes under its number, so it may be remembered; one that no longer opens what it should is
//! read anew. Persons' keys are remembered for one transaction only: what was destroyed is gone at once.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use selaras_core::id::PracticeId;
use zeroize::Zeroizing;

use super::master::MasterKeys;
use super::seal::{self, Key};
use crate::engine::{Result, StoreError};

/// The keys that a store has open.
pub struct Vault {
    masters: Mutex<MasterKeys>,
    practices: Mutex<HashMap<(PracticeId, u32), Key>>,
    own: Mutex<HashMap<PracticeId, Key>>,
}

impl Vault {
    pub fn new(masters: MasterKeys) -> Self {
        Self { masters: Mutex::new(masters), practices: Mutex::default(), own: Mutex::default() }
    }

    pub fn masters(&self) -> MasterKeys {
        held(&self.masters).clone()
    }

    pub fn forget(&self) {
        held(&self.practices).clear();
        held(&self.own).clear();
    }

    pub fn practice(&self, practice: PracticeId, number: u32) -> Option<Key> {
        held(&self.practices).get(&(practice, number)).cloned()
    }

    pub fn remember_practice(&self, key: &Key) {
        let mut known = held(&self.practices);
        known.retain(|(practice, number), _| *practice != key.practice || *number == key.number);
        known.insert((key.practice, key.number), key.clone());
    }

    pub fn own(&self, practice: PracticeId) -> Option<Key> {
        held(&self.own).get(&practice).cloned()
    }

    pub fn remember_own(&self, key: &Key) {
        held(&self.own).insert(key.practice, key.clone());
    }

    /// Wraps a practice key by the newest master key; gives back that key's name too.
    pub fn wrap(&self, key: &Key) -> (String, Vec<u8>) {
        let masters = held(&self.masters);
        let master = masters.first();
        (master.name.clone(), key.wrapped_by(&master.secret, &practice_place(key.practice, key.number)))
    }

    /// Opens a practice key that the master key of this name has wrapped.
    ///
    /// # Errors
    /// A sentence when there is no such master key, or it is another key of the same name.
    pub fn unwrap(&self, practice: PracticeId, number: u32, master: &str, wrapped: &[u8]) -> Result<Key> {
        let mut masters = held(&self.masters);
        if masters.named(master).is_none() {
            masters.renew()?;
        }
        let Some(found) = masters.named(master) else {
            return Err(StoreError::OutOfReach(format!(
                "this database needs the master key `{master}`; given was {}. Without it nothing in the database can be read",
                masters.names()
            )));
        };
        let wrong = || {
            StoreError::OutOfReach(format!(
                "the master key `{master}` is not the one that this database was sealed with. Nothing was changed"
            ))
        };
        let open = seal::open(&found.secret, &practice_place(practice, number), wrapped).ok_or_else(wrong)?;
        Ok(Key::new(practice, number, bytes(&open).ok_or_else(wrong)?))
    }
}

/// The thirty-two bytes of a key.
pub fn bytes(open: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    open.try_into().ok().map(Zeroizing::new)
}

fn practice_place(practice: PracticeId, number: u32) -> Vec<u8> {
    [b"practice_keys".as_slice(), &practice.bytes(), &number.to_be_bytes()].concat()
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Secrets at rest: every name and sentence is sealed under the key of the person it belongs to, and bound to its place.
//!
//! A master key outside the database opens the practice keys, a practice key opens the keys of that practice's persons
//! and the practice's own. See `docs/adr/0006-secrets-at-rest.md`.

pub(crate) mod first;
mod keys;
mod master;
pub(crate) mod records;
pub mod rotation;
mod seal;
mod vault;
pub(crate) mod words;

use std::collections::HashMap;

use selaras_core::id::{CaseId, Id, PersonId, PracticeId};
use zeroize::Zeroizing;

use crate::engine::{Result, StoreError, Tx};

pub(crate) use keys::{Wrapped, make_person_key, make_practice_keys, wrapped};
pub use master::MasterKeys;
pub use seal::{Key, Place};
pub(crate) use seal::{fill, open as open_bytes, random, seal as seal_bytes};
pub(crate) use vault::Vault;

/// Whose words something is: under whose key it is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A person's: their name and what is about them alone.
    Person(PracticeId, PersonId),
    /// Said in a case, by whichever side: under the client's key.
    Case(PracticeId, CaseId),
    /// The practice's own.
    Practice(PracticeId),
}

/// The keys that one transaction has open.
#[derive(Default)]
pub(crate) struct Held {
    persons: HashMap<(PracticeId, PersonId), (Key, bool)>,
    clients: HashMap<(PracticeId, CaseId), PersonId>,
}

impl Tx<'_> {
    /// Seals words for this place, under the key of whom they belong to.
    ///
    /// # Errors
    /// [`StoreError::Erased`] when that key was destroyed; what the database said.
    pub fn seal(&mut self, whose: Whose, place: &Place, words: &str) -> Result<String> {
        Ok(self.sealing(whose)?.seal(place, words))
    }

    /// [`Tx::seal`] for words that may be missing.
    ///
    /// # Errors
    /// As [`Tx::seal`].
    pub fn seal_if_any(
        &mut self,
        whose: Whose,
        place: &Place,
        words: Option<&str>,
    ) -> Result<Option<String>> {
        words.map(|words| self.seal(whose, place, words)).transpose()
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when it was changed, moved or sealed under another key; [`StoreError::Erased`] when
    /// its key was destroyed; what the database said.
    pub fn open(&mut self, whose: Whose, place: &Place, sealed: &str) -> Result<String> {
        self.key(whose)?.open(place, sealed)
    }

    /// [`Tx::open`] for words that may be missing.
    ///
    /// # Errors
    /// As [`Tx::open`].
    pub fn open_if_any(
        &mut self,
        whose: Whose,
        place: &Place,
        sealed: Option<&str>,
    ) -> Result<Option<String>> {
        sealed.map(|sealed| self.open(whose, place, sealed)).transpose()
    }

    /// [`Tx::open`] for a column that is never missing: empty where there were no words, or they were erased.
    pub(crate) fn open_or_empty(&mut self, whose: Whose, place: &Place, sealed: &str) -> Result<String> {
        if sealed.is_empty() { Ok(String::new()) } else { self.open(whose, place, sealed) }
    }

    /// The key of a person that came beside another row, so that nobody need ask for it; none where it was destroyed.
    pub(crate) fn know(
        &mut self,
        practice: PracticeId,
        person: PersonId,
        kept: Option<&Wrapped>,
    ) -> Result<Option<Key>> {
        if let Some((key, _)) = self.held.persons.get(&(practice, person)) {
            return Ok(Some(key.clone()));
        }
        let Some(kept) = kept else { return Ok(None) };
        let key = keys::unwrap(self, practice, person, kept)?;
        self.held.persons.insert((practice, person), (key.clone(), self.is_sqlite()));
        Ok(Some(key))
    }

    /// Whose case this is, so that nobody need ask.
    pub(crate) fn know_case(&mut self, practice: PracticeId, case: CaseId, client: PersonId) {
        self.held.clients.insert((practice, case), client);
    }

    /// The key that opens what belongs to this person, case or practice: for reading many rows.
    ///
    /// # Errors
    /// As [`Tx::open`].
    pub fn key(&mut self, whose: Whose) -> Result<Key> {
        // On PostgreSQL a key could be replaced between two statements of a writer, unless it is held.
        if self.writes() && !self.is_sqlite() { self.sealing(whose) } else { self.held_or_read(whose, false) }
    }

    /// The key that seals: one that nobody can replace before this transaction ends.
    fn sealing(&mut self, whose: Whose) -> Result<Key> {
        let firm = !self.is_sqlite();
        self.held_or_read(whose, firm)
    }

    fn held_or_read(&mut self, whose: Whose, firm: bool) -> Result<Key> {
        let (practice, person) = match whose {
            Whose::Practice(practice) => return keys::own(self, practice),
            Whose::Person(practice, person) => (practice, person),
            Whose::Case(practice, case) => match self.held.clients.get(&(practice, case)) {
                Some(client) => (practice, *client),
                None => {
                    let client = keys::client_of(self, practice, case)?;
                    self.held.clients.insert((practice, case), client);
                    (practice, client)
                }
            },
        };
        if let Some((key, is_firm)) = self.held.persons.get(&(practice, person))
            && (*is_firm || !firm)
        {
            return Ok(key.clone());
        }
        let key = keys::read(self, practice, person, firm)?
            .ok_or_else(|| StoreError::Erased(format!("the words of {person}")))?;
        self.held.persons.insert((practice, person), (key.clone(), firm || self.is_sqlite()));
        Ok(key)
    }

    /// The master keys at hand.
    pub(crate) fn masters(&self) -> MasterKeys {
        self.vault.masters()
    }

    /// Forgets every key that the store has open: they were replaced.
    pub(crate) fn forget_all_keys(&mut self) {
        self.forget_keys();
        self.vault.forget();
    }

    pub(crate) fn forget_keys(&mut self) {
        self.held = Held::default();
    }
}

/// The practice that stands for the installation itself: its keys seal what belongs to no practice.
pub fn installation() -> PracticeId {
    Id::from_bytes([0; 16])
}

/// A key for another purpose, derived from the practice's own key: the same after every rotation, and nothing that the
/// database alone gives away.
///
/// # Errors
/// What the database said; [`StoreError::Erased`] where there is no such practice.
pub fn subkey(tx: &mut Tx<'_>, practice: PracticeId, purpose: &str) -> Result<Zeroizing<[u8; 32]>> {
    Ok(tx.key(Whose::Practice(practice))?.derive(purpose))
}

/// A keyed digest by which something is found without being readable: a sign-in name, a key of another system.
///
/// # Errors
/// As [`subkey`].
pub fn digest(tx: &mut Tx<'_>, practice: PracticeId, purpose: &str, text: &str) -> Result<[u8; 32]> {
    let key = subkey(tx, practice, purpose)?;
    Ok(*seal::derived(&key, &[text.as_bytes()]))
}

/// Destroys a person's key: nothing that was sealed under it can be read again, here or in any backup that is restored
/// with a key ring made from now on.
///
/// # Errors
/// What the database said.
pub fn destroy(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<()> {
    tx.run("DELETE FROM data_keys WHERE practice = ?1 AND person = ?2", &[practice.into(), person.into()])?;
    tx.forget_keys();
    tx.leave_no_trace();
    Ok(())
}

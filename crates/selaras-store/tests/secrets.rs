//! Secrets at rest: what was sealed opens in its place and nowhere else, and a database only with its master key.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;
use selaras_core::id::{Id, PersonId};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::installation;
use selaras_store::people::{self, Person};
use selaras_store::practices::{self, Practice};
use selaras_store::secrets::{self, Key, MasterKeys, Place, Whose};
use selaras_store::{Store, StoreError, Tx};
use selaras_testkit::stores;

const NOW: Moment = Moment::from_unix_ms(1_790_000_000_000);

fn practice(tx: &mut Tx<'_>, number: u8) -> Result<Practice, StoreError> {
    let practice = Practice {
        id: Id::from_bytes([number; 16]),
        name: "Melati".to_owned(),
        zone: "Asia/Jakarta".to_owned(),
        language: Language::Id,
        address: Address::Anda,
        emergency_id: String::new(),
        emergency_en: String::new(),
        asks_safety: false,
        made_at: NOW,
    };
    practices::add(tx, &practice)?;
    Ok(practice)
}

fn person(tx: &mut Tx<'_>, practice: &Practice, number: u8) -> Result<PersonId, StoreError> {
    let person = Person {
        id: Id::from_bytes([number; 16]),
        name: "Sari".to_owned(),
        language: Language::Id,
        address: Address::Anda,
        outside_key: None,
        made_at: NOW,
    };
    people::add(tx, practice.id, &person, &[Role::Client])?;
    Ok(person.id)
}

/// The keys of a person in one practice and of a person of the same identifier in another.
fn two_keys(store: &Store) -> [Key; 2] {
    store
        .write_here(|tx| {
            let (here, there) = (practice(tx, 1)?, practice(tx, 2)?);
            let (one, other) = (person(tx, &here, 9)?, person(tx, &there, 9)?);
            Ok::<_, StoreError>([
                tx.key(Whose::Person(here.id, one))?,
                tx.key(Whose::Person(there.id, other))?,
            ])
        })
        .unwrap()
}

fn place(table: &'static str, column: &'static str, row: u8, number: i64) -> Place {
    Place::of(table, column).id(Id::<()>::from_bytes([row; 16])).number(number)
}

#[test]
fn what_is_sealed_opens_in_its_place_and_nowhere_else() {
    let store = stores::sqlite();
    let [here, there] = two_keys(&store);
    proptest!(|(words in ".{0,200}", row in 0u8.., number in 0i64.., bit in 0usize..8, at in 0usize..)| {
        let sealed = here.seal(&place("goals", "words", row, number), &words);
        prop_assert_eq!(here.open(&place("goals", "words", row, number), &sealed).unwrap(), words.clone());
        prop_assert!(words.len() < 4 || !sealed.contains(&words));
        let elsewhere = [
            place("tasks", "words", row, number),
            place("goals", "summary", row, number),
            place("goals", "words", row.wrapping_add(1), number),
            place("goals", "words", row, number ^ 1),
        ];
        for moved in &elsewhere {
            prop_assert!(matches!(here.open(moved, &sealed), Err(StoreError::Unreadable(_))));
        }
        let place = place("goals", "words", row, number);
        prop_assert!(there.open(&place, &sealed).is_err(), "the key of another practice opens it");
        let mut changed = sealed.clone().into_bytes();
        let at = at % changed.len();
        changed[at] ^= 1 << bit;
        if let Ok(changed) = String::from_utf8(changed) {
            prop_assert!(here.open(&place, &changed).is_err(), "{} opens", changed);
        }
    });
}

#[test]
fn a_key_that_was_destroyed_opens_nothing_on_either_database() {
    for store in stores::both() {
        let refused = store.write_here(|tx| {
            let practice = practice(tx, 1)?;
            let (gone, stays) = (person(tx, &practice, 8)?, person(tx, &practice, 9)?);
            let place = Place::of("persons", "name").id(gone);
            let sealed = tx.seal(Whose::Person(practice.id, gone), &place, "Sari")?;
            assert_eq!(tx.open(Whose::Person(practice.id, gone), &place, &sealed)?, "Sari");
            secrets::destroy(tx, practice.id, gone)?;
            tx.seal(Whose::Person(practice.id, stays), &place, "Sari")?;
            tx.open(Whose::Person(practice.id, gone), &place, &sealed)
        });
        assert!(matches!(refused, Err(StoreError::Erased(_))), "{refused:?}");
    }
}

#[test]
fn a_database_opens_with_its_master_key_and_refuses_every_other_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("selaras.db");
    let keys = MasterKeys::generate();
    let subkey = |store: &Store| {
        store.read_here(|tx| secrets::subkey(tx, Id::from_bytes([1; 16]), "test")).map(|key| *key)
    };
    let first = {
        let store = Store::sqlite(&file, keys.clone()).unwrap();
        store.write_here(|tx| practice(tx, 1)).unwrap();
        subkey(&store).unwrap()
    };
    let before = std::fs::read(&file).unwrap();
    let name = keys.newest();
    let same_name = format!("{name} {}", stores::KEYS.split_whitespace().nth(1).unwrap());
    for wrong in [MasterKeys::generate(), MasterKeys::parse(&same_name).unwrap()] {
        let said = Store::sqlite(&file, wrong).err().expect("refused").to_string();
        assert!(said.contains(name), "{said}");
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }
    let read = MasterKeys::parse(&keys.to_text()).unwrap();
    assert_eq!(subkey(&Store::sqlite(&file, read).unwrap()).unwrap(), first);
}

#[test]
fn the_keys_of_the_installation_do_not_lie_open_in_the_database() {
    for store in stores::both() {
        store
            .write_here(|tx| {
                for name in ["audit", "tickets"] {
                    let key = installation::key(tx, name)?;
                    assert_eq!(installation::kept(tx, name)?, key);
                    let sql = "SELECT content FROM installation WHERE name = ?1";
                    let content = tx.first(sql, &[name.into()], |row| row.get::<Vec<u8>>(0))?.unwrap();
                    assert_eq!(content.len(), 24 + 32 + 16, "{name} is not sealed");
                    assert!(content.windows(8).all(|bytes| bytes != &key[..8]));
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn what_is_no_master_key_is_refused_without_repeating_it() {
    for wrong in ["", "# nothing", "a c2hvcnQ=", "a !!!!", "a b\na b"] {
        let said = MasterKeys::parse(wrong).unwrap_err().to_string();
        assert!(!said.contains("c2hvcnQ") && !said.contains("!!!!"), "{said}");
    }
}

//! Backups go from either database into either, whole or not at all; keys are replaced while the program runs.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_store::backup::{Restored, restore as bring_back};
use selaras_store::engine::{Owned, schema};
use selaras_store::secrets::{MasterKeys, rotation};
use selaras_store::{Store, StoreError, accounts, agenda, audit, people};
use selaras_testkit::backups::{backup, key_ring};
use selaras_testkit::lived::{Lived, NOW};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

fn restore(store: &Store, backup: Vec<u8>, ring: Vec<u8>) -> Result<Restored, StoreError> {
    store.write_here(move |tx| bring_back(tx, backup.as_slice(), ring.as_slice(), NOW))
}

/// Every row of every table that a backup holds, in an order of its own.
fn everything(store: &Store) -> Vec<String> {
    store
        .read_here(|tx| {
            let mut all = Vec::new();
            let columns = schema::columns(tx)?;
            let mut tables: Vec<&str> = columns.iter().map(|(table, _)| table.as_str()).collect();
            tables.dedup();
            for table in
                tables.into_iter().filter(|table| !["migrations", "sign_ins", "links"].contains(table))
            {
                let own: Vec<&str> =
                    columns.iter().filter(|(t, _)| t == table).map(|(_, column)| column.as_str()).collect();
                let width = own.len();
                let sql = format!("SELECT {} FROM {table}", own.join(", "));
                let rows = tx.all(Box::leak(sql.into_boxed_str()), &[], |row| {
                    (0..width).map(|column| row.get::<Owned>(column)).collect::<Result<Vec<_>, _>>()
                })?;
                all.extend(rows.iter().map(|row| format!("{table}: {row:?}")));
            }
            all.sort();
            Ok::<_, StoreError>(all)
        })
        .unwrap()
}

fn a_topic(store: &Store, lived: Lived) -> String {
    let here = lived.here.people;
    store
        .read_here(move |tx| {
            Ok::<_, StoreError>(agenda::of_case(tx, here.practice, here.case)?[0].words.clone())
        })
        .unwrap()
}

#[test]
fn a_backup_goes_from_either_database_into_either_and_nothing_is_lost() {
    for from in stores::both() {
        let lived = from.write_here(Lived::make).unwrap();
        let (file, keys) = (backup(&from, START), key_ring(&from, START));
        let (before, topic) = (everything(&from), a_topic(&from, lived));
        for word in ["milik-dewi", "Xaverius", "Zulaikha", "Melati"] {
            assert!(
                !file.windows(word.len()).any(|part| part == word.as_bytes()),
                "{word} stands in the backup"
            );
        }
        for into in stores::both() {
            let restored = restore(&into, file.clone(), keys.clone()).unwrap();
            assert_eq!((restored.made_at, restored.erased), (START, 0));
            assert_eq!(everything(&into), before, "{} into {}", from.kind(), into.kind());
            assert_eq!(a_topic(&into, lived), topic);
            let found =
                into.read_here(move |tx| audit::verify::practice(tx, lived.here.people.practice)).unwrap();
            assert_eq!(found.faults, []);
            let again = restore(&into, file.clone(), keys.clone());
            assert!(matches!(again, Err(StoreError::OutOfReach(why)) if why.contains("empty one")));
        }
    }
}

#[test]
fn a_file_that_was_cut_or_changed_an_older_ring_and_another_master_key_are_refused_and_nothing_is_written() {
    let from = stores::sqlite();
    from.write_here(Lived::make).unwrap();
    let (file, old_keys) = (backup(&from, START.plus_days(1)), key_ring(&from, START));
    let keys = key_ring(&from, START.plus_days(1));
    for into in stores::both() {
        let empty = everything(&into);
        let refused = |file: &[u8], keys: &[u8], why: &str| {
            let outcome = restore(&into, file.to_vec(), keys.to_vec());
            assert!(
                matches!(&outcome, Err(StoreError::OutOfReach(said)) if said.contains(why)),
                "{outcome:?}"
            );
            assert_eq!(everything(&into), empty, "{why}");
        };
        refused(&file, &old_keys, "older than the backup");
        refused(&file[..file.len() - 1], &keys, "cut off");
        refused(&file[..file.len() / 2], &keys, "cut off");
        let mut changed = file.clone();
        changed[file.len() - 100] ^= 1;
        refused(&changed, &keys, "changed");
        refused(&keys, &file, "does not begin with");
        refused(b"", &keys, "does not begin with");
    }
    let folder = tempfile::tempdir().unwrap();
    let other = Store::sqlite(&folder.path().join("selaras.db"), MasterKeys::generate()).unwrap();
    let outcome = restore(&other, file, keys);
    assert!(
        matches!(outcome, Err(StoreError::OutOfReach(said)) if said.contains("needs the master key `test`"))
    );
}

#[test]
fn practice_keys_are_replaced_while_another_program_runs_and_all_is_read_as_before() {
    for store in stores::both() {
        let lived = store.write_here(Lived::make).unwrap();
        let topic = a_topic(&store, lived);
        let wrapped = store.write_here(|tx| rotation::practice_keys(tx, NOW)).unwrap();
        assert!(wrapped > 8, "{wrapped} keys of people and practices");
        let numbers = |store: &Store| {
            let sql = "SELECT number FROM practice_keys ORDER BY number";
            store.read_here(move |tx| tx.all(sql, &[], |row| row.get::<i64>(0))).unwrap()
        };
        assert_eq!(numbers(&store), [1, 1, 1, 2, 2, 2], "two practices and the installation");
        assert_eq!(a_topic(&store, lived), topic);
        let here = lived.here.people;
        // Somebody comes while the old key is still there, and somebody after it is gone.
        store.write_here(rotation::forget_unused).unwrap();
        assert_eq!(numbers(&store), [2, 2, 2]);
        let login = store.read_here(move |tx| accounts::login_of(tx, here.practice, here.colleague)).unwrap();
        let account = store.read_here(move |tx| accounts::find(tx, &login.unwrap())).unwrap();
        assert_eq!(account.unwrap().person, here.colleague);
        let found = store.read_here(move |tx| people::find(tx, here.practice, here.client)).unwrap();
        assert_eq!(found.unwrap().name, "Dewi");
        Small::in_store(&store);
    }
}

#[test]
fn a_new_master_key_wraps_the_practice_keys_again_and_the_old_one_opens_nothing_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("selaras.db");
    let old = MasterKeys::generate();
    let store = Store::sqlite(&file, old.clone()).unwrap();
    let lived = store.write_here(Lived::make).unwrap();
    let topic = a_topic(&store, lived);
    drop(store);
    let both = old.with_new();
    let store = Store::sqlite(&file, both.clone()).unwrap();
    assert_eq!(store.write_here(rotation::master_key).unwrap(), 3);
    assert_eq!(store.write_here(rotation::master_key).unwrap(), 0, "a second time there is nothing to do");
    drop(store);
    let newest = both.to_text().lines().next().unwrap().to_owned();
    let store = Store::sqlite(&file, MasterKeys::parse(&newest).unwrap()).unwrap();
    assert_eq!(a_topic(&store, lived), topic);
    drop(store);
    assert!(matches!(Store::sqlite(&file, old), Err(StoreError::OutOfReach(_))));
}

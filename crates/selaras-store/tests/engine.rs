//! The engine's promises, on both databases.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use selaras_core::id::{Id, PracticeId};
use selaras_store::{StoreError, Tx, installation, practices};
use selaras_testkit::people::{START, a_practice};
use selaras_testkit::stores;

fn add(tx: &mut Tx<'_>, n: u8) -> Result<(), StoreError> {
    let id: PracticeId = Id::new(START.unix_ms() + i64::from(n), [n; 10]);
    practices::add(tx, &a_practice(id))
}

#[test]
fn a_closure_that_refuses_leaves_nothing_behind() {
    for store in stores::both() {
        let refused = store.write_here(|tx| {
            add(tx, 1)?;
            Err::<(), _>(StoreError::Unreadable("on purpose".to_owned()))
        });
        assert!(refused.is_err());
        assert_eq!(store.read_here(practices::all).unwrap().len(), 0, "{}", store.kind());
    }
}

#[test]
fn a_closure_that_panics_leaves_nothing_behind_and_the_store_goes_on() {
    for store in stores::both() {
        let broke = store.write_here(|tx| -> Result<(), StoreError> {
            add(tx, 1)?;
            panic!("on purpose")
        });
        assert!(matches!(broke, Err(StoreError::BrokeOff(_))), "{broke:?}");
        store.write_here(|tx| add(tx, 2)).unwrap();
        assert_eq!(store.read_here(practices::all).unwrap().len(), 1, "{}", store.kind());
    }
}

#[test]
fn a_key_that_is_there_already_is_named_as_such() {
    for store in stores::both() {
        store.write_here(|tx| add(tx, 1)).unwrap();
        let again = store.write_here(|tx| add(tx, 1));
        assert!(matches!(again, Err(StoreError::AlreadyThere(_))), "{}: {again:?}", store.kind());
    }
}

#[test]
fn many_writers_at_once_keep_all_that_they_were_told_is_kept() {
    for store in stores::both() {
        let kept = Arc::new(AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for thread in 0..8u8 {
                let (store, kept) = (&store, kept.clone());
                scope.spawn(move || {
                    for n in 0..12u8 {
                        // Every third one refuses after writing: its neighbours in the same commit must not suffer.
                        let refuses = n % 3 == 2;
                        let outcome = store.write_here(move |tx| {
                            add(tx, thread * 16 + n)?;
                            if refuses {
                                Err(StoreError::Unreadable("on purpose".to_owned()))
                            } else {
                                Ok(())
                            }
                        });
                        assert_eq!(outcome.is_ok(), !refuses);
                        kept.fetch_add(usize::from(outcome.is_ok()), Ordering::Relaxed);
                    }
                });
            }
        });
        let found = store.read_here(practices::all).unwrap().len();
        assert_eq!(found, kept.load(Ordering::Relaxed), "{}", store.kind());
        assert_eq!(found, 64);
    }
}

#[test]
fn a_reader_cannot_write() {
    for store in stores::both() {
        assert!(store.read_here(|tx| add(tx, 1)).is_err(), "{}", store.kind());
        assert_eq!(store.read_here(practices::all).unwrap().len(), 0);
    }
}

#[test]
fn every_kind_of_value_comes_back_as_it_went_in() {
    for store in stores::both() {
        let mut practice = a_practice(Id::new(START.unix_ms(), [255; 10]));
        practice.name = "Ruang “Teduh” – 心 😀 '; DROP TABLE cases; --".to_owned();
        practice.asks_safety = false;
        let given = practice.clone();
        store.write_here(move |tx| practices::add(tx, &given)).unwrap();
        let id = practice.id;
        assert_eq!(
            store.read_here(move |tx| practices::find(tx, id)).unwrap(),
            Some(practice),
            "{}",
            store.kind()
        );
    }
}

#[test]
fn the_installations_key_is_made_once() {
    for store in stores::both() {
        let first = store.write_here(|tx| installation::key(tx, "test")).unwrap();
        let second = store.write_here(|tx| installation::key(tx, "test")).unwrap();
        let other = store.write_here(|tx| installation::key(tx, "other")).unwrap();
        assert_eq!(first, second);
        assert_ne!(first, other);
    }
}

#[test]
fn a_database_that_is_opened_again_is_migrated_once_and_keeps_its_rows() {
    let mut store = stores::sqlite();
    store.write_here(|tx| add(tx, 1)).unwrap();
    let file = store.folder.as_ref().unwrap().path().join("selaras.db");
    store.store = selaras_store::Store::sqlite(&file, stores::keys()).unwrap();
    assert_eq!(store.read_here(practices::all).unwrap().len(), 1);
}

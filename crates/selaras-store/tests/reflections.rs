//! Reflections: private ones leave nothing that anyone else could see or count.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_store::reflections::{self, SeenBy};
use selaras_store::{StoreError, audit, contributions};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

#[test]
fn a_private_reflection_is_seen_and_counted_by_nobody_else() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, by) = (small.practice, small.case, small.by_client(START));
                reflections::write(tx, by, case, small.client, "hanya untukku", SeenBy::Client)?;
                assert!(reflections::shared_in(tx, practice, case)?.is_empty());
                assert!(contributions::of_case(tx, practice, case)?.is_empty());
                assert!(audit::of_case(tx, practice, case, 9)?.is_empty());
                assert_eq!(reflections::own(tx, practice, case, small.client)?.len(), 1);
                assert!(reflections::own(tx, practice, case, small.counsellor)?.is_empty());
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_reflection_is_shared_by_the_one_who_wrote_it_and_once() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, by) = (small.practice, small.case, small.by_client(START));
                let id = reflections::write(tx, by, case, small.client, "boleh dibaca", SeenBy::Client)?;
                assert!(!reflections::share(tx, by, case, small.other_client, id)?);
                assert!(!reflections::share(tx, by, small.other_case, small.client, id)?);
                assert!(reflections::share(tx, by, case, small.client, id)?);
                assert!(!reflections::share(tx, by, case, small.client, id)?);
                let shared = reflections::shared_in(tx, practice, case)?;
                assert_eq!((shared.len(), shared[0].seen_by), (1, SeenBy::Both));
                assert_eq!(contributions::of_case(tx, practice, case)?[0].id, id.bytes());
                assert_eq!(audit::of_case(tx, practice, case, 9)?[0].act, "reflection.sharing");
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

//! Reflections: private ones leave nothing that anyone else could see or count.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::reflection::{Kind, Reach};
use selaras_store::reflections::{self, New, SeenBy};
use selaras_store::{StoreError, Tx, agenda, audit, contributions};
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

#[test]
fn a_private_one_is_written_over_and_deleted_for_good_and_no_line_of_the_audit_tells_of_it() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            let (practice, whose, by) = (small.practice, (small.case, small.client), small.by_client(START));
            let lines = |tx: &mut Tx<'_>| {
                let all = "SELECT count(*) FROM audit WHERE practice = ?1";
                tx.first(all, &[practice.into()], |row| row.get::<i64>(0))
            };
            let before = lines(tx)?;
            let open = New {
                words: "aku menahan diri",
                kind: Kind::Openness,
                openness: "2".parse().ok(),
                ..New::default()
            };
            let id = reflections::keep(tx, by, whose, &open)?;
            assert!(reflections::rewrite(tx, by, whose, id, "aku takut", "3".parse().ok())?);
            let own = reflections::find(tx, practice, whose, id)?.unwrap();
            assert_eq!((own.words.as_str(), own.version, own.kind), ("aku takut", 1, Kind::Openness));
            assert_eq!(own.openness.map(|openness| openness.number()), Some(3));
            assert!(reflections::versions(tx, practice, small.case)?.is_empty(), "nothing of before is kept");
            assert!(!reflections::withdraw(tx, by, whose, id)?, "there is nothing to take back");
            assert!(!reflections::remove(tx, by, (small.case, small.counsellor), id)?);
            assert!(reflections::remove(tx, by, whose, id)?);
            assert!(reflections::own(tx, practice, small.case, small.client)?.is_empty());
            assert_eq!(lines(tx)?, before);
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}

#[test]
fn a_shared_one_keeps_its_versions_until_it_is_taken_back_with_all_that_came_of_it() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            let (practice, case, by) = (small.practice, small.case, small.by_client(START));
            let whose = (case, small.client);
            let brought = New { words: "soal kakak", reach: Reach::Brought, ..New::default() };
            let id = reflections::keep(tx, by, whose, &brought)?;
            let topics = agenda::of_case(tx, practice, case)?;
            assert_eq!((topics.len(), topics[0].words.as_str()), (1, "soal kakak"));
            assert!(reflections::rewrite(tx, by, whose, id, "soal kakak dan ibu", None)?);
            let versions = reflections::versions(tx, practice, case)?;
            assert_eq!(
                (versions.len(), versions[0].words.as_str(), versions[0].number),
                (1, "soal kakak", 1)
            );
            assert_eq!(reflections::shared_in(tx, practice, case)?[0].version, 2);
            assert!(!reflections::bring(tx, by, case, small.client, id)?, "it stands on the agenda already");
            assert!(!reflections::withdraw(tx, by, (case, small.other_client), id)?);
            assert!(reflections::withdraw(tx, by, whose, id)?);
            assert!(reflections::shared_in(tx, practice, case)?.is_empty());
            assert!(reflections::versions(tx, practice, case)?.is_empty());
            assert!(agenda::of_case(tx, practice, case)?.is_empty());
            assert!(contributions::of_case(tx, practice, case)?.is_empty());
            assert_eq!(audit::of_case(tx, practice, case, 1)?[0].act, "reflection.withdrawal");
            let own = reflections::find(tx, practice, whose, id)?.unwrap();
            assert_eq!((own.words.as_str(), own.seen_by), ("soal kakak dan ibu", SeenBy::Client));
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}

//! What a client gave, and the counsellor's one-tap answers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::id::{AgendaItemId, Id};
use selaras_store::contributions::{self, Kind, Mark};
use selaras_store::{StoreError, audit};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

#[test]
fn talking_about_something_means_having_read_it_and_the_first_tap_stays() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case) = (small.practice, small.case);
                let id: AgendaItemId = Id::from_bytes([5; 16]);
                contributions::add(tx, small.by_client(START), case, Kind::AgendaItem, id, false)?;
                let later = small.by_counsellor(START.plus_days(1));
                assert!(contributions::mark(tx, later, case, id.bytes(), Mark::Talked)?);
                let again = small.by_counsellor(START.plus_days(2));
                assert!(contributions::mark(tx, again, case, id.bytes(), Mark::Read)?);
                assert!(!contributions::mark(tx, again, small.other_case, id.bytes(), Mark::Read)?);
                let one = contributions::of_case(tx, practice, case)?.remove(0);
                assert_eq!((one.read_at, one.talked_at), (Some(later.now), Some(later.now)));
                assert_eq!(one.changed_at, None);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn the_client_can_open_waiting_words_at_once() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (practice, case, by) = (small.practice, small.case, small.by_client(START));
                let id: AgendaItemId = Id::from_bytes([5; 16]);
                contributions::add(tx, by, case, Kind::Feedback, id, true)?;
                assert!(contributions::open_now(tx, by, case, id)?);
                assert!(!contributions::open_now(tx, by, case, id)?);
                assert!(!contributions::of_case(tx, practice, case)?[0].waits_for_session);
                assert_eq!(audit::of_case(tx, practice, case, 9)?[0].act, "words.opening");
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

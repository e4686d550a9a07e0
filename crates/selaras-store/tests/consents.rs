//! The ledger of consents, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::consent::{Purpose, standing};
use selaras_store::{StoreError, cases, consents};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

#[test]
fn every_decision_is_kept_and_the_newest_stands() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let (by, case, client) = (small.by_client(START), small.case, small.client);
        let decide = move |tx: &mut selaras_store::Tx<'_>| {
            consents::add(
                tx,
                by,
                case,
                consents::Given::oneself(client),
                (Purpose::Counselling, true),
                None,
            )?;
            consents::supervision(tx, by, case, client, true)?;
            consents::withdraw_counselling(tx, by, case, client)?;
            let stopped = cases::find(tx, small.practice, case)?.unwrap().restricted_at;
            let stopped_ledger = consents::of_case(tx, by, case)?;
            consents::go_on(tx, by, case, client, true)?;
            let goes_on = cases::find(tx, small.practice, case)?.unwrap().restricted_at;
            Ok::<_, StoreError>((stopped, stopped_ledger, goes_on, consents::of_case(tx, by, case)?))
        };
        let (stopped, before, goes_on, after) = store.write_here(decide).unwrap();
        assert_eq!((stopped, goes_on), (Some(START), None), "{}", store.kind());
        assert!(standing(&before, Purpose::Counselling).is_none());
        assert!(standing(&after, Purpose::Counselling).is_some());
        assert_eq!(after.len(), 4);
        let other = store.read_here(move |tx| consents::of_case(tx, by, small.other_case)).unwrap();
        assert_eq!(other, []);
    }
}

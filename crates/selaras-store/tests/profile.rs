//! The profile: every entry for exactly those eyes that its writer chose, and what is theirs alone leaves no trace.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::id::CaseId;
use selaras_core::profile::{Reader, SeenBy, Theme};
use selaras_store::contributions::{self, Mark};
use selaras_store::{StoreError, Tx, audit, profile};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

const AGREED: Reader = Reader::Supervisor { agreed: true };

/// Everything that others could count: lines of the audit, and things given.
fn traces(tx: &mut Tx<'_>, small: &Small) -> Result<(i64, i64), StoreError> {
    let count = |tx: &mut Tx<'_>, sql| {
        let found = tx.first(sql, &[small.practice.into()], |row| row.get::<i64>(0))?;
        Ok::<_, StoreError>(found.unwrap_or_default())
    };
    let lines = count(tx, "SELECT count(*) FROM audit WHERE practice = ?1")?;
    Ok((lines, count(tx, "SELECT count(*) FROM contributions WHERE practice = ?1")?))
}

fn seen(tx: &mut Tx<'_>, small: &Small, reader: Reader) -> Result<Vec<String>, StoreError> {
    let open = profile::open_to(tx, small.practice, small.case, reader)?;
    Ok(open.into_iter().map(|entry| entry.words).collect())
}

#[test]
fn what_is_for_the_client_alone_leaves_no_trace_however_often_it_changes() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            let (by, whose) = (small.by_client(START), (small.case, small.client));
            let before = traces(tx, &small)?;
            let id = profile::write(tx, by, whose, Theme::Beliefs, "rahasia", SeenBy::Client)?;
            assert!(profile::change(tx, by, whose, id, "lebih rahasia", SeenBy::Client)?);
            assert_eq!(traces(tx, &small)?, before);
            for reader in [Reader::Counsellor, AGREED, Reader::Other] {
                assert!(seen(tx, &small, reader)?.is_empty(), "{reader:?}");
            }
            assert_eq!(profile::own(tx, small.practice, whose)?[0].words, "lebih rahasia");
            assert!(profile::remove(tx, by, whose, id)?);
            assert_eq!(traces(tx, &small)?, before);
            assert!(profile::own(tx, small.practice, whose)?.is_empty());
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}

#[test]
fn what_is_taken_back_is_gone_at_once_and_the_fact_stays_without_its_content() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            let (by, whose, case) = (small.by_client(START), (small.case, small.client), small.case);
            let id = profile::write(tx, by, whose, Theme::Family, "paman", SeenBy::Supervisor)?;
            assert_eq!(seen(tx, &small, Reader::Counsellor)?, ["paman"]);
            assert_eq!(seen(tx, &small, AGREED)?, ["paman"]);
            assert!(seen(tx, &small, Reader::Supervisor { agreed: false })?.is_empty());
            assert!(contributions::mark(tx, small.by_counsellor(START), case, id.bytes(), Mark::Read)?);
            profile::change(tx, by, whose, id, "paman", SeenBy::Counsellor)?;
            assert!(seen(tx, &small, AGREED)?.is_empty());
            let given = contributions::of_case(tx, small.practice, case)?;
            assert!(given[0].read_at.is_some(), "the same words need no second answer");
            profile::change(tx, by, whose, id, "paman dan bibi", SeenBy::Counsellor)?;
            assert!(contributions::of_case(tx, small.practice, case)?[0].read_at.is_none(), "other words do");
            profile::change(tx, by, whose, id, "paman dan bibi", SeenBy::Client)?;
            assert!(seen(tx, &small, Reader::Counsellor)?.is_empty());
            assert!(contributions::of_case(tx, small.practice, case)?.is_empty());
            let mut acts: Vec<String> =
                audit::of_case(tx, small.practice, case, 9)?.into_iter().map(|line| line.act).collect();
            acts.reverse();
            let withdrawn = "profile.withdrawal";
            assert_eq!(acts, ["profile.sharing", withdrawn, "profile.change", withdrawn]);
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}

#[test]
fn nobody_changes_what_is_another_s() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let job = move |tx: &mut Tx<'_>| {
            let by = small.by_client(START);
            let id =
                profile::write(tx, by, (small.case, small.client), Theme::Help, "dulu", SeenBy::Counsellor)?;
            let others: [(CaseId, _); 3] = [
                (small.case, small.counsellor),
                (small.case, small.other_client),
                (small.other_case, small.client),
            ];
            for whose in others {
                assert!(!profile::change(tx, by, whose, id, "lain", SeenBy::Client)?);
                assert!(!profile::remove(tx, by, whose, id)?);
            }
            assert_eq!(seen(tx, &small, Reader::Counsellor)?, ["dulu"]);
            Ok::<_, StoreError>(())
        };
        store.write_here(job).unwrap();
    }
}

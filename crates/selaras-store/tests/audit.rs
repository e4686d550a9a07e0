//! The audit's chains and anchors, on both databases: whatever is done to a line shows.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;
use selaras_core::id::CaseId;
use selaras_store::audit::verify::{Fault, Verdict, Wrong};
use selaras_store::audit::{self, By, anchors, verify};
use selaras_store::{Store, StoreError, Tx};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

/// A practice whose two cases have ten lines each, and its own chain six.
fn written(store: &Store) -> Small {
    let small = Small::in_store(store);
    let write = move |tx: &mut Tx<'_>| {
        for n in 0..10i64 {
            let by = By { now: START.plus_ms(n * 1000), ..small.by_counsellor(START) };
            audit::note(tx, by, "case.reading", Some(small.case))?;
            audit::note(tx, By { case: Some(small.other_case), ..by }, "goal.proposal", Some(small.case))?;
            if n < 6 {
                let alone = By { case: None, person: (n % 2 == 0).then_some(small.counsellor), ..by };
                audit::note::<()>(tx, alone, "sign_in.creation", None)?;
            }
        }
        Ok::<_, StoreError>(())
    };
    store.write_here(write).unwrap();
    small
}

fn verdict(store: &Store, small: Small) -> Verdict {
    store.read_here(move |tx| verify::practice(tx, small.practice)).unwrap()
}

fn anchor(store: &Store, small: Small) {
    store.write_here(move |tx| anchors::anchor(tx, small.practice, START)).unwrap();
}

/// What someone with the database in their hands may do to one line.
#[derive(Debug, Clone, Copy)]
enum Tampering {
    When,
    Who,
    Nobody,
    Act,
    Subject,
    Digest,
    Delete,
    Insert,
    Swap,
    CutTail,
    CutTailAndHead,
}

const TAMPERINGS: [Tampering; 11] = [
    Tampering::When,
    Tampering::Who,
    Tampering::Nobody,
    Tampering::Act,
    Tampering::Subject,
    Tampering::Digest,
    Tampering::Delete,
    Tampering::Insert,
    Tampering::Swap,
    Tampering::CutTail,
    Tampering::CutTailAndHead,
];

fn tamper(tx: &mut Tx<'_>, small: Small, chain: [u8; 16], n: i64, how: Tampering) -> Result<(), StoreError> {
    let stranger: [u8; 16] = small.colleague.bytes();
    let places = [small.practice.into(), (&chain).into(), n.into()];
    let with = |value| [small.practice.into(), (&chain).into(), n.into(), value];
    match how {
        Tampering::When => tx.run("UPDATE audit SET at = at + 1 WHERE practice = ?1 AND chain = ?2 AND number = ?3", &places),
        Tampering::Who => tx.run("UPDATE audit SET person = ?4 WHERE practice = ?1 AND chain = ?2 AND number = ?3", &with((&stranger).into())),
        Tampering::Nobody => {
            let touched = tx.run(
                "UPDATE audit SET person = NULL WHERE practice = ?1 AND chain = ?2 AND number = ?3 AND person IS NOT NULL",
                &places,
            )?;
            if touched == 1 { Ok(1) } else { return tamper(tx, small, chain, n, Tampering::Who) }
        }
        Tampering::Act => tx.run("UPDATE audit SET act = ?4 WHERE practice = ?1 AND chain = ?2 AND number = ?3", &with("case.talk".into())),
        Tampering::Subject => tx.run("UPDATE audit SET subject = ?4 WHERE practice = ?1 AND chain = ?2 AND number = ?3", &with((&stranger).into())),
        Tampering::Digest => tx.run("UPDATE audit SET digest = ?4 WHERE practice = ?1 AND chain = ?2 AND number = ?3", &with((&[7u8; 32]).into())),
        Tampering::Delete => tx.run("DELETE FROM audit WHERE practice = ?1 AND chain = ?2 AND number = ?3", &places),
        Tampering::Insert => {
            // In two steps, since no two lines may bear one number meanwhile.
            tx.run("UPDATE audit SET number = -number - 1 WHERE practice = ?1 AND chain = ?2 AND number > ?3", &places)?;
            tx.run("UPDATE audit SET number = -number WHERE practice = ?1 AND chain = ?2 AND number < 0 AND ?3 > 0", &places)?;
            tx.run(
                "INSERT INTO audit (practice, chain, number, at, person, act, subject, digest) \
                 SELECT practice, chain, number + 1, at, person, act, subject, digest FROM audit \
                 WHERE practice = ?1 AND chain = ?2 AND number = ?3",
                &places,
            )?;
            tx.run("UPDATE audit_heads SET number = number + 1 WHERE practice = ?1 AND chain = ?2 AND ?3 > 0", &places)
        }
        Tampering::Swap => {
            let other = if n == 1 { 2 } else { n - 1 };
            for (from, to) in [(n, 9999), (other, n), (9999, other)] {
                tx.run(
                    "UPDATE audit SET number = ?4 WHERE practice = ?1 AND chain = ?2 AND number = ?3",
                    &[small.practice.into(), (&chain).into(), from.into(), to.into()],
                )?;
            }
            Ok(1)
        }
        Tampering::CutTail => tx.run("DELETE FROM audit WHERE practice = ?1 AND chain = ?2 AND number >= ?3", &places),
        Tampering::CutTailAndHead => {
            tx.run("DELETE FROM audit WHERE practice = ?1 AND chain = ?2 AND number >= ?3", &places)?;
            if n == 1 {
                tx.run("DELETE FROM audit_heads WHERE practice = ?1 AND chain = ?2 AND ?3 > 0", &places)
            } else {
                tx.run(
                    "UPDATE audit_heads SET number = ?3 - 1, digest = (SELECT digest FROM audit a \
                     WHERE a.practice = ?1 AND a.chain = ?2 AND a.number = ?3 - 1) WHERE practice = ?1 AND chain = ?2",
                    &places,
                )
            }
        }
    }
    .map(drop)
}

/// Tampers in a transaction that is taken back, and gives what the walk found meanwhile.
fn found(store: &Store, small: Small, chain: [u8; 16], n: i64, how: Tampering) -> Verdict {
    let (tell, told) = std::sync::mpsc::channel();
    let taken_back = store.write_here(move |tx| {
        tamper(tx, small, chain, n, how)?;
        tell.send(verify::practice(tx, small.practice)?).unwrap();
        Err::<(), _>(StoreError::Unreadable("taken back".to_owned()))
    });
    told.try_recv().unwrap_or_else(|_| panic!("{taken_back:?}"))
}

#[test]
fn what_was_written_verifies_and_goes_on_verifying_after_an_anchor() {
    for store in stores::both() {
        let small = written(&store);
        let before = verdict(&store, small);
        assert_eq!((before.chains, before.lines, before.anchors), (3, 26, 0));
        assert_eq!(before.faults, []);
        anchor(&store, small);
        anchor(&store, small);
        let by = small.by_client(START);
        store.write_here(move |tx| audit::note(tx, by, "checkin.creation", Some(small.case))).unwrap();
        anchor(&store, small);
        let after = verdict(&store, small);
        assert_eq!((after.chains, after.lines, after.anchors), (3, 27, 2), "nothing moved: no new anchor");
        assert_eq!(after.faults, []);
    }
}

#[test]
fn whatever_is_done_to_any_line_of_any_chain_is_named_with_chain_and_number() {
    for store in stores::both() {
        let small = written(&store);
        anchor(&store, small);
        let chains: [(Option<CaseId>, [u8; 16], i64); 3] = [
            (Some(small.case), small.case.bytes(), 10),
            (Some(small.other_case), small.other_case.bytes(), 10),
            (None, small.practice.bytes(), 6),
        ];
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(120));
        let any = (0usize..3, 1i64..=10, prop::sample::select(TAMPERINGS.to_vec()));
        runner
            .run(&any, |(which, n, how)| {
                let (case, chain, last) = chains[which];
                let n = (n - 1) % last + 1;
                let faults = found(&store, small, chain, n, how).faults;
                prop_assert_eq!(faults.len(), 1, "{:?} of line {}: {:?}", how, n, faults);
                prop_assert_eq!(faults[0].case, case);
                // The first line that does not fit: the one itself, or the first of two that were exchanged.
                let first = match how {
                    Tampering::Swap if n > 1 => n - 1,
                    Tampering::Insert => n + 1,
                    // Of a chain cut with its head only the anchor knows, which holds its last line.
                    Tampering::CutTailAndHead => last,
                    _ => n,
                };
                prop_assert_eq!(faults[0].number, first, "{:?}", how);
                Ok(())
            })
            .unwrap();
        assert_eq!(verdict(&store, small).faults, [], "everything was taken back");
    }
}

#[test]
fn a_line_that_was_moved_to_another_case_fits_neither() {
    for store in stores::both() {
        let small = written(&store);
        let (from, to) = (small.case.bytes(), small.other_case.bytes());
        let move_it = move |tx: &mut Tx<'_>| {
            tx.run(
                "UPDATE audit SET chain = ?3, number = 11 WHERE practice = ?1 AND chain = ?2 AND number = 10",
                &[small.practice.into(), (&from).into(), (&to).into()],
            )
        };
        store.write_here(move_it).unwrap();
        let mut wrong: Vec<_> = verdict(&store, small).faults.iter().map(|f| (f.case, f.what)).collect();
        wrong.sort_by_key(|(case, _)| *case != Some(small.case));
        let [left, came] = wrong[..] else { panic!("{wrong:?}") };
        assert_eq!(left, (Some(small.case), Wrong::CutOrAdded));
        assert_eq!(came, (Some(small.other_case), Wrong::DoesNotFit));
    }
}

#[test]
fn an_anchor_that_was_changed_or_taken_out_is_named() {
    for store in stores::both() {
        let small = written(&store);
        anchor(&store, small);
        let by = small.by_client(START);
        store.write_here(move |tx| audit::note(tx, by, "checkin.creation", Some(small.case))).unwrap();
        anchor(&store, small);
        let remove = move |tx: &mut Tx<'_>| {
            tx.run("DELETE FROM audit_anchors WHERE practice = ?1 AND number = 1", &[small.practice.into()])
        };
        store.write_here(remove).unwrap();
        let fault = Fault { case: None, number: 2, what: Wrong::Anchor };
        assert_eq!(verdict(&store, small).faults, [fault]);
    }
}

#[test]
fn two_who_write_in_one_chain_at_once_follow_each_other() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        std::thread::scope(|scope| {
            for _ in 0..6 {
                let store = &store;
                scope.spawn(move || {
                    for _ in 0..10 {
                        let by = small.by_counsellor(START);
                        store
                            .write_here(move |tx| audit::note(tx, by, "case.reading", Some(small.case)))
                            .unwrap();
                    }
                });
            }
        });
        let found = verdict(&store, small);
        assert_eq!((found.lines, found.faults.len()), (60, 0), "{}", store.kind());
    }
}

#[test]
fn the_page_of_the_practice_leaves_out_what_clients_did() {
    for store in stores::both() {
        let small = written(&store);
        let by = small.by_client(START);
        store.write_here(move |tx| audit::note(tx, by, "checkin.creation", Some(small.case))).unwrap();
        let day = (START, START.plus_days(1));
        let all =
            store.read_here(move |tx| audit::lines::by_staff(tx, small.practice, day, None, 99)).unwrap();
        assert_eq!(all.len(), 26);
        assert!(all.iter().all(|line| line.person != Some(small.client)));
        let hers = store
            .read_here(move |tx| audit::lines::by_staff(tx, small.practice, day, Some(small.counsellor), 99))
            .unwrap();
        assert_eq!(hers.len(), 23);
        let none = (START.plus_days(1), START.plus_days(2));
        let later = store.read_here(move |tx| audit::lines::by_staff(tx, small.practice, none, None, 99));
        assert_eq!(later.unwrap(), []);
    }
}

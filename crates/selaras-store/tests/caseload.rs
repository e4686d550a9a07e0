//! The caseload: what a counsellor's page shows of each open case, and what it leaves out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::case::Ending;
use selaras_core::caseload::{Need, needs};
use selaras_core::people::Side;
use selaras_core::signal::Kind;
use selaras_store::cases::{self, Ended};
use selaras_store::contributions::{self, Mark};
use selaras_store::{StoreError, caseload, goals, sessions};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;
use selaras_testkit::weeks::Week;

#[test]
fn each_counsellor_sees_the_own_open_cases_and_what_they_need() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                goals::propose(tx, small.by_client(START), small.case, Side::Client, "Berani bicara")?;
                for (number, feedback) in [[5, 6, 5], [5, 5, 5], [5, 6, 5], [4, 2, 4]].into_iter().enumerate()
                {
                    Week::whole(4, feedback).live(tx, &small, u32::try_from(number).unwrap() + 1)?;
                }
                let now = START.plus_days(30);
                let next = START.plus_days(35);
                let session =
                    sessions::plan(tx, small.by_counsellor(now), small.case, next, "Menyusun langkah")?;
                let lines = caseload::of_counsellor(tx, small.practice, small.counsellor, now)?;
                let [line] = &lines[..] else { panic!("{lines:?}") };
                assert_eq!((line.case, line.client.as_str()), (small.case, "Dewi"));
                assert_eq!(
                    line.next.as_ref().map(|s| (s.id, s.purpose.as_str())),
                    Some((session, "Menyusun langkah"))
                );
                assert_eq!(line.standing.held.len(), 4);
                assert_eq!(line.alliance.len(), 4);
                assert!((line.alliance[0] - 16.0 / 3.0).abs() < 1e-9);
                let kinds: Vec<_> = needs(&line.standing, now);
                assert!(matches!(kinds[0], Need::Signal { kind: Kind::AllianceDrop, .. }), "{kinds:?}");
                assert!(
                    kinds.iter().any(|need| matches!(need, Need::Signal { kind: Kind::GoalUnanswered, .. }))
                );
                assert!(kinds.iter().any(|need| matches!(need, Need::Proposals { count: 1, .. })));
                // Eight check-ins and feedbacks and a goal; what came with the last session is not stale yet.
                assert!(
                    kinds.iter().any(|need| matches!(need, Need::Untouched { count: 8, .. })),
                    "{kinds:?}"
                );
                assert!(kinds.contains(&Need::AgreementYours));
                let theirs = caseload::of_counsellor(tx, small.practice, small.colleague, now)?;
                assert_eq!(theirs.iter().map(|line| line.case).collect::<Vec<_>>(), [small.other_case]);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn what_was_touched_no_longer_reminds() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                for number in 1..=2 {
                    Week::whole(4, [5, 5, 5]).live(tx, &small, number)?;
                }
                let now = START.plus_days(15);
                let untouched = |lines: &[caseload::Line]| lines[0].standing.untouched.len();
                assert_eq!(
                    untouched(&caseload::of_counsellor(tx, small.practice, small.counsellor, now)?),
                    4
                );
                for given in contributions::of_case(tx, small.practice, small.case)? {
                    contributions::mark(tx, small.by_counsellor(now), small.case, given.id, Mark::Read)?;
                }
                assert_eq!(
                    untouched(&caseload::of_counsellor(tx, small.practice, small.counsellor, now)?),
                    0
                );
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn feedback_that_waits_for_a_guess_shows_that_it_is_there_and_nothing_of_what_it_says() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                for (number, feedback) in [[5, 6, 5], [5, 5, 5], [5, 6, 5]].into_iter().enumerate() {
                    Week::whole(4, feedback).live(tx, &small, u32::try_from(number).unwrap() + 1)?;
                }
                Week { view: None, ..Week::whole(4, [4, 1, 4]) }.live(tx, &small, 4)?;
                let soon = START.plus_days(29);
                let lines = caseload::of_counsellor(tx, small.practice, small.counsellor, soon)?;
                assert_eq!(lines[0].alliance.len(), 3);
                assert_eq!((lines[0].standing.sealed.len(), lines[0].standing.signals.len()), (1, 0));
                let later = START.plus_days(31);
                let lines = caseload::of_counsellor(tx, small.practice, small.counsellor, later)?;
                assert_eq!(lines[0].alliance.len(), 4);
                assert_eq!((lines[0].standing.sealed.len(), lines[0].standing.signals.len()), (0, 1));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_session_whose_time_has_passed_is_due_and_not_the_next_one() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let by = small.by_counsellor(START);
                sessions::plan(tx, by, small.case, START.plus_days(1), "x")?;
                let ahead = sessions::plan(tx, by, small.case, START.plus_days(8), "y")?;
                let lines =
                    caseload::of_counsellor(tx, small.practice, small.counsellor, START.plus_days(2))?;
                assert_eq!(lines[0].standing.due, 1);
                assert_eq!(lines[0].next.as_ref().map(|session| session.id), Some(ahead));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn an_ended_case_leaves_the_list_and_is_found_among_the_past() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let ended =
                    Ended { at: START.plus_days(9), ending: Ending::Planned, words: "Cukup.".to_owned() };
                cases::close(tx, small.practice, small.case, &ended)?;
                let now = START.plus_days(10);
                assert_eq!(caseload::of_counsellor(tx, small.practice, small.counsellor, now)?, []);
                let past = caseload::ended(tx, small.practice, small.counsellor, 20)?;
                assert_eq!((past[0].case, &past[0].ended), (small.case, &ended));
                assert_eq!(caseload::ended(tx, small.practice, small.colleague, 20)?, []);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

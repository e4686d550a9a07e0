//! What clients ask by right, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::request::{ANSWERED_WITHIN_MS, COPY_DAYS, Kind, State};
use selaras_store::{StoreError, audit, requests};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;

#[test]
fn a_request_is_asked_once_answered_once_and_keeps_its_words() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let (own, sari) = (small.by_client(START), small.by_counsellor(START.plus_days(1)));
        let whose = (small.case, small.client);
        store
            .write_here(move |tx| {
                let id =
                    requests::ask(tx, own, whose, Kind::Correction, Some("Bukan kakak, adik."))?.unwrap();
                assert_eq!(requests::ask(tx, own, whose, Kind::Correction, Some("Lagi"))?, None);
                let other = requests::ask(tx, own, whose, Kind::Objection, Some("Jangan"))?;
                assert!(other.is_some(), "another kind is another request");
                let found = requests::find(tx, small.practice, small.case, id)?.unwrap();
                assert!(found.is_open() && !found.is_addendum());
                assert_eq!(found.due_at.unix_ms() - START.unix_ms(), ANSWERED_WITHIN_MS);
                assert_eq!(requests::find(tx, small.practice, small.other_case, id)?, None);
                assert!(!requests::answer(tx, sari, small.other_case, id, true, None)?);
                assert!(requests::answer(tx, sari, small.case, id, true, Some("Dicatat."))?);
                assert!(!requests::answer(tx, sari, small.case, id, false, Some("Tidak"))?, "once");
                assert!(!requests::withdraw(tx, own, small.case, small.client, id)?);
                let all = requests::of_case(tx, small.practice, small.case)?;
                let answered = all.iter().find(|one| one.id == id).unwrap();
                assert!(answered.is_addendum());
                assert_eq!(answered.words.as_deref(), Some("Bukan kakak, adik."));
                assert_eq!(answered.answer.as_deref(), Some("Dicatat."));
                assert_eq!(answered.answered_by, Some(small.counsellor));
                let lines = audit::of_case(tx, small.practice, small.case, 9)?;
                let acts: Vec<&str> = lines.iter().map(|line| line.act.as_str()).collect();
                assert_eq!(acts, ["request.granting", "request.creation", "request.creation"]);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn only_the_one_who_asked_takes_it_back_and_then_it_may_be_asked_again() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let own = small.by_client(START);
        store
            .write_here(move |tx| {
                let whose = (small.case, small.client);
                let id = requests::ask(tx, own, whose, Kind::Erasure, None)?.unwrap();
                assert!(!requests::withdraw(tx, own, small.case, small.other_client, id)?);
                assert!(requests::withdraw(tx, own, small.case, small.client, id)?);
                assert!(!requests::withdraw(tx, own, small.case, small.client, id)?);
                let found = requests::find(tx, small.practice, small.case, id)?.unwrap();
                assert_eq!((found.state, found.words), (State::Withdrawn, None));
                assert!(requests::ask(tx, own, whose, Kind::Erasure, None)?.is_some());
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_copy_is_open_for_thirty_days_from_the_day_it_was_handed_out() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let own = small.by_client(START);
        store
            .write_here(move |tx| {
                let until = |tx: &mut selaras_store::Tx<'_>, now| {
                    requests::copy_open_until(tx, small.practice, small.case, now)
                };
                let id = requests::ask(tx, own, (small.case, small.client), Kind::Move, None)?.unwrap();
                assert_eq!(until(tx, START)?, None, "asked is not handed out");
                let handed = START.plus_days(2);
                requests::answer(tx, small.by_counsellor(handed), small.case, id, true, None)?;
                let end = handed.plus_days(COPY_DAYS);
                assert_eq!(until(tx, handed)?, Some(end));
                assert_eq!(until(tx, end.plus_ms(-1))?, Some(end));
                assert_eq!(until(tx, end)?, None);
                let declined = requests::ask(tx, own, (small.case, small.client), Kind::Copy, None)?.unwrap();
                requests::answer(tx, small.by_counsellor(end), small.case, declined, false, Some("Belum"))?;
                assert_eq!(until(tx, end)?, None, "declined is not handed out");
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn what_waits_is_listed_with_the_most_pressing_first_and_for_its_own_counsellor_alone() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let ask = |tx: &mut selaras_store::Tx<'_>, kind, days| {
                    let by = small.by_client(START.plus_days(days));
                    requests::ask(tx, by, (small.case, small.client), kind, None).map(Option::unwrap)
                };
                let (late, soon) = (ask(tx, Kind::Copy, 1)?, ask(tx, Kind::Erasure, 0)?);
                let other = (small.other_case, small.other_client);
                let rizky = requests::ask(tx, small.by_client(START.plus_days(2)), other, Kind::Move, None)?;
                let all = requests::of_practice(tx, small.practice)?;
                let ids: Vec<_> = all.iter().map(|one| one.id).collect();
                assert_eq!(ids, [soon, late, rizky.unwrap()]);
                let of_sari = requests::of_counsellor(tx, small.practice, small.counsellor)?;
                let names: Vec<_> = of_sari.iter().map(|(one, name)| (one.id, name.as_str())).collect();
                assert_eq!(names, [(soon, "Dewi"), (late, "Dewi")]);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

//! Ruptures and their repair, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::case::Talk;
use selaras_core::people::Side;
use selaras_core::rupture::{Change, Component, Deed, Form, Missed, Refused, State, Verdict};
use selaras_core::signal::{Outcome, Phase};
use selaras_store::ruptures::{self, New, NotTaken};
use selaras_store::{StoreError, Tx, audit, signals};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;
use selaras_testkit::weeks::Week;

/// Three steady weeks and a fourth in which the alliance fell.
fn strained(tx: &mut Tx<'_>, small: &Small) -> Result<selaras_core::id::SignalId, StoreError> {
    for (number, feedback) in [[5, 6, 5], [5, 5, 5], [5, 6, 5], [4, 2, 4]].into_iter().enumerate() {
        Week::whole(4, feedback).live(tx, small, number as u32 + 1)?;
    }
    let signal = signals::of_case(tx, small.practice, small.case)?;
    Ok(signal.iter().find(|one| one.kind().concerns_alliance()).unwrap().id)
}

#[test]
fn a_strain_is_said_heard_agreed_upon_looked_at_again_and_closes_its_signal() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        let day = |days: i64| START.plus_days(30 + days);
        store
            .write_here(move |tx| {
                let signal = strained(tx, &small)?;
                let (dewi, sari) = (small.by_client(day(0)), small.by_counsellor(day(1)));
                let (c, k) = (Side::Client, Side::Counsellor);
                let opened = (Side::Counsellor, Talk::Direct);
                let id = ruptures::open(tx, sari, small.case, opened, Some(signal))?;
                assert_eq!(ruptures::open(tx, sari, small.case, opened, Some(signal))?, id, "one at a time");
                let said = New {
                    missed: Some(Missed::Unheard),
                    words: Some("Waktu itu saya belum selesai bicara."),
                    ..New::of(Deed::Said(Talk::Direct))
                };
                let take = |tx: &mut Tx<'_>, by, side, new: &New<'_>| {
                    ruptures::take(tx, by, small.case, id, side, new)
                };
                assert_eq!(take(tx, dewi, c, &said), Ok(State::Opened));
                let looked = New {
                    component: Some(Component::Bond),
                    form: Some(Form::Withdrawal),
                    marks: "pace advice",
                    words: Some("Saya terburu-buru."),
                    ..New::of(Deed::Looked)
                };
                take(tx, sari, k, &looked).unwrap();
                let again = day(8);
                let plan = New {
                    heard: Some("Dewi merasa dipotong."),
                    words: Some("Sari menunggu sampai selesai."),
                    again_at: Some(again),
                    ..New::of(Deed::Planned)
                };
                assert_eq!(take(tx, sari, k, &plan), Ok(State::WaitsFor(c)));
                let alone = take(tx, sari, k, &New::of(Deed::Agreed(1)));
                assert_eq!(alone, Err(NotTaken::Refused(Refused::NotTheirs)));
                assert_eq!(
                    ruptures::to_ask_about(tx, small.practice, small.case)?,
                    None,
                    "nothing is agreed yet"
                );
                assert_eq!(take(tx, dewi, c, &New::of(Deed::Agreed(1))), Ok(State::Agreed));
                let talked = signals::find(tx, small.practice, small.case, signal)?.unwrap();
                assert_eq!(talked.phase, Phase::Talked);
                assert_eq!(ruptures::to_ask_about(tx, small.practice, small.case)?.unwrap().id, id);
                take(tx, dewi, c, &New::of(Deed::Noticed(Change::Partly))).unwrap();
                let done = |verdict| New::of(Deed::Judged(verdict));
                assert_eq!(take(tx, sari, k, &done(Verdict::Repaired)), Ok(State::NotYet));
                assert_eq!(take(tx, dewi, c, &done(Verdict::Repaired)), Ok(State::Repaired));
                let closed = signals::find(tx, small.practice, small.case, signal)?.unwrap();
                assert_eq!(closed.closed.unwrap().1, Outcome::Repaired);
                let late = take(tx, dewi, c, &done(Verdict::NotYet));
                assert_eq!(late, Err(NotTaken::Refused(Refused::Closed)));

                let kept = ruptures::find(tx, small.practice, small.case, id)?.unwrap();
                assert_eq!(kept.course.state(), State::Repaired, "the steps tell the state");
                assert_eq!((kept.again_at, kept.closed_at), (Some(again), Some(day(0))));
                assert_eq!(kept.entries[0].words.as_deref(), Some("Waktu itu saya belum selesai bicara."));
                assert_eq!(kept.entries[1].marks, ["pace", "advice"]);
                assert_eq!(kept.plan().unwrap().heard.as_deref(), Some("Dewi merasa dipotong."));
                assert_eq!(ruptures::find(tx, small.practice, small.other_case, id)?, None);
                let told = ruptures::told(tx, small.practice, START)?;
                assert!(told.len() == 1 && told[0].talked && told[0].repaired);
                let acts: Vec<String> = audit::of_case(tx, small.practice, small.case, 99)?
                    .into_iter()
                    .map(|line| line.act)
                    .collect();
                for act in ["creation", "saying", "self-check", "plan", "agreement", "noticing", "verdict"] {
                    assert!(acts.contains(&format!("rupture.{act}")), "{act}: {acts:?}");
                }
                let sealed: Vec<Option<String>> =
                    tx.all("SELECT words FROM rupture_steps", &[], |row| row.get(0))?;
                assert!(sealed.iter().flatten().all(|words| words.starts_with("s1.")));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn what_a_client_wants_read_and_acted_upon_needs_no_yes_but_still_both_to_close() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let (dewi, sari) = (small.by_client(START), small.by_counsellor(START));
                let id = ruptures::open(tx, dewi, small.case, (Side::Client, Talk::Direct), None)?;
                let said = New { missed: Some(Missed::Pace), ..New::of(Deed::Said(Talk::Indirect)) };
                ruptures::take(tx, dewi, small.case, id, Side::Client, &said).unwrap();
                let plan = New { words: Some("Lebih pelan"), ..New::of(Deed::Planned) };
                let acting = ruptures::take(tx, sari, small.case, id, Side::Counsellor, &plan);
                assert_eq!(acting, Ok(State::Acting));
                let let_go = New::of(Deed::Judged(Verdict::LetGo));
                let alone = ruptures::take(tx, sari, small.case, id, Side::Counsellor, &let_go);
                assert_eq!(alone, Ok(State::NotYet));
                let both = ruptures::take(tx, dewi, small.case, id, Side::Client, &let_go);
                assert_eq!(both, Ok(State::LetGo));
                assert_eq!(ruptures::to_ask_about(tx, small.practice, small.case)?, None);
                let elsewhere = ruptures::take(tx, sari, small.other_case, id, Side::Counsellor, &plan);
                assert_eq!(elsewhere, Err(NotTaken::NotThere));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

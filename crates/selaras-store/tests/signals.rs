//! Signals: raised by what happens in a case, kept with their reason, walked through and closed, never deleted.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use selaras_core::case::Ending;
use selaras_core::id::{Id, SignalId};
use selaras_core::moment::DAY;
use selaras_core::people::Side;
use selaras_core::proposal::Stance;
use selaras_core::signal::{Kind, OutOfTurn, Outcome, Phase, Reason, Step, Subject};
use selaras_store::cases::{self, Ended};
use selaras_store::proposals::Answer;
use selaras_store::signals::{self, New, NotTaken};
use selaras_store::{StoreError, Tx, audit, goals, history};
use selaras_testkit::people::{START, Small};
use selaras_testkit::stores;
use selaras_testkit::weeks::Week;

/// Three good weeks and a fourth in which the alliance fell.
fn strained(tx: &mut Tx<'_>, small: &Small) -> Result<SignalId, StoreError> {
    for (number, feedback) in [[5, 6, 5], [5, 5, 5], [5, 6, 5], [4, 2, 4]].into_iter().enumerate() {
        Week::whole(4, feedback).live(tx, small, u32::try_from(number).unwrap() + 1)?;
    }
    Ok(signals::open_of_case(tx, small.practice, small.case)?[0].id)
}

fn step(small: &Small, step: Step, outcome: Option<Outcome>) -> New<'static> {
    New {
        step,
        outcome,
        words: Some(" Tempo diperlambat. "),
        side: Side::Counsellor,
        person: small.counsellor,
    }
}

#[test]
fn a_drop_is_raised_with_the_response_that_showed_it_and_once_only() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let id = strained(tx, &small)?;
                let found = signals::of_case(tx, small.practice, small.case)?;
                let [signal] = &found[..] else { panic!("{found:?}") };
                assert_eq!((signal.id, signal.kind(), signal.phase), (id, Kind::AllianceDrop, Phase::Open));
                let Reason::AllianceDrop { session: Some(4), fell, .. } = &signal.reason else {
                    panic!("{signal:?}")
                };
                assert_eq!(fell[0].item, "task");
                let history = history::of_case(tx, small.practice, small.case)?;
                assert_eq!(signal.evidence.response, Some(history.feedback[3].response));
                assert_eq!(signals::judge(tx, small.by_counsellor(signal.raised_at), small.case)?, []);
                assert_eq!(signals::of_case(tx, small.practice, small.other_case)?, []);
                assert_eq!(signals::find(tx, small.practice, small.other_case, id)?, None);
                let lines = audit::of_case(tx, small.practice, small.case, 99)?;
                let raising = lines.iter().find(|line| line.act == "signal.raising").unwrap();
                assert_eq!(raising.person, None);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn a_signal_is_walked_through_step_by_step_and_stays_after_it_is_closed() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let id = strained(tx, &small)?;
                let by = small.by_counsellor(START.plus_days(30));
                for (next, outcome, phase) in [
                    (Step::Acknowledged, None, Phase::Acknowledged),
                    (Step::Talked, None, Phase::Talked),
                    (Step::Closed, Some(Outcome::Repaired), Phase::Closed),
                ] {
                    signals::take(tx, by, small.case, id, &step(&small, next, outcome))?;
                    assert_eq!(signals::find(tx, small.practice, small.case, id)?.unwrap().phase, phase);
                }
                assert_eq!(signals::open_of_case(tx, small.practice, small.case)?, []);
                let kept = signals::find(tx, small.practice, small.case, id)?.unwrap();
                assert_eq!(kept.closed, Some((by.now, Outcome::Repaired)));
                assert_eq!(kept.steps.len(), 3);
                assert_eq!(kept.steps[1].words.as_deref(), Some("Tempo diperlambat."));
                assert_eq!(kept.steps[2].outcome, Some(Outcome::Repaired));
                let again = signals::take(tx, by, small.case, id, &step(&small, Step::Talked, None));
                assert_eq!(again, Err(NotTaken::OutOfTurn(OutOfTurn::Closed)));
                let mut acts: Vec<String> =
                    audit::of_case(tx, small.practice, small.case, 3)?.into_iter().map(|l| l.act).collect();
                acts.sort_unstable();
                assert_eq!(acts, ["signal.acknowledgement", "signal.closing", "signal.talk"]);
                let record = signals::record(tx, small.practice, Kind::AllianceDrop)?;
                assert_eq!((record.right, record.wrong, record.unknown), (1, 0, 0));
                assert_eq!(signals::record(tx, small.practice, Kind::Danger)?.known(), 0);
                Ok::<_, NotTaken>(())
            })
            .unwrap();
    }
}

#[test]
fn steps_that_do_not_fit_are_refused() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let id = strained(tx, &small)?;
                let by = small.by_counsellor(START.plus_days(30));
                let unfit = Err(NotTaken::OutOfTurn(OutOfTurn::Outcome));
                let take = |tx: &mut Tx<'_>, s, outcome| {
                    signals::take(tx, by, small.case, id, &step(&small, s, outcome))
                };
                assert_eq!(take(tx, Step::Closed, None), unfit);
                assert_eq!(take(tx, Step::Talked, Some(Outcome::Useful)), unfit);
                assert_eq!(
                    take(tx, Step::Closed, Some(Outcome::Handled)),
                    unfit,
                    "an alliance is repaired, not handled"
                );
                let elsewhere =
                    signals::take(tx, by, small.other_case, id, &step(&small, Step::Talked, None));
                assert_eq!(elsewhere, Err(NotTaken::NotThere));
                let unknown = signals::take(
                    tx,
                    by,
                    small.case,
                    Id::from_bytes([9; 16]),
                    &step(&small, Step::Talked, None),
                );
                assert_eq!(unknown, Err(NotTaken::NotThere));
                assert_eq!(signals::find(tx, small.practice, small.case, id)?.unwrap().steps, []);
                Ok::<_, NotTaken>(())
            })
            .unwrap();
    }
}

#[test]
fn a_goal_that_waits_is_raised_with_the_goal_as_its_subject_and_an_answer_is_no_new_signal() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                let goal =
                    goals::propose(tx, small.by_counsellor(START), small.case, Side::Counsellor, "Tidur")?;
                for number in 1..=2 {
                    Week::whole(4, [5, 5, 5]).live(tx, &small, number)?;
                }
                let found = signals::open_of_case(tx, small.practice, small.case)?;
                assert_eq!(found.len(), 1, "{found:?}");
                assert_eq!(found[0].evidence.subject, Some(Subject::Goal(goal)));
                let answer = Answer { side: Side::Client, read: 1, stance: Stance::Agree, words: None };
                goals::answer(tx, small.by_client(START.plus_days(20)), small.case, goal, &answer).unwrap();
                assert_eq!(signals::of_case(tx, small.practice, small.case)?.len(), 1);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn silence_is_found_by_time_alone_and_an_ended_case_is_left_in_peace() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                for number in 1..=2 {
                    Week { checkin: Some((4, 0)), feedback: None, view: None }.live(tx, &small, number)?;
                }
                assert_eq!(signals::of_case(tx, small.practice, small.case)?, []);
                let later = START.plus_ms(20 * DAY);
                assert_eq!(signals::judge_all(tx, small.practice, START.plus_days(14))?, 0);
                assert_eq!(signals::judge_all(tx, small.practice, later)?, 1);
                assert_eq!(signals::judge_all(tx, small.practice, later)?, 0);
                let found = signals::of_case(tx, small.practice, small.case)?;
                assert_eq!(found[0].kind(), Kind::FeedbackStopped);
                let ended = Ended { at: later, ending: Ending::Planned, words: "x".to_owned() };
                cases::close(tx, small.practice, small.case, &ended)?;
                let checkin = Week { checkin: Some((1, 3)), feedback: None, view: None };
                checkin.live(tx, &small, 4)?;
                assert_eq!(signals::of_case(tx, small.practice, small.case)?.len(), 1);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

#[test]
fn danger_is_raised_in_the_same_act_that_keeps_the_answer() {
    for store in stores::both() {
        let small = Small::in_store(&store);
        store
            .write_here(move |tx| {
                Week { checkin: Some((2, 2)), ..Week::whole(2, [5, 5, 5]) }.live(tx, &small, 1)?;
                let found = signals::open_of_case(tx, small.practice, small.case)?;
                assert_eq!(found[0].kind(), Kind::Danger);
                assert_eq!(found[0].raised_at, START.plus_days(7));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    }
}

//! What holds for every course a session can take.

use super::*;
use crate::id::Id;
use proptest::prelude::*;

const TIME: Moment = Moment::from_unix_ms(1_000);

/// Takes a step the way the store does.
fn take(session: &mut Session, step: Step, now: Moment) {
    if !session.allows(step, now) {
        return;
    }
    match step {
        Step::Replan => session.planned_at = now.plus_ms(500),
        Step::Begin => session.began_at = Some(now),
        Step::Close => {
            session.state = State::Held;
            session.began_at = session.began_at.or(Some(session.planned_at.min(now)));
            session.ended_at = session.ended_at.or(Some(now));
        }
        Step::Miss | Step::Cancel => {
            session.state = if step == Step::Miss { State::Missed } else { State::Cancelled };
            session.ended_at = Some(now);
        }
    }
}

fn steps() -> impl Strategy<Value = Vec<(Step, i64)>> {
    prop::collection::vec((prop::sample::select(Step::ALL.to_vec()), 0i64..2_000), 0..10)
}

fn session_after(steps: &[(Step, i64)]) -> Session {
    let mut session = Session::planned(Id::from_bytes([1; 16]), 1, TIME, "x".to_owned());
    let mut now = Moment::from_unix_ms(0);
    for (step, wait) in steps {
        now = now.plus_ms(*wait);
        take(&mut session, *step, now);
    }
    session
}

proptest! {
    #[test]
    fn a_held_session_stays_held_and_has_begun_and_ended(steps in steps(), more in steps()) {
        let before = session_after(&steps);
        let whole: Vec<_> = steps.iter().chain(&more).copied().collect();
        let after = session_after(&whole);
        if before.state == State::Held {
            prop_assert_eq!(after.state, State::Held);
            prop_assert_eq!((after.began_at, after.planned_at), (before.began_at, before.planned_at));
        }
        if after.state == State::Held {
            prop_assert!(after.began_at.is_some() && after.ended_at.is_some());
        }
    }

    #[test]
    fn a_cancelled_session_never_changes_again(steps in steps(), more in steps()) {
        let before = session_after(&steps);
        if before.state == State::Cancelled {
            let whole: Vec<_> = steps.iter().chain(&more).copied().collect();
            prop_assert_eq!(session_after(&whole), before);
        }
    }

    #[test]
    fn nobody_is_noted_as_missing_before_the_time_has_come(steps in steps(), now in 0i64..3_000) {
        let session = session_after(&steps);
        let now = Moment::from_unix_ms(now);
        if session.allows(Step::Miss, now) {
            prop_assert!(session.planned_at <= now && session.state == State::Planned);
        }
    }

    #[test]
    fn only_one_under_way_or_waiting_is_next(states in prop::collection::vec((0usize..4, 0i64..9), 0..8)) {
        let sessions: Vec<Session> = states.iter().enumerate().map(|(i, (state, at))| {
            let mut session = Session::planned(
                Id::from_bytes([i as u8; 16]), i as u32 + 1, Moment::from_unix_ms(*at), String::new());
            session.state = State::ALL[*state];
            session
        }).collect();
        prop_assert_eq!(next_number(&sessions) as usize, states.len() + 1);
        let planned = || sessions.iter().filter(|s| s.state == State::Planned);
        match next(&sessions) {
            None => prop_assert_eq!(planned().count(), 0),
            Some(found) => prop_assert!(
                found.state == State::Planned && planned().all(|s| s.planned_at >= found.planned_at)),
        }
    }
}

#[test]
fn words_kept_for_the_meeting_open_when_it_begins_and_not_before() {
    let mut session = Session::planned(Id::from_bytes([1; 16]), 1, TIME, "x".to_owned());
    let written = Moment::from_unix_ms(500);
    assert!(!met_since(std::slice::from_ref(&session), written));
    session.began_at = Some(Moment::from_unix_ms(1_100));
    assert!(met_since(std::slice::from_ref(&session), written));
    assert!(!met_since(std::slice::from_ref(&session), Moment::from_unix_ms(1_200)));
    session.state = State::Missed;
    assert!(!met_since(std::slice::from_ref(&session), written));
}

//! What holds for every case whatever happens in it.

use proptest::prelude::*;
use psychometrics::change::{CRITERION_95, series_change};
use selaras_core::history::series;
use selaras_core::people::Side;
use selaras_core::proposal::Stance;
use selaras_core::score::Score;
use selaras_core::session::Session;
use selaras_core::signal::{Judge, Reason};
use selaras_core::trajectory::Difference;

use crate::story::{Act, Story, day, session_id};

fn act() -> impl Strategy<Value = Act> {
    let session = 1u32..8;
    let side = prop_oneof![Just(Side::Client), Just(Side::Counsellor)];
    let stance = prop::sample::select(Stance::ALL.to_vec());
    prop_oneof![
        session.clone().prop_map(Act::Held),
        (session.clone(), prop::array::uniform3(0i16..=6)).prop_map(|(n, a)| Act::Feedback(n, a)),
        (session.clone(), 0i16..=6, 0i16..=6).prop_map(|(n, own, guess)| Act::View(n, own, guess)),
        (session, 0i16..=6, 0i16..=3).prop_map(|(n, each, danger)| Act::CheckIn(n, each, danger)),
        (0u8..3, side.clone()).prop_map(|(n, side)| Act::Goal(n, side)),
        (0u8..3, side, stance).prop_map(|(n, side, stance)| Act::Answer(n, side, stance)),
    ]
}

/// Acts on days that follow one another; a session is held once, a goal worded once.
fn acts() -> impl Strategy<Value = Vec<(i64, Act)>> {
    prop::collection::vec((act(), 0i64..5), 1..30).prop_map(|drawn| {
        let (mut day, mut seen) = (0, Vec::new());
        let mut acts = Vec::new();
        for (act, wait) in drawn {
            day += wait;
            let once = match &act {
                Act::Held(number) => Some(format!("s{number}")),
                Act::Goal(number, _) => Some(format!("g{number}")),
                _ => None,
            };
            if once.as_ref().is_some_and(|key| seen.contains(key)) {
                continue;
            }
            seen.extend(once);
            acts.push((day, act));
        }
        acts
    })
}

proptest! {
    #[test]
    fn a_later_change_never_alters_what_was_found_from_the_past(acts in acts(), cut in 0usize..30) {
        let cut = cut.min(acts.len());
        let until = acts.get(..cut).and_then(|before| before.last()).map_or(-1, |(day, _)| *day);
        let before: Vec<_> = acts.iter().take_while(|(day, _)| *day <= until).cloned().collect();
        let (then, mut later) = (Story::of(&before), Story::of(&acts));
        if later.now > until {
            later.raise();
            later.close();
        }
        prop_assert_eq!(Judge::FIRST.find(&then.history, day(until)), Judge::FIRST.find(&later.history, day(until)));
    }

    #[test]
    fn a_steady_case_raises_nothing(level in 4i16..=6, each in 0i16..=6, sessions in 1u32..7) {
        let mut story = Story::default().then(-2, &Act::Goal(1, Side::Client));
        story = story.then(-1, &Act::Answer(1, Side::Counsellor, Stance::Agree));
        for number in 1..=sessions {
            let on = 7 * i64::from(number);
            for act in [
                Act::CheckIn(number, each, 0),
                Act::Held(number),
                Act::Feedback(number, [level, level, level]),
                Act::View(number, level, level),
            ] {
                story = story.then(on, &act);
                prop_assert_eq!(story.found(), vec![]);
            }
        }
    }

    #[test]
    fn the_order_of_unrelated_facts_and_the_words_in_them_change_nothing(acts in acts(), planned in 9u32..20) {
        let story = Story::of(&acts);
        let mut other = story.clone();
        other.history.proposals.reverse();
        other.history.goal_ratings.reverse();
        for proposed in &mut other.history.proposals {
            for wording in &mut proposed.proposal.wordings {
                wording.words.push_str(" in other words");
            }
        }
        let ahead = Session::planned(session_id(planned), planned, day(9_000), "later".to_owned());
        other.history.sessions.push(ahead);
        let key = |f: &selaras_core::signal::Finding| (f.kind(), format!("{:?}", f.evidence));
        let (mut one, mut two) = (story.found(), other.found());
        one.sort_by_key(key);
        two.sort_by_key(key);
        prop_assert_eq!(one, two);
    }

    #[test]
    fn nothing_is_raised_twice_while_it_is_open_nor_again_on_the_same_evidence(acts in acts()) {
        let mut story = Story::of(&acts);
        story.raise();
        prop_assert_eq!(story.raise(), 0);
        story.close();
        prop_assert_eq!(story.raise(), 0);
    }

    #[test]
    fn every_reason_that_is_found_reads_back_as_it_was(acts in acts()) {
        for finding in Story::of(&acts).found() {
            prop_assert_eq!(Reason::from_json(&finding.reason.to_json()), Ok(finding.reason));
        }
    }

    #[test]
    fn a_difference_from_a_mean_is_the_one_of_the_statistics_library(levels in prop::collection::vec(0i16..=6, 2..9)) {
        let story = levels.iter().enumerate().fold(Story::default(), |story, (at, each)| {
            story.then(at as i64, &Act::CheckIn(at as u32 + 1, *each, 0))
        });
        let ratings = series(&story.history.checkins);
        let scores: Vec<&Score> = ratings.iter().filter_map(|rating| rating.score.as_ref()).collect();
        let (later, earlier) = scores.split_last().unwrap();
        let ours = Difference::from_mean(earlier, later).unwrap();
        let values: Vec<f64> = scores.iter().map(|score| score.value()).collect();
        let theirs = series_change(&values, earlier.len(), 5.5, 0.85, CRITERION_95).unwrap().changes[0];
        prop_assert!((ours.value - theirs.difference).abs() < 1e-9);
        prop_assert!((ours.standard_error - theirs.se_difference).abs() < 1e-9);
    }
}

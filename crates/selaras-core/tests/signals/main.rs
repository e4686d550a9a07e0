//! The first rules: what raises a signal, what does not, and what may never change that.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_possible_truncation)]

mod properties;
mod story;

use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::proposal::Stance;
use selaras_core::signal::{Kind, Outcome, Phase, Reason, Record, Step, next_phase, outcomes_of};
use selaras_core::trajectory::{Change, trajectory};
use story::{Act, Story, after, goal_id};

/// Sessions a week apart, each with a check-in, feedback of this height and a fitting guess.
fn steady(feedback: &[[i16; 3]], checkin: i16) -> Vec<(i64, Act)> {
    let mut acts = Vec::new();
    for (at, answers) in feedback.iter().enumerate() {
        let (number, day) = (at as u32 + 1, 7 * at as i64);
        let mean = answers.iter().sum::<i16>() / 3;
        acts.extend([
            (day, Act::CheckIn(number, checkin, 0)),
            (day, Act::Held(number)),
            (day + 1, Act::Feedback(number, *answers)),
            (day + 1, Act::View(number, mean, mean)),
        ]);
    }
    acts
}

#[test]
fn a_fall_beyond_error_from_the_own_usual_level_is_found_with_the_items_that_fell() {
    let story = Story::of(&steady(&[[5, 6, 5], [5, 5, 5], [5, 6, 5], [5, 2, 4]], 4));
    let [finding] = &story.found()[..] else { panic!("{:?}", story.kinds()) };
    let Reason::AllianceDrop { session, now, usual, earlier, smallest, fell, assumed } = &finding.reason
    else {
        panic!("{finding:?}")
    };
    // By hand: usual (16 + 15 + 16)/9 = 5.222, now 11/3; standard error of a rating 0.9·√0.2 = 0.4025,
    // of the difference 0.4025·√(1 + 1/3) = 0.4648, times 1.96 = 0.911.
    assert_eq!((*session, *now, *usual, *earlier), (Some(4), 3.667, 5.222, 3));
    assert!((smallest - 0.911).abs() < 0.0011, "{smallest}");
    assert_eq!(fell.iter().map(|f| f.item.as_str()).collect::<Vec<_>>(), ["task", "bond"]);
    assert_eq!((fell[0].usual, fell[0].now), (5.667, 2));
    assert!(assumed);
}

#[test]
fn a_fall_within_error_is_no_signal() {
    let story = Story::of(&steady(&[[5, 6, 5], [5, 5, 5], [5, 6, 5], [4, 5, 5]], 4));
    assert_eq!(story.kinds(), [""; 0]);
}

#[test]
fn a_single_earlier_rating_makes_no_usual_level() {
    assert_eq!(Story::of(&steady(&[[6, 6, 6], [4, 4, 4]], 4)).kinds(), [""; 0]);
}

#[test]
fn an_alliance_that_is_low_from_the_start_is_found_once_and_only_at_the_start() {
    let low = [[3, 4, 3], [4, 3, 4]];
    // One rating of 3.33 lies under 4, but within its error.
    assert_eq!(Story::of(&steady(&low[..1], 4)).kinds(), [""; 0]);
    let mut story = Story::of(&steady(&low, 4));
    assert_eq!(story.kinds(), ["alliance-low"]);
    story.raise();
    story.close();
    let story = story.then(14, &Act::Held(3)).then(15, &Act::Feedback(3, [3, 3, 3]));
    assert_eq!(story.kinds(), [""; 0]);
    assert_eq!(Story::of(&steady(&[[2, 3, 3]], 4)).kinds(), ["alliance-low"]);
}

#[test]
fn a_guess_above_the_rating_is_a_signal_and_a_guess_below_is_none() {
    let acts = |guess| {
        [
            (0, Act::CheckIn(1, 4, 0)),
            (0, Act::Held(1)),
            (1, Act::Feedback(1, [4, 5, 4])),
            (1, Act::View(1, 5, guess)),
        ]
    };
    let story = Story::of(&acts(6));
    let [finding] = &story.found()[..] else { panic!("{:?}", story.kinds()) };
    let Reason::GuessAbove { guess, rating, smallest, .. } = finding.reason else { panic!("{finding:?}") };
    // 1.96·√(0.9²·0.22 + 0.9²·0.20) = 1.143
    assert_eq!((guess, rating), (6.0, 4.333));
    assert!((smallest - 1.143).abs() < 0.001, "{smallest}");
    assert_eq!(Story::of(&acts(5)).kinds(), [""; 0]);
    assert_eq!(Story::of(&acts(2)).kinds(), [""; 0]);
}

#[test]
fn worsening_is_found_at_once_and_again_only_after_two_new_scores() {
    let checkin = |number, each| Act::CheckIn(number, each, 0);
    let mut story = Story::default().then(0, &checkin(1, 4)).then(7, &checkin(2, 3)).then(14, &checkin(3, 2));
    // 20 to 10 points; 1.96·√2·5.5·√0.15 = 5.9.
    assert_eq!(story.kinds(), ["worsening"]);
    assert_eq!((story.raise(), story.raise()), (1, 0));
    story.close();
    let story = story.then(21, &checkin(4, 2));
    assert_eq!(story.kinds(), [""; 0]);
    assert_eq!(story.then(28, &checkin(5, 2)).kinds(), ["worsening"]);
}

#[test]
fn no_improvement_is_found_after_seven_scores_and_not_where_there_was_no_room() {
    let checkins = |each: i16, count: usize| {
        (0..count).fold(Story::default(), |story, at| {
            story.then(7 * at as i64, &Act::CheckIn(at as u32 + 1, each, 0))
        })
    };
    assert_eq!(checkins(3, 6).kinds(), [""; 0]);
    assert_eq!(checkins(3, 7).kinds(), ["no-improvement"]);
    assert_eq!(checkins(5, 9).kinds(), [""; 0], "25 of 30 leaves no room for 5.9 points more");
    let better = checkins(2, 6).then(42, &Act::CheckIn(7, 4, 0)).then(49, &Act::CheckIn(8, 3, 0));
    assert_eq!(better.kinds(), [""; 0], "one of the newest three was reliably better");
}

#[test]
fn feedback_that_stopped_coming_is_found_once_it_is_overdue_and_counted_anew_after_closing() {
    let held = |number: u32| Act::Held(number);
    let checkin = |number| Act::CheckIn(number, 4, 0);
    let mut story = Story::of(&steady(&[[5, 5, 5]], 4));
    for number in 2..=3 {
        story =
            story.then(7 * i64::from(number), &checkin(number)).then(7 * i64::from(number), &held(number));
    }
    assert_eq!(story.kinds(), [""; 0], "the feedback on the third session is not overdue yet");
    story.now += 2;
    let [finding] = &story.found()[..] else { panic!("{:?}", story.kinds()) };
    assert_eq!(finding.reason, Reason::FeedbackStopped { sessions: 2, before: 1 });
    assert_eq!(finding.evidence, after(3, None));
    story.raise();
    story.close();
    let mut story = story.then(28, &checkin(4)).then(28, &held(4));
    story.now += 2;
    assert_eq!(story.kinds(), [""; 0]);
    let mut story = story.then(35, &checkin(5)).then(35, &held(5));
    story.now += 2;
    assert_eq!(story.kinds(), ["feedback-stopped"]);
}

#[test]
fn check_ins_that_stopped_coming_are_found() {
    let acts = [(0, Act::CheckIn(1, 4, 0)), (0, Act::Held(1)), (1, Act::Feedback(1, [5, 5, 5]))];
    let mut story = Story::of(&acts);
    for number in 2..=3u32 {
        let day = 7 * i64::from(number);
        story = story.then(day, &Act::Held(number)).then(day, &Act::Feedback(number, [5, 5, 5]));
    }
    assert_eq!(story.kinds(), ["checkins-stopped"]);
}

#[test]
fn a_goal_without_both_yeses_for_two_sessions_is_found_and_an_agreed_one_is_not() {
    let mut acts = vec![(-1, Act::Goal(1, Side::Counsellor)), (-1, Act::Goal(2, Side::Client))];
    acts.push((-1, Act::Answer(2, Side::Counsellor, Stance::Agree)));
    acts.extend(steady(&[[5, 5, 5], [5, 5, 5]], 4));
    let story = Story::of(&acts);
    let [finding] = &story.found()[..] else { panic!("{:?}", story.kinds()) };
    assert_eq!(finding.evidence, after(2, Some(goal_id(1).into())));
    let Reason::GoalUnanswered { sessions: 2, missing } = finding.reason else { panic!("{finding:?}") };
    assert_eq!(missing.side(), Side::Client);
    // Wanting to talk is an answer, and the sessions are counted from it.
    let talk = story.then(8, &Act::Answer(1, Side::Client, Stance::Talk));
    assert_eq!(talk.kinds(), [""; 0]);
}

#[test]
fn every_answer_that_speaks_of_danger_is_raised_at_once_and_by_itself() {
    let mut story = Story::default().then(0, &Act::CheckIn(1, 3, 1));
    assert_eq!(story.kinds(), ["danger"]);
    assert_eq!((story.raise(), story.raise()), (1, 0));
    let mut story = story.then(7, &Act::CheckIn(2, 3, 2));
    assert_eq!(story.raise(), 1, "a second answer is raised although the first is still open");
    story.close();
    assert_eq!(story.raise(), 0);
}

#[test]
fn the_most_pressing_comes_first() {
    let mut acts = steady(&[[5, 6, 5], [5, 5, 5], [5, 6, 5]], 4);
    acts.extend([(21, Act::CheckIn(4, 1, 3)), (21, Act::Held(4)), (22, Act::Feedback(4, [2, 2, 2]))]);
    assert_eq!(Story::of(&acts).kinds(), ["danger", "worsening", "alliance-drop"]);
}

#[test]
fn what_was_closed_as_noise_is_not_raised_on_the_same_evidence() {
    let mut story = Story::of(&steady(&[[5, 6, 5], [5, 5, 5], [5, 6, 5], [5, 2, 4]], 4));
    assert_eq!(story.raise(), 1);
    story.close();
    assert_eq!(story.raise(), 0);
    let story = story.then(29, &Act::Feedback(5, [2, 2, 2]));
    assert_eq!(story.kinds(), ["alliance-drop"], "a new rating is new evidence");
}

#[test]
fn a_trajectory_marks_where_change_from_the_first_score_is_reliable() {
    let story = [4, 4, 5, 6, 2].iter().enumerate().fold(Story::default(), |story, (at, each)| {
        story.then(7 * at as i64, &Act::CheckIn(at as u32 + 1, *each, 0))
    });
    let series: Vec<_> = story.history.checkins.iter().collect();
    let changes: Vec<_> = trajectory(&series).iter().map(|point| point.change).collect();
    let expected = [
        None,
        Some(Change::WithinError),
        Some(Change::WithinError),
        Some(Change::Better),
        Some(Change::Worse),
    ];
    assert_eq!(changes, expected);
}

#[test]
fn a_reason_reads_back_strictly() {
    let text = r#"{"kind":"feedback-stopped","sessions":2,"before":1}"#;
    assert_eq!(Reason::from_json(text), Ok(Reason::FeedbackStopped { sessions: 2, before: 1 }));
    for wrong in [
        r#"{"kind":"feedback-stopped","sessions":2}"#,
        r#"{"kind":"feedback-stopped","sessions":2,"before":1,"more":3}"#,
        r#"{"kind":"feedback-stopped","sessions":"2","before":1}"#,
        r#"{"kind":"unheard-of","sessions":2,"before":1}"#,
        "",
    ] {
        assert!(Reason::from_json(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn kinds_and_reasons_use_the_same_words() {
    for kind in Kind::ALL {
        assert_eq!(kind.code().parse(), Ok(kind));
    }
    let danger = Reason::Danger { instrument: "check-in".to_owned(), item: "safety".to_owned(), answer: 1 };
    let stopped = Reason::CheckinsStopped { sessions: 2, before: 0 };
    for reason in [danger, stopped] {
        assert!(reason.to_json().contains(&format!(r#""kind":"{}""#, reason.kind().code())));
    }
}

#[test]
fn a_closed_signal_takes_no_further_step_and_danger_is_never_let_go() {
    for step in Step::ALL {
        assert!(next_phase(Phase::Closed, step).is_err());
        assert!(next_phase(Phase::Open, step).is_ok());
    }
    assert_eq!(next_phase(Phase::Talked, Step::Acknowledged), Ok(Phase::Talked));
    assert!(!outcomes_of(Kind::Danger).contains(&Outcome::LetGo));
    for kind in Kind::ALL {
        assert_eq!(outcomes_of(kind).contains(&Outcome::Repaired), kind.concerns_alliance());
    }
}

#[test]
fn a_record_of_few_signals_is_as_wide_as_it_should_be() {
    assert_eq!(Record::default().precision(), None);
    let record = Record::default().with(Outcome::Repaired, 3).with(Outcome::Noise, 7).with(Outcome::LetGo, 5);
    let share = record.precision().unwrap();
    // Wilson (1927) for 3 of 10: 0.1078 to 0.6032.
    assert_eq!(record.known(), 10);
    assert!((share.low - 0.1078).abs() < 5e-4 && (share.high - 0.6032).abs() < 5e-4, "{share:?}");
}

#[test]
fn nothing_is_found_in_an_empty_history() {
    assert_eq!(Story::default().found(), []);
    assert_eq!(Story::default().history.as_of(Moment::from_unix_ms(0)), Story::default().history);
}

#[test]
fn each_side_sees_the_others_rating_only_after_its_own_or_two_days() {
    let told = [(0, Act::Held(1)), (1, Act::Feedback(1, [2, 2, 2]))];
    let mut story = Story::of(&told);
    story.raise();
    let sees = |story: &Story, side, on| {
        let seen = story.history.clone().seen_by(side, story::day(on));
        (seen.feedback.len(), seen.views.len(), seen.signals.len())
    };
    assert_eq!(sees(&story, Side::Client, 1), (1, 0, 1), "the own rating is never closed");
    assert_eq!(sees(&story, Side::Counsellor, 2), (0, 0, 0), "nor may a signal give it away");
    assert_eq!(sees(&story, Side::Counsellor, 3), (1, 0, 1));
    let story = story.then(1, &Act::View(1, 5, 5));
    assert_eq!(sees(&story, Side::Counsellor, 1), (1, 1, 1));
    let views_first = Story::of(&[(0, Act::Held(1)), (0, Act::View(1, 5, 5))]);
    assert_eq!(sees(&views_first, Side::Client, 1), (0, 0, 0));
    assert_eq!(sees(&views_first, Side::Counsellor, 1), (0, 1, 0));
    assert_eq!(sees(&views_first, Side::Client, 2), (0, 1, 0));
}

#[test]
fn a_signal_that_is_closed_later_is_open_as_of_before() {
    let mut story = Story::default().then(0, &Act::CheckIn(1, 3, 1));
    story.raise();
    story.now = 5;
    story.close();
    let closed = |on| story.history.as_of(story::day(on)).signals[0].closed;
    assert_eq!((closed(4), closed(5)), (None, Some((story::day(5), Outcome::Useful))));
    assert_eq!(story.history.as_of(story::day(-1)).signals, []);
}

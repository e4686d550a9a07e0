#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Adaptive tests: choice, balance, exposure, stopping, and what whole simulations say.

use proptest::prelude::*;
use psychometrics::Error;
use psychometrics::adaptive::*;
use psychometrics::irt::{Item, Method, test_information};
use psychometrics::random::Random;

/// 120 items, difficulties spread over the trait, slopes from 0.8 to 1.8, three content areas in turn.
fn bank() -> Bank {
    let items = (0..120)
        .map(|i| {
            let (a, b) = (0.8 + 0.1 * (i % 11) as f64, -3.0 + 6.0 * i as f64 / 119.0);
            Item::two_parameter(a, -a * b).unwrap()
        })
        .collect();
    Bank::with_areas(items, (0..120).map(|i| i % 3).collect()).unwrap()
}

fn truths(n: usize) -> Vec<f64> {
    let mut random = Random::seeded(12);
    (0..n).map(|_| random.normal()).collect()
}

fn fixed(most_items: usize) -> Stop {
    Stop { most_items, standard_error: None, ..Stop::default() }
}

#[test]
fn the_item_asked_is_the_most_informative_one_left() {
    let (bank, rules) = (bank(), Rules { stop: fixed(25), ..Rules::default() });
    let mut test = Test::begin(&bank, &rules).unwrap();
    let mut random = Random::seeded(1);
    while let Step::Ask(item) = test.next(&mut random) {
        let theta = test.score().theta;
        let asked: Vec<usize> = test.given().iter().map(|g| g.0).collect();
        let best = (0..120)
            .filter(|i| !asked.contains(i))
            .map(|i| bank.items()[i].information(theta))
            .fold(0.0, f64::max);
        assert_eq!(bank.items()[item].information(theta), best);
        test.answer(item, u8::from(item % 3 > 0)).unwrap();
    }
    assert_eq!(test.given().len(), 25);
    assert_eq!(test.next(&mut random), Step::Stop(Reason::MostItems));
}

#[test]
fn adaptive_tests_are_surer_than_random_ones_and_their_errors_are_true() {
    let (bank, truths) = (bank(), truths(400));
    let adaptive = simulate(&bank, &Rules { stop: fixed(15), ..Rules::default() }, &truths, 3).unwrap();
    let everything_random =
        Rules { stop: fixed(15), exposure: Exposure::Randomesque(120), ..Rules::default() };
    let random = simulate(&bank, &everything_random, &truths, 3).unwrap();
    assert!(adaptive.rmse < 0.8 * random.rmse, "{} {}", adaptive.rmse, random.rmse);
    // Root mean squares of 400 errors: relative standard error of about 1/√800.
    for simulation in [&adaptive, &random] {
        let ratio = simulation.rmse / simulation.mean_error;
        assert!((ratio - 1.0).abs() < 0.11, "{ratio}");
        assert!(simulation.bias.abs() < 0.07);
    }
    assert_eq!(
        adaptive,
        simulate(&bank, &Rules { stop: fixed(15), ..Rules::default() }, &truths, 3).unwrap()
    );
}

#[test]
fn randomesque_choice_spreads_exposure() {
    let (bank, truths) = (bank(), truths(300));
    let run = |exposure| {
        simulate(&bank, &Rules { stop: fixed(12), exposure, ..Rules::default() }, &truths, 8).unwrap()
    };
    let (strict, spread) = (run(Exposure::Uncontrolled), run(Exposure::Randomesque(8)));
    let top = |s: &Simulation| s.exposure.iter().copied().fold(0.0, f64::max);
    // Without control the first item is always the same.
    assert!((top(&strict) - 1.0).abs() < 1e-9);
    assert!(top(&spread) < 0.9, "{}", top(&spread));
    assert!(spread.overlap < 0.8 * strict.overlap, "{} {}", spread.overlap, strict.overlap);
    assert!((strict.exposure.iter().sum::<f64>() - 12.0).abs() < 1e-9);
}

#[test]
fn content_areas_get_their_shares() {
    let shares = vec![0.5, 0.3, 0.2];
    let rules = Rules { stop: fixed(20), shares: shares.clone(), ..Rules::default() };
    let bank = bank();
    for test in simulate(&bank, &rules, &truths(50), 4).unwrap().tests {
        for (area, share) in shares.iter().enumerate() {
            let asked = test.given.iter().filter(|g| bank.areas()[g.0] == area).count() as f64;
            assert!((asked - share * 20.0).abs() <= 1.0, "area {area}: {asked}");
        }
    }
}

#[test]
fn a_test_stops_when_it_is_sure_enough_and_not_before() {
    let (bank, truths) = (bank(), truths(100));
    let stop = Stop { least_items: 5, most_items: 60, standard_error: Some(0.35), least_information: 0.0 };
    let simulation = simulate(&bank, &Rules { stop, ..Rules::default() }, &truths, 6).unwrap();
    for test in &simulation.tests {
        match test.reason {
            Reason::SureEnough => assert!(test.score.standard_error <= 0.35 && test.given.len() >= 5),
            Reason::MostItems => assert_eq!(test.given.len(), 60),
            other => panic!("{other:?}"),
        }
    }
    assert!(simulation.tests.iter().filter(|t| t.reason == Reason::SureEnough).count() > 90);
    let demanding = Rules { stop: Stop { least_information: 0.5, ..fixed(120) }, ..Rules::default() };
    let short = simulate(&bank, &demanding, &[4.0], 1).unwrap();
    assert_eq!(short.tests[0].reason, Reason::NothingToLearn);
    let all = simulate(&bank, &Rules { stop: fixed(500), ..Rules::default() }, &[0.0], 1).unwrap();
    assert_eq!((all.tests[0].reason, all.tests[0].given.len()), (Reason::BankExhausted, 120));
}

#[test]
fn every_method_scores_a_test_and_starts_before_it_has_a_maximum() {
    let (bank, truths) = (bank(), truths(60));
    for method in [Method::Eap, Method::Map, Method::Wle, Method::MaximumLikelihood] {
        let simulation =
            simulate(&bank, &Rules { method, stop: fixed(30), ..Rules::default() }, &truths, 2).unwrap();
        assert!(simulation.rmse < 0.5, "{method:?} {}", simulation.rmse);
    }
}

#[test]
fn a_test_resumes_from_its_answers() {
    let (bank, rules) = (bank(), Rules { exposure: Exposure::Randomesque(5), ..Rules::default() });
    let mut test = Test::begin(&bank, &rules).unwrap();
    for answer in [1, 0, 1, 1] {
        let Step::Ask(item) = test.next(&mut Random::seeded(5)) else { panic!() };
        test.answer(item, answer).unwrap();
    }
    let again = Test::resumed(&bank, &rules, test.given()).unwrap();
    assert_eq!(again.score(), test.score());
    assert_eq!(again.next(&mut Random::seeded(9)), test.next(&mut Random::seeded(9)));
    let items: Vec<Item> = test.given().iter().map(|g| bank.items()[g.0].clone()).collect();
    assert!(test.score().standard_error <= 1.0 && test_information(&items, 0.0) > 0.0);
}

#[test]
fn impossible_input_is_named() {
    assert_eq!(Bank::new(vec![]).unwrap_err(), Error::too_few("items in the bank", 1, 0));
    let bank = bank();
    let rules = Rules::default();
    let mut test = Test::begin(&bank, &rules).unwrap();
    assert!(matches!(test.answer(120, 0), Err(Error::OutOfRange { .. })));
    assert!(matches!(test.answer(0, 2), Err(Error::OutOfRange { .. })));
    test.answer(0, 1).unwrap();
    assert!(matches!(test.answer(0, 1), Err(Error::OutOfRange { .. })));
    for rules in [
        Rules { shares: vec![0.5, 0.5], ..Rules::default() },
        Rules { shares: vec![0.5, 0.5, 0.5], ..Rules::default() },
        Rules { start: f64::NAN, ..Rules::default() },
        Rules { exposure: Exposure::Randomesque(0), ..Rules::default() },
        Rules { stop: Stop { least_items: 9, most_items: 3, ..Stop::default() }, ..Rules::default() },
        Rules { stop: Stop { standard_error: Some(-1.0), ..Stop::default() }, ..Rules::default() },
    ] {
        assert!(Test::begin(&bank, &rules).is_err(), "{rules:?}");
    }
    assert!(simulate(&bank, &Rules::default(), &[], 1).is_err());
    assert!(simulate(&bank, &Rules::default(), &[f64::NAN], 1).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn whatever_the_rules_no_item_is_asked_twice_and_every_test_ends(
        seed in any::<u64>(), k in 1usize..20, most in 1usize..40, truth in -6.0..6.0f64,
    ) {
        let rules = Rules { exposure: Exposure::Randomesque(k), stop: fixed(most), ..Rules::default() };
        let test = &simulate(&bank(), &rules, &[truth], seed).unwrap().tests[0];
        let mut asked: Vec<usize> = test.given.iter().map(|g| g.0).collect();
        asked.sort_unstable();
        asked.dedup();
        prop_assert_eq!(asked.len(), most);
        prop_assert!(test.score.theta.is_finite() && test.score.standard_error > 0.0);
    }
}

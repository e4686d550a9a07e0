#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Differential item functioning: against R's `mantelhaen.test`, the score equations, and simulated truth.

use proptest::prelude::*;
use psychometrics::Error;
use psychometrics::dif::*;
use psychometrics::irt::{Item, Model, Options, Responses};
use psychometrics::random::Random;

fn near(got: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!((got - wanted).abs() <= tolerance, "{what}: {got} is not {wanted} within {tolerance}");
}

/// `persons` of each group; the focal group has mean `mean`; `of_focal` are the items as they are for it.
fn simulated(
    reference: &[Item],
    of_focal: &[Item],
    persons: usize,
    mean: f64,
    seed: u64,
) -> (Responses, Vec<bool>) {
    let mut random = Random::seeded(seed);
    let (mut answers, mut focal) = (Vec::new(), Vec::new());
    for p in 0..2 * persons {
        let is_focal = p % 2 == 1;
        let theta = random.normal() + if is_focal { mean } else { 0.0 };
        for item in if is_focal { of_focal } else { reference } {
            let u = random.uniform();
            let mut above = 0.0;
            let answer = item
                .probabilities(theta)
                .iter()
                .take_while(|p| {
                    above += **p;
                    above < u
                })
                .count();
            answers.push(Some(answer as i32));
        }
        focal.push(is_focal);
    }
    (Responses::new(reference.len(), answers).unwrap(), focal)
}

fn twenty_items() -> Vec<Item> {
    (0..20)
        .map(|j| Item::two_parameter(0.8 + 0.05 * (j % 9) as f64, 1.5 - 0.15 * j as f64).unwrap())
        .collect()
}

/// `mantelhaen.test(UCBAdmissions)` of R prints X² = 1.4269, p = 0.2323, odds ratio 0.9046968 (0.7719074, 1.0603298).
#[test]
fn berkeley_is_what_r_prints() {
    let counts = [
        ([512.0, 313.0], [89.0, 19.0]),
        ([353.0, 207.0], [17.0, 8.0]),
        ([120.0, 205.0], [202.0, 391.0]),
        ([138.0, 279.0], [131.0, 244.0]),
        ([53.0, 138.0], [94.0, 299.0]),
        ([22.0, 351.0], [24.0, 317.0]),
    ];
    let strata =
        counts.map(|(men, women)| Stratum { reference: [men[1], men[0]], focal: [women[1], women[0]] });
    let found = mantel_haenszel_of(&strata).unwrap();
    near(found.odds_ratio, 0.9046968, 5e-8, "odds ratio");
    near(found.chi_squared, 1.4269, 5e-5, "chi-square");
    near(found.p, 0.2323, 5e-5, "p");
    near((found.odds_ratio.ln() + 1.959963985 * found.log_odds_se).exp(), 1.0603298, 5e-7, "upper limit");
    near(found.delta, -2.35 * 0.9046968f64.ln(), 1e-6, "delta");
}

#[test]
fn all_three_find_the_item_that_is_harder_for_one_group() {
    let reference = twenty_items();
    let mut of_focal = reference.clone();
    of_focal[7] = Item::two_parameter(reference[7].slope(), reference[7].intercepts()[0] - 1.0).unwrap();
    let (answers, focal) = simulated(&reference, &of_focal, 1000, -0.5, 21);
    let mh = mantel_haenszel(&answers, &focal).unwrap();
    assert_eq!(mh[7].class, Class::C);
    assert!(mh[7].delta < -1.5 && mh[7].odds_ratio > 1.0);
    assert!(mh.iter().enumerate().all(|(j, m)| j == 7 || m.class == Class::A), "{mh:?}");
    let regression = logistic(&answers, &focal).unwrap();
    assert!(regression[7].uniform.1 < 1e-6 && regression[7].group < -0.5);
    let options = Options::default();
    let ratio = likelihood_ratio(&answers, &focal, Model::TwoParameter, &options).unwrap();
    assert!(ratio.items[7].p < 1e-6 && ratio.items[7].df == 2);
    near(ratio.focal_mean, -0.5, 0.15, "mean of the focal group");
    near(ratio.focal_sd, 1.0, 0.12, "standard deviation of the focal group");
    let shift = ratio.items[7].focal.intercepts()[0] - ratio.items[7].reference.intercepts()[0];
    near(shift, -1.0, 0.35, "shift");
}

#[test]
fn a_slope_that_differs_is_found_as_non_uniform() {
    let reference = twenty_items();
    let mut of_focal = reference.clone();
    of_focal[9] = Item::two_parameter(0.1, 0.0).unwrap();
    let (answers, focal) = simulated(&reference, &of_focal, 1000, 0.0, 5);
    let found = logistic(&answers, &focal).unwrap();
    assert!(found[9].non_uniform.1 < 1e-4, "{:?}", found[9]);
    assert!(
        likelihood_ratio(&answers, &focal, Model::TwoParameter, &Options::default()).unwrap().items[9].p
            < 1e-4
    );
}

#[test]
fn without_any_difference_tests_reject_as_often_as_they_say() {
    let items: Vec<Item> = twenty_items().into_iter().take(12).collect();
    let mut rejected = [0.0; 3];
    for seed in 0..12 {
        let (answers, focal) = simulated(&items, &items, 300, 0.3, 100 + seed);
        let mh = mantel_haenszel(&answers, &focal).unwrap();
        let regression = logistic(&answers, &focal).unwrap();
        let ratio = likelihood_ratio(&answers, &focal, Model::TwoParameter, &Options::default()).unwrap();
        for j in 0..12 {
            rejected[0] += f64::from(u8::from(mh[j].p < 0.05));
            rejected[1] += f64::from(u8::from(regression[j].uniform.1 < 0.05));
            rejected[2] += f64::from(u8::from(ratio.items[j].p < 0.05));
        }
    }
    // 144 tests each: a share of 0.05 has a standard error of 0.018. Mantel-Haenszel with its continuity correction
    // is conservative, and matching on a raw score with a group difference makes the others a little liberal.
    for (share, name) in rejected.map(|r| r / 144.0).into_iter().zip(["MH", "logistic", "ratio"]) {
        assert!((0.007..=0.11).contains(&share), "{name} rejects {share}");
    }
}

#[test]
fn graded_items_are_tested_too() {
    let reference: Vec<Item> =
        (0..8).map(|j| Item::graded(1.2, &[1.5 - 0.1 * j as f64, 0.2, -1.3]).unwrap()).collect();
    let mut of_focal = reference.clone();
    of_focal[3] = Item::graded(1.2, &[0.2, -0.8, -2.3]).unwrap();
    let (answers, focal) = simulated(&reference, &of_focal, 800, 0.0, 77);
    let found = logistic(&answers, &focal).unwrap();
    assert!(found[3].both.1 < 1e-6 && found[3].converged);
    let ratio = likelihood_ratio(&answers, &focal, Model::Graded, &Options::default()).unwrap();
    assert_eq!(ratio.items[3].df, 4);
    let largest = (0..8).max_by(|&a, &b| ratio.items[a].chi_squared.total_cmp(&ratio.items[b].chi_squared));
    assert_eq!(largest, Some(3));
}

#[test]
fn two_groups_with_the_same_answers_do_not_differ() {
    let items: Vec<Item> = twenty_items().into_iter().take(6).collect();
    let (answers, _) = simulated(&items, &items, 300, 0.0, 9);
    let twice = (0..answers.persons()).flat_map(|p| [p, p]).flat_map(|p| answers.person(p));
    let both = Responses::new(6, twice.map(|c| c.map(i32::from))).unwrap();
    let focal: Vec<bool> = (0..both.persons()).map(|p| p % 2 == 1).collect();
    for m in mantel_haenszel(&both, &focal).unwrap() {
        near(m.odds_ratio, 1.0, 1e-12, "odds ratio");
        assert_eq!((m.chi_squared, m.class), (0.0, Class::A));
    }
    for l in logistic(&both, &focal).unwrap() {
        near(l.both.0, 0.0, 1e-7, "chi-square");
    }
    let ratio = likelihood_ratio(&both, &focal, Model::TwoParameter, &Options::default()).unwrap();
    near(ratio.focal_mean, 0.0, 1e-3, "mean");
    near(ratio.focal_sd, 1.0, 1e-3, "standard deviation");
    ratio.items.iter().for_each(|i| near(i.chi_squared, 0.0, 1e-4, "chi-square"));
}

/// The proportional-odds regression is a maximum: no small change of any coefficient raises the likelihood that this
/// test computes for itself from the logistic regression's own results for two categories.
#[test]
fn the_likelihoods_are_those_of_the_best_regression() {
    let items = twenty_items();
    let (answers, focal) = simulated(&items, &items, 300, 0.4, 3);
    let found = logistic(&answers, &focal).unwrap();
    let scores: Vec<f64> =
        (0..600).map(|p| answers.person(p).iter().flatten().map(|&c| f64::from(c)).sum()).collect();
    let likelihood = |j: usize, b: [f64; 3]| -> f64 {
        (0..600)
            .map(|p| {
                let z = b[0] + b[1] * (scores[p] - 10.0) + b[2] * f64::from(u8::from(focal[p]));
                let right = 1.0 / (1.0 + (-z).exp());
                if answers.person(p)[j] == Some(1) { right.ln() } else { (1.0 - right).ln() }
            })
            .sum()
    };
    // Coordinate ascent with shrinking steps: slow, simple, trustworthy.
    let (mut b, mut step) = ([0.0; 3], 1.0);
    while step > 1e-7 {
        let before = likelihood(4, b);
        for i in 0..3 {
            for sign in [1.0, -1.0] {
                let mut moved = b;
                moved[i] += sign * step;
                if likelihood(4, moved) > likelihood(4, b) {
                    b = moved;
                }
            }
        }
        if likelihood(4, b) == before {
            step *= 0.5;
        }
    }
    near(found[4].log_likelihoods[1], likelihood(4, b), 1e-7, "log-likelihood");
    near(found[4].group, b[2], 1e-4, "coefficient");
}

#[test]
fn impossible_input_is_named() {
    let answers = Responses::new(2, [0, 1, 1, 0, 1, 1, 0, 0].map(Some)).unwrap();
    assert!(matches!(mantel_haenszel(&answers, &[true]), Err(Error::UnequalLengths { .. })));
    assert_eq!(
        mantel_haenszel(&answers, &[false; 4]).unwrap_err(),
        Error::too_few("complete rows of the focal group", 1, 0)
    );
    let three = Responses::new(2, [0, 1, 1, 2, 2, 0, 1, 1].map(Some)).unwrap();
    assert!(matches!(mantel_haenszel(&three, &[true, false, true, false]), Err(Error::OutOfRange { .. })));
    let one_sided = Responses::new(2, [1, 1, 1, 0, 0, 1, 1, 0].map(Some)).unwrap();
    let refused =
        likelihood_ratio(&one_sided, &[true, true, false, false], Model::TwoParameter, &Options::default());
    assert_eq!(refused.unwrap_err(), Error::no_variance("a category of item 1 in the focal group"));
    let bad = Stratum { reference: [1.0, f64::NAN], focal: [1.0, 1.0] };
    assert!(matches!(mantel_haenszel_of(&[bad]), Err(Error::OutOfRange { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_the_answers_nothing_panics(
        cells in proptest::collection::vec(prop_oneof![1 => Just(None), 6 => (0i32..3).prop_map(Some)], 36),
        focal in proptest::collection::vec(any::<bool>(), 12),
    ) {
        let Ok(answers) = Responses::new(3, cells) else { return Ok(()) };
        let _ = mantel_haenszel(&answers, &focal);
        if let Ok(found) = logistic(&answers, &focal) {
            prop_assert!(found.iter().all(|f| f.both.0.is_finite() && f.r_squared_gain.is_finite()));
        }
        let options = Options { most_passes: 30, threads: Some(1), ..Options::default() };
        if let Ok(found) = likelihood_ratio(&answers, &focal, Model::Graded, &options) {
            prop_assert!(found.items.iter().all(|i| i.chi_squared.is_finite()));
        }
    }
}

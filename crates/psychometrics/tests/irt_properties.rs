#![allow(clippy::unwrap_used, clippy::expect_used)]
//! What must hold of item response models without any reference data: invariances, recovery, errors.

use proptest::prelude::*;
use psychometrics::Error;
use psychometrics::irt::*;
use psychometrics::random::Random;

/// Published by Bock & Lieberman (1970, table 1): answers of 1,000 people to five items of the LSAT, section 6.
/// Pattern 00000 first, the last item changing fastest.
const LSAT6: [usize; 32] = [
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11,
    61, 28, 298,
];

fn lsat6() -> Responses {
    let people = LSAT6.iter().enumerate().flat_map(|(pattern, &n)| std::iter::repeat_n(pattern, n));
    Responses::new(5, people.flat_map(|p| (0..5).rev().map(move |bit| Some((p >> bit & 1) as i32)))).unwrap()
}

fn near(got: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!((got - wanted).abs() <= tolerance, "{what}: {got} is not {wanted} within {tolerance}");
}

fn simulated(items: &[Item], persons: usize, seed: u64) -> Vec<Option<i32>> {
    let mut random = Random::seeded(seed);
    let mut answers = Vec::with_capacity(persons * items.len());
    for _ in 0..persons {
        let theta = random.normal();
        for item in items {
            let u = random.uniform();
            let mut above = 0.0;
            let category = item
                .probabilities(theta)
                .iter()
                .take_while(|p| {
                    above += **p;
                    above < u
                })
                .count();
            answers.push(Some(category as i32));
        }
    }
    answers
}

fn graded_items() -> Vec<Item> {
    [(1.2, [1.5, 0.2, -1.4]), (0.8, [2.0, 0.0, -1.0]), (1.8, [1.0, -0.5, -2.0]), (1.0, [0.5, -0.6, -1.5])]
        .iter()
        .map(|(a, d)| Item::graded(*a, d).unwrap())
        .collect()
}

#[test]
fn lsat6_reaches_the_published_likelihood() {
    let answers = lsat6();
    assert_eq!(answers.persons(), 1000);
    let fit = fit(&answers, Model::TwoParameter, &Options::default()).unwrap();
    assert!(fit.convergence.converged && fit.convergence.gradient_norm < 1e-4);
    assert_eq!((fit.persons, fit.patterns, fit.parameters), (1000, 30, 10));
    // −2466.653 in every text since Bock & Aitkin 1981; to more places by brute force (BFGS on 201 nodes).
    near(fit.log_likelihood, -2466.65337758317, 1e-4, "log-likelihood");
    let slopes =
        [0.825659341233984, 0.722744471610591, 0.89087472981594, 0.688368134115238, 0.65685580745289];
    for (item, a) in fit.items.iter().zip(slopes) {
        near(item.slope(), a, 1e-4, "slope");
    }
    let all_right = score(&fit.items, &[Some(1); 5], Method::Eap, &Nodes::default()).unwrap();
    near(all_right.theta, 0.64562092190834, 1e-4, "EAP of a perfect score");
    near(all_right.standard_error, 0.859006608122344, 1e-4, "its standard error");
}

#[test]
fn the_number_of_threads_and_the_order_of_persons_change_no_bit() {
    let answers = simulated(&graded_items(), 3000, 5);
    let one = Options { threads: Some(1), ..Options::default() };
    let first = fit(&Responses::new(4, answers.clone()).unwrap(), Model::Graded, &one).unwrap();
    for threads in [2, 3, 7] {
        let options = Options { threads: Some(threads), ..Options::default() };
        let again = fit(&Responses::new(4, answers.clone()).unwrap(), Model::Graded, &options).unwrap();
        assert_eq!(again, first);
    }
    let reversed: Vec<Option<i32>> = answers.chunks(4).rev().flatten().copied().collect();
    let again = fit(&Responses::new(4, reversed).unwrap(), Model::Graded, &one).unwrap();
    assert_eq!(again, first);
}

#[test]
fn the_order_of_items_changes_only_the_order_of_results() {
    let answers = Responses::new(4, simulated(&graded_items(), 1500, 11)).unwrap();
    for model in [Model::Graded, Model::PartialCredit] {
        let straight = fit(&answers, model, &Options::default()).unwrap();
        let order = [2, 0, 3, 1];
        let turned = fit(&answers.only(&order).unwrap(), model, &Options::default()).unwrap();
        near(turned.log_likelihood, straight.log_likelihood, 1e-7, "log-likelihood");
        for (place, &j) in order.iter().enumerate() {
            near(turned.items[place].slope(), straight.items[j].slope(), 1e-6, "slope");
            let (a, b) = (&turned.errors.as_ref().unwrap()[place], &straight.errors.as_ref().unwrap()[j]);
            near(a.slope, b.slope, 1e-6, "standard error");
        }
    }
    let straight = partial_credit(&answers).unwrap();
    let turned = partial_credit(&answers.only(&[3, 2, 1, 0]).unwrap()).unwrap();
    near(turned.difficulties[0][1], straight.difficulties[3][1], 1e-9, "step");
}

#[test]
fn doubling_the_data_doubles_the_likelihood_and_shrinks_errors_by_root_two() {
    let answers = simulated(&graded_items(), 800, 3);
    let twice: Vec<Option<i32>> = answers.iter().chain(&answers).copied().collect();
    let once = fit(&Responses::new(4, answers).unwrap(), Model::Graded, &Options::default()).unwrap();
    let twice = fit(&Responses::new(4, twice).unwrap(), Model::Graded, &Options::default()).unwrap();
    near(twice.log_likelihood, 2.0 * once.log_likelihood, 1e-6, "log-likelihood");
    let (a, b) = (once.errors.unwrap(), twice.errors.unwrap());
    near(a[0].slope / b[0].slope, 2f64.sqrt(), 1e-6, "ratio of errors");
}

#[test]
fn known_parameters_are_recovered_and_standard_errors_cover() {
    let truth: Vec<Item> =
        [(1.3, 0.5), (0.9, -0.8), (1.7, 0.0), (1.1, 1.2), (0.7, -0.3), (1.5, -1.0), (1.0, 0.3), (1.2, 0.9)]
            .iter()
            .map(|(a, d)| Item::two_parameter(*a, *d).unwrap())
            .collect();
    let (mut inside, mut all) = (0.0, 0.0);
    for seed in 0..60 {
        let answers = Responses::new(8, simulated(&truth, 500, 1000 + seed)).unwrap();
        let fit = fit(&answers, Model::TwoParameter, &Options::default()).unwrap();
        for ((item, errors), wanted) in fit.items.iter().zip(fit.errors.unwrap()).zip(&truth) {
            for (got, error, wanted) in [
                (item.slope(), errors.slope, wanted.slope()),
                (item.intercepts()[0], errors.intercepts[0], wanted.intercepts()[0]),
            ] {
                all += 1.0;
                inside += f64::from(u8::from((got - wanted).abs() <= 1.959964 * error));
            }
        }
    }
    // 960 intervals, correlated within a fit; three standard errors of a share of 0.95 with half as many: 0.03.
    near(inside / all, 0.95, 0.03, "coverage");
}

#[test]
fn the_partial_credit_model_recovers_its_steps_from_incomplete_answers() {
    let steps = [[-1.5, 0.0, 1.0], [-0.5, 0.5, 0.8], [-2.0, -1.0, 1.2], [0.0, 0.2, 0.3]];
    let items: Vec<Item> = steps
        .iter()
        .map(|s| Item::partial_credit(1.0, &[-s[0], -s[0] - s[1], -s[0] - s[1] - s[2]]).unwrap())
        .collect();
    let mut answers = simulated(&items, 4000, 77);
    let mut random = Random::seeded(78);
    answers.iter_mut().for_each(|a| {
        if random.uniform() < 0.15 {
            *a = None
        }
    });
    let fit = partial_credit(&Responses::new(4, answers).unwrap()).unwrap();
    assert!(fit.convergence.converged);
    let mean = steps.iter().flatten().sum::<f64>() / 12.0;
    let got = fit.difficulties.iter().flatten().zip(fit.errors.iter().flatten());
    for ((got, error), wanted) in got.zip(steps.iter().flatten()) {
        near(*got, wanted - mean, 4.0 * error, "step");
    }
    near(fit.difficulties.iter().flatten().sum::<f64>(), 0.0, 1e-9, "sum of steps");
}

#[test]
fn a_rasch_model_does_not_care_whether_it_is_called_partial_credit() {
    let (one, two) = (rasch(&lsat6()).unwrap(), partial_credit(&lsat6()).unwrap());
    assert_eq!(one, two);
    assert!(one.convergence.converged);
}

#[test]
fn impossible_input_is_named() {
    let zeros = Responses::new(2, [Some(0), Some(1), Some(1), Some(1)]);
    assert_eq!(zeros.unwrap_err(), Error::no_variance("item 2"));
    assert_eq!(
        Responses::new(2, [Some(0), Some(1), Some(1)]).unwrap_err(),
        Error::too_few("answers for whole rows", 4, 3)
    );
    assert_eq!(Responses::new(0, []).unwrap_err(), Error::too_few("items", 1, 0));
    let three = Responses::new(1, [Some(0), Some(1), Some(2)]).unwrap();
    let refused = fit(&three, Model::TwoParameter, &Options::default()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the number of different answers to item 1 is 3, but must lie at 2 in this model"
    );
    // Two halves of a test that nobody took both of cannot be put on one scale.
    let apart = [
        [Some(0), Some(1), None, None],
        [Some(1), Some(0), None, None],
        [None, None, Some(0), Some(1)],
        [None, None, Some(1), Some(0)],
    ];
    let apart = Responses::new(4, apart.into_iter().flatten()).unwrap();
    assert!(matches!(rasch(&apart), Err(Error::NotIdentified { .. })));
    let improper = Priors { slope: Some(Prior::LogNormal { mean: 0.0, sd: -1.0 }), ..Priors::default() };
    let refused = fit(&lsat6(), Model::TwoParameter, &Options { priors: improper, ..Options::default() });
    assert!(refused.unwrap_err().to_string().contains("of a prior is -1"));
    assert!(Item::graded(1.0, &[0.0, 0.5]).is_err());
    assert!(Item::two_parameter(f64::NAN, 0.0).is_err());
    let item = Item::two_parameter(1.0, 0.0).unwrap();
    assert!(matches!(
        score(std::slice::from_ref(&item), &[Some(2)], Method::Eap, &Nodes::default()),
        Err(Error::OutOfRange { .. })
    ));
    assert!(matches!(score(&[item], &[Some(1)], Method::Wle, &Nodes::default()), Ok(s) if s.theta > 0.0));
}

#[test]
fn new_people_are_scored_with_the_codes_of_those_before() {
    let answers = Responses::new(4, simulated(&graded_items(), 500, 2)).unwrap();
    let fit = fit(&answers, Model::Graded, &Options::default()).unwrap();
    // The second person would be category 0 of everything if codes were counted anew.
    let new =
        answers.coded_as([Some(0), None, Some(3), Some(1), Some(3), Some(3), Some(3), Some(3)]).unwrap();
    for method in [Method::Eap, Method::Map, Method::Wle, Method::MaximumLikelihood] {
        let many = scores(&fit.items, &new, method, &Nodes::default()).unwrap();
        for (p, got) in many.into_iter().enumerate() {
            assert_eq!(got, score(&fit.items, &new.person(p), method, &Nodes::default()).ok());
        }
    }
    assert_eq!(scores(&fit.items, &new, Method::MaximumLikelihood, &Nodes::default()).unwrap()[1], None);
    let unknown = answers.coded_as([Some(0), Some(0), Some(7), Some(0)]).unwrap_err();
    assert!(unknown.to_string().contains("row 1 to item 3"), "{unknown}");
    let fewer = Responses::new(4, (0..2).flat_map(|p| [Some(p); 4])).unwrap();
    assert!(matches!(
        scores(&fit.items, &fewer, Method::Eap, &Nodes::default()),
        Err(Error::UnequalLengths { .. })
    ));
}

#[test]
fn q3_finds_the_pair_that_shares_something() {
    let items: Vec<Item> = (0..8).map(|_| Item::two_parameter(1.2, 0.0).unwrap()).collect();
    let mut answers = simulated(&items, 1000, 9);
    // Item 8 copies item 7 half of the time.
    for (p, row) in answers.chunks_mut(8).enumerate() {
        if p % 2 == 0 {
            row[7] = row[6];
        }
    }
    let answers = Responses::new(8, answers).unwrap();
    let q3 = q3(&items, &answers, Method::Eap, &Nodes::default()).unwrap();
    for i in 0..8 {
        for j in 0..i {
            assert!((i, j) == (7, 6) || q3[(i, j)] < q3[(7, 6)]);
        }
    }
    assert!(q3[(7, 6)] > 0.1);
}

#[test]
fn a_test_of_six_hundred_items_does_not_underflow() {
    let items: Vec<Item> =
        (0..600).map(|j| Item::two_parameter(1.5, (j % 7) as f64 - 3.0).unwrap()).collect();
    let mut answers = simulated(&items, 120, 4);
    // One person answers against every curve.
    for (j, answer) in answers.iter_mut().take(600).enumerate() {
        *answer = Some(i32::from(j % 7 < 3));
    }
    let answers = Responses::new(600, answers).unwrap();
    let options = Options { standard_errors: false, most_passes: 10, ..Options::default() };
    let fit = fit(&answers, Model::TwoParameter, &options).unwrap();
    assert!(fit.log_likelihood.is_finite());
}

fn any_answers() -> impl Strategy<Value = (usize, Vec<Option<i32>>)> {
    (1usize..5, 1usize..25).prop_flat_map(|(items, persons)| {
        let answer = prop_oneof![1 => Just(None), 5 => (0i32..4).prop_map(Some)];
        (Just(items), proptest::collection::vec(answer, items * persons))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_the_answers_nothing_panics_and_nothing_is_nan((items, answers) in any_answers()) {
        let Ok(answers) = Responses::new(items, answers) else { return Ok(()) };
        let options = Options { most_passes: 60, threads: Some(1), ..Options::default() };
        for model in [Model::TwoParameter, Model::ThreeParameter, Model::Graded, Model::PartialCredit] {
            if let Ok(fit) = fit(&answers, model, &options) {
                prop_assert!(fit.log_likelihood.is_finite() && fit.log_likelihood <= 1e-9);
                for item in &fit.items {
                    prop_assert!(item.slope().is_finite());
                    prop_assert!(item.intercepts().iter().all(|d| d.is_finite()));
                }
                for e in fit.errors.iter().flatten() {
                    prop_assert!(e.slope.is_finite());
                }
                let scores = scores(&fit.items, &answers, Method::Wle, &Nodes::default()).unwrap();
                prop_assert!(scores.iter().flatten().all(|s| s.theta.is_finite() && s.standard_error.is_finite()));
            }
        }
        if let Ok(fit) = partial_credit(&answers) {
            prop_assert!(fit.log_likelihood.is_finite());
            prop_assert!(fit.errors.iter().flatten().all(|e| e.is_finite()));
        }
    }

    #[test]
    fn category_probabilities_sum_to_one(a in -4.0..4.0f64, d in proptest::collection::vec(-5.0..5.0f64, 1..6), theta in -8.0..8.0f64) {
        let mut falling = d.clone();
        falling.sort_by(|x, y| y.total_cmp(x));
        falling.dedup();
        for item in [Item::partial_credit(a, &d), Item::graded(a, &falling), Item::three_parameter(a, d[0], 0.2)] {
            let p = item.unwrap().probabilities(theta);
            prop_assert!((p.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(p.iter().all(|p| (0.0..=1.0).contains(p)));
        }
    }
}

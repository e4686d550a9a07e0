#![allow(clippy::unwrap_used, clippy::expect_used)]
//! What must hold of factor models without reference data, and numbers printed in R's own documentation.

use proptest::prelude::*;
use psychometrics::Error;
use psychometrics::answers::Answers;
use psychometrics::factor::*;
use psychometrics::linear::Matrix;
use psychometrics::random::Random;

fn near(got: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!((got - wanted).abs() <= tolerance, "{what}: {got} is not {wanted} within {tolerance}");
}

/// Two correlated factors with three items each; names x1 to x6.
fn two_factors(n: usize, seed: u64) -> Vec<Vec<f64>> {
    let mut random = Random::seeded(seed);
    let loadings = [1.0, 0.8, 1.2, 1.0, 0.7, 0.9];
    (0..n)
        .map(|_| {
            let f = random.normal();
            let g = 0.5 * f + 0.75f64.sqrt() * random.normal();
            (0..6).map(|i| 2.0 + loadings[i] * if i < 3 { f } else { g } + 0.8 * random.normal()).collect()
        })
        .collect()
}

const NAMES: [&str; 6] = ["x1", "x2", "x3", "x4", "x5", "x6"];

fn named(rows: &[Vec<f64>]) -> Answers {
    Answers::complete(rows).unwrap().named(&NAMES).unwrap()
}

fn model() -> Model {
    Model::parse("f = x1 + x2 + x3; g = x4 + x5 + x6").unwrap()
}

/// R's `ability.cov` (Smith & Stanley 1983, 112 people) and what `example(factanal)` prints of it, to three places.
#[test]
fn ability_tests_have_the_factors_that_r_prints() {
    let rows: [[f64; 6]; 6] = [
        [24.641, 5.991, 33.520, 6.023, 20.755, 29.701],
        [5.991, 6.700, 18.137, 1.782, 4.936, 7.204],
        [33.520, 18.137, 149.831, 19.424, 31.430, 50.753],
        [6.023, 1.782, 19.424, 12.711, 4.757, 9.075],
        [20.755, 4.936, 31.430, 4.757, 52.604, 66.762],
        [29.701, 7.204, 50.753, 9.075, 66.762, 135.292],
    ];
    let r = Matrix::from_fn(6, 6, |i, j| rows[i][j] / (rows[i][i] * rows[j][j]).sqrt());
    let one = explore(&r, 112, 1, Rotation::None).unwrap();
    assert!(one.convergence.converged);
    near(one.chisq, 75.18, 0.005, "chi-square");
    assert_eq!(one.df, 9);
    for (got, wanted) in one.uniquenesses.iter().zip([0.535, 0.853, 0.748, 0.910, 0.232, 0.280]) {
        near(*got, wanted, 0.0006, "uniqueness");
    }
    let two = explore(&r, 112, 2, Rotation::Varimax).unwrap();
    near(two.chisq, 6.11, 0.005, "chi-square");
    near(two.p.unwrap(), 0.191, 0.0006, "p");
    for (got, wanted) in two.uniquenesses.iter().zip([0.455, 0.589, 0.218, 0.769, 0.052, 0.334]) {
        near(*got, wanted, 0.0006, "uniqueness");
    }
    for (i, (f1, f2)) in
        [(0.499, 0.543), (0.156, 0.622), (0.206, 0.860), (0.109, 0.468), (0.956, 0.182), (0.785, 0.225)]
            .into_iter()
            .enumerate()
    {
        // R's varimax stops when the criterion grows by less than 1e-5 of itself: 0.003 short of the best angle.
        near(two.loadings[(i, 0)], f1, 0.003, "first factor");
        near(two.loadings[(i, 1)], f2, 0.003, "second factor");
    }
}

#[test]
fn one_exploratory_factor_is_the_confirmatory_one() {
    let rows = two_factors(300, 4);
    let answers = named(&rows);
    let model = Model::parse("f = x1 + x2 + x3 + x4 + x5 + x6").unwrap();
    let fitted =
        confirm(&answers, &model, &Options { scale: Scale::UnitVariance, ..Options::default() }).unwrap();
    let explored = explore(&correlations(&rows), 300, 1, Rotation::None).unwrap();
    for item in 0..6 {
        let loading = fitted.at(0, Place::Loading { item, factor: 0 }).unwrap().standardised.unwrap();
        near(explored.loadings[(item, 0)].abs(), loading.abs(), 1e-6, "loading");
    }
    near(
        explored.chisq / (300.0 - 1.0 - 17.0 / 6.0 - 2.0 / 3.0),
        fitted.fit.chisq / 300.0,
        1e-8,
        "discrepancy",
    );
}

#[test]
fn oblimin_finds_the_structure_and_its_criterion_is_stationary() {
    let rows = two_factors(2000, 8);
    let oblique = explore(&correlations(&rows), 2000, 2, Rotation::Oblimin).unwrap();
    let plain = explore(&correlations(&rows), 2000, 2, Rotation::None).unwrap();
    let l = &oblique.loadings;
    for i in 0..6 {
        let (own, other) = if (i < 3) == (l[(0, 0)].abs() > l[(0, 1)].abs()) { (0, 1) } else { (1, 0) };
        assert!(l[(i, own)] > 0.5 && l[(i, other)].abs() < 0.08, "item {i}: {:?}", l.row(i));
    }
    near(oblique.correlations[(0, 1)], 0.5, 0.08, "correlation of factors");
    // A rotation changes no communality: LΦLᵀ = AAᵀ.
    let (turned, straight) = (
        l.times(&oblique.correlations).times(&l.transpose()),
        plain.loadings.times(&plain.loadings.transpose()),
    );
    turned.values().iter().zip(straight.values()).for_each(|(a, b)| near(*a, *b, 1e-9, "common part"));
    // At an oblique quartimin minimum Lᵀ∂f Φ⁻¹ is diagonal (Jennrich 2002).
    let slope = Matrix::from_fn(6, 2, |i, k| l[(i, k)] * l[(i, 1 - k)].powi(2));
    let stationary =
        l.transpose().times(&slope).times(&oblique.correlations.cholesky("Φ").unwrap().inverse());
    near(stationary[(0, 1)], 0.0, 1e-7, "off-diagonal");
    near(stationary[(1, 0)], 0.0, 1e-7, "off-diagonal");
}

#[test]
fn parallel_analysis_finds_two_factors_and_none_in_noise() {
    let found = parallel(&correlations(&two_factors(500, 2)), 500, 100, 0.95, 1).unwrap();
    assert_eq!(found.suggested, 2);
    near(found.eigenvalues.iter().sum::<f64>(), 6.0, 1e-9, "trace");
    assert_eq!(found, parallel(&correlations(&two_factors(500, 2)), 500, 100, 0.95, 1).unwrap());
    let mut random = Random::seeded(3);
    let noise: Vec<Vec<f64>> = (0..500).map(|_| (0..6).map(|_| random.normal()).collect()).collect();
    assert!(parallel(&correlations(&noise), 500, 100, 0.95, 1).unwrap().suggested <= 1);
}

#[test]
fn without_missing_values_full_information_is_the_same_fit() {
    let answers = named(&two_factors(200, 6));
    let listwise = confirm(&answers, &model(), &Options::default()).unwrap();
    let full = Options { incomplete: Incomplete::FullInformation, ..Options::default() };
    let full = confirm(&answers, &model(), &full).unwrap();
    near(full.fit.chisq, listwise.fit.chisq, 1e-8, "chi-square");
    near(full.fit.log_likelihood, listwise.fit.log_likelihood, 1e-8, "log-likelihood");
    for e in listwise.estimates.iter() {
        near(full.at(0, e.place).unwrap().estimate, e.estimate, 1e-5, "estimate");
    }
}

#[test]
fn known_loadings_are_recovered_and_their_errors_cover() {
    let (mut inside, mut all) = (0.0, 0.0);
    for seed in 0..200 {
        let mut rows: Vec<Vec<Option<f64>>> =
            two_factors(150, 500 + seed).iter().map(|r| r.iter().map(|x| Some(*x)).collect()).collect();
        let mut random = Random::seeded(seed);
        let incomplete = if seed % 2 == 0 { Incomplete::Listwise } else { Incomplete::FullInformation };
        if incomplete == Incomplete::FullInformation {
            rows.iter_mut().flatten().for_each(|x| {
                if random.uniform() < 0.1 {
                    *x = None
                }
            });
        }
        let answers = Answers::with_missing(&rows).unwrap().named(&NAMES).unwrap();
        let fitted = confirm(&answers, &model(), &Options { incomplete, ..Options::default() }).unwrap();
        for (item, factor, wanted) in [(1, 0, 0.8), (2, 0, 1.2), (4, 1, 0.7), (5, 1, 0.9)] {
            let got = fitted.at(0, Place::Loading { item, factor }).unwrap();
            all += 1.0;
            inside += f64::from(u8::from((got.estimate - wanted).abs() <= 1.959964 * got.se.unwrap()));
        }
    }
    // 800 intervals, correlated in pairs: three standard errors of a share of 0.95 with half as many.
    near(inside / all, 0.95, 0.033, "coverage");
}

#[test]
fn impossible_models_and_data_are_named() {
    let unread = |text: &str| match Model::parse(text) {
        Err(Error::Unreadable { why, .. }) => why,
        other => panic!("{other:?}"),
    };
    assert!(unread("").contains("names no factor"));
    assert!(unread("f = x1 + + x2").contains("name is missing"));
    assert!(unread("f = x1 + x1").contains("twice"));
    assert!(unread("f x1 x2").contains("neither"));
    assert!(unread("f = x1 + x2; f ~~ x1").contains("cannot covary"));
    assert!(unread("f = x1 + x2; x1 ~~ y").contains("\"y\""));
    assert!(unread("f = x1 + g; g = x2 + x3").contains("\"g\""));
    assert!(unread("f = two*x1 + x2").contains("two"));
    let answers = named(&two_factors(50, 1));
    let absent = Model::parse("f = x1 + x2 + x9").unwrap();
    assert_eq!(
        confirm(&answers, &absent, &Options::default()).unwrap_err(),
        Error::NoSuchColumn { name: "x9".into() }
    );
    let pair = Model::parse("f = x1 + x2").unwrap();
    assert!(matches!(confirm(&answers, &pair, &Options::default()), Err(Error::NotIdentified { .. })));
    let no_unit = Model::parse("f = NA*x1 + x2 + x3 + x4").unwrap();
    assert!(matches!(confirm(&answers, &no_unit, &Options::default()), Err(Error::NotIdentified { .. })));
    let mut constant = two_factors(50, 1);
    constant.iter_mut().for_each(|r| r[1] = 3.0);
    assert_eq!(
        confirm(&named(&constant), &model(), &Options::default()).unwrap_err(),
        Error::no_variance("x2")
    );
    let mut copied = two_factors(50, 1);
    copied.iter_mut().for_each(|r| r[1] = r[0]);
    assert!(matches!(
        confirm(&named(&copied), &model(), &Options::default()),
        Err(Error::NotPositiveDefinite { .. })
    ));
    let few = named(&two_factors(6, 1));
    assert!(matches!(confirm(&few, &model(), &Options::default()), Err(Error::TooFew { .. })));
    let r = Matrix::identity(4);
    assert!(matches!(explore(&r, 100, 2, Rotation::None), Err(Error::NotIdentified { .. })));
    assert!(matches!(explore(&Matrix::zeros(4, 4), 100, 1, Rotation::None), Err(Error::OutOfRange { .. })));
}

fn correlations(rows: &[Vec<f64>]) -> Matrix {
    let (n, p) = (rows.len() as f64, rows[0].len());
    let mean: Vec<f64> = (0..p).map(|i| rows.iter().map(|r| r[i]).sum::<f64>() / n).collect();
    let c =
        Matrix::from_fn(p, p, |i, j| rows.iter().map(|r| (r[i] - mean[i]) * (r[j] - mean[j])).sum::<f64>());
    Matrix::from_fn(p, p, |i, j| if i == j { 1.0 } else { c[(i, j)] / (c[(i, i)] * c[(j, j)]).sqrt() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn scales_shifts_and_orders_change_no_fit(seed in 0u64..1000, scale in 0.1..50.0f64, shift in -100.0..100.0f64) {
        let rows = two_factors(120, seed);
        let straight = confirm(&named(&rows), &model(), &Options::default()).unwrap();
        let moved: Vec<Vec<f64>> = rows.iter().rev().map(|r| r.iter().map(|x| scale * x + shift).collect()).collect();
        let turned = Model::parse("g = x4 + x6 + x5; f = x1 + x3 + x2").unwrap();
        let other = confirm(&named(&moved), &turned, &Options::default()).unwrap();
        prop_assert!((other.fit.chisq - straight.fit.chisq).abs() < 1e-6);
        prop_assert!((other.fit.rmsea - straight.fit.rmsea).abs() < 1e-6);
        let twice: Vec<Vec<f64>> = rows.iter().chain(&rows).cloned().collect();
        let doubled = confirm(&named(&twice), &model(), &Options::default()).unwrap();
        prop_assert!((doubled.fit.chisq - 2.0 * straight.fit.chisq).abs() < 1e-6);
        let unit = confirm(&named(&rows), &model(), &Options { scale: Scale::UnitVariance, ..Options::default() }).unwrap();
        prop_assert!((unit.fit.chisq - straight.fit.chisq).abs() < 1e-6);
    }

    #[test]
    fn whatever_the_matrix_exploring_never_panics(
        values in proptest::collection::vec(prop_oneof![6 => -1.0..1.0f64, 1 => Just(f64::NAN), 1 => Just(1.0)], 10),
        factors in 0usize..6, n in 0usize..200,
    ) {
        let mut at = values.iter();
        let mut r = Matrix::identity(5);
        for i in 0..5 {
            for j in 0..i {
                (r[(i, j)], r[(j, i)]) = at.next().map_or((0.0, 0.0), |v| (*v, *v));
            }
        }
        for rotation in [Rotation::None, Rotation::Varimax, Rotation::Oblimin] {
            if let Ok(found) = explore(&r, n, factors, rotation) {
                prop_assert!(found.chisq.is_finite());
                prop_assert!(found.loadings.values().iter().all(|l| l.is_finite()));
            }
        }
        if let Ok(found) = parallel(&r, n, 10, 0.95, 1) {
            prop_assert!(found.eigenvalues.iter().all(|e| e.is_finite()));
        }
    }

    #[test]
    fn whatever_the_text_and_the_table_nothing_panics(
        text in "[fgx123 =~+*;#\n.NA-]{0,40}",
        cells in proptest::collection::vec(prop_oneof![1 => Just(None), 4 => (-3.0..3.0f64).prop_map(Some)], 30),
    ) {
        let _ = Model::parse(&text);
        let rows: Vec<Vec<Option<f64>>> = cells.chunks(3).map(<[_]>::to_vec).collect();
        let answers = Answers::with_missing(&rows).unwrap().named(&["x1", "x2", "x3"]).unwrap();
        for incomplete in [Incomplete::Listwise, Incomplete::FullInformation] {
            if let Ok(fitted) = confirm(&answers, &Model::parse("f = x1 + x2 + x3").unwrap(), &Options { incomplete, ..Options::default() }) {
                prop_assert!(fitted.fit.chisq.is_finite() && fitted.fit.srmr.is_finite());
                prop_assert!(fitted.estimates.iter().all(|e| e.estimate.is_finite() && e.se.is_none_or(f64::is_finite)));
            }
        }
    }
}

#[test]
fn robust_errors_equal_usual_ones_on_normal_data_and_grow_with_heavy_tails() {
    let options = Options { robust: true, ..Options::default() };
    let loading = Place::Loading { item: 1, factor: 0 };
    let se = |rows: &[Vec<f64>], options: &Options| {
        let fitted = confirm(&named(rows), &model(), options).unwrap();
        (fitted.at(0, loading).unwrap().se.unwrap(), fitted.robust.map(|r| r.scaling))
    };
    let rows = two_factors(4000, 31);
    let ((usual, none), (robust, scaling)) = (se(&rows, &Options::default()), se(&rows, &options));
    assert_eq!(none, None);
    near(robust / usual, 1.0, 0.06, "ratio of errors");
    near(scaling.unwrap(), 1.0, 0.06, "scaling");
    // Every row stretched by a factor of its own: elliptical data with heavy tails.
    let mut random = Random::seeded(32);
    let heavy: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| {
            let stretch = (0.6 * random.normal()).exp();
            row.iter().map(|x| 2.0 + stretch * (x - 2.0)).collect()
        })
        .collect();
    let ((usual, _), (robust, scaling)) = (se(&heavy, &Options::default()), se(&heavy, &options));
    assert!(robust > 1.3 * usual && scaling.unwrap() > 1.5, "{usual} {robust} {scaling:?}");
}

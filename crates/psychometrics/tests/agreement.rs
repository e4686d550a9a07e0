#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Intraclass correlations against `psych` 2.2.9 (closed form, 1e-9 relative); the others against definitions, worked
//! numbers and simulation.

#[path = "reference/random.rs"]
mod random;
#[path = "reference/reader.rs"]
mod reader;

use proptest::prelude::*;
use psychometrics::agreement::*;
use psychometrics::linear::Matrix;
use random::Random;
use reader::close;

fn shrout_fleiss() -> Matrix {
    Matrix::from_rows(&[
        [9.0, 2.0, 5.0, 8.0],
        [6.0, 1.0, 3.0, 2.0],
        [8.0, 4.0, 6.0, 8.0],
        [7.0, 1.0, 2.0, 6.0],
        [10.0, 5.0, 6.0, 9.0],
        [6.0, 2.0, 4.0, 7.0],
    ])
}

fn is(icc: Icc, wanted: [f64; 3]) {
    close(icc.value, wanted[0], 1e-9);
    close(icc.interval.0, wanted[1], 1e-9);
    close(icc.interval.1, wanted[2], 1e-9);
}

#[test]
fn six_targets_and_four_judges_of_shrout_and_fleiss() {
    let icc = intraclass(&shrout_fleiss()).unwrap();
    is(icc.one_way, [0.165741768405476, -0.132932324874751, 0.722560062328121]);
    is(icc.two_way_random, [0.289763779527559, 0.018786513374712, 0.761084369648953]);
    is(icc.two_way_fixed, [0.714840714840715, 0.342464765033925, 0.94585825995536]);
    is(icc.one_way_mean, [0.442797133679269, -0.884442155238119, 0.912415420340776]);
    is(icc.two_way_random_mean, [0.620050547598989, 0.0711368153025035, 0.927232040167722]);
    is(icc.two_way_fixed_mean, [0.909315542377069, 0.675674713816305, 0.985891678169062]);
    close(icc.p_one_way, 0.16476880834464, 1e-9);
    close(icc.p_two_way, 0.000134566516484337, 1e-9);
}

#[test]
fn the_mean_of_fixed_raters_is_coefficient_alpha() {
    use psychometrics::answers::{Answers, Missing, covariance};
    let ratings = shrout_fleiss();
    let answers = Answers::from_values(4, ratings.values().to_vec()).unwrap();
    let alpha =
        psychometrics::reliability::alpha(&covariance(&answers, Missing::Complete).unwrap().matrix).unwrap();
    close(intraclass(&ratings).unwrap().two_way_fixed_mean.value, alpha, 1e-12);
}

#[test]
fn limits_of_agreement_hold_95_per_cent_and_their_errors_cover() {
    let (samples, mut random) = (2_000, Random::new(12));
    let (mut lower, mut se, mut inside) = (Vec::new(), 0.0, 0.0);
    for _ in 0..samples {
        let truth: Vec<f64> = (0..40).map(|_| 20.0 + 5.0 * random.normal()).collect();
        let a: Vec<f64> = truth.iter().map(|t| t + 1.0 + random.normal()).collect();
        let b: Vec<f64> = truth.iter().map(|t| t + random.normal()).collect();
        let view = bland_altman(&a, &b).unwrap();
        lower.push(view.limits.0);
        se += view.se_limit / f64::from(samples);
        inside += f64::from(u8::from(view.bias_interval.0 < 1.0 && 1.0 < view.bias_interval.1))
            / f64::from(samples);
    }
    assert!((random::sd(&lower) / se - 1.0).abs() < 0.05);
    assert!((inside - 0.95).abs() < 0.015, "{inside}");
    let view = bland_altman(&[2.0, 4.0, 6.0], &[1.0, 2.0, 3.0]).unwrap();
    close(view.bias, 2.0, 1e-12);
    close(view.sd, 1.0, 1e-12);
    close(view.limits.1, 2.0 + 1.959963984540054, 1e-12);
    assert!(view.slope.is_err()); // the difference is a line of the mean, without rest
}

#[test]
fn a_known_surface_is_read_off() {
    let mut random = Random::new(9);
    let (mut x, mut y, mut z) = (vec![], vec![], vec![]);
    for _ in 0..4_000 {
        let (a, b) = (3.0 + random.normal(), 3.0 + random.normal());
        let (u, v) = (a - 3.0, b - 3.0);
        x.push(a);
        y.push(b);
        z.push(5.0 + 0.5 * u + 0.3 * v - 0.4 * u * u + 0.6 * u * v - 0.5 * v * v + 0.5 * random.normal());
    }
    let surface = response_surface(&z, &x, &y, 3.0).unwrap();
    for (got, wanted) in [
        (surface.agreement_slope, 0.8),
        (surface.agreement_curvature, -0.3),
        (surface.disagreement_slope, 0.2),
        (surface.disagreement_curvature, -1.5),
    ] {
        assert!((got.value - wanted).abs() < 4.0 * got.se, "{got:?} {wanted}");
        assert!(got.se < 0.05 && got.p < 0.001);
    }
    // −0.8u + 0.6v = −0.5 and 0.6u − v = −0.3 meet at u = 0.68/0.44, v = 0.54/0.44.
    let (u, v) = surface.stationary_point.unwrap();
    assert!((u - 0.68 / 0.44).abs() < 0.15 && (v - 0.54 / 0.44).abs() < 0.15, "{u} {v}");
}

#[test]
fn truth_and_bias_are_told_apart_with_and_without_judges() {
    let mut random = Random::new(10);
    let (mut truth, mut own, mut guess, mut judge) = (vec![], vec![], vec![], vec![]);
    for j in 0..60 {
        let level = 0.5 * random.normal();
        for _ in 0..20 {
            let t = 3.5 + random.normal();
            let b = 4.0 + 0.4 * (t - 3.5) + random.normal();
            truth.push(t);
            own.push(b);
            guess.push(3.5 + 0.3 + level + 0.5 * (t - 3.5) + 0.35 * (b - 4.0) + 0.4 * random.normal());
            judge.push(j);
        }
    }
    for cluster in [None, Some(judge.as_slice())] {
        let model = truth_and_bias(&guess, &truth, Some(&own), cluster).unwrap();
        assert!(model.convergence.converged);
        let bias = model.bias.unwrap();
        assert!((model.truth.value - 0.5).abs() < 0.05 && (bias.value - 0.35).abs() < 0.05, "{model:?}");
        assert!((model.directional.value - 0.3).abs() < 0.25 && model.truth.p < 1e-6);
    }
    let alone = truth_and_bias(&guess, &truth, None, None).unwrap();
    assert!(alone.bias.is_none() && alone.truth.value > 0.6); // what goes with the truth is counted to it
}

#[test]
fn impossible_input_is_named() {
    assert!(intraclass(&Matrix::zeros(1, 4)).is_err() && intraclass(&Matrix::zeros(4, 1)).is_err());
    assert!(intraclass(&Matrix::zeros(4, 3)).unwrap_err().to_string().contains("no variance"));
    assert!(intraclass(&Matrix::from_rows(&[[1.0, f64::NAN], [2.0, 3.0]])).is_err());
    assert!(bland_altman(&[1.0, 2.0], &[1.0]).unwrap_err().to_string().contains("first view has 2"));
    assert!(
        bland_altman(&[1.0, 2.0, 3.0], &[0.0, 1.0, 2.0]).unwrap_err().to_string().contains("no variance")
    );
    let few = response_surface(&[1.0; 6], &[1.0; 6], &[1.0; 6], 0.0);
    assert!(few.unwrap_err().to_string().contains("at least 7"));
    let alike: Vec<f64> = (0..9).map(f64::from).collect();
    assert!(response_surface(&alike, &alike, &alike, 4.0).unwrap_err().to_string().contains("combination"));
    assert!(
        truth_and_bias(&[], &[], None, None).is_err()
            && truth_and_bias(&[1.0], &[f64::NAN], None, None).is_err()
    );
}

proptest! {
    #[test]
    fn correlations_ignore_scale_and_order(rows in proptest::collection::vec(proptest::array::uniform3(0.0..10.0f64), 3..20), by in 0.01..50.0f64, shift in -50.0..50.0f64) {
        let plain = intraclass(&Matrix::from_rows(&rows));
        let turned: Vec<[f64; 3]> = rows.iter().rev().map(|r| [r[2], r[0], r[1]].map(|v| v * by + shift)).collect();
        if let (Ok(a), Ok(b)) = (plain, intraclass(&Matrix::from_rows(&turned))) {
            prop_assert!((a.two_way_random.value - b.two_way_random.value).abs() < 1e-7);
            prop_assert!((a.one_way.value - b.one_way.value).abs() < 1e-7);
            prop_assert!(a.two_way_random.interval.0 <= a.two_way_random.interval.1);
        }
    }

    #[test]
    fn whatever_is_compared_nothing_panics(pairs in proptest::collection::vec((0_u8..5, 0_u8..5, 0_u8..5), 0..30)) {
        let column = |f: fn(&(u8, u8, u8)) -> u8| pairs.iter().map(|p| f64::from(f(p))).collect::<Vec<f64>>();
        let (a, b, c) = (column(|p| p.0), column(|p| p.1), column(|p| p.2));
        if let Ok(view) = bland_altman(&a, &b) {
            prop_assert!(view.se_limit.is_finite() && view.limits.0 < view.limits.1);
        }
        if let Ok(surface) = response_surface(&c, &a, &b, 2.0) {
            prop_assert!(surface.agreement_slope.se.is_finite());
        }
        let judges: Vec<usize> = pairs.iter().map(|p| usize::from(p.0)).collect();
        if let Ok(model) = truth_and_bias(&a, &b, Some(&c), Some(&judges)) {
            prop_assert!(model.truth.value.is_finite());
        }
        let table = Matrix::from_fn(pairs.len(), 3, |i, j| [a[i], b[i], c[i]][j]);
        if let Ok(icc) = intraclass(&table) {
            prop_assert!(icc.one_way.value.is_finite() && icc.two_way_random.interval.0.is_finite());
        }
    }
}

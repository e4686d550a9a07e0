#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Reliability against `psych` 2.2.9 and `lavaan` 0.6-14 on the bfi (psychTools 2.2.9).
//! Closed forms to 1e-9 relative; omega, from an iterated fit, to 1e-5 relative (lavaan stops at a relative
//! change of 1e-10 in its criterion, which leaves about 1e-6 in the loadings).

#[path = "reference/reader.rs"]
mod reader;

use proptest::prelude::*;
use psychometrics::Error;
use psychometrics::answers::{Answers, Covariance, Missing, covariance};
use psychometrics::linear::Matrix;
use psychometrics::reliability::*;
use reader::{close, number, numbers};

/// Covariances of A1 (reversed) to A5 of 2,709 people, and what psych and lavaan make of them (`ctt_bfi.json`).
#[rustfmt::skip]
const AGREE: [[f64; 5]; 5] = [
    [1.97283168474471, 0.564487159983708, 0.491584346287036, 0.309817022202375, 0.32371034131537],
    [0.564487159983708, 1.38395157451528, 0.74701389263754, 0.586230290955309, 0.575542136747523],
    [0.491584346287036, 0.74701389263754, 1.70186036696978, 0.702303253065851, 0.831433789550996],
    [0.309817022202375, 0.586230290955309, 0.702303253065851, 2.20950843323829, 0.575154867003309],
    [0.32371034131537, 0.575542136747523, 0.831433789550996, 0.575154867003309, 1.59164293429691],
];

fn agree() -> Covariance {
    Covariance { matrix: Matrix::from_rows(&AGREE), means: vec![4.58767072720561; 5], rows: 2709 }
}

fn each(got: &[f64], wanted: &[f64], relative: f64) {
    assert_eq!(got.len(), wanted.len());
    got.iter().zip(wanted).for_each(|(g, w)| close(*g, *w, relative));
}

#[test]
fn agreeableness_from_its_covariances_is_what_psych_says() {
    let r = reliability_of(&agree()).unwrap();
    close(r.alpha, 0.703755894374836, 1e-9);
    close(r.alpha_standardised, 0.713501552634643, 1e-9);
    close(r.mean_correlation, 0.332480716458041, 1e-9);
    close(r.lambda6.unwrap(), 0.683170316429441, 1e-9);
    close(r.alpha_interval.0, 0.685744635049661, 1e-9);
    close(r.alpha_interval.1, 0.721035962795739, 1e-9);
    close(r.sem, 2.4507460994339, 1e-9);
    close(r.sum_sd, 4.50270465312383, 1e-9);
    let rest =
        [0.311401300580162, 0.563015475492023, 0.588773078677353, 0.394793680111273, 0.487240867629001];
    each(&r.item_rest, &rest, 1e-9);
    let dropped =
        [0.717972056565048, 0.618481211772761, 0.600753814422001, 0.686944741539779, 0.644622304221595];
    each(&r.alpha_if_dropped.unwrap(), &dropped, 1e-9);
    let omega = r.omega.unwrap();
    assert!(omega.model.convergence.converged, "{:?}", omega.model.convergence);
    close(omega.total, 0.712128965485149, 1e-5);
    // lavaan divides covariances by n, which moves the numerator of this one only.
    close(omega.total_observed, 0.713872324989149 * 2709.0 / 2708.0, 1e-5);
    each(
        &omega.model.loadings,
        &[0.528336747530327, 0.77411413957116, 0.993512247682429, 0.717343355914033, 0.79107214401187],
        1e-3,
    );
}

#[test]
fn five_scales_of_the_bfi_are_what_psych_says() {
    let (Some(bfi), Some(wanted)) = (reader::csv("bfi.csv"), reader::json("more/ctt_bfi.json")) else {
        return;
    };
    for (name, scale) in wanted["scales"].as_object().unwrap() {
        let keys: Vec<&str> =
            scale["items"].as_array().unwrap().iter().map(|i| i.as_str().unwrap()).collect();
        let columns: Vec<Vec<Option<f64>>> =
            keys.iter().map(|k| bfi.numbers(k.trim_start_matches('-'))).collect();
        let rows: Vec<Vec<Option<f64>>> =
            (0..bfi.rows.len()).map(|i| columns.iter().map(|c| c[i]).collect()).collect();
        let mut answers = Answers::with_missing(&rows).unwrap().within(1.0, 6.0).unwrap();
        for (item, _) in keys.iter().enumerate().filter(|(_, k)| k.starts_with('-')) {
            answers = answers.reversed(item, 1.0, 6.0).unwrap();
        }
        let r = reliability(&answers, Missing::Complete).unwrap();
        assert_eq!(r.rows as f64, number(&scale["n_complete"]), "{name}");
        close(r.alpha, number(&scale["alpha_raw"]), 1e-9);
        close(r.alpha_standardised, number(&scale["alpha_std"]), 1e-9);
        close(r.lambda6.unwrap(), number(&scale["guttman_lambda6"]), 1e-9);
        close(r.sem, number(&scale["sem"]), 1e-9);
        close(r.sum_mean, number(&scale["total_mean"]), 1e-9);
        each(&[r.alpha_interval.0, r.alpha_interval.1], &numbers(&scale["alpha_feldt_ci95"]), 1e-9);
        each(&r.item_rest, &numbers(&scale["r_item_rest"]), 1e-9);
        each(&r.alpha_if_dropped.unwrap(), &numbers(&scale["alpha_if_dropped"]), 1e-9);
        let omega = r.omega.unwrap();
        assert!(omega.model.convergence.converged && !omega.model.heywood);
        close(omega.total, number(&scale["omega"]["omega_total_1f_ML"]), 1e-5);
        let pairwise = reliability(&answers, Missing::Pairwise).unwrap();
        close(pairwise.alpha, number(&scale["alpha_pairwise_all_rows"]), 1e-9);
    }
}

#[test]
fn split_halves_follow_spearman_and_brown() {
    // Two items with correlation .5 and equal variances: 2·.5/1.5.
    let two =
        Covariance { matrix: Matrix::from_rows(&[[1.0, 0.5], [0.5, 1.0]]), means: vec![0.0; 2], rows: 10 };
    let half = split_half(&two, None).unwrap();
    close(half.correlation, 0.5, 1e-12);
    close(half.spearman_brown, 2.0 / 3.0, 1e-12);
    close(half.guttman, 2.0 / 3.0, 1e-12);
    // Guttman's lambda-4 of any split of two items is alpha.
    let unequal = Matrix::from_rows(&[[2.0, 0.5], [0.5, 1.0]]);
    let covariance = Covariance { matrix: unequal.clone(), means: vec![0.0; 2], rows: 10 };
    close(split_half(&covariance, Some(&[1])).unwrap().guttman, alpha(&unequal).unwrap(), 1e-12);
    assert!(split_half(&two, Some(&[0, 1])).is_err() && split_half(&two, Some(&[7])).is_err());
}

#[test]
fn an_exact_factor_structure_gives_the_exact_omega() {
    let (loadings, unique) = ([0.4, 0.9, 0.7, -0.2], [0.84, 0.3, 0.6, 1.2]);
    let c = Matrix::from_fn(4, 4, |i, j| loadings[i] * loadings[j] + if i == j { unique[i] } else { 0.0 });
    let omega = omega_total(&c).unwrap();
    close(omega.total, 1.8_f64.powi(2) / (1.8_f64.powi(2) + 2.94), 1e-8);
    each(&omega.model.loadings, &loadings, 1e-6);
    assert!(omega.model.discrepancy.abs() < 1e-12);
}

#[test]
fn a_heywood_case_arrives_and_says_so() {
    // Correlations that no proper one-factor model fits: r13·r12/r23 > 1.
    let c = Matrix::from_rows(&[[1.0, 0.8, 0.8], [0.8, 1.0, 0.5], [0.8, 0.5, 1.0]]);
    let model = one_factor(&c).unwrap();
    assert!(model.heywood && model.convergence.converged, "{model:?}");
}

#[test]
fn impossible_input_is_named() {
    let said = |e: Error| e.to_string();
    let constant =
        Answers::complete(&[[1.0, 2.0], [1.0, 3.0], [1.0, 4.0]]).unwrap().named(&["calm", "glad"]).unwrap();
    assert_eq!(said(reliability(&constant, Missing::Complete).unwrap_err()), "calm has no variance");
    let one = Answers::complete(&[[1.0], [2.0], [3.0]]).unwrap();
    assert!(said(reliability(&one, Missing::Complete).unwrap_err()).contains("items of a scale"));
    let opposite = Answers::complete(&[[1.0, 4.0], [2.0, 3.0], [3.0, 2.0]]).unwrap();
    assert!(said(reliability(&opposite, Missing::Complete).unwrap_err()).contains("the sum of the items"));
    assert!(said(Answers::complete(&[[1.0, f64::NAN]]).unwrap_err()).contains("row 1, item 2"));
    assert!(Answers::complete(&[vec![1.0], vec![1.0, 2.0]]).is_err());
    assert!(Answers::complete::<[f64; 2]>(&[]).is_err());
    let outside = Answers::complete(&[[1.0, 9.0]]).unwrap().within(1.0, 6.0).unwrap_err();
    assert!(said(outside).contains("row 1 to item 2"));
    let few = Answers::with_missing(&[[Some(1.0), None], [None, Some(2.0)], [Some(3.0), None]]).unwrap();
    assert!(said(reliability(&few, Missing::Complete).unwrap_err()).contains("rows"));
    assert!(said(reliability(&few, Missing::Pairwise).unwrap_err()).contains("shared by every pair"));
    let two = Answers::complete(&[[1.0, 2.0], [2.0, 4.0], [3.0, 5.0]]).unwrap();
    let r = reliability(&two, Missing::Complete).unwrap();
    assert!(r.alpha_if_dropped.is_err() && r.omega.is_err());
    let twin =
        Answers::complete(&[[1.0, 1.0, 2.0], [2.0, 2.0, 1.0], [3.0, 3.0, 3.0], [5.0, 5.0, 4.0]]).unwrap();
    let r = reliability(&twin, Missing::Complete).unwrap();
    assert!(r.lambda6.is_err() && r.omega.is_err() && r.alpha.is_finite());
}

fn answers() -> impl Strategy<Value = Vec<[f64; 4]>> {
    proptest::collection::vec(proptest::array::uniform4(0.0..6.0f64), 6..40)
}

proptest! {
    #[test]
    fn item_order_shifts_and_common_factors_change_nothing(rows in answers(), shift in -1e3..1e3f64, by in 0.01..100.0f64) {
        let turned: Vec<[f64; 4]> = rows.iter().map(|r| [r[2], r[0], r[3], r[1]].map(|v| v * by + shift)).collect();
        let plain = reliability(&Answers::complete(&rows).unwrap(), Missing::Complete);
        let other = reliability(&Answers::complete(&turned).unwrap(), Missing::Complete);
        if let (Ok(plain), Ok(other)) = (plain, other) {
            let near = |a: f64, b: f64| (a - b).abs() < 1e-6 * a.abs().max(1.0);
            prop_assert!(near(plain.alpha, other.alpha) && near(plain.alpha_standardised, other.alpha_standardised));
            prop_assert!(near(plain.item_rest[0], other.item_rest[1]) && near(plain.item_rest[3], other.item_rest[2]));
            prop_assert!(near(plain.sem * by, other.sem));
        }
    }

    #[test]
    fn everybody_twice_leaves_alpha_alone(rows in answers()) {
        let doubled: Vec<[f64; 4]> = rows.iter().chain(&rows).copied().collect();
        let plain = reliability(&Answers::complete(&rows).unwrap(), Missing::Complete);
        let twice = reliability(&Answers::complete(&doubled).unwrap(), Missing::Complete);
        if let (Ok(plain), Ok(twice)) = (plain, twice) {
            prop_assert!((plain.alpha - twice.alpha).abs() < 1e-9 * plain.alpha.abs().max(1.0));
            prop_assert!(twice.alpha_interval.1 - twice.alpha_interval.0 < plain.alpha_interval.1 - plain.alpha_interval.0);
        }
    }

    #[test]
    fn pairs_of_complete_rows_are_complete_rows(rows in answers()) {
        let full = Answers::complete(&rows).unwrap();
        prop_assert_eq!(covariance(&full, Missing::Complete), covariance(&full, Missing::Pairwise));
        // One person who answered nothing takes the pairwise path and adds nothing.
        let mut open: Vec<[Option<f64>; 4]> = rows.iter().map(|r| r.map(Some)).collect();
        open.push([None; 4]);
        let open = Answers::with_missing(&open).unwrap();
        let (a, b) = (covariance(&full, Missing::Complete).unwrap(), covariance(&open, Missing::Pairwise).unwrap());
        prop_assert!(a.matrix.values().iter().zip(b.matrix.values()).all(|(x, y)| (x - y).abs() < 1e-10));
        prop_assert_eq!(a.rows, b.rows);
    }

    #[test]
    fn whatever_is_answered_nothing_panics_and_nothing_is_silently_nan(
        rows in proptest::collection::vec(proptest::collection::vec(proptest::option::weighted(0.8, -3.0..3.0f64), 3), 0..12),
        flat in any::<bool>(),
    ) {
        let rows: Vec<Vec<Option<f64>>> = rows.into_iter().map(|r| r.into_iter().map(|v| if flat { v.map(f64::round) } else { v }).collect()).collect();
        let Ok(answers) = Answers::with_missing(&rows) else { return Ok(()) };
        for missing in [Missing::Complete, Missing::Pairwise] {
            if let Ok(r) = reliability(&answers, missing) {
                prop_assert!(r.alpha.is_finite() && r.sem.is_finite() && r.item_rest.iter().all(|v| v.is_finite()));
                prop_assert!(r.omega.is_err() || r.omega.as_ref().unwrap().total.is_finite());
            }
        }
    }
}

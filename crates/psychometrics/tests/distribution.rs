#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Distributions against R 4.2.2 (`pnorm`, `qnorm`, `pchisq`, `pt`, `pf`); tolerance 1e-12 relative except where said.

use proptest::prelude::*;
use psychometrics::distribution::*;

fn close(a: f64, b: f64, relative: f64) {
    assert!((a - b).abs() <= relative * b.abs(), "{a} is not {b}");
}

#[test]
fn textbook_values_come_out() {
    close(normal_cdf(-3.0), 0.0013498980316300945, 1e-14);
    close(normal_quantile(0.025).unwrap(), -1.959963984540054, 1e-15);
    close(normal_quantile(1e-10).unwrap(), -6.361340902404056, 1e-14);
    close(normal_quantile(0.5).unwrap() + 1.0, 1.0, 1e-15);
    close(chi_squared_tail(3.841458820694124, 1.0).unwrap(), 0.05, 1e-12);
    close(chi_squared_quantile(0.95, 1.0).unwrap(), 3.841458820694124, 1e-12);
    close(chi_squared_quantile(0.05, 2.0).unwrap(), -2.0 * 0.95_f64.ln(), 1e-12);
    // t with 1 degree of freedom is Cauchy; with 2 it has a closed form.
    close(t_cdf(1.0, 1.0).unwrap(), 0.75, 1e-13);
    close(t_quantile(0.975, 2.0).unwrap(), 4.302652729749464, 1e-12);
    close(t_quantile(0.025, 2.0).unwrap(), -4.302652729749464, 1e-12);
    // Shrout & Fleiss (1979): p values of psych::ICC 2.2.9.
    close(f_tail(1.79467849223947, 5.0, 18.0).unwrap(), 0.16476880834464, 1e-11);
    close(f_tail(11.0272479564033, 5.0, 15.0).unwrap(), 0.000134566516484337, 1e-11);
    // F(2, d) has the closed form 1 - (1 + 2f/d)^(-d/2).
    close(f_quantile(0.95, 2.0, 10.0).unwrap(), 5.0 * (0.05_f64.powf(-0.2) - 1.0), 1e-12);
}

#[test]
fn impossible_probabilities_and_degrees_are_refused() {
    assert!(
        normal_quantile(0.0).is_err() && normal_quantile(1.0).is_err() && normal_quantile(f64::NAN).is_err()
    );
    assert!(chi_squared_cdf(1.0, 0.0).is_err() && chi_squared_cdf(f64::NAN, 1.0).is_err());
    assert!(t_quantile(0.5, -1.0).is_err() && f_quantile(0.5, 1.0, f64::NAN).is_err());
    assert!(t_quantile(1e-300, 0.5).unwrap().is_finite());
}

proptest! {
    #[test]
    fn quantiles_turn_probabilities_back(p in 1e-6..0.999_999f64, df in 0.5..300.0f64, other in 0.5..300.0f64) {
        prop_assert!((normal_cdf(normal_quantile(p).unwrap()) - p).abs() < 1e-13);
        prop_assert!((chi_squared_cdf(chi_squared_quantile(p, df).unwrap(), df).unwrap() - p).abs() < 1e-10);
        prop_assert!((t_cdf(t_quantile(p, df).unwrap(), df).unwrap() - p).abs() < 1e-10);
        prop_assert!((f_cdf(f_quantile(p, df, other).unwrap(), df, other).unwrap() - p).abs() < 1e-10);
    }
}

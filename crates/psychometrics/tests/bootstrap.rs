#![allow(clippy::unwrap_used, clippy::expect_used)]
//! The bootstrap against formulas and coverage in simulated samples.

use psychometrics::Error;
use psychometrics::answers::{Answers, Missing, covariance};
use psychometrics::bootstrap::{Draws, bootstrap};
use psychometrics::random::Random;
use psychometrics::reliability::{alpha, feldt_interval};

fn mean_of(values: &[f64]) -> impl Fn(&[usize]) -> Result<f64, Error> {
    |rows| Ok(rows.iter().map(|&r| values[r]).sum::<f64>() / rows.len() as f64)
}

#[test]
fn the_error_of_a_mean_is_the_one_of_the_formula() {
    let mut random = Random::seeded(1);
    let values: Vec<f64> = (0..80).map(|_| random.normal()).collect();
    let found = bootstrap(80, Draws { samples: 4000, seed: 2, confidence: 0.95 }, mean_of(&values)).unwrap();
    let sd = (values.iter().map(|v| (v - found.estimate).powi(2)).sum::<f64>() / 80.0).sqrt();
    assert!((found.se / (sd / 80.0_f64.sqrt()) - 1.0).abs() < 0.04, "{found:?}");
    assert!(found.interval.0 < found.estimate && found.estimate < found.interval.1 && found.failed == 0);
    let again = bootstrap(80, Draws { samples: 4000, seed: 2, confidence: 0.95 }, mean_of(&values)).unwrap();
    assert_eq!(found, again);
}

#[test]
fn intervals_of_a_skewed_mean_cover() {
    let mut random = Random::seeded(3);
    let samples = 300;
    let mut covered = 0;
    for seed in 0..samples {
        let values: Vec<f64> = (0..50).map(|_| -(1.0 - random.uniform()).ln()).collect();
        let found = bootstrap(50, Draws { samples: 600, seed, confidence: 0.9 }, mean_of(&values)).unwrap();
        covered += usize::from(found.interval.0 < 1.0 && 1.0 < found.interval.1);
    }
    // 90 % of 300 with a Monte-Carlo error of 1.7 %, and two per cent less for so few skewed values.
    assert!((250..=288).contains(&covered), "{covered}");
}

#[test]
fn the_interval_of_alpha_is_near_feldts_for_normal_answers() {
    let mut random = Random::seeded(4);
    let rows: Vec<[f64; 5]> = (0..200)
        .map(|_| {
            let trait_ = random.normal();
            std::array::from_fn(|_| trait_ + random.normal())
        })
        .collect();
    let of = |drawn: &[usize]| {
        let answers = Answers::complete(&drawn.iter().map(|&r| rows[r]).collect::<Vec<_>>())?;
        alpha(&covariance(&answers, Missing::Complete)?.matrix)
    };
    let found = bootstrap(200, Draws { samples: 2000, seed: 5, confidence: 0.95 }, of).unwrap();
    let feldt = feldt_interval(found.estimate, 200, 5, 0.95).unwrap();
    assert!(
        (found.interval.0 - feldt.0).abs() < 0.02 && (found.interval.1 - feldt.1).abs() < 0.02,
        "{found:?} {feldt:?}"
    );
}

#[test]
fn impossible_draws_are_named() {
    let draws = Draws { samples: 100, seed: 1, confidence: 0.95 };
    let said = |e: Error| e.to_string();
    assert!(said(bootstrap(1, draws, |_| Ok(1.0)).unwrap_err()).contains("rows to draw from"));
    assert!(
        said(bootstrap(9, Draws { samples: 3, ..draws }, |_| Ok(1.0)).unwrap_err())
            .contains("redrawn samples")
    );
    assert!(bootstrap(9, Draws { confidence: 1.0, ..draws }, |_| Ok(1.0)).is_err());
    assert!(said(bootstrap(9, draws, |_| Ok(1.0)).unwrap_err()).contains("no variance"));
    assert!(bootstrap(9, draws, |_| Ok(f64::NAN)).is_err());
    let mut first = true;
    let only_once =
        |_: &[usize]| if std::mem::take(&mut first) { Ok(1.0) } else { Err(Error::no_variance("x")) };
    assert!(said(bootstrap(9, draws, only_once).unwrap_err()).contains("can be computed"));
}

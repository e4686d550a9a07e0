#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Charts against `qcc` (piston rings; closed form, 1e-9 relative), false-alarm rates against simulation (within
//! Monte-Carlo error) and the change point of the Nile against `changepoint` 2.3 and `strucchange` 1.5-3 (28).

#[path = "reference/random.rs"]
mod random;
#[path = "reference/reader.rs"]
mod reader;

use proptest::prelude::*;
use psychometrics::sequence::*;
use random::Random;
use reader::{close, number, numbers};

const CENTRE: f64 = 74.001176;
const SD: f64 = 0.0097850386930353;

fn rings() -> (Vec<f64>, f64) {
    (reader::parse(include_str!("data/pistonrings_means.csv")).full("mean"), SD / 5.0_f64.sqrt())
}

fn nile() -> Vec<f64> {
    reader::parse(include_str!("data/nile.csv")).full("flow")
}

fn violations(signals: impl Iterator<Item = bool>) -> Vec<usize> {
    signals.enumerate().filter(|(_, s)| *s).map(|(i, _)| i + 1).collect()
}

#[test]
fn piston_rings_chart_as_in_qcc() {
    let (means, sd) = rings();
    let chart = ewma(&means, CENTRE, sd, 0.2, 2.7).unwrap();
    close(chart[0].average, 74.0029808, 1e-9);
    close(chart[39].average, 74.0125973491176, 1e-9);
    close(chart[0].lower, 73.9988129587385, 1e-9);
    close(chart[39].upper, 74.0051144020676, 1e-9);
    assert_eq!(violations(chart.iter().map(EwmaPoint::signals)), [35, 37, 38, 39, 40]);
    let sums = cusum(&means, CENTRE, sd, 0.5).unwrap();
    close(sums[0].above, 1.56215612037841, 1e-7); // the means are rounded to the fourth decimal, as the data are
    close(sums[39].above, 17.6325290516734, 1e-7);
    close(sums[13].below, -2.91133166337809, 1e-7);
    assert_eq!(violations(sums.iter().map(|p| p.signals_rise(5.0))), [37, 38, 39, 40]);
    assert!(violations(sums.iter().map(|p| p.signals_fall(5.0))).is_empty());
    let Some(wanted) = reader::json("more/change.json") else { return };
    let w = &wanted["pistonrings"]["ewma"];
    let limits = w["limits"].as_array().unwrap();
    for (i, point) in chart.iter().enumerate() {
        close(point.average, numbers(&w["y"])[i], 1e-9);
        close(point.lower, number(&limits[i][0]), 1e-9);
        close(point.upper, number(&limits[i][1]), 1e-9);
    }
    let w = &wanted["pistonrings"]["cusum"];
    for (i, point) in sums.iter().enumerate() {
        assert!((point.above - numbers(&w["pos"])[i]).abs() < 1e-6);
        assert!((point.below - numbers(&w["neg"])[i]).abs() < 1e-6);
    }
}

#[test]
fn the_noise_of_the_nile_is_what_its_steps_say() {
    // qcc rounds the constant 2/√π to 1.128.
    close(
        moving_range_sd(&nile()).unwrap() * std::f64::consts::FRAC_2_SQRT_PI / 1.128,
        118.131671323161,
        1e-9,
    );
}

#[test]
fn the_nile_changed_after_28_years() {
    let flow = nile();
    for noise in [Noise::Known(130.0), Noise::Guessed { sd: 130.0, worth: 3.0 }] {
        let after = change_points(&flow, Level { mean: 900.0, sd: 250.0, noise }, 0.01).unwrap();
        assert_eq!(flow.len() - after[99].most_probable_age(), 28);
        assert!((after[99].level - 850.0).abs() < 10.0);
        assert!(after[27].changed_within(27) < 0.5);
    }
}

#[test]
fn ages_are_probabilities_and_agree_with_all_ways_to_cut_the_series() {
    // Three scores: four ways to cut them into levels, each with its own normal density, by hand.
    let (scores, noise, spread, hazard) = ([1.0, 1.5, 4.0], 0.8_f64, 2.0_f64, 0.2);
    let level = Level { mean: 2.0, sd: spread, noise: Noise::Known(noise) };
    let density = |piece: &[f64]| {
        // Scores of one level: covariance noise²·I + spread²·1.
        let n = piece.len();
        let v = psychometrics::linear::Matrix::from_fn(n, n, |i, j| {
            spread * spread + if i == j { noise * noise } else { 0.0 }
        });
        let factor = v.cholesky("v").unwrap();
        let half = factor.half_solve(&piece.iter().map(|x| x - 2.0).collect::<Vec<_>>());
        let squares: f64 = half.iter().map(|h| h * h).sum();
        (-0.5 * (n as f64 * (2.0 * std::f64::consts::PI).ln() + factor.ln_determinant() + squares)).exp()
    };
    let (h, s) = (hazard, 1.0 - hazard);
    let whole = s * s * density(&scores);
    let last = h
        * density(&scores[2..])
        * (s * density(&scores[..2]) + h * density(&scores[..1]) * density(&scores[1..2]));
    let two = s * h * density(&scores[..1]) * density(&scores[1..]);
    let total = whole + last + two;
    let after = change_points(&scores, level, hazard).unwrap();
    for (got, wanted) in after[2].age.iter().zip([last / total, two / total, whole / total]) {
        close(*got, wanted, 1e-9);
    }
}

#[test]
fn charts_cry_wolf_as_often_as_wished() {
    let (series, mut random) = (20_000, Random::new(6));
    for (occasions, rate, lambda) in [(6, 0.05, 0.3), (12, 0.10, 0.2), (30, 0.05, 0.1)] {
        let limit = ewma_limit(lambda, occasions, rate).unwrap();
        let sums = cusum_limit(0.5, occasions, rate, Sides::Both).unwrap();
        let one = cusum_limit(0.25, occasions, rate, Sides::One).unwrap();
        let mut alarms = [0.0; 3];
        for _ in 0..series {
            let scores: Vec<f64> = (0..occasions).map(|_| 20.0 + 3.0 * random.normal()).collect();
            let chart = ewma(&scores, 20.0, 3.0, lambda, limit).unwrap();
            alarms[0] += f64::from(u8::from(chart.iter().any(EwmaPoint::signals)));
            let both = cusum(&scores, 20.0, 3.0, 0.5).unwrap();
            alarms[1] +=
                f64::from(u8::from(both.iter().any(|p| p.signals_rise(sums) || p.signals_fall(sums))));
            let rise = cusum(&scores, 20.0, 3.0, 0.25).unwrap();
            alarms[2] += f64::from(u8::from(rise.iter().any(|p| p.signals_rise(one))));
        }
        let error = (rate * (1.0 - rate) / f64::from(series)).sqrt();
        for alarm in alarms {
            let got = alarm / f64::from(series);
            // Three Monte-Carlo errors, and the square of the rate for the two sides taken as independent.
            assert!((got - rate).abs() < 3.0 * error + rate * rate, "{got} instead of {rate} in {occasions}");
        }
    }
}

#[test]
fn one_occasion_has_the_limits_of_the_normal_distribution() {
    close(ewma_limit(0.4, 1, 0.05).unwrap(), 1.959963984540054, 1e-6);
    close(cusum_limit(0.5, 1, 0.05, Sides::One).unwrap(), 1.6448536269514722 - 0.5, 1e-6);
    // An EWMA that forgets everything is a Shewhart chart.
    let each = 1.0 - 0.95_f64.powf(0.1);
    let wanted = psychometrics::distribution::normal_quantile(1.0 - 0.5 * each).unwrap();
    close(ewma_limit(1.0, 10, 0.05).unwrap(), wanted, 1e-6);
}

#[test]
fn impossible_input_is_named() {
    assert!(ewma(&[1.0, f64::NAN], 0.0, 1.0, 0.2, 3.0).unwrap_err().to_string().contains("position 2"));
    assert!(ewma(&[1.0], 0.0, 1.0, 0.0, 3.0).unwrap_err().to_string().contains("weight"));
    assert!(ewma(&[1.0], 0.0, 0.0, 0.2, 3.0).is_err() && cusum(&[1.0], 0.0, 1.0, -0.1).is_err());
    assert!(
        ewma_limit(0.2, 0, 0.05).is_err()
            && ewma_limit(0.2, 10, 1.0).is_err()
            && ewma_limit(0.001, 10, 0.1).is_err()
    );
    assert!(
        cusum_limit(0.5, 501, 0.05, Sides::Both).is_err()
            && cusum_limit(f64::NAN, 5, 0.05, Sides::One).is_err()
    );
    let level = Level { mean: 0.0, sd: 1.0, noise: Noise::Known(1.0) };
    assert!(change_points(&[], level, 0.1).is_err() && change_points(&[1.0], level, 0.0).is_err());
    assert!(change_points(&[1.0], Level { sd: -1.0, ..level }, 0.1).is_err());
    assert!(moving_range_sd(&[1.0]).is_err() && moving_range_sd(&[1.0, 1.0]).is_err());
}

proptest! {
    #[test]
    fn ages_sum_to_one_whatever_comes(scores in proptest::collection::vec(-1e6..1e6f64, 1..40), hazard in 0.001..0.999f64) {
        for noise in [Noise::Known(2.0), Noise::Guessed { sd: 2.0, worth: 1.0 }] {
            let after = change_points(&scores, Level { mean: 0.0, sd: 5.0, noise }, hazard).unwrap();
            for (i, point) in after.iter().enumerate() {
                prop_assert_eq!(point.age.len(), i + 1);
                prop_assert!((point.age.iter().sum::<f64>() - 1.0).abs() < 1e-9 && point.level.is_finite());
            }
        }
    }

    #[test]
    fn charts_ignore_the_scale(scores in proptest::collection::vec(-5.0..5.0f64, 1..30), by in 0.01..100.0f64, shift in -100.0..100.0f64) {
        let moved: Vec<f64> = scores.iter().map(|s| s * by + shift).collect();
        let (a, b) = (cusum(&scores, 0.0, 1.0, 0.5).unwrap(), cusum(&moved, shift, by, 0.5).unwrap());
        prop_assert!(a.iter().zip(&b).all(|(x, y)| (x.above - y.above).abs() < 1e-8 && (x.below - y.below).abs() < 1e-8));
        let (a, b) = (ewma(&scores, 0.0, 1.0, 0.3, 2.5).unwrap(), ewma(&moved, shift, by, 0.3, 2.5).unwrap());
        prop_assert!(a.iter().zip(&b).all(|(x, y)| (x.average * by + shift - y.average).abs() < 1e-8 * (1.0 + shift.abs() + by)));
    }
}

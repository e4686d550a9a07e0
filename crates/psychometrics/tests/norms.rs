#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Norms against definitions and textbook examples (closed form, 1e-9 relative), their standard errors against
//! simulation (within Monte-Carlo error of 4,000 samples).

#[path = "reference/random.rs"]
mod random;
#[path = "reference/reader.rs"]
mod reader;

use proptest::prelude::*;
use psychometrics::norms::*;
use random::Random;
use reader::close;

/// Shares of Kolen & Brennan (2014), table 2.3, as counts of ten people, and their equivalents in table 2.3.
const FORM_X: [f64; 10] = [0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0];
const FORM_Y: [f64; 10] = [0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0];

#[test]
fn kolen_and_brennans_hypothetical_forms_are_equated() {
    let equated = equipercentile(&FORM_X, &FORM_Y).unwrap();
    for (e, wanted) in equated.iter().zip([0.5, 1.75, 2.0 + 5.0 / 6.0, 3.5, 4.25]) {
        close(e.equivalent, wanted, 1e-12);
    }
    let linear = linear_equating(&FORM_X, &FORM_Y, &[1.7, 0.0]).unwrap();
    close(linear[0].equivalent, 2.3, 1e-12); // mean on mean
    assert!(linear[0].se < linear[1].se);
}

#[test]
fn every_scale_says_the_same_of_a_person() {
    let z = z_score(65.0, 50.0, 10.0).unwrap();
    close(z, 1.5, 1e-12);
    let on = |s: Scale| s.from_z(z);
    assert_eq!((on(Scale::T), on(Scale::Iq), on(Scale::Sten), on(Scale::Stanine)), (65.0, 122.5, 9.0, 8.0));
    // Boundaries: stens meet at the mean, the fifth stanine straddles it by a quarter standard deviation.
    assert_eq!((Scale::Sten.from_z(-1e-9), Scale::Sten.from_z(0.0)), (5.0, 6.0));
    assert_eq!(
        (Scale::Stanine.from_z(-0.2499), Scale::Stanine.from_z(0.2499), Scale::Stanine.from_z(0.25)),
        (5.0, 5.0, 6.0)
    );
    assert_eq!(
        (Scale::Sten.from_z(-9.0), Scale::Sten.from_z(9.0), Scale::Stanine.from_z(-9.0)),
        (1.0, 10.0, 1.0)
    );
}

#[test]
fn a_table_holds_ranks_and_both_kinds_of_scores() {
    let table = NormTable::of(&FORM_X).unwrap();
    close(table.mean, 1.7, 1e-12);
    let rows = table.rows().unwrap();
    let ranks: Vec<f64> = rows.iter().map(|r| r.percentile_rank).collect();
    for (got, wanted) in ranks.iter().zip([10.0, 35.0, 60.0, 80.0, 95.0]) {
        close(*got, wanted, 1e-12);
        close(
            percentile_rank(&FORM_X, rows[ranks.iter().position(|r| r == got).unwrap()].score).unwrap(),
            wanted,
            1e-12,
        );
    }
    // qnorm(.95) = 1.6448536269514722
    close(rows[4].normalised(Scale::T).0, 66.448536269514, 1e-12);
    close(rows[4].linear(Scale::T).0, 50.0 + 10.0 * 2.3 / table.sd, 1e-12);
    close(table.of_score(2.5).unwrap().percentile_rank, 70.0, 1e-12);
}

#[test]
fn standard_errors_of_norms_cover_what_samples_do() {
    // 4,000 samples of 200 whole-number scores about 20 with SD 5; the spread of entries is their standard error.
    let (samples, n) = (4_000, 200);
    let mut random = Random::new(7);
    let (mut ranks, mut zs, mut normal, mut se) = (Vec::new(), Vec::new(), Vec::new(), [0.0; 3]);
    for _ in 0..samples {
        let sample: Vec<f64> = (0..n).map(|_| (20.0 + 5.0 * random.normal()).round()).collect();
        let norm = NormTable::of(&sample).unwrap().of_score(26.0).unwrap();
        ranks.push(norm.percentile_rank);
        zs.push(norm.z);
        normal.push(norm.normalised_z);
        for (sum, value) in se.iter_mut().zip([norm.se_percentile_rank, norm.se_z, norm.se_normalised_z]) {
            *sum += value / samples as f64;
        }
    }
    for (values, se) in [(ranks, se[0]), (zs, se[1]), (normal, se[2])] {
        let spread = random::sd(&values);
        assert!((spread / se - 1.0).abs() < 0.05, "spread {spread}, standard error {se}");
    }
}

#[test]
fn standard_errors_of_equating_cover_what_samples_do() {
    let mut random = Random::new(11);
    let (mut linear, mut percentile, mut se) = (Vec::new(), Vec::new(), [0.0; 2]);
    let samples = 2_000;
    for _ in 0..samples {
        let x: Vec<f64> = (0..400).map(|_| (20.0 + 5.0 * random.normal()).round()).collect();
        let y: Vec<f64> = (0..600).map(|_| (25.0 + 6.0 * random.normal()).round()).collect();
        let l = linear_equating(&x, &y, &[24.0]).unwrap()[0];
        let p = *equipercentile(&x, &y).unwrap().iter().find(|e| e.score == 24.0).unwrap();
        linear.push(l.equivalent);
        percentile.push(p.equivalent);
        se[0] += l.se / samples as f64;
        se[1] += p.se / samples as f64;
    }
    let centre = random::mean(&linear);
    assert!((centre - 29.8).abs() < 0.05, "{centre}");
    assert!((random::sd(&linear) / se[0] - 1.0).abs() < 0.07, "{} {}", random::sd(&linear), se[0]);
    assert!((random::sd(&percentile) / se[1] - 1.0).abs() < 0.1, "{} {}", random::sd(&percentile), se[1]);
}

#[test]
fn impossible_input_is_named() {
    assert!(NormTable::of(&[1.0]).is_err());
    assert_eq!(NormTable::of(&[2.0, 2.0]).unwrap_err().to_string(), "the norm sample has no variance");
    let beyond = NormTable::of(&FORM_X).unwrap().of_score(9.0).unwrap_err();
    assert!(beyond.to_string().contains("from 0 to 4"));
    assert!(NormTable::of(&FORM_X).unwrap().of_score(f64::NAN).is_err());
    assert!(equipercentile(&[0.5, 1.0], &FORM_Y).unwrap_err().to_string().contains("whole numbers"));
    assert!(equipercentile(&[0.0, 1e9], &FORM_Y).is_err());
    assert!(equipercentile(&[1.0, 1.0], &FORM_Y).unwrap_err().to_string().contains("form X"));
    assert!(z_score(1.0, 1.0, 0.0).is_err() && percentile_rank(&[], 1.0).is_err() && se_z(0.0, 1).is_err());
    assert!(percentile_rank(&[1.0, f64::NAN], 1.0).unwrap_err().to_string().contains("position 2"));
}

proptest! {
    #[test]
    fn ranks_rise_with_scores_and_ignore_the_scale(
        sample in proptest::collection::vec(0_i32..30, 2..60), by in 0.1..20.0f64, shift in -50.0..50.0f64,
    ) {
        let plain: Vec<f64> = sample.iter().map(|&s| f64::from(s)).collect();
        let moved: Vec<f64> = plain.iter().map(|s| s * by + shift).collect();
        if let (Ok(a), Ok(b)) = (NormTable::of(&plain), NormTable::of(&moved)) {
            let (a, b) = (a.rows().unwrap(), b.rows().unwrap());
            prop_assert!(a.windows(2).all(|w| w[0].percentile_rank < w[1].percentile_rank && w[0].normalised_z < w[1].normalised_z));
            prop_assert!(a.iter().zip(&b).all(|(x, y)| (x.z - y.z).abs() < 1e-8 && (x.normalised_z - y.normalised_z).abs() < 1e-8));
        }
    }

    #[test]
    fn a_form_equated_to_itself_keeps_its_scores(sample in proptest::collection::vec(0_i32..8, 2..60)) {
        let form: Vec<f64> = sample.iter().map(|&s| f64::from(s)).collect();
        if let Ok(equated) = equipercentile(&form, &form) {
            // A score that nobody has may be worth anything between its neighbours.
            for e in equated.iter().filter(|e| form.contains(&e.score)) {
                prop_assert!((e.equivalent - e.score).abs() < 1e-9, "{e:?}");
            }
            prop_assert!(equated.windows(2).all(|w| w[0].equivalent <= w[1].equivalent + 1e-12));
        }
    }
}

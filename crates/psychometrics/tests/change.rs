#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Reliable and clinically significant change against R's `clinicalsignificance` 2.1.0.
//! Tolerance 1e-9 relative: everything here is closed form.

use proptest::prelude::*;
use psychometrics::Error;
use psychometrics::change::*;

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} is not {b}");
}

struct Row {
    before: f64,
    after: f64,
    numbers: Vec<f64>,
    outcome: Outcome,
}

fn rows(text: &str) -> Vec<Row> {
    let outcome = |word: &str| match word {
        "recovered" => Outcome::Recovered,
        "improved" => Outcome::Improved,
        "worsened" => Outcome::Worsened,
        "unchanged" => Outcome::Unchanged,
        other => panic!("{other}"),
    };
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let numbers: Vec<f64> = cells[1..cells.len() - 1].iter().map(|c| c.parse().unwrap()).collect();
            Row {
                before: numbers[0],
                after: numbers[1],
                numbers: numbers[2..].to_vec(),
                outcome: outcome(cells[cells.len() - 1]),
            }
        })
        .collect()
}

fn mean_and_sd(values: &[f64]) -> Population {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let sum: f64 = values.iter().map(|v| (v - mean).powi(2)).sum();
    Population { mean, sd: (sum / (values.len() - 1) as f64).sqrt() }
}

#[test]
fn forty_clients_of_claus_2020_change_as_the_package_says() {
    let people = rows(include_str!("data/claus_2020_hamd.csv"));
    assert_eq!(people.len(), 40);
    let clients = mean_and_sd(&people.iter().map(|p| p.before).collect::<Vec<_>>());
    let functioning = Population { mean: 8.0, sd: 7.0 };
    close(cutoff_a(clients, Better::Lower).unwrap(), 18.1697574126652);
    // The package draws cut-off b from the sample's standard deviation (8 + 2·3.34); Jacobson & Truax from the
    // functional population's own (8 + 2·7 = 22), which is what is computed here.
    close(cutoff_b(Population { sd: clients.sd, ..functioning }, Better::Lower).unwrap(), 14.6802425873348);
    close(cutoff_b(functioning, Better::Lower).unwrap(), 22.0);
    let cutoff = cutoff_c(clients, functioning).unwrap();
    close(cutoff, 19.4070228627044);
    for p in &people {
        let change = reliable_change(p.before, p.after, clients.sd, 0.80).unwrap();
        close(change.index, p.numbers[0]);
        let predicted =
            predicted_change(p.before, p.after, clients.mean, clients.sd, 0.80, CRITERION_95).unwrap();
        close(predicted.index, p.numbers[1]);
        assert_eq!(classify(p.before, p.after, &change, Some(cutoff), Better::Lower).unwrap(), p.outcome);
    }
}

#[test]
fn thirty_couples_of_jacobson_1989_change_as_the_package_says() {
    let people = rows(include_str!("data/jacobson_1989_das.csv"));
    let clients = mean_and_sd(&people.iter().map(|p| p.before).collect::<Vec<_>>());
    let cutoff = cutoff_c(clients, Population { mean: 114.8, sd: 17.8 }).unwrap();
    let mut recovered = 0;
    for p in &people {
        let change = reliable_change(p.before, p.after, clients.sd, 0.88).unwrap();
        close(change.index, p.numbers[0]);
        let outcome = classify(p.before, p.after, &change, Some(cutoff), Better::Higher).unwrap();
        assert_eq!(outcome, p.outcome);
        recovered += usize::from(outcome == Outcome::Recovered);
    }
    assert_eq!(recovered, 14);
}

#[test]
fn errors_of_one_scale_agree_with_psych_on_bfi_agreeableness() {
    // psych 2.2.9: total score of A1..A5, SD 4.50270465312383, alpha 0.703755894374836, mean 23.2174234034699.
    let (sd, alpha, mean) = (4.50270465312383, 0.703755894374836, 23.2174234034699);
    close(sem(sd, alpha).unwrap(), 2.4507460994339);
    close(se_difference(sd, alpha).unwrap(), 3.46587837175238);
    close(smallest_reliable_difference(sd, alpha, 1.959963984540054).unwrap(), 6.79299678343099);
    close(estimated_true_score(10.0, mean, alpha).unwrap(), 13.9155837748301);
    close(se_estimation(sd, alpha).unwrap(), 2.0559348238515);
}

#[test]
fn a_series_knows_its_first_and_its_lasting_reliable_change() {
    // SEM 4·√.2 = 1.789, two-sided criterion 1.96·√2·1.789 = 4.958 points.
    let scores = [27.0, 26.0, 21.0, 24.0, 22.1, 22.0, 15.0];
    let change = series_change(&scores, 1, 4.0, 0.8, CRITERION_95).unwrap();
    assert_eq!((change.first, change.lasting), (Some(2), Some(5)));
    assert_eq!(change.changes.len(), 6);
    let back = series_change(&[27.0, 20.0, 27.0], 1, 4.0, 0.8, CRITERION_95).unwrap();
    assert_eq!((back.first, back.lasting), (Some(1), None));
    let two = series_change(&[27.0, 25.0, 20.0], 2, 4.0, 0.8, CRITERION_95).unwrap();
    close(two.baseline, 26.0);
    close(two.changes[0].se_difference, 4.0 * 0.2_f64.sqrt() * 1.5_f64.sqrt());
    let turned = series_change(&[20.0, 30.0, 10.0], 1, 4.0, 0.8, CRITERION_95).unwrap();
    assert_eq!((turned.first, turned.lasting), (Some(1), Some(2)));
}

#[test]
fn impossible_input_is_named() {
    let refused = |e: Error, word: &str| assert!(e.to_string().contains(word), "{e}");
    refused(reliable_change(f64::NAN, 1.0, 1.0, 0.5).unwrap_err(), "earlier score");
    refused(reliable_change(1.0, 1.0, 0.0, 0.5).unwrap_err(), "standard deviation");
    refused(reliable_change(1.0, 1.0, 1.0, 1.5).unwrap_err(), "reliability");
    refused(reliable_change(1.0, 1.0, 1.0, f64::NAN).unwrap_err(), "reliability");
    refused(reliable_change(1.0, 1.0, 1.0, 1.0).unwrap_err(), "standard error of the difference");
    refused(reliable_change_at(1.0, 1.0, 1.0, 0.5, -1.0).unwrap_err(), "criterion");
    refused(series_change(&[1.0], 1, 1.0, 0.5, 2.0).unwrap_err(), "after the baseline");
    refused(series_change(&[1.0, 2.0], 0, 1.0, 0.5, 2.0).unwrap_err(), "baseline");
    refused(series_change(&[1.0, f64::INFINITY], 1, 1.0, 0.5, 2.0).unwrap_err(), "position 2");
    refused(cutoff_a(Population { mean: 1.0, sd: 0.0 }, Better::Lower).unwrap_err(), "clients");
}

proptest! {
    #[test]
    fn the_index_ignores_the_scale_and_turns_with_its_direction(
        before in -50.0..50.0f64, after in -50.0..50.0f64, sd in 0.1..20.0f64, r in 0.0..0.99f64,
        shift in -100.0..100.0f64, factor in 0.01..50.0f64,
    ) {
        let plain = reliable_change(before, after, sd, r).unwrap();
        let moved = reliable_change(before * factor + shift, after * factor + shift, sd * factor, r).unwrap();
        prop_assert!((plain.index - moved.index).abs() < 1e-6 * plain.index.abs().max(1.0));
        let turned = reliable_change(after, before, sd, r).unwrap();
        prop_assert_eq!(plain.index, -turned.index);
        let up = classify(before, after, &plain, None, Better::Higher).unwrap();
        let down = classify(-before, -after, &reliable_change(-before, -after, sd, r).unwrap(), None, Better::Lower).unwrap();
        prop_assert_eq!(up, down);
    }

    #[test]
    fn a_reliable_verdict_needs_the_smallest_reliable_difference(
        before in -50.0..50.0f64, after in -50.0..50.0f64, sd in 0.1..20.0f64, r in 0.0..0.99f64,
    ) {
        let change = reliable_change(before, after, sd, r).unwrap();
        let smallest = smallest_reliable_difference(sd, r, CRITERION_95).unwrap();
        prop_assume!((change.difference.abs() - smallest).abs() > 1e-9);
        prop_assert_eq!(change.verdict != Verdict::WithinError, change.difference.abs() > smallest);
    }
}

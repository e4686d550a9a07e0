#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Scores, information, item fit and conditional maximum likelihood against mirt 1.47 and eRm 1.0-2.
//!
//! Items are set to the published parameters, so scores need no fit: tolerance 1e-6 for EAP (the same nodes; the JSON
//! parameters carry 15 digits; its normal weights sum to 1 within 1e-6), 3e-6 for MAP, WLE and ML (mirt's own Newton
//! steps stop at about 2e-6), and for their standard errors 2e-4 relative (mirt differentiates numerically). In the
//! three-parameter model mirt maximises the likelihood times √information, which is Warm's weighted likelihood in all
//! the other models but not there; the test checks that instead.

#[path = "reference/reader.rs"]
mod reader;

use psychometrics::irt::*;
use reader::{csv, json, number, numbers};
use serde_json::Value;

fn items(fit: &Value, model: Model) -> Vec<Item> {
    let columns = fit["slope_intercept"]["cols"].as_array().unwrap();
    let intercepts: Vec<usize> = (0..columns.len())
        .filter(|&c| {
            let n = columns[c].as_str().unwrap();
            n.starts_with('d') && n != "d0"
        })
        .collect();
    let rows = fit["slope_intercept"]["values"].as_array().unwrap();
    rows.iter()
        .map(|row| {
            let row = numbers(row);
            let d: Vec<f64> = intercepts.iter().map(|&c| row[c]).collect();
            match model {
                Model::TwoParameter => Item::two_parameter(row[0], d[0]),
                Model::ThreeParameter => Item::three_parameter(row[0], d[0], row[2]),
                Model::Graded => Item::graded(row[0], &d),
                Model::PartialCredit => Item::partial_credit(row[0], &d),
            }
            .unwrap()
        })
        .collect()
}

fn near(got: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!((got - wanted).abs() <= tolerance, "{what}: {got} is not {wanted} within {tolerance}");
}

fn check_scores(items: &[Item], wanted: &Value, lowest: u64) {
    let nodes = Nodes::default();
    for (name, method) in
        [("EAP", Method::Eap), ("MAP", Method::Map), ("WLE", Method::Wle), ("ML", Method::MaximumLikelihood)]
    {
        for (p, pattern) in wanted["patterns"].as_array().unwrap().iter().enumerate() {
            let pattern: Vec<Option<u8>> =
                pattern.as_array().unwrap().iter().map(|c| c.as_u64().map(|c| (c - lowest) as u8)).collect();
            let got = score(items, &pattern, method, &nodes);
            let (theta, se) = (wanted[name]["theta"][p].as_f64(), wanted[name]["se"][p].as_f64());
            match theta {
                Some(theta) => {
                    let got = got.unwrap();
                    let s = se.unwrap();
                    let (close, close_se) = if name == "EAP" { (2e-6, 1e-5) } else { (3e-6, 2e-4) };
                    if !(name == "WLE" && items[0].model() == Model::ThreeParameter) {
                        near(got.theta, theta, close, &format!("{name} of pattern {p}"));
                    }
                    // mirt's standard error of the WLE is the curvature of its own criterion, ours 1/√information.
                    if name != "WLE" {
                        near(got.standard_error / s, 1.0, close_se, &format!("{name} error of pattern {p}"));
                    }
                }
                None => assert!(got.is_err(), "{name} of pattern {p}"),
            }
        }
    }
}

#[test]
fn scores_are_mirts() {
    for (name, model, lowest) in [
        ("more/irt_lsat7_2pl.json", Model::TwoParameter, 0),
        ("more/irt_science_grm.json", Model::Graded, 1),
        ("more/irt_science_gpcm.json", Model::PartialCredit, 1),
        ("more/irt_sat12_3pl_prior.json", Model::ThreeParameter, 0),
    ] {
        let Some(wanted) = json(name) else { return };
        let fit = if wanted["fit"].is_null() { &wanted } else { &wanted["fit"] };
        check_scores(&items(fit, model), &wanted["scores"], lowest);
    }
}

#[test]
fn in_the_three_parameter_model_mirt_maximises_likelihood_times_root_information() {
    let Some(wanted) = json("more/irt_sat12_3pl_prior.json") else { return };
    let items = items(&wanted, Model::ThreeParameter);
    for (p, pattern) in wanted["scores"]["patterns"].as_array().unwrap().iter().enumerate() {
        let pattern: Vec<usize> = numbers(pattern).iter().map(|&c| c as usize).collect();
        let criterion = |theta: f64| {
            let likelihood: f64 =
                items.iter().zip(&pattern).map(|(i, &k)| i.probabilities(theta)[k].ln()).sum();
            likelihood + 0.5 * test_information(&items, theta).ln()
        };
        let theta = number(&wanted["scores"]["WLE"]["theta"][p]);
        near((criterion(theta + 1e-4) - criterion(theta - 1e-4)) / 2e-4, 0.0, 1e-3, "slope");
    }
}

#[test]
fn raw_scores_become_the_traits_that_mirt_gives_them() {
    for (name, persons, model) in [
        ("more/irt_lsat7_2pl.json", 1000.0, Model::TwoParameter),
        ("more/irt_science_grm.json", 392.0, Model::Graded),
        ("more/irt_science_gpcm.json", 392.0, Model::PartialCredit),
    ] {
        let Some(wanted) = json(name) else { return };
        let table = raw_score_table(&items(&wanted["fit"], model), &Nodes::default()).unwrap();
        let wanted = &wanted["scores"]["EAPsum"];
        assert_eq!(table.len(), wanted["sum"].as_array().unwrap().len());
        for (i, row) in table.iter().enumerate() {
            near(row.score.theta, number(&wanted["theta"][i]), 2e-6, "trait");
            near(row.score.standard_error, number(&wanted["se"][i]), 5e-6, "its error");
            near(row.share * persons, number(&wanted["expected"][i]), 2e-4, "persons expected");
        }
    }
}

#[test]
fn information_is_mirts() {
    for (name, model) in [
        ("more/irt_lsat7_2pl.json", Model::TwoParameter),
        ("more/irt_science_grm.json", Model::Graded),
        ("more/irt_science_gpcm.json", Model::PartialCredit),
    ] {
        let Some(wanted) = json(name) else { return };
        let items = items(&wanted["fit"], model);
        for (i, theta) in numbers(&wanted["info"]["theta"]).into_iter().enumerate() {
            near(
                test_information(&items, theta),
                number(&wanted["info"]["test"][i]),
                1e-9,
                "test information",
            );
            for (j, item) in items.iter().enumerate() {
                near(
                    item.information(theta),
                    number(&wanted["info"]["items"][j][i]),
                    1e-9,
                    "item information",
                );
            }
            let p = numbers(&wanted["info"]["prob_item1"][i]);
            items[0]
                .probabilities(theta)
                .iter()
                .zip(p)
                .for_each(|(got, wanted)| near(*got, wanted, 1e-12, "p"));
        }
    }
}

fn whole(table: &reader::Csv) -> Responses {
    let cells = table.rows.iter().flatten().map(|c| c.parse().ok());
    Responses::new(table.names.len(), cells).unwrap()
}

#[test]
fn item_fit_is_mirts() {
    for (name, data, model) in [
        ("more/irt_lsat7_2pl.json", "more/LSAT7.csv", Model::TwoParameter),
        ("more/irt_science_grm.json", "more/Science.csv", Model::Graded),
        ("more/irt_science_gpcm.json", "more/Science.csv", Model::PartialCredit),
        ("more/irt_sat12_2pl.json", "more/SAT12_scored.csv", Model::TwoParameter),
    ] {
        let (Some(wanted), Some(data)) = (json(name), csv(data)) else { return };
        let items = items(&wanted["fit"], model);
        let estimated: Vec<usize> = items.iter().map(Item::parameters).collect();
        let fits = item_fit(&items, &estimated, &whole(&data), &Nodes::default()).unwrap();
        for (j, (got, wanted)) in fits.iter().zip(wanted["S_X2"].as_array().unwrap()).enumerate() {
            // mirt merges one more cell in two tables, after shifting merged categories to the left.
            if model == Model::Graded && j < 2 {
                assert_eq!(got.df, wanted["df.S_X2"].as_i64().unwrap() + 1);
                continue;
            }
            assert_eq!(got.df, wanted["df.S_X2"].as_i64().unwrap(), "item {j} of {name}");
            near(got.chi_squared, number(&wanted["S_X2"]), 1e-8, "S-X2");
            near(got.p.unwrap(), number(&wanted["p.S_X2"]), 1e-8, "p");
            near(got.rmsea.unwrap(), number(&wanted["RMSEA.S_X2"]), 1e-8, "RMSEA");
        }
    }
}

/// eRm's optimiser stops up to 6e-5 before the maximum (its log-likelihood is the lower one).
#[test]
fn rasch_by_conditional_likelihood_is_erms() {
    let check = |fit: &ConditionalFit, log_likelihood: f64, easiness: &[f64], errors: &[f64]| {
        assert!(fit.convergence.converged);
        near(fit.log_likelihood, log_likelihood, 1e-4, "log-likelihood");
        assert!(fit.log_likelihood >= log_likelihood - 1e-9);
        for (j, (b, e)) in fit.difficulties.iter().zip(&fit.errors).enumerate() {
            near(-b[0], easiness[j], 6e-5, "easiness");
            near(e[0], errors[j], 3e-5, "its error");
        }
    };
    let (Some(data), Some(wanted)) = (csv("more/LSAT7.csv"), json("more/irt_lsat7_rasch_cml.json")) else {
        return;
    };
    let fit = rasch(&whole(&data)).unwrap();
    let easiness: Vec<f64> = (1..=5).map(|j| number(&wanted["betapar"][format!("beta Item.{j}")])).collect();
    check(&fit, number(&wanted["cond_loglik"]), &easiness, &numbers(&wanted["se_beta"]));
    let test = andersen(&whole(&data), None).unwrap();
    near(test.chi_squared, number(&wanted["andersen_LR"]), 1e-4, "Andersen's test");
    assert_eq!(test.df, 4);
    near(test.p, number(&wanted["andersen_p"]), 1e-5, "its p");
    for raw in 1..5 {
        let pattern: Vec<Option<u8>> = (0..5).map(|j| Some(u8::from(j < raw))).collect();
        let ml = score(&fit.items, &pattern, Method::MaximumLikelihood, &Nodes::default()).unwrap();
        near(ml.theta, number(&wanted["theta_by_raw"]["y"][raw]), 6e-5, "person parameter");
    }
    let (Some(data), Some(wanted)) = (csv("raschdat1.csv"), json("reference.json")) else { return };
    let wanted = &wanted["rasch_cml"];
    let fit = rasch(&whole(&data)).unwrap();
    let easiness: Vec<f64> = (1..=30).map(|j| number(&wanted["beta"][format!("beta I{j}")])).collect();
    check(&fit, number(&wanted["loglik"]), &easiness, &numbers(&wanted["se"]));
}

#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Confirmatory factor analysis against lavaan 0.6-14.
//!
//! Tolerances. Log-likelihoods and chi-squares 1e-4 absolute (both are at the maximum to better than that; lavaan's
//! unrestricted model with missing values is an EM stopped at 1e-5 or so). Estimates 2e-4 relative to the larger of
//! the estimate and its standard error: lavaan's quasi-Newton stops at relative changes of about 1e-5. Standard
//! errors 1e-3 relative. Indices 1e-5.

#[path = "reference/reader.rs"]
mod reader;

use psychometrics::answers::Answers;
use psychometrics::factor::*;
use reader::{csv, json, number};
use serde_json::Value;

const BFI: &str =
    "A = A1+A2+A3+A4+A5\nC = C1+C2+C3+C4+C5\nE = E1+E2+E3+E4+E5\nN = N1+N2+N3+N4+N5\nO = O1+O2+O3+O4+O5";
const HOLZINGER: &str = "visual = x1 + x2 + x3; textual = x4 + x5 + x6; speed = x7 + x8 + x9";

fn answers(table: &reader::Csv, model: &Model) -> Answers {
    let columns: Vec<Vec<Option<f64>>> = model.items().iter().map(|i| table.numbers(i)).collect();
    let rows: Vec<Vec<Option<f64>>> =
        (0..table.rows.len()).map(|r| columns.iter().map(|c| c[r]).collect()).collect();
    Answers::with_missing(&rows).unwrap().named(model.items()).unwrap()
}

fn near(got: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!((got - wanted).abs() <= tolerance, "{what}: {got} is not {wanted} within {tolerance}");
}

fn check_fit(fit: &Fit, wanted: &Value) {
    let has = |name: &str| wanted.get(name).and_then(Value::as_f64);
    near(fit.log_likelihood, has("logl").unwrap(), 1e-4, "log-likelihood");
    near(fit.chisq, has("chisq").unwrap(), 2e-4, "chi-square");
    assert_eq!(fit.df as f64, has("df").unwrap());
    for (got, name) in [
        (fit.cfi, "cfi"),
        (fit.tli, "tli"),
        (fit.rmsea, "rmsea"),
        (fit.rmsea_interval.0, "rmsea.ci.lower"),
        (fit.rmsea_interval.1, "rmsea.ci.upper"),
        (fit.srmr, "srmr"),
    ] {
        if let Some(wanted) = has(name) {
            near(got, wanted, 1e-5, name);
        }
    }
    for (got, name) in [
        (fit.aic, "aic"),
        (fit.bic, "bic"),
        (fit.baseline_chisq, "baseline.chisq"),
        (fit.unrestricted_log_likelihood, "unrestricted.logl"),
    ] {
        if let Some(wanted) = has(name) {
            near(got, wanted, 3e-4, name);
        }
    }
    if let Some(p) = has("pvalue") {
        near(fit.p.unwrap(), p, 1e-9, "p");
    }
}

fn check_estimates(fitted: &Fitted, wanted: &Value) {
    let item = |name: &str| fitted.items.iter().position(|i| i == name);
    let factor = |name: &str| fitted.factors.iter().position(|f| f == name);
    let mut compared = 0;
    for row in wanted.as_array().unwrap() {
        let (lhs, op, rhs) =
            (row["lhs"].as_str().unwrap(), row["op"].as_str().unwrap(), row["rhs"].as_str().unwrap());
        let place = match op {
            "=~" => Place::Loading { item: item(rhs).unwrap(), factor: factor(lhs).unwrap() },
            "~~" => match (item(lhs), item(rhs)) {
                (Some(i), Some(j)) => Place::Residual(i.max(j), i.min(j)),
                _ => {
                    let (k, l) = (factor(lhs).unwrap(), factor(rhs).unwrap());
                    Place::Factors(k.max(l), k.min(l))
                }
            },
            _ => match item(lhs) {
                Some(i) => Place::Intercept(i),
                None => Place::Mean(factor(lhs).unwrap()),
            },
        };
        let got = fitted.at(0, place).unwrap();
        let (est, se) = (number(&row["est"]), number(&row["se"]));
        near(got.estimate, est, 2e-4 * est.abs().max(se), &format!("{lhs} {op} {rhs}"));
        match got.se {
            Some(got) => near(got / se, 1.0, 1e-3, &format!("error of {lhs} {op} {rhs}")),
            None => assert_eq!(se, 0.0),
        }
        near(
            got.standardised.unwrap(),
            number(&row["std.all"]),
            2e-4,
            &format!("standardised {lhs} {op} {rhs}"),
        );
        compared += 1;
    }
    assert!(compared >= fitted.fit.parameters);
}

#[test]
fn holzinger_and_swineford_are_fitted_as_lavaan_fits_them() {
    let (Some(data), Some(wanted)) = (csv("holzinger_swineford.csv"), json("reference.json")) else { return };
    let model = Model::parse(HOLZINGER).unwrap();
    let fitted = confirm(&answers(&data, &model), &model, &Options::default()).unwrap();
    assert_eq!(fitted.n, [301]);
    assert!(fitted.convergence.converged && fitted.improper.is_empty());
    println!("{:?}", fitted.convergence);
    check_fit(&fitted.fit, &wanted["cfa_holzinger"]["fit"]);
    check_estimates(&fitted, &wanted["cfa_holzinger"]["parameters"]);
}

#[test]
fn three_factors_of_the_bfi_are_fitted_as_lavaan_fits_them() {
    let (Some(data), Some(wanted)) = (csv("bfi.csv"), json("reference.json")) else { return };
    let model =
        Model::parse("agree = A1+A2+A3+A4+A5\nneuro = N1+N2+N3+N4+N5\nextra = E1+E2+E3+E4+E5").unwrap();
    let answers = answers(&data, &model);
    let listwise = confirm(&answers, &model, &Options::default()).unwrap();
    println!("{:?}", listwise.convergence);
    assert_eq!(listwise.n, [2548]);
    check_fit(&listwise.fit, &wanted["cfa_bfi3"]["fit"]);
    check_estimates(&listwise, &wanted["cfa_bfi3"]["parameters"]);
    let full = Options { incomplete: Incomplete::FullInformation, ..Options::default() };
    let full = confirm(&answers, &model, &full).unwrap();
    println!("{:?}", full.convergence);
    assert_eq!(full.n, [2800]);
    check_fit(&full.fit, &wanted["cfa_bfi3_fiml"]["fit"]);
}

#[test]
fn five_factors_of_the_bfi_are_fitted_as_lavaan_fits_them() {
    let Some(data) = csv("bfi.csv") else { return };
    let model = Model::parse(BFI).unwrap();
    let answers = answers(&data, &model);
    for (name, incomplete) in [
        ("more/cfa_bfi_ml.json", Incomplete::Listwise),
        ("more/cfa_bfi_fiml.json", Incomplete::FullInformation),
    ] {
        let Some(wanted) = json(name) else { return };
        let fitted = confirm(
            &answers,
            &model,
            &Options { incomplete, scale: Scale::UnitVariance, ..Options::default() },
        )
        .unwrap();
        println!("{:?}", fitted.convergence);
        check_fit(&fitted.fit, &wanted["fit"]);
        check_estimates(&fitted, &wanted["estimates"]);
    }
}

#[test]
fn invariance_over_schools_is_lavaans() {
    let (Some(data), Some(wanted)) =
        (csv("holzinger_swineford.csv"), json("more/cfa_hs_invariance_school.json"))
    else {
        return;
    };
    let model = Model::parse(HOLZINGER).unwrap();
    let school: Vec<usize> = data.text("school").iter().map(|s| usize::from(s != "Pasteur")).collect();
    for scale in [Scale::Marker, Scale::UnitVariance] {
        let options = Options { scale, ..Options::default() };
        let levels = invariance(&answers(&data, &model), &school, &model, &options).unwrap();
        for (level, name) in levels.iter().zip(["configural", "metric", "scalar", "strict"]) {
            println!("{name} {:?}", level.fitted.convergence);
            check_fit(&level.fitted.fit, &wanted[name]);
            assert_eq!(level.fitted.fit.parameters as f64, number(&wanted[name]["npar"]));
        }
        let metric = levels[1].difference.unwrap();
        near(metric.chisq, 124.043544179993 - 115.851343875559, 2e-4, "difference");
        assert_eq!(metric.df, 6);
    }
}

/// lavaan's `estimator = "MLR"`: Huber–White errors from the observed information, Yuan–Bentler test as in Mplus.
#[test]
fn robust_errors_and_tests_are_lavaans() {
    let (Some(data), Some(wanted)) = (csv("holzinger_swineford.csv"), json("more/cfa_hs_mlr.json")) else {
        return;
    };
    let model = Model::parse(HOLZINGER).unwrap();
    let options = Options { robust: true, ..Options::default() };
    let fitted = confirm(&answers(&data, &model), &model, &options).unwrap();
    check_fit(&fitted.fit, &wanted["fit"]);
    check_estimates(&fitted, &wanted["estimates"]);
    let robust = fitted.robust.unwrap();
    near(robust.scaling, number(&wanted["fit"]["chisq.scaling.factor"]), 1e-5, "scaling factor");
    near(robust.chisq, number(&wanted["fit"]["chisq.scaled"]), 1e-3, "scaled chi-square");
    near(robust.cfi, number(&wanted["fit"]["cfi.robust"]), 1e-5, "robust CFI");
    near(robust.rmsea, number(&wanted["fit"]["rmsea.robust"]), 1e-5, "robust RMSEA");
}

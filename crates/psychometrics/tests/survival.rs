#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Survival against `survival` 3.5-3 and `glm` of R 4.2.2.
//!
//! Kaplan–Meier, log-rank and concordance are closed forms: 1e-9 relative. Log-likelihoods to 1e-4 absolute. Cox and
//! hazard estimates to 1e-6 relative: both peers iterate to a relative change of 1e-9 in the likelihood.

#[path = "reference/random.rs"]
mod random;
#[path = "reference/reader.rs"]
mod reader;

use proptest::prelude::*;
use psychometrics::design::{Design, Intercept, Table, matrix};
use psychometrics::survival::*;
use random::Random;
use reader::{close, number, numbers};

fn absolute(got: f64, wanted: f64, by: f64) {
    assert!((got - wanted).abs() <= by, "{got} is not {wanted} within {by}");
}

fn each(got: &[f64], wanted: &[f64], relative: f64) {
    assert_eq!(got.len(), wanted.len());
    got.iter().zip(wanted).for_each(|(g, w)| close(*g, *w, relative));
}

/// Weeks of remission of 21 people with 6-MP and 21 with placebo (Freireich et al. 1963); negative: still in remission.
const WITH: [f64; 21] = [
    6.0, 6.0, 6.0, -6.0, 7.0, -9.0, 10.0, -10.0, -11.0, 13.0, 16.0, -17.0, -19.0, -20.0, 22.0, 23.0, -25.0,
    -32.0, -32.0, -34.0, -35.0,
];
const WITHOUT: [f64; 21] = [
    1.0, 1.0, 2.0, 2.0, 3.0, 4.0, 4.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 11.0, 11.0, 12.0, 12.0, 15.0, 17.0,
    22.0, 23.0,
];

struct People {
    time: Vec<f64>,
    event: Vec<bool>,
    group: Vec<usize>,
}

fn freireich() -> People {
    let all: Vec<f64> = WITH.iter().chain(&WITHOUT).copied().collect();
    People {
        time: all.iter().map(|t| t.abs()).collect(),
        event: all.iter().map(|t| *t > 0.0).collect(),
        group: (0..42).map(|i| usize::from(i < 21)).collect(),
    }
}

impl People {
    fn follow_up(&self) -> FollowUp<'_> {
        FollowUp { time: &self.time, event: &self.event }
    }

    fn treated(&self) -> Design {
        let column: Vec<f64> = self.group.iter().map(|g| *g as f64).collect();
        Design::of_columns(&[("6-MP", column)]).unwrap()
    }
}

#[test]
fn remissions_of_freireich_come_out_as_in_the_textbooks() {
    let people = freireich();
    let half = |from: usize| {
        let (time, event) = (&people.time[from..from + 21], &people.event[from..from + 21]);
        kaplan_meier(&FollowUp { time, event }).unwrap()
    };
    let (with, without) = (half(0), half(21));
    // Kalbfleisch & Prentice: S(6) = 18/21 = .857, SE .0764; S(23) = .448, SE .1346.
    close(with.survival_at(6.0), 18.0 / 21.0, 1e-12);
    absolute(with.step_at(6.0).unwrap().se(), 0.0764, 5e-5);
    absolute(with.survival_at(24.0), 0.448, 5e-4);
    absolute(with.step_at(24.0).unwrap().se(), 0.1346, 5e-5);
    assert_eq!((with.median(), without.median()), (Some(23.0), Some(8.0)));
    let test = log_rank(&people.follow_up(), &people.group).unwrap();
    absolute(test.chi_square, 16.793, 5e-4);
    close(test.observed.iter().sum::<f64>(), test.expected.iter().sum(), 1e-12);
    let efron = cox(&people.follow_up(), &people.treated(), None, Ties::Efron).unwrap();
    absolute(efron.coefficients[0], -1.5721, 5e-5);
    absolute(efron.standard_errors()[0], 0.4124, 5e-5);
    absolute(efron.likelihood_ratio(), 16.35, 5e-3);
    let breslow = cox(&people.follow_up(), &people.treated(), None, Ties::Breslow).unwrap();
    absolute(breslow.coefficients[0], -1.5092, 5e-5);
    absolute(breslow.standard_errors()[0], 0.4096, 5e-5);
}

#[test]
fn lung_is_what_survival_says() {
    let (Some(text), Some(wanted), Some(first)) =
        (reader::csv("lung.csv"), reader::json("more/surv_lung.json"), reader::json("reference.json"))
    else {
        return;
    };
    let table = Table::from_cells(&text.names, &text.rows).unwrap();
    let death =
        |table: &Table| table.numbers("status").unwrap().iter().map(|s| *s == 2.0).collect::<Vec<_>>();
    let (time, event) = (table.numbers("time").unwrap(), death(&table));
    let all = FollowUp { time: &time, event: &event };
    let curve = kaplan_meier(&all).unwrap();
    let km = &wanted["km"];
    for (i, t) in numbers(&km["time"]).into_iter().enumerate() {
        close(curve.survival_at(t), numbers(&km["surv"])[i], 1e-9);
        close(curve.step_at(t).unwrap().se(), numbers(&km["se"])[i], 1e-9);
        let (low, high) = curve.interval_at(t, 0.95).unwrap().unwrap();
        close(low, numbers(&km["lower_log"])[i], 1e-9);
        close(high, numbers(&km["upper_log"])[i], 1e-9);
        assert_eq!(curve.at_risk(t) as f64, numbers(&km["n_risk"])[i]);
    }
    assert_eq!(curve.median(), Some(310.0));
    let km = &first["km_lung"];
    for (step, (t, s)) in curve.steps.iter().zip(numbers(&km["time"]).iter().zip(numbers(&km["surv"]))) {
        assert_eq!(step.time, *t);
        close(step.survival, s, 1e-9);
    }
    let sex: Vec<usize> = table.numbers("sex").unwrap().iter().map(|s| *s as usize).collect();
    close(log_rank(&all, &sex).unwrap().chi_square, number(&wanted["logrank_sex_chisq"]), 1e-9);

    let full = table.complete_in(&["age", "sex", "ph.ecog"]).unwrap();
    let (time, event) = (full.numbers("time").unwrap(), death(&full));
    let follow_up = FollowUp { time: &time, event: &event };
    let predictors = matrix(&full, "age + sex + ph.ecog", Intercept::Implied).unwrap();
    for (name, ties) in [("efron", Ties::Efron), ("breslow", Ties::Breslow)] {
        let (fit, w) = (cox(&follow_up, &predictors, None, ties).unwrap(), &wanted[name]);
        assert!(fit.convergence.converged);
        assert_eq!((fit.n, fit.events), (227, 164));
        let coefficients: Vec<f64> = fit.terms.iter().map(|t| number(&w["coef"][t])).collect();
        each(&fit.coefficients, &coefficients, 1e-6);
        each(&fit.standard_errors(), &numbers(&w["se"]), 1e-6);
        let ll = numbers(&w["loglik_null_model"]);
        absolute(fit.null_log_likelihood, ll[0], 1e-4);
        absolute(fit.log_likelihood, ll[1], 1e-4);
        close(fit.score_test, number(&w["score"]), 1e-6);
        close(fit.likelihood_ratio(), number(&w["lr"]), 1e-6);
        close(fit.concordance.c(), number(&w["concordance"]), 1e-9);
    }
    let fit = cox(&follow_up, &predictors, None, Ties::Efron).unwrap();
    let w = &wanted["basehaz_uncentered"];
    for (t, h) in numbers(&w["time"]).into_iter().zip(numbers(&w["cumhaz"])) {
        close(fit.baseline_hazard(0, t).unwrap(), h, 1e-6);
    }
    let strata: Vec<usize> = full.numbers("sex").unwrap().iter().map(|s| *s as usize).collect();
    let predictors = matrix(&full, "age + ph.ecog", Intercept::Implied).unwrap();
    let (fit, w) = (cox(&follow_up, &predictors, Some(&strata), Ties::Efron).unwrap(), &wanted["strata_sex"]);
    each(&fit.coefficients, &[number(&w["coef"]["age"]), number(&w["coef"]["ph.ecog"])], 1e-6);
    each(&fit.standard_errors(), &numbers(&w["se"]), 1e-6);
    absolute(fit.log_likelihood, numbers(&w["loglik_null_model"])[1], 1e-4);
    close(fit.concordance.c(), number(&w["concordance"]), 1e-9);
}

#[test]
fn retention_with_heavy_ties_is_what_survival_says() {
    let (Some(text), Some(wanted)) =
        (reader::csv("more/ctn_retention.csv"), reader::json("more/retention_ctn.json"))
    else {
        return;
    };
    let table = Table::from_cells(&text.names, &text.rows).unwrap();
    let event: Vec<bool> = table.numbers("dropped").unwrap().iter().map(|d| *d == 1.0).collect();
    let time = table.numbers("weeks").unwrap();
    let follow_up = FollowUp { time: &time, event: &event };
    let (curve, km) = (kaplan_meier(&follow_up).unwrap(), &wanted["km"]);
    for (i, t) in numbers(&km["time"]).into_iter().enumerate() {
        close(curve.survival_at(t), numbers(&km["surv"])[i], 1e-9);
        close(curve.step_at(t).unwrap().se(), numbers(&km["se"])[i], 1e-9);
    }
    let treatment = table.groups("treatment").unwrap();
    close(log_rank(&follow_up, &treatment).unwrap().chi_square, number(&wanted["logrank_treatment"]), 1e-9);
    let mut predictors = matrix(&table, "treatment + age + is_male", Intercept::Implied).unwrap();
    let age = predictors.terms.iter().position(|t| t == "age").unwrap();
    (0..predictors.rows()).for_each(|i| predictors.matrix[(i, age)] /= 10.0);
    let name = |term: &str| match term {
        "age" => "age10".to_owned(),
        other => other.replace(['[', ']'], ""),
    };
    let sites = table.groups("site_masked").unwrap();
    for (key, ties, strata) in [
        ("cox_efron", Ties::Efron, None),
        ("cox_breslow", Ties::Breslow, None),
        ("cox_strata_site", Ties::Efron, Some(sites.as_slice())),
    ] {
        let (fit, w) = (cox(&follow_up, &predictors, strata, ties).unwrap(), &wanted[key]);
        assert!(fit.convergence.converged, "{key}");
        let coefficients: Vec<f64> = fit.terms.iter().map(|t| number(&w["coef"][name(t)])).collect();
        each(&fit.coefficients, &coefficients, 1e-6);
        each(&fit.standard_errors(), &numbers(&w["se"]), 1e-6);
        absolute(fit.log_likelihood, numbers(&w["loglik"])[1], 1e-4);
    }
}

#[test]
fn drop_out_from_beat_the_blues_is_what_glm_says() {
    let text = reader::parse(include_str!("data/beat_the_blues_dropout.csv"));
    let table = Table::from_cells(&text.names, &text.rows).unwrap();
    let columns = matrix(&table, "factor(wave) + prev + treatment", Intercept::Shown).unwrap();
    let event: Vec<bool> = table.numbers("event").unwrap().iter().map(|e| *e == 1.0).collect();
    let fit = hazard(&event, &columns).unwrap();
    assert!(fit.convergence.converged && fit.diverging.is_empty());
    absolute(fit.log_likelihood, -121.53442609739, 1e-4);
    // glm had TAU as the reference of treatment, here it is BtheB.
    let wanted = [
        -4.39473669579281 + 0.176181861310687,
        2.604795556529,
        2.42844433619302,
        1.68076488821546,
        0.0327653955145293,
        -0.176181861310687,
    ];
    each(&fit.coefficients, &wanted, 1e-6);
    let se = [0.645555298911162, 0.673152045740345, 0.749564872295134, 0.0143512072286421, 0.337998122543812];
    // glm takes its weights from the step before the last, which moves the sixth digit.
    each(&fit.standard_errors()[1..], &se, 1e-5);
    let at = [1.0, 1.0, 0.0, 0.0, 20.0, 0.0];
    let (low, high) = fit.interval(&at).unwrap();
    assert!(low < fit.probability(&at).unwrap() && fit.probability(&at).unwrap() < high);
    let hazards: Vec<f64> =
        (0..columns.rows()).map(|i| fit.probability(columns.matrix.row(i)).unwrap()).collect();
    // Maximum likelihood with an intercept is calibrated on its own data.
    let calibration = calibration(&hazards, &event, 5).unwrap();
    absolute(calibration.intercept, 0.0, 1e-6);
    absolute(calibration.slope, 1.0, 1e-6);
    assert_eq!(calibration.groups.iter().map(|g| g.n).sum::<usize>(), 328);
    let mean = event.iter().filter(|e| **e).count() as f64 / 328.0;
    assert!(brier(&hazards, &event).unwrap() < mean * (1.0 - mean));
}

#[test]
fn cox_by_hand_on_three_people_agrees() {
    // Events at 1 (x = 0) and 2 (x = 1), one still waiting at 3 (x = 0): L = 1/(2 + e^b) · e^b/(1 + e^b), highest at e^b = √2.
    let x = Design::of_columns(&[("x", [0.0, 1.0, 0.0])]).unwrap();
    let fit = cox(&FollowUp { time: &[1.0, 2.0, 3.0], event: &[true, true, false] }, &x, None, Ties::Efron)
        .unwrap();
    close(fit.coefficients[0], 2.0_f64.sqrt().ln(), 1e-6);
    let b = fit.coefficients[0].exp();
    close(fit.log_likelihood, (b / ((2.0 + b) * (1.0 + b))).ln(), 1e-9);
    close(fit.survival(&[0.0], 0, 1.5).unwrap(), (-1.0 / (2.0 + b)).exp(), 1e-6);
}

#[test]
fn one_side_of_a_predictor_without_events_is_said() {
    let x =
        Design::of_columns(&[("a", [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]), ("b", [1.0, 2.0, 4.0, 3.0, 1.0, 2.5])])
            .unwrap();
    let event = [true, true, true, false, false, false];
    let fit = cox(&FollowUp { time: &[1.0, 3.0, 2.0, 4.0, 5.0, 6.0], event: &event }, &x, None, Ties::Efron)
        .unwrap();
    assert!(!fit.convergence.converged && fit.diverging.contains(&"a".to_owned()), "{fit:?}");
    let columns =
        Design::of_columns(&[("(Intercept)", [1.0; 6]), ("a", [0.0, 0.0, 0.0, 1.0, 1.0, 1.0])]).unwrap();
    let fit = hazard(&event, &columns).unwrap();
    assert!(!fit.convergence.converged && fit.diverging.contains(&"a".to_owned()), "{fit:?}");
}

#[test]
fn known_hazard_ratios_are_recovered_and_standard_errors_cover() {
    let (samples, mut random) = (300, Random::new(4));
    let (mut estimates, mut covered) = (Vec::new(), [0, 0]);
    for _ in 0..samples {
        let (mut time, mut event, mut x, mut visits, mut rows) = (vec![], vec![], vec![], vec![], vec![]);
        for _ in 0..200 {
            let own = random.normal();
            let (t, c) = (random.exponential() * (-0.5 * own).exp(), 1.5 * random.exponential());
            time.push((t.min(c) * 20.0).ceil()); // whole weeks, so there are ties
            event.push(t <= c);
            x.push(own);
            for _ in 0..6 {
                let gone = random.uniform() < 1.0 / (1.0 + (2.0 - 0.5 * own).exp());
                visits.push(gone);
                rows.push(own);
                if gone {
                    break;
                }
            }
        }
        let predictors = Design::of_columns(&[("x", x)]).unwrap();
        let fit = cox(&FollowUp { time: &time, event: &event }, &predictors, None, Ties::Efron).unwrap();
        covered[0] += usize::from((fit.coefficients[0] - 0.5).abs() < 1.96 * fit.standard_errors()[0]);
        estimates.push(fit.coefficients[0]);
        let columns = Design::of_columns(&[("(Intercept)", vec![1.0; rows.len()]), ("x", rows)]).unwrap();
        let fit = hazard(&visits, &columns).unwrap();
        covered[1] += usize::from((fit.coefficients[1] - 0.5).abs() < 1.96 * fit.standard_errors()[1]);
    }
    absolute(random::mean(&estimates), 0.5, 0.02);
    // 95 % of 300 with a Monte-Carlo error of 1.3 %.
    assert!(covered.iter().all(|c| (273..=297).contains(c)), "{covered:?} of {samples}");
}

#[test]
fn brier_scores_weigh_those_who_are_known() {
    assert_eq!(brier(&[0.5, 0.5], &[true, false]).unwrap(), 0.25);
    assert_eq!(brier(&[1.0, 0.0], &[true, false]).unwrap(), 0.0);
    // Without censoring it is the plain score.
    let (time, event) = ([1.0, 2.0, 3.0, 4.0], [true; 4]);
    let all = FollowUp { time: &time, event: &event };
    let plain = (0.2_f64.powi(2) + 0.4_f64.powi(2) + 0.3_f64.powi(2) + 0.1_f64.powi(2)) / 4.0;
    close(brier_at(&all, &[0.2, 0.4, 0.7, 0.9], 2.5).unwrap(), plain, 1e-12);
    // One of four last seen at 1.5: the other three later ones count for one and a half... of three at risk, 2/3 stay.
    let censored = FollowUp { time: &[1.0, 1.5, 3.0, 4.0], event: &[true, false, true, true] };
    let wanted = (0.2_f64.powi(2) + (0.3_f64.powi(2) + 0.1_f64.powi(2)) / (2.0 / 3.0)) / 4.0;
    close(brier_at(&censored, &[0.2, 0.4, 0.7, 0.9], 2.5).unwrap(), wanted, 1e-12);
}

#[test]
fn impossible_input_is_named() {
    let said = |e: psychometrics::Error| e.to_string();
    let x = Design::of_columns(&[("x", [1.0, 2.0])]).unwrap();
    let two =
        |time: &[f64; 2], event: &[bool]| cox(&FollowUp { time, event }, &x, None, Ties::Efron).unwrap_err();
    assert!(said(two(&[1.0, f64::NAN], &[true, true])).contains("position 2"));
    assert!(said(two(&[1.0, -2.0], &[true, true])).contains("row 2"));
    assert!(said(two(&[1.0, 2.0], &[false, false])).contains("events"));
    assert!(said(two(&[1.0, 2.0], &[true])).contains("the list of events has 1"));
    let flat = Design::of_columns(&[("x", [2.0, 2.0])]).unwrap();
    let follow_up = FollowUp { time: &[1.0, 2.0], event: &[true, true] };
    assert!(said(cox(&follow_up, &flat, None, Ties::Efron).unwrap_err()).contains("\"x\""));
    assert!(kaplan_meier(&FollowUp { time: &[], event: &[] }).is_err());
    assert!(
        log_rank(&follow_up, &[1, 1]).is_err() && concordance(&follow_up, &[1.0, f64::NAN], None).is_err()
    );
    assert!(hazard(&[true, true], &x).is_err() && survival_of_hazards(&[0.2, 1.2]).is_err());
    assert!(brier(&[1.2], &[true]).is_err() && calibration(&[0.0, 0.5], &[true, false], 1).is_err());
    assert!(calibration(&[0.4, 0.5, 0.6], &[true, false, true], 0).is_err());
}

fn people() -> impl Strategy<Value = Vec<(u8, bool, f64, f64)>> {
    proptest::collection::vec((1_u8..12, any::<bool>(), -2.0..2.0f64, -2.0..2.0f64), 0..40)
}

proptest! {
    #[test]
    fn order_units_and_doubling_do_what_they_should(rows in people(), by in 0.01..100.0f64, shift in -50.0..50.0f64) {
        let split = |rows: &[(u8, bool, f64, f64)], by: f64, shift: f64| {
            let time: Vec<f64> = rows.iter().map(|r| f64::from(r.0) * by).collect();
            let event: Vec<bool> = rows.iter().map(|r| r.1).collect();
            let a: Vec<f64> = rows.iter().map(|r| r.2 * by + shift).collect();
            let b: Vec<f64> = rows.iter().map(|r| r.3).collect();
            cox(&FollowUp { time: &time, event: &event }, &Design::of_columns(&[("a", a), ("b", b)]).unwrap(), None, Ties::Efron)
        };
        let mut turned = rows.clone();
        turned.reverse();
        if let (Ok(plain), Ok(moved)) = (split(&rows, 1.0, 0.0), split(&turned, by, shift)) {
            prop_assume!(plain.convergence.converged && moved.convergence.converged);
            prop_assert!((plain.coefficients[0] - moved.coefficients[0] * by).abs() < 1e-4 * plain.standard_errors()[0]);
            prop_assert!((plain.log_likelihood - moved.log_likelihood).abs() < 1e-6);
            prop_assert!((plain.concordance.c() - moved.concordance.c()).abs() < 1e-9);
        }
    }

    #[test]
    fn concordance_in_order_is_concordance_by_pairs(rows in people()) {
        let (mut agree, mut differ, mut tied) = (0.0, 0.0, 0.0);
        for x in &rows {
            for y in rows.iter().filter(|y| x.1 && (x.0 < y.0 || (x.0 == y.0 && !y.1))) {
                let (rx, ry) = (x.2.round(), y.2.round());
                *(if rx > ry { &mut agree } else if rx < ry { &mut differ } else { &mut tied }) += 1.0;
            }
        }
        let time: Vec<f64> = rows.iter().map(|r| f64::from(r.0)).collect();
        let event: Vec<bool> = rows.iter().map(|r| r.1).collect();
        let risk: Vec<f64> = rows.iter().map(|r| r.2.round()).collect();
        match concordance(&FollowUp { time: &time, event: &event }, &risk, None) {
            Ok(c) => prop_assert_eq!((c.concordant, c.discordant, c.tied_risk), (agree, differ, tied)),
            Err(_) => prop_assert_eq!(agree + differ + tied, 0.0),
        }
    }

    #[test]
    fn whatever_happened_nothing_panics(rows in people(), flat in any::<bool>()) {
        let time: Vec<f64> = rows.iter().map(|r| f64::from(r.0)).collect();
        let event: Vec<bool> = rows.iter().map(|r| r.1).collect();
        let x: Vec<f64> = rows.iter().map(|r| if flat { r.2.round() } else { r.2 }).collect();
        let follow_up = FollowUp { time: &time, event: &event };
        if let Ok(curve) = kaplan_meier(&follow_up) {
            prop_assert!(curve.steps.windows(2).all(|w| w[0].time < w[1].time && w[0].survival >= w[1].survival));
        }
        let columns = Design::of_columns(&[("(Intercept)", vec![1.0; rows.len()]), ("x", x.clone())]).unwrap();
        if let Ok(fit) = hazard(&event, &columns) {
            prop_assert!(fit.coefficients.iter().chain(&fit.standard_errors()).all(|v| v.is_finite()));
        }
        let strata: Vec<usize> = rows.iter().map(|r| usize::from(r.3 > 0.0)).collect();
        for ties in [Ties::Efron, Ties::Breslow] {
            if let Ok(fit) = cox(&follow_up, &Design::of_columns(&[("x", x.clone())]).unwrap(), Some(&strata), ties) {
                prop_assert!(fit.coefficients[0].is_finite() && fit.log_likelihood.is_finite());
                prop_assert!(fit.log_likelihood >= fit.null_log_likelihood - 1e-9);
            }
        }
    }
}

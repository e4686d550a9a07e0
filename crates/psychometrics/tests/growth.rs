#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Growth models against `lme4` 1.1-31 (and `HSAUR3`, `public.ctn0094data` data).
//!
//! Log-likelihoods to 1e-4 absolute. Estimates and standard errors to 5e-4 relative: lme4's optimiser stops when
//! variances still move in the fourth digit (its two fits of sleepstudy here differ by 2e-5), we go on further.

#[path = "reference/random.rs"]
mod random;
#[path = "reference/reader.rs"]
mod reader;

use proptest::prelude::*;
use psychometrics::design::{Design, Intercept, Table, matrix};
use psychometrics::growth::{Above, GrowthFit, Measurements, Method, Seen, fit};
use psychometrics::linear::Matrix;
use random::Random;
use reader::{close, number, numbers};

const DIGITS: f64 = 5e-4;

struct Case {
    outcome: Vec<f64>,
    fixed: Design,
    random: Design,
    cluster: Vec<usize>,
    above: Option<Vec<usize>>,
}

impl Case {
    fn of(
        text: &reader::Csv,
        outcome: &str,
        fixed: &str,
        random: &str,
        cluster: &str,
        above: Option<&str>,
    ) -> Self {
        let table = Table::from_cells(&text.names, &text.rows).unwrap().complete_in(&[outcome]).unwrap();
        Self {
            outcome: table.numbers(outcome).unwrap(),
            fixed: matrix(&table, fixed, Intercept::Shown).unwrap(),
            random: matrix(&table, random, Intercept::Shown).unwrap(),
            cluster: table.groups(cluster).unwrap(),
            above: above.map(|a| table.groups(a).unwrap()),
        }
    }

    fn fit(&self, method: Method, above_random: usize) -> GrowthFit {
        let above = self.above.as_ref().map(|unit| Above { unit, random: above_random });
        let (fixed, random) = (&self.fixed, &self.random);
        let data = Measurements { outcome: &self.outcome, fixed, random, cluster: &self.cluster, above };
        let fitted = fit(&data, method).unwrap();
        assert!(fitted.convergence.converged, "{:?}", fitted.convergence);
        fitted
    }
}

fn each(got: &[f64], wanted: &[f64], relative: f64) {
    assert_eq!(got.len(), wanted.len());
    got.iter().zip(wanted).for_each(|(g, w)| close(*g, *w, relative));
}

fn absolute(got: f64, wanted: f64, by: f64) {
    assert!((got - wanted).abs() <= by, "{got} is not {wanted} within {by}");
}

fn sleepstudy(random: &str) -> Case {
    Case::of(&reader::parse(include_str!("data/sleepstudy.csv")), "Reaction", "Days", random, "Subject", None)
}

fn beat_the_blues(random: &str) -> Case {
    let text = reader::parse(include_str!("data/beat_the_blues_long.csv"));
    Case::of(&text, "bdi", "bdi.pre + time + treatment + drug + length", random, "subject", None)
}

#[test]
fn sleepstudy_is_what_lme4_says() {
    let reml = sleepstudy("Days").fit(Method::Reml, 0);
    absolute(reml.log_likelihood, -871.814135979246, 1e-4);
    each(&reml.model.fixed, &[251.405104848486, 10.467285959596], 1e-9);
    each(&reml.standard_errors(), &[6.82455577627583, 1.54578893242985], DIGITS);
    let g = &reml.model.cluster_covariance;
    each(&[g[(0, 0)], g[(1, 1)], g[(0, 1)]], &[612.089748274669, 35.0716623442135, 9.60433547475486], DIGITS);
    close(reml.model.residual_variance, 654.941040681969, DIGITS);
    close(reml.aic(), 1755.62827195849, 1e-6);
    close(reml.bic(), 1774.78601306383, 1e-6);
    let ml = sleepstudy("Days").fit(Method::Ml, 0);
    absolute(ml.log_likelihood, -875.969672231599, 1e-4);
    each(&ml.standard_errors(), &[6.63227642115722, 1.50223679257189], DIGITS);
    let g = &ml.model.cluster_covariance;
    each(&[g[(0, 0)], g[(1, 1)], g[(0, 1)]], &[565.515271042699, 32.6821976138241, 11.0554144585638], DIGITS);
    let intercept = sleepstudy("").fit(Method::Reml, 0);
    absolute(intercept.log_likelihood, -893.23254269746, 1e-4);
    close(intercept.model.cluster_covariance[(0, 0)], 1378.17854063542, DIGITS);
    close(intercept.model.residual_variance, 960.456576727639, DIGITS);
    each(&intercept.standard_errors(), &[9.74671634385906, 0.804221428177897], DIGITS);
}

#[test]
fn sleepers_effects_and_their_variances_are_what_lme4_says() {
    let reml = sleepstudy("Days").fit(Method::Reml, 0);
    for (row, wanted) in
        [(0, [2.25856550059349, 9.19897190422548]), (10, [-40.3985769249245, -8.61970318296016])]
    {
        let effect = reml.cluster_effect(row).unwrap();
        each(&effect.values, &wanted, DIGITS);
        let v = &effect.conditional_variance;
        each(
            &[v[(0, 0)], v[(0, 1)], v[(1, 1)]],
            &[145.705093987278, -21.4444251337632, 5.31227349584403],
            DIGITS,
        );
        assert!(effect.variance[(0, 0)] > v[(0, 0)]);
    }
    for (day, wanted) in [253.66367034908, 273.329928212901, 292.996186076723].into_iter().enumerate() {
        close(reml.predict_known(0, &[1.0, day as f64], &[1.0, day as f64]).unwrap().mean, wanted, DIGITS);
    }
}

#[test]
fn beat_the_blues_is_what_lme4_says() {
    let ml = beat_the_blues("").fit(Method::Ml, 0);
    assert_eq!((ml.rows, ml.clusters, ml.parameters), (280, 97, 8));
    absolute(ml.log_likelihood, -935.745981543958, 1e-4);
    // bdi.pre, time, treatment, drug, length; lme4 had TAU as the reference of treatment, here it is BtheB.
    let fixed = [
        5.59239339003525 - 2.32908264072178,
        0.639676208550498,
        -0.704764831590533,
        2.32908264072178,
        -2.8249523961901,
        0.197079477627446,
    ];
    each(&ml.model.fixed, &fixed, DIGITS);
    let intercept = 5.02853548952298 + 2.79008948763017 - 2.0 * 1.45904612396089_f64;
    let se = [
        intercept.sqrt(),
        0.0778913447934225,
        0.146391502701436,
        1.67035609605562,
        1.7268351356426,
        1.63831776307482,
    ];
    each(&ml.standard_errors(), &se, DIGITS);
    close(ml.model.cluster_covariance[(0, 0)], 48.7773893227005, DIGITS);
    close(ml.model.residual_variance, 25.1399755775804, DIGITS);
    let covariance = &ml.model.fixed_covariance;
    close(covariance[(0, 1)], -0.119071693761484 + 0.0157830316518207, DIGITS);
    let effect = ml.cluster_effect(0).unwrap();
    close(effect.values[0], -16.3617337481956, DIGITS);
    close(effect.conditional_variance[(0, 0)], 9.99441568693519, DIGITS);

    let reml = beat_the_blues("").fit(Method::Reml, 0);
    absolute(reml.log_likelihood, -933.45128620542, 1e-4);
    close(reml.model.cluster_covariance[(0, 0)], 51.9315915812569, DIGITS);
    let slopes = beat_the_blues("time").fit(Method::Reml, 0);
    absolute(slopes.log_likelihood, -933.168055875738, 1e-4);
    let g = &slopes.model.cluster_covariance;
    each(
        &[g[(0, 0)], g[(1, 1)], g[(0, 1)]],
        &[54.2573583706289, 0.210396340226741, -0.645982732045886],
        2e-3,
    );
    let slopes = beat_the_blues("time").fit(Method::Ml, 0);
    absolute(slopes.log_likelihood, -935.518899297863, 1e-4);
    each(&slopes.cluster_effect(0).unwrap().values, &[-16.6522878473721, 0.0346905348022205], 5e-3);
}

#[test]
fn withdrawal_in_three_levels_is_what_lme4_says() {
    let (Some(text), Some(wanted)) =
        (reader::csv("more/ctn_withdrawal_long.csv"), reader::json("more/lmm_ctn_withdrawal.json"))
    else {
        return;
    };
    let case = Case::of(&text, "withdrawal", "week", "week", "who", Some("site_masked"));
    let reml = case.fit(Method::Reml, 1);
    assert_eq!(reml.rows, 5083); // four of the 5,087 ratings are missing
    absolute(reml.log_likelihood, -0.5 * number(&wanted["REML"]), 1e-4);
    each(&reml.model.fixed, &[1.41139071287998, -0.0252443851236236], DIGITS);
    each(&reml.standard_errors(), &numbers(&wanted["se"]), DIGITS);
    let g = &reml.model.cluster_covariance;
    each(&[g[(0, 0)], g[(1, 1)]], &[0.15064294029726, 0.000663348985357228], 1e-3);
    absolute(g[(0, 1)], 3.07083594449594e-05, 1e-5); // a correlation of .003: lme4's own third digit of it is loose
    close(reml.model.above_covariance.as_ref().unwrap()[(0, 0)], 0.0401529511197002, 1e-3);
    close(reml.model.residual_variance, 0.341903183793411, DIGITS);
    // lme4 orders sites by their number; find each site's first row among those that were rated.
    let ratings = text.numbers("withdrawal");
    let sites: Vec<f64> = text
        .numbers("site_masked")
        .iter()
        .zip(ratings)
        .filter(|(_, r)| r.is_some())
        .map(|(s, _)| s.unwrap())
        .collect();
    let mut order = sites.clone();
    order.sort_by(f64::total_cmp);
    order.dedup();
    for (site, wanted) in order.iter().zip(numbers(&wanted["ranef_site_first5"])) {
        let row = sites.iter().position(|s| s == site).unwrap();
        absolute(reml.unit_effect(row).unwrap().unwrap().values[0], wanted, 1e-4);
    }
}

#[test]
fn classics_of_nested_and_singular_models_are_what_lme4_says() {
    let case = |text: &str, outcome: &str, fixed: &str, random: &str, cluster: &str, above: Option<&str>| {
        Case::of(&reader::parse(text), outcome, fixed, random, cluster, above)
    };
    let dyes = case(include_str!("data/dyestuff.csv"), "Yield", "", "", "Batch", None);
    let reml = dyes.fit(Method::Reml, 0);
    absolute(reml.log_likelihood, -159.827138421, 1e-4);
    each(&[reml.model.cluster_covariance[(0, 0)], reml.model.residual_variance], &[1764.05, 2451.25], DIGITS);
    let ml = dyes.fit(Method::Ml, 0);
    absolute(ml.log_likelihood, -163.663529941, 1e-4);
    each(&[ml.model.cluster_covariance[(0, 0)], ml.standard_errors()[0]], &[1388.333, 17.6946], DIGITS);

    let none = case(include_str!("data/dyestuff2.csv"), "Yield", "", "", "Batch", None).fit(Method::Reml, 0);
    absolute(none.log_likelihood, -80.9141389061, 1e-4);
    assert!(none.singular && none.model.cluster_covariance[(0, 0)] < 1e-4);
    close(none.model.residual_variance, 13.80631, DIGITS);

    // Cask a of batch A is not cask a of batch B; wafer 1 of lot 1 is not wafer 1 of lot 2.
    let pastes =
        case(include_str!("data/pastes.csv"), "strength", "", "", "cask", Some("batch")).fit(Method::Reml, 1);
    assert_eq!((pastes.clusters, pastes.units), (30, 10));
    absolute(pastes.log_likelihood, -123.495372927, 1e-4);
    let above = |fit: &GrowthFit| fit.model.above_covariance.as_ref().unwrap()[(0, 0)];
    let variances =
        |fit: &GrowthFit| [fit.model.cluster_covariance[(0, 0)], above(fit), fit.model.residual_variance];
    each(&variances(&pastes), &[8.4336659, 1.6573109, 0.6779999], DIGITS);
    let text = include_str!("data/oxide.csv");
    let oxide = case(text, "Thickness", "factor(Source)", "", "Wafer", Some("Lot")).fit(Method::Reml, 1);
    assert_eq!((oxide.clusters, oxide.units), (24, 8));
    absolute(oxide.log_likelihood, -223.238932924, 1e-4);
    each(&variances(&oxide), &[35.86574, 119.89255, 12.56944], DIGITS);
    each(&oxide.standard_errors(), &[5.77158, 8.16224], DIGITS);

    // Three random columns.
    let text = include_str!("data/machines.csv");
    let machines = case(text, "score", "Machine", "Machine", "Worker", None).fit(Method::Reml, 0);
    absolute(machines.log_likelihood, -104.155609158, 1e-4);
    each(&machines.model.fixed, &[52.3555556, 7.9666667, 13.9166667], 1e-7);
    each(&machines.standard_errors(), &[1.68071, 2.42085, 1.54010], DIGITS);
    let g = &machines.model.cluster_covariance;
    let wanted = [16.640505, 34.546642, 13.615012, 11.604177, -5.494016, 6.433329];
    each(&[g[(0, 0)], g[(1, 1)], g[(2, 2)], g[(0, 1)], g[(0, 2)], g[(1, 2)]], &wanted, DIGITS);
}

/// A seeded sample of clients within counsellors with known parameters.
fn simulated(random: &mut Random, clients: usize, counsellors: usize) -> Case {
    let (mut outcome, mut session, mut cluster, mut above) = (vec![], vec![], vec![], vec![]);
    let units: Vec<[f64; 2]> = match counsellors {
        1 => vec![[0.0; 2]],
        _ => (0..counsellors).map(|_| [1.5 * random.normal(), 0.4 * random.normal()]).collect(),
    };
    for client in 0..clients {
        let unit = client % counsellors;
        let u = [4.0 * random.normal(), random.normal()];
        for i in 0..2 + client % 5 {
            let x = i as f64;
            let line = 20.0 + u[0] + units[unit][0] + (-2.0 + u[1] + units[unit][1]) * x;
            outcome.push(line + 2.0 * random.normal());
            session.push(x);
            cluster.push(client);
            above.push(unit);
        }
    }
    let rows = outcome.len();
    let line = Design::of_columns(&[("(Intercept)", vec![1.0; rows]), ("session", session)]).unwrap();
    Case { outcome, fixed: line.clone(), random: line, cluster, above: (counsellors > 1).then_some(above) }
}

/// The log-likelihood written down without any shortcut: one multivariate normal density of all rows.
fn direct_log_likelihood(case: &Case, fitted: &GrowthFit) -> f64 {
    let n = case.outcome.len();
    let (z, model) = (&case.random.matrix, &fitted.model);
    let q = z.columns();
    let v = Matrix::from_fn(n, n, |i, j| {
        let mut sum = if i == j { model.residual_variance } else { 0.0 };
        for a in 0..q {
            for b in 0..q {
                let both = z[(i, a)] * z[(j, b)];
                if case.cluster[i] == case.cluster[j] {
                    sum += both * model.cluster_covariance[(a, b)];
                }
                if let (Some(above), Some(g)) = (&case.above, &model.above_covariance)
                    && above[i] == above[j]
                {
                    sum += both * g[(a, b)];
                }
            }
        }
        sum
    });
    let factor = v.cholesky("v").unwrap();
    let mean = case.fixed.matrix.times_vector(&model.fixed);
    let residual: Vec<f64> = case.outcome.iter().zip(&mean).map(|(y, m)| y - m).collect();
    let half = factor.half_solve(&residual);
    let squares: f64 = half.iter().map(|h| h * h).sum();
    let mut ll = -0.5 * (n as f64 * (2.0 * std::f64::consts::PI).ln() + factor.ln_determinant() + squares);
    if fitted.method == Method::Reml {
        let p = case.fixed.matrix.columns() as f64;
        let x = &case.fixed.matrix;
        let information = x.transpose().times(&factor.solve_matrix(x)).cholesky("x").unwrap();
        ll += 0.5 * (p * (2.0 * std::f64::consts::PI).ln() - information.ln_determinant());
    }
    ll
}

#[test]
fn the_likelihood_of_both_levels_is_the_plain_normal_density() {
    let case = simulated(&mut Random::new(3), 60, 9);
    for method in [Method::Ml, Method::Reml] {
        let fitted = case.fit(method, 2);
        absolute(fitted.log_likelihood, direct_log_likelihood(&case, &fitted), 1e-6);
    }
}

#[test]
fn known_clients_are_predicted_alike_from_the_fit_and_from_what_was_seen() {
    let case = simulated(&mut Random::new(5), 80, 1);
    let mut fitted = case.fit(Method::Reml, 0);
    let rows: Vec<usize> = (0..case.outcome.len()).filter(|&r| case.cluster[r] == 9).collect();
    let pick = |m: &Matrix| Matrix::from_rows(&rows.iter().map(|&r| m.row(r).to_vec()).collect::<Vec<_>>());
    let (x, y) = (pick(&case.fixed.matrix), rows.iter().map(|&r| case.outcome[r]).collect::<Vec<_>>());
    let at = [1.0, 9.0];
    let known = fitted.predict_known(rows[0], &at, &at).unwrap();
    let seen = Seen { outcome: &y, fixed: &x, random: &x, unit: None };
    let again = fitted.model.predict(&seen, &at, &at).unwrap();
    close(again.mean, known.mean, 1e-9);
    close(again.se_line, known.se_line, 1e-9);
    // Nothing seen is a new client.
    let none = Seen { outcome: &[], fixed: &x, random: &x, unit: None };
    assert_eq!(fitted.model.predict(&none, &at, &at).unwrap(), fitted.model.predict_new(&at, &at).unwrap());
    // With a counsellor's effect known exactly, the expectation moves by it and no other uncertainty comes in.
    let unit = psychometrics::growth::Effect {
        values: vec![3.0],
        conditional_variance: Matrix::zeros(1, 1),
        variance: Matrix::zeros(1, 1),
    };
    fitted.model.above_covariance = Some(Matrix::diagonal_of(&[4.0]));
    let with = fitted.model.predict(&Seen { unit: Some(&unit), ..none }, &at, &at).unwrap();
    let without = fitted.model.predict_new(&at, &at).unwrap();
    close(with.mean, without.mean + 3.0, 1e-9);
    close(with.sd.powi(2) + 4.0, without.sd.powi(2), 1e-9);
}

#[test]
fn a_client_of_a_counsellor_is_predicted_with_the_covariance_of_both_effects() {
    let case = simulated(&mut Random::new(8), 40, 5);
    let fitted = case.fit(Method::Reml, 2);
    let row = case.cluster.iter().position(|&c| c == 7).unwrap();
    let at = [1.0, 3.0];
    let got = fitted.predict_known(row, &at, &at).unwrap();
    let own = fitted.cluster_effect(row).unwrap().values;
    let unit = fitted.unit_effect(row).unwrap().unwrap().values;
    let mean = fitted.model.fixed[0] + own[0] + unit[0] + 3.0 * (fitted.model.fixed[1] + own[1] + unit[1]);
    close(got.mean, mean, 1e-9);
    // The same by the joint normal distribution of all measurements and this client's line.
    let n = case.outcome.len();
    let z = &case.random.matrix;
    let above = case.above.as_ref().unwrap();
    let (g, a) = (&fitted.model.cluster_covariance, fitted.model.above_covariance.as_ref().unwrap());
    let covariance = |zi: &[f64], ci: usize, ui: usize, zj: &[f64], cj: usize, uj: usize| {
        let form =
            |m: &Matrix| (0..2).map(|i| (0..2).map(|j| zi[i] * m[(i, j)] * zj[j]).sum::<f64>()).sum::<f64>();
        (if ci == cj { form(g) } else { 0.0 }) + if ui == uj { form(a) } else { 0.0 }
    };
    let v = Matrix::from_fn(n, n, |i, j| {
        let shared = covariance(z.row(i), case.cluster[i], above[i], z.row(j), case.cluster[j], above[j]);
        shared + if i == j { fitted.model.residual_variance } else { 0.0 }
    });
    let c: Vec<f64> =
        (0..n).map(|i| covariance(&at, 7, above[row], z.row(i), case.cluster[i], above[i])).collect();
    let factor = v.cholesky("v").unwrap();
    let weights = factor.solve(&c);
    let x = &case.fixed.matrix;
    let free: Vec<f64> =
        (0..2).map(|j| at[j] - (0..n).map(|i| weights[i] * x[(i, j)]).sum::<f64>()).collect();
    let spread = fitted.model.fixed_covariance.times_vector(&free);
    let line = covariance(&at, 7, above[row], &at, 7, above[row])
        - weights.iter().zip(&c).map(|(w, c)| w * c).sum::<f64>()
        + free.iter().zip(&spread).map(|(f, s)| f * s).sum::<f64>();
    close(got.se_line.powi(2), line, 1e-7);
}

#[test]
fn known_parameters_are_recovered_and_standard_errors_cover() {
    let samples = 200;
    let mut random = Random::new(21);
    let (mut slopes, mut covered, mut variances) = (Vec::new(), 0, [0.0; 3]);
    for _ in 0..samples {
        let fitted = simulated(&mut random, 150, 15).fit(Method::Reml, 2);
        let (slope, se) = (fitted.model.fixed[1], fitted.standard_errors()[1]);
        covered += usize::from((slope + 2.0).abs() < 1.96 * se);
        slopes.push(slope);
        variances[0] += fitted.model.cluster_covariance[(0, 0)] / samples as f64;
        variances[1] += fitted.model.above_covariance.unwrap()[(0, 0)] / samples as f64;
        variances[2] += fitted.model.residual_variance / samples as f64;
    }
    absolute(random::mean(&slopes), -2.0, 3.0 * random::sd(&slopes) / (samples as f64).sqrt());
    // 95 % of 200 with a Monte-Carlo error of 1.5 %; 15 counsellors make the normal interval a little narrow.
    assert!((175..=197).contains(&covered), "{covered} of {samples}");
    absolute(variances[0], 16.0, 0.7);
    absolute(variances[1], 2.25, 0.5);
    absolute(variances[2], 4.0, 0.1);
}

#[test]
fn bands_of_new_clients_hold_the_share_they_promise() {
    let mut random = Random::new(33);
    let fitted = simulated(&mut random, 400, 1).fit(Method::Reml, 0);
    let future = simulated(&mut random, 2_000, 1);
    let mut under = [0.0; 3];
    for (row, y) in future.outcome.iter().enumerate() {
        let x = future.fixed.matrix.row(row);
        let prediction = fitted.model.predict_new(x, x).unwrap();
        for (count, p) in under.iter_mut().zip([0.1, 0.5, 0.9]) {
            *count += f64::from(u8::from(*y < prediction.quantile(p).unwrap())) / future.outcome.len() as f64;
        }
    }
    for (got, wanted) in under.iter().zip([0.1, 0.5, 0.9]) {
        absolute(*got, wanted, 0.04);
    }
}

#[test]
fn a_variance_of_zero_is_found_and_said() {
    // Pure noise: no client differs from another.
    let mut random = Random::new(2);
    let mut case = simulated(&mut random, 100, 1);
    case.outcome.iter_mut().for_each(|y| *y = 10.0 + random.normal());
    // Take each client's mean away, so that clients differ even less than chance would have it.
    for client in 0..100 {
        let rows: Vec<usize> = (0..case.outcome.len()).filter(|&r| case.cluster[r] == client).collect();
        let mean = rows.iter().map(|&r| case.outcome[r]).sum::<f64>() / rows.len() as f64;
        rows.iter().for_each(|&r| case.outcome[r] -= mean);
    }
    case.random = Design::of_columns(&[("(Intercept)", vec![1.0; case.outcome.len()])]).unwrap();
    let fitted = case.fit(Method::Reml, 0);
    assert!(fitted.singular);
    assert!(fitted.model.cluster_covariance[(0, 0)] < 1e-6);
}

#[test]
fn impossible_input_is_named() {
    let case = simulated(&mut Random::new(1), 10, 1);
    let n = case.outcome.len();
    let line = &case.fixed;
    let ask = |outcome: &[f64], fixed: &Design, random: &Design, cluster: &[usize], above: Option<Above>| {
        fit(&Measurements { outcome, fixed, random, cluster, above }, Method::Reml).unwrap_err().to_string()
    };
    let mut broken = case.outcome.clone();
    broken[4] = f64::NAN;
    assert!(ask(&broken, line, line, &case.cluster, None).contains("position 5"));
    assert!(ask(&case.outcome[1..], line, line, &case.cluster, None).contains("the outcome has"));
    assert!(ask(&case.outcome, line, line, &vec![0; n], None).contains("clusters"));
    assert!(
        ask(&case.outcome, line, line, &(0..n).collect::<Vec<_>>(), None)
            .contains("more than 2 measurements")
    );
    let twice =
        Design::of_columns(&[("(Intercept)", vec![1.0; n]), ("a", line_of(line)), ("b", line_of(line))])
            .unwrap();
    assert!(ask(&case.outcome, &twice, line, &case.cluster, None).contains("\"b\" is a combination"));
    assert!(ask(&vec![3.0; n], line, line, &case.cluster, None).contains("no variance"));
    let exact: Vec<f64> = line_of(line).iter().map(|x| 2.0 + 3.0 * x).collect();
    assert!(ask(&exact, line, line, &case.cluster, None).contains("no variance"));
    let unit = vec![0; n];
    assert!(
        ask(&case.outcome, line, line, &case.cluster, Some(Above { unit: &unit, random: 1 }))
            .contains("units above")
    );
    assert!(
        ask(&case.outcome, line, line, &case.cluster, Some(Above { unit: &case.cluster, random: 2 }))
            .contains("single")
    );
    assert!(
        ask(&case.outcome, line, line, &case.cluster, Some(Above { unit: &unit, random: 3 }))
            .contains("random columns")
    );
    let fitted = case.fit(Method::Reml, 0);
    assert!(fitted.predict_known(n, &[1.0, 0.0], &[1.0, 0.0]).is_err());
    assert!(fitted.model.predict_new(&[1.0], &[1.0, 0.0]).is_err());
}

fn line_of(design: &Design) -> Vec<f64> {
    (0..design.rows()).map(|i| design.matrix[(i, 1)]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn order_and_scale_change_nothing_that_matters(seed in 0_u64..1000, by in 0.01..100.0f64, shift in -1e3..1e3f64, months in 0.05..20.0f64) {
        let mut random = Random::new(seed);
        let case = simulated(&mut random, 40, 4);
        let n = case.outcome.len();
        let plain = case.fit(Method::Reml, 2);
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by_key(|i| (i * 7919) % n);
        let session: Vec<f64> = order.iter().map(|&i| case.fixed.matrix[(i, 1)] * months).collect();
        let line = Design::of_columns(&[("(Intercept)", vec![1.0; n]), ("session", session)]).unwrap();
        let moved = Case {
            outcome: order.iter().map(|&i| case.outcome[i] * by + shift).collect(),
            fixed: line.clone(),
            random: line,
            cluster: order.iter().map(|&i| case.cluster[i]).collect(),
            above: case.above.as_ref().map(|a| order.iter().map(|&i| a[i]).collect()),
        };
        let other = moved.fit(Method::Reml, 2);
        let near = |a: f64, b: f64, by: f64| (a - b).abs() <= by * b.abs().max(1e-3);
        // y·c moves the restricted log-likelihood by (n − p) ln c, the unit of time by ln of its own factor.
        let expected = plain.log_likelihood - (n - 2) as f64 * by.ln() - months.ln();
        prop_assert!((other.log_likelihood - expected).abs() < 1e-5, "{} {}", other.log_likelihood, expected);
        prop_assert!(near(other.model.fixed[1] * months / by, plain.model.fixed[1], 1e-5));
        prop_assert!(near(other.model.residual_variance / (by * by), plain.model.residual_variance, 1e-3));
        // Whatever the order, the same input gives the same bits.
        prop_assert_eq!(case.fit(Method::Reml, 2).log_likelihood.to_bits(), plain.log_likelihood.to_bits());
    }

    #[test]
    fn whatever_is_measured_nothing_panics(
        rows in proptest::collection::vec((-5.0..5.0f64, 0_usize..4, 0_usize..3, -2.0..2.0f64), 0..30),
        random in 1_usize..3,
    ) {
        let outcome: Vec<f64> = rows.iter().map(|r| r.0).collect();
        let cluster: Vec<usize> = rows.iter().map(|r| r.1).collect();
        let unit: Vec<usize> = rows.iter().map(|r| r.2).collect();
        let x: Vec<f64> = rows.iter().map(|r| r.3.round()).collect();
        let line = Design::of_columns(&[("(Intercept)", vec![1.0; rows.len()]), ("x", x)]).unwrap();
        for above in [None, Some(Above { unit: &unit, random })] {
            let data = Measurements { outcome: &outcome, fixed: &line, random: &line, cluster: &cluster, above };
            if let Ok(fitted) = fit(&data, Method::Ml) {
                prop_assert!(fitted.log_likelihood.is_finite() && fitted.model.fixed.iter().all(|v| v.is_finite()));
                prop_assert!(fitted.standard_errors().iter().all(|v| v.is_finite()));
            }
        }
    }
}

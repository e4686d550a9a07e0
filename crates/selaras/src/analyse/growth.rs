//! `selaras analyse growth`: change over time of clients, with or without counsellors above.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use psychometrics::design::{Formula, Intercept, matrix};
use psychometrics::growth::{Above, GrowthFit, Measurements, Method, fit};
use psychometrics::linear::Matrix;
use serde_json::{Value, json};

use super::columns::Columns;
use super::lines::{digits, number, say, table};
use super::model::{coefficients_json, coefficients_text, convergence_text, left_out_text};

/// A linear mixed model.
#[derive(Args)]
pub struct Options {
    /// The table: CSV with a header line, one row per measurement, an empty cell is missing
    file: PathBuf,
    /// The column that was measured
    #[arg(long)]
    outcome: String,
    /// The fixed part: "month * treatment + age"; an intercept is added
    #[arg(long, default_value = "")]
    fixed: String,
    /// What differs from cluster to cluster beside the level: "month"; also from unit to unit above
    #[arg(long, default_value = "")]
    random: String,
    /// The column that names the cluster (client)
    #[arg(long)]
    cluster: String,
    /// The column that names the unit above (counsellor); a cluster is read within it
    #[arg(long, value_name = "COLUMN")]
    above: Option<String>,
    /// Maximum likelihood instead of REML
    #[arg(long)]
    ml: bool,
    /// Prints one JSON object at full precision
    #[arg(long)]
    json: bool,
}

/// Fits the model and prints it.
///
/// # Errors
/// What is wrong with the file, the model, or the two together.
pub fn run(options: &Options) -> Result<()> {
    let (fixed, random) = (Formula::read(&options.fixed)?, Formula::read(&options.random)?);
    let mut used = vec![options.outcome.clone(), options.cluster.clone()];
    used.extend(options.above.clone());
    used.extend(fixed.columns().into_iter().chain(random.columns()));
    if fixed.columns().contains(&options.outcome) || random.columns().contains(&options.outcome) {
        bail!("\"{}\" cannot be both the outcome and a predictor", options.outcome);
    }
    let (rows, left_out) = Columns::read(&options.file)?.complete(&used)?;
    let outcome = rows.numbers(&options.outcome)?;
    let fixed = matrix(&rows, &options.fixed, Intercept::Shown)?;
    let random = matrix(&rows, &options.random, Intercept::Shown)?;
    let cluster = rows.groups(&options.cluster)?;
    let units = options.above.as_ref().map(|column| rows.groups(column)).transpose()?;
    let data = Measurements {
        outcome: &outcome,
        fixed: &fixed,
        random: &random,
        cluster: &cluster,
        above: units.as_ref().map(|unit| Above { unit, random: random.terms.len() }),
    };
    let fitted = fit(&data, if options.ml { Method::Ml } else { Method::Reml })?;
    if options.json {
        say(&format!("{}\n", as_json(&fitted, &random.terms, left_out)))
    } else {
        say(&as_text(&fitted, &random.terms, left_out))
    }
}

/// A variance is a number where only the level is random, otherwise the matrix of variances and covariances.
fn as_json(fitted: &GrowthFit, random: &[String], left_out: usize) -> Value {
    let model = &fitted.model;
    let spread = |m: &Matrix| match m.rows() {
        1 => json!(m[(0, 0)]),
        size => (0..size).map(|i| json!(m.row(i))).collect(),
    };
    json!({
        "n": fitted.rows,
        "left_out": left_out,
        "clusters": fitted.clusters,
        "units_above": (fitted.units > 0).then_some(fitted.units),
        "method": if fitted.method == Method::Ml { "ml" } else { "reml" },
        "log_likelihood": fitted.log_likelihood,
        "aic": fitted.aic(),
        "bic": fitted.bic(),
        "fixed": coefficients_json(&fitted.terms, &model.fixed, &fitted.standard_errors()),
        "random": random,
        "variance": {
            "cluster": spread(&model.cluster_covariance),
            "above": model.above_covariance.as_ref().map(spread),
            "residual": model.residual_variance,
        },
        "singular": fitted.singular,
        "converged": fitted.convergence.converged,
        "iterations": fitted.convergence.iterations,
        "gradient_norm": fitted.convergence.gradient_norm,
    })
}

fn as_text(fitted: &GrowthFit, random: &[String], left_out: usize) -> String {
    let model = &fitted.model;
    let mut text =
        format!("{} measurements{} of {} clusters", fitted.rows, left_out_text(left_out), fitted.clusters);
    if fitted.units > 0 {
        text += &format!(" in {} units", fitted.units);
    }
    let method = if fitted.method == Method::Ml { "maximum likelihood" } else { "REML" };
    text += &format!("\n{method}: log-likelihood {}", number(fitted.log_likelihood));
    text += &format!("   AIC {}   BIC {}\n\n", number(fitted.aic()), number(fitted.bic()));
    text += &coefficients_text(&fitted.terms, &model.fixed, &fitted.standard_errors(), None);
    let mut rows = Vec::new();
    let levels = [("cluster", Some(&model.cluster_covariance)), ("above", model.above_covariance.as_ref())];
    for (level, spread) in levels.into_iter().filter_map(|(level, m)| m.map(|m| (level, m))) {
        for (i, term) in random.iter().enumerate() {
            let sd = spread[(i, i)].sqrt();
            let mut cells = vec![level.to_owned(), term.clone(), digits(spread[(i, i)]), digits(sd)];
            cells.extend((0..i).map(|j| number(spread[(i, j)] / (sd * spread[(j, j)].sqrt()))));
            rows.push(cells);
        }
    }
    let residual = model.residual_variance;
    rows.push(vec!["residual".to_owned(), String::new(), digits(residual), digits(residual.sqrt())]);
    let mut header = vec!["", "", "variance", "s.d."];
    header.extend(std::iter::repeat_n("correlation", random.len() - 1));
    text += &format!("\n{}", table(&header, &rows, 2));
    if fitted.singular {
        text += "\nA variance is zero or a correlation is ±1: the data support fewer random effects.\n";
    }
    text + &convergence_text(&fitted.convergence)
}

//! `selaras analyse hazard`: the chance that it happens at an occasion, given that it has not happened before.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use psychometrics::design::{Formula, Intercept, matrix};
use psychometrics::survival::{HazardFit, brier, concordance_of_events, hazard};
use serde_json::{Value, json};

use super::columns::Columns;
use super::lines::{number, say};
use super::model::{
    coefficients_json, coefficients_text, convergence_text, diverging_text, events, left_out_text,
};

/// A discrete-time hazard.
#[derive(Args)]
pub struct Options {
    /// The table: CSV with a header line, one row per person and occasion, an empty cell is missing
    file: PathBuf,
    /// The column that says whether it happened at this occasion: 0 and 1
    #[arg(long)]
    event: String,
    /// The predictors, which may change from occasion to occasion: "factor(wave) + mood"; an intercept is added
    #[arg(long, default_value = "")]
    predictors: String,
    /// Prints one JSON object at full precision
    #[arg(long)]
    json: bool,
}

/// Fits the model and prints it.
///
/// # Errors
/// What is wrong with the file, the model, or the two together.
pub fn run(options: &Options) -> Result<()> {
    let mut used = vec![options.event.clone()];
    used.extend(Formula::read(&options.predictors)?.columns());
    let (rows, left_out) = Columns::read(&options.file)?.complete(&used)?;
    let event = events(&rows, &options.event)?;
    let columns = matrix(&rows, &options.predictors, Intercept::Shown)?;
    let fitted = hazard(&event, &columns)?;
    let predicted = (0..columns.rows())
        .map(|row| fitted.probability(columns.matrix.row(row)))
        .collect::<psychometrics::Result<Vec<f64>>>()?;
    let quality = [concordance_of_events(&predicted, &event)?.c(), brier(&predicted, &event)?];
    if options.json {
        say(&format!("{}\n", as_json(&fitted, quality, left_out)))
    } else {
        say(&as_text(&fitted, quality, left_out))
    }
}

fn as_json(fitted: &HazardFit, [concordance, brier]: [f64; 2], left_out: usize) -> Value {
    json!({
        "n": fitted.n,
        "left_out": left_out,
        "events": fitted.events,
        "log_likelihood": fitted.log_likelihood,
        "concordance": concordance,
        "brier": brier,
        "coefficients": coefficients_json(&fitted.terms, &fitted.coefficients, &fitted.standard_errors()),
        "diverging": fitted.diverging,
        "converged": fitted.convergence.converged,
        "iterations": fitted.convergence.iterations,
        "gradient_norm": fitted.convergence.gradient_norm,
    })
}

fn as_text(fitted: &HazardFit, [concordance, brier]: [f64; 2], left_out: usize) -> String {
    let mut text = format!("{} rows{}, {} events\n", fitted.n, left_out_text(left_out), fitted.events);
    text += &format!("log-likelihood {}", number(fitted.log_likelihood));
    text += &format!("   concordance {}   Brier score {}\n\n", number(concordance), number(brier));
    let errors = fitted.standard_errors();
    text += &coefficients_text(&fitted.terms, &fitted.coefficients, &errors, Some("odds ratio"));
    text + &diverging_text(&fitted.diverging) + &convergence_text(&fitted.convergence)
}

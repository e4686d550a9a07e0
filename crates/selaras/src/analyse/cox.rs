//! `selaras analyse cox`: what hastens or delays an event.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use psychometrics::design::{Formula, Intercept, matrix};
use psychometrics::survival::{self, CoxFit, FollowUp, cox};
use serde_json::{Value, json};

use super::columns::Columns;
use super::lines::{number, say};
use super::model::{
    coefficients_json, coefficients_text, convergence_text, diverging_text, events, left_out_text,
};

/// A Cox regression.
#[derive(Args)]
pub struct Options {
    /// The table: CSV with a header line, one row per person, an empty cell is missing
    file: PathBuf,
    /// The column of times until the event or until last seen
    #[arg(long)]
    time: String,
    /// The column that says whether it happened: 0 and 1, or 1 and 2 (2 being the event)
    #[arg(long)]
    event: String,
    /// The predictors: "age + sex"
    #[arg(long)]
    predictors: String,
    /// How events at the same time share the people at risk
    #[arg(long, value_enum, default_value = "efron")]
    ties: Ties,
    /// A column whose every value has a hazard of its own
    #[arg(long, value_name = "COLUMN")]
    strata: Option<String>,
    /// Prints one JSON object at full precision
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Ties {
    Efron,
    Breslow,
}

/// Fits the model and prints it.
///
/// # Errors
/// What is wrong with the file, the model, or the two together.
pub fn run(options: &Options) -> Result<()> {
    let mut used = vec![options.time.clone(), options.event.clone()];
    used.extend(options.strata.clone());
    used.extend(Formula::read(&options.predictors)?.columns());
    let (rows, left_out) = Columns::read(&options.file)?.complete(&used)?;
    let (time, event) = (rows.numbers(&options.time)?, events(&rows, &options.event)?);
    let predictors = matrix(&rows, &options.predictors, Intercept::Implied)?;
    let strata = options.strata.as_ref().map(|column| rows.groups(column)).transpose()?;
    let ties = match options.ties {
        Ties::Efron => survival::Ties::Efron,
        Ties::Breslow => survival::Ties::Breslow,
    };
    let fitted = cox(&FollowUp { time: &time, event: &event }, &predictors, strata.as_deref(), ties)?;
    if options.json {
        say(&format!("{}\n", as_json(&fitted, left_out)))
    } else {
        say(&as_text(&fitted, left_out))
    }
}

fn as_json(fitted: &CoxFit, left_out: usize) -> Value {
    json!({
        "n": fitted.n,
        "left_out": left_out,
        "events": fitted.events,
        "log_likelihood": fitted.log_likelihood,
        "null_log_likelihood": fitted.null_log_likelihood,
        "likelihood_ratio": fitted.likelihood_ratio(),
        "score_test": fitted.score_test,
        "concordance": fitted.concordance.c(),
        "coefficients": coefficients_json(&fitted.terms, &fitted.coefficients, &fitted.standard_errors()),
        "diverging": fitted.diverging,
        "converged": fitted.convergence.converged,
        "iterations": fitted.convergence.iterations,
        "gradient_norm": fitted.convergence.gradient_norm,
    })
}

fn as_text(fitted: &CoxFit, left_out: usize) -> String {
    let mut text = format!("{} people{}, {} events\n", fitted.n, left_out_text(left_out), fitted.events);
    text += &format!("log-likelihood {}", number(fitted.log_likelihood));
    text += &format!(" (without predictors {})", number(fitted.null_log_likelihood));
    text += &format!("   concordance {}\n\n", number(fitted.concordance.c()));
    let errors = fitted.standard_errors();
    text += &coefficients_text(&fitted.terms, &fitted.coefficients, &errors, Some("hazard ratio"));
    text + &diverging_text(&fitted.diverging) + &convergence_text(&fitted.convergence)
}

//! `selaras analyse`: the statistics of `psychometrics` on a CSV file, for researchers and for checking.
//!
//! Every verb reads a CSV with a header (an empty cell or `NA` is missing), prints a readable table, and with `--json`
//! one JSON object at full precision.

mod change;
mod columns;
mod cox;
mod factor;
mod growth;
mod hazard;
mod irt;
mod items;
mod lines;
mod model;
mod norms;
mod reliability;

use anyhow::Result;
use clap::Subcommand;

/// What to compute.
#[derive(Subcommand)]
pub enum What {
    /// How far a scale of several items can be relied on
    Reliability(reliability::Options),
    /// A confirmatory factor model, in one group or several
    Factor(factor::Options),
    /// An item response model
    Irt(irt::Options),
    /// Change over time: a linear mixed model of clients, with or without counsellors above
    Growth(growth::Options),
    /// The chance that it happens at an occasion: a discrete-time hazard, one row per person and occasion
    Hazard(hazard::Options),
    /// What hastens or delays an event: a Cox regression, one row per person
    Cox(cox::Options),
    /// What raw scores mean in this sample: a norm table with its errors
    Norms(norms::Options),
    /// Who has changed reliably, and who has recovered
    Change(change::Options),
}

/// Computes and prints it.
///
/// # Errors
/// A sentence that says what is wrong with the file or the model, and where.
pub fn run(what: What) -> Result<()> {
    match what {
        What::Reliability(options) => reliability::run(&options),
        What::Factor(options) => factor::run(&options),
        What::Irt(options) => irt::run(&options),
        What::Growth(options) => growth::run(&options),
        What::Hazard(options) => hazard::run(&options),
        What::Cox(options) => cox::run(&options),
        What::Norms(options) => norms::run(&options),
        What::Change(options) => change::run(&options),
    }
}

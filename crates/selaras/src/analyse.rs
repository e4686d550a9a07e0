//! `selaras analyse`: the statistics of `psychometrics` on a CSV file, for researchers and for checking.
//!
//! Every verb reads a CSV with a header (an empty cell or `NA` is missing), prints a readable table, and with `--json`
//! one JSON object at full precision.

mod columns;
mod factor;
mod irt;
mod items;
mod lines;

use anyhow::Result;
use clap::Subcommand;

/// What to compute.
#[derive(Subcommand)]
pub enum What {
    /// A confirmatory factor model, in one group or several
    Factor(factor::Options),
    /// An item response model
    Irt(irt::Options),
}

/// Computes and prints it.
///
/// # Errors
/// A sentence that says what is wrong with the file or the model, and where.
pub fn run(what: What) -> Result<()> {
    match what {
        What::Factor(options) => factor::run(&options),
        What::Irt(options) => irt::run(&options),
    }
}

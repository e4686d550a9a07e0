//! `selaras analyse norms`: what raw scores mean in a sample.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;
use psychometrics::norms::{Norm, NormTable, Scale};
use serde_json::{Value, json};

use super::columns::Columns;
use super::items::Items;
use super::lines::{number, say, table};

/// A norm table.
#[derive(Args)]
pub struct Options {
    /// The table: CSV with a header line, one row per person, an empty cell is missing
    file: PathBuf,
    /// The column of raw scores
    #[arg(long, required_unless_present = "items")]
    score: Option<String>,
    /// Instead of --score: the items whose sum is the raw score; a minus before those that are reverse-keyed
    #[arg(long, conflicts_with = "score", allow_hyphen_values = true)]
    items: Option<String>,
    /// With --items: the lowest and highest answer, such as 1..6
    #[arg(long, requires = "items")]
    range: Option<String>,
    /// Prints one JSON object at full precision
    #[arg(long)]
    json: bool,
}

/// Makes the norm table and prints it.
///
/// # Errors
/// What is wrong with the file or the scores.
pub fn run(options: &Options) -> Result<()> {
    let all = scores(options)?;
    let known: Vec<f64> = all.iter().copied().filter(|s| !s.is_nan()).collect();
    let left_out = all.len() - known.len();
    let norms = NormTable::of(&known)?;
    let rows = norms.rows()?;
    if options.json {
        say(&format!("{}\n", as_json(&norms, &rows, left_out)))
    } else {
        say(&as_text(&norms, &rows, left_out))
    }
}

/// The raw score of every row; NaN where it is missing.
fn scores(options: &Options) -> Result<Vec<f64>> {
    let columns = Columns::read(&options.file)?;
    match (&options.score, &options.items) {
        (Some(score), _) => columns.numbers(&[score]),
        (None, Some(list)) => {
            let items = Items::parse(list, options.range.as_deref())?;
            let answers = items.keyed(columns.numbers(&items.names)?)?;
            Ok(answers.chunks(items.names.len()).map(|row| row.iter().sum()).collect())
        }
        (None, None) => bail!("norms need --score or --items"),
    }
}

fn as_json(norms: &NormTable, rows: &[Norm], left_out: usize) -> Value {
    let entry = |norm: &Norm| {
        json!({
            "score": norm.score,
            "count": norm.count,
            "percentile_rank": norm.percentile_rank,
            "se_percentile_rank": norm.se_percentile_rank,
            "z": norm.z,
            "se_z": norm.se_z,
            "t": norm.linear(Scale::T).0,
            "iq": norm.linear(Scale::Iq).0,
            "sten": norm.linear(Scale::Sten).0,
            "stanine": norm.linear(Scale::Stanine).0,
            "normalised_z": norm.normalised_z,
            "se_normalised_z": norm.se_normalised_z,
            "normalised_t": norm.normalised(Scale::T).0,
            "se_normalised_t": norm.normalised(Scale::T).1,
            "normalised_sten": norm.normalised(Scale::Sten).0,
            "normalised_stanine": norm.normalised(Scale::Stanine).0,
        })
    };
    json!({
        "n": norms.n,
        "left_out": left_out,
        "mean": norms.mean,
        "sd": norms.sd,
        "se_mean": norms.se_mean,
        "se_sd": norms.se_sd,
        "scores": rows.iter().map(entry).collect::<Vec<_>>(),
    })
}

fn as_text(norms: &NormTable, rows: &[Norm], left_out: usize) -> String {
    let mut text = format!("{} people", norms.n);
    if left_out > 0 {
        text += &format!(" ({left_out} without a score)");
    }
    text += &format!("\nmean {} (s.e. {})", number(norms.mean), number(norms.se_mean));
    text += &format!("   s.d. {} (s.e. {})\n\n", number(norms.sd), number(norms.se_sd));
    let row = |norm: &Norm| {
        let (normalised, error) = norm.normalised(Scale::T);
        let mut cells = vec![norm.score.to_string(), norm.count.to_string()];
        cells.extend([norm.percentile_rank, norm.se_percentile_rank, norm.linear(Scale::T).0].map(number));
        cells.extend([number(normalised), number(error)]);
        cells.extend([Scale::Sten, Scale::Stanine].map(|s| norm.normalised(s).0.to_string()));
        cells
    };
    let header =
        ["score", "people", "percentile rank", "s.e.", "T", "normalised T", "s.e.", "sten", "stanine"];
    text + &table(&header, &rows.iter().map(row).collect::<Vec<_>>(), 0)
}

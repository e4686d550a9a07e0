//! `selaras analyse reliability`: how far a scale of several items can be relied on.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use psychometrics::answers::{self, Answers};
use psychometrics::reliability::{Reliability, reliability};
use serde_json::{Value, json};

use super::columns::Columns;
use super::items::Items;
use super::lines::{number, say, table};

/// The reliability of a scale.
#[derive(Args)]
pub struct Options {
    /// The table: CSV with a header line, an empty cell is missing
    file: PathBuf,
    /// The items, by name; a minus before those that are keyed the other way round: --items=-A1,A2,A3
    #[arg(long, allow_hyphen_values = true)]
    items: String,
    /// The lowest and highest answer, such as 1..6; needed to turn items around
    #[arg(long)]
    range: Option<String>,
    /// What to do with rows in which answers are missing
    #[arg(long, value_enum, default_value = "complete")]
    missing: Missing,
    /// Prints one JSON object at full precision
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Missing {
    /// Only rows that answered every item
    Complete,
    /// For every pair of items the rows that answered both
    Pairwise,
}

/// Computes the reliability and prints it.
///
/// # Errors
/// What is wrong with the file or the items.
pub fn run(options: &Options) -> Result<()> {
    let items = Items::parse(&options.items, options.range.as_deref())?;
    let values = items.keyed(Columns::read(&options.file)?.numbers(&items.names)?)?;
    let answers = Answers::from_values_with_missing(items.names.len(), values)?.named(&items.names)?;
    let missing = match options.missing {
        Missing::Complete => answers::Missing::Complete,
        Missing::Pairwise => answers::Missing::Pairwise,
    };
    let scale = reliability(&answers, missing)?;
    if options.json {
        say(&format!("{}\n", as_json(&scale, &items.names)))
    } else {
        say(&as_text(&scale, &items.names))
    }
}

/// What could not be computed is null and says why under `unavailable`. `sem` is that of the mean score.
fn as_json(scale: &Reliability, names: &[String]) -> Value {
    let mut unavailable = BTreeMap::new();
    if let Err(why) = &scale.omega {
        unavailable.insert("omega_total", why.to_string());
    }
    if let Err(why) = &scale.lambda6 {
        unavailable.insert("lambda6", why.to_string());
    }
    if let Err(why) = &scale.alpha_if_dropped {
        unavailable.insert("alpha_if_dropped", why.to_string());
    }
    let items = scale.items as f64;
    json!({
        "n": scale.rows,
        "items": names,
        "alpha": scale.alpha,
        "alpha_lower": scale.alpha_interval.0,
        "alpha_upper": scale.alpha_interval.1,
        "alpha_standardised": scale.alpha_standardised,
        "mean_correlation": scale.mean_correlation,
        "omega_total": scale.omega.as_ref().ok().map(|o| o.total),
        "omega_converged": scale.omega.as_ref().ok().map(|o| o.model.convergence.converged),
        "omega_heywood": scale.omega.as_ref().ok().map(|o| o.model.heywood),
        "lambda6": scale.lambda6.as_ref().ok(),
        "mean": scale.sum_mean / items,
        "sd": scale.sum_sd / items,
        "sem": scale.sem / items,
        "sum_mean": scale.sum_mean,
        "sum_sd": scale.sum_sd,
        "sum_sem": scale.sem,
        "item_rest": scale.item_rest,
        "alpha_if_dropped": scale.alpha_if_dropped.as_ref().ok(),
        "unavailable": unavailable,
    })
}

fn as_text(scale: &Reliability, names: &[String]) -> String {
    let items = scale.items as f64;
    let (low, high) = scale.alpha_interval;
    let mut text = format!("{} rows, {} items\n", scale.rows, scale.items);
    text += &format!("alpha {} (95 % interval {} to {})", number(scale.alpha), number(low), number(high));
    text += &format!("   standardised {}\n", number(scale.alpha_standardised));
    let omega = scale.omega.as_ref().ok();
    text += &format!("omega total {}", number(omega.map(|o| o.total)));
    text += &format!("   lambda-6 {}", number(scale.lambda6.as_ref().ok().copied()));
    text += &format!("   mean correlation {}\n", number(scale.mean_correlation));
    let of = |mean: f64, sd: f64, sem: f64| {
        format!(
            "mean {}   s.d. {}   standard error of measurement {}\n",
            number(mean),
            number(sd),
            number(sem)
        )
    };
    text += &format!("mean score: {}", of(scale.sum_mean / items, scale.sum_sd / items, scale.sem / items));
    text += &format!("sum score:  {}\n", of(scale.sum_mean, scale.sum_sd, scale.sem));
    let dropped = scale.alpha_if_dropped.as_ref().ok();
    let row = |i: usize| vec![names[i].clone(), number(scale.item_rest[i]), number(dropped.map(|d| d[i]))];
    let rows: Vec<Vec<String>> = (0..names.len()).map(row).collect();
    text += &table(&["item", "item–rest", "alpha if dropped"], &rows, 1);
    if let Some(omega) = omega {
        if omega.model.heywood {
            text +=
                "\nOmega rests on an item without any error of its own (a Heywood case). Do not use it.\n";
        }
        if !omega.model.convergence.converged {
            text += "\nOmega: the one-factor model did not converge.\n";
        }
    }
    for why in [scale.omega.as_ref().err(), scale.lambda6.as_ref().err()].into_iter().flatten() {
        text += &format!("\nNot computed: {why}.\n");
    }
    text
}

//! `selaras analyse change`: who has changed by more than error, and who has recovered.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use psychometrics::change::{
    self, CRITERION_95, Outcome, Population, ReliableChange, classify, cutoff_a, cutoff_b, cutoff_c,
    reliable_change_at, se_difference, smallest_reliable_difference,
};
use serde_json::{Value, json};

use super::columns::Columns;
use super::lines::{number, say, table};

/// Reliable and clinically significant change.
#[derive(Args)]
pub struct Options {
    /// The table: CSV with a header line, one row per person, an empty cell is missing
    file: PathBuf,
    /// The column of earlier scores
    #[arg(long)]
    before: String,
    /// The column of later scores
    #[arg(long)]
    after: String,
    /// The reliability of the scores
    #[arg(long)]
    reliability: f64,
    /// Which scores are better
    #[arg(long, value_enum)]
    better: Better,
    /// The standard deviation of the scores; else that of the earlier ones here
    #[arg(long)]
    sd: Option<f64>,
    /// How many standard errors of difference count as reliable
    #[arg(long, default_value_t = CRITERION_95)]
    criterion: f64,
    /// Mean and standard deviation of clients, such as 24.9,3.3, for cut-offs a and c; else those of the earlier scores
    #[arg(long, value_name = "MEAN,SD", allow_hyphen_values = true)]
    clients: Option<String>,
    /// Mean and standard deviation of people who function well, for cut-offs b and c
    #[arg(long, value_name = "MEAN,SD", allow_hyphen_values = true)]
    functioning: Option<String>,
    /// Which cut-off divides clients from the functioning; c if --functioning is given, else none
    #[arg(long, value_enum)]
    cutoff: Option<Cutoff>,
    /// The column that names the person; else the row's number
    #[arg(long, value_name = "COLUMN")]
    id: Option<String>,
    /// Prints one JSON object at full precision
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Better {
    Higher,
    Lower,
}

#[derive(Clone, Copy, ValueEnum)]
enum Cutoff {
    A,
    B,
    C,
}

/// One person with both scores.
struct Person {
    id: String,
    before: f64,
    after: f64,
    change: ReliableChange,
    outcome: Outcome,
}

/// What holds for all.
struct Frame {
    sd: f64,
    se_difference: f64,
    smallest: f64,
    cutoff: Option<f64>,
    left_out: usize,
}

/// Computes everybody's change and prints it.
///
/// # Errors
/// What is wrong with the file, the scores or the options.
pub fn run(options: &Options) -> Result<()> {
    let columns = Columns::read(&options.file)?;
    let scores = columns.numbers(&[&options.before, &options.after])?;
    let ids = match &options.id {
        Some(column) => columns.text(column)?,
        None => (1..=scores.len() / 2).map(|row| row.to_string()).collect(),
    };
    let pairs = ids.into_iter().zip(scores.chunks(2)).filter(|(_, pair)| pair.iter().all(|s| !s.is_nan()));
    let pairs: Vec<(String, f64, f64)> = pairs.map(|(id, pair)| (id, pair[0], pair[1])).collect();
    let frame = frame(options, &pairs, scores.len() / 2 - pairs.len())?;
    let better = better(options);
    let person = |(id, before, after): (String, f64, f64)| {
        let change = reliable_change_at(before, after, frame.sd, options.reliability, options.criterion)?;
        let outcome = classify(before, after, &change, frame.cutoff, better)?;
        Ok(Person { id, before, after, change, outcome })
    };
    let people = pairs.into_iter().map(person).collect::<Result<Vec<_>>>()?;
    if options.json {
        say(&format!("{}\n", as_json(options, &frame, &people)))
    } else {
        say(&as_text(&frame, &people))
    }
}

fn better(options: &Options) -> change::Better {
    match options.better {
        Better::Higher => change::Better::Higher,
        Better::Lower => change::Better::Lower,
    }
}

fn frame(options: &Options, pairs: &[(String, f64, f64)], left_out: usize) -> Result<Frame> {
    if pairs.len() < 2 {
        bail!("only {} rows have both \"{}\" and \"{}\"", pairs.len(), options.before, options.after);
    }
    let n = pairs.len() as f64;
    let mean = pairs.iter().map(|p| p.1).sum::<f64>() / n;
    let own = (pairs.iter().map(|p| (p.1 - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let sd = options.sd.unwrap_or(own);
    let here = Population { mean, sd: own };
    let clients =
        options.clients.as_deref().map(|text| population("--clients", text)).transpose()?.unwrap_or(here);
    let functioning =
        options.functioning.as_deref().map(|text| population("--functioning", text)).transpose()?;
    let wanted = options.cutoff.or_else(|| functioning.map(|_| Cutoff::C));
    let needed = || functioning.context("this cut-off needs --functioning MEAN,SD");
    let cutoff = match wanted {
        None => None,
        Some(Cutoff::A) => Some(cutoff_a(clients, better(options))?),
        Some(Cutoff::B) => Some(cutoff_b(needed()?, better(options))?),
        Some(Cutoff::C) => Some(cutoff_c(clients, needed()?)?),
    };
    Ok(Frame {
        sd,
        se_difference: se_difference(sd, options.reliability)?,
        smallest: smallest_reliable_difference(sd, options.reliability, options.criterion)?,
        cutoff,
        left_out,
    })
}

fn population(option: &str, text: &str) -> Result<Population> {
    let read = || {
        let (mean, sd) = text.split_once(',')?;
        Some(Population { mean: mean.trim().parse().ok()?, sd: sd.trim().parse().ok()? })
    };
    read().with_context(|| format!("{option} \"{text}\" is not of the form MEAN,SD"))
}

const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Recovered, "recovered"),
    (Outcome::Improved, "improved"),
    (Outcome::Unchanged, "unchanged"),
    (Outcome::Worsened, "worsened"),
];

fn word(outcome: Outcome) -> &'static str {
    OUTCOMES.iter().find(|(o, _)| *o == outcome).map_or("", |(_, word)| word)
}

fn count(people: &[Person], outcome: Outcome) -> usize {
    people.iter().filter(|p| p.outcome == outcome).count()
}

fn as_json(options: &Options, frame: &Frame, people: &[Person]) -> Value {
    let person = |p: &Person| {
        json!({
            "id": p.id, "before": p.before, "after": p.after,
            "difference": p.change.difference, "index": p.change.index, "outcome": word(p.outcome),
        })
    };
    let counts = OUTCOMES.iter().map(|(o, word)| ((*word).to_owned(), json!(count(people, *o))));
    json!({
        "n": people.len(),
        "left_out": frame.left_out,
        "sd": frame.sd,
        "reliability": options.reliability,
        "criterion": options.criterion,
        "se_difference": frame.se_difference,
        "smallest_reliable_difference": frame.smallest,
        "cutoff": frame.cutoff,
        "counts": counts.collect::<serde_json::Map<_, _>>(),
        "people": people.iter().map(person).collect::<Vec<_>>(),
    })
}

fn as_text(frame: &Frame, people: &[Person]) -> String {
    let mut text = format!("{} people", people.len());
    if frame.left_out > 0 {
        text += &format!(" ({} left out for missing scores)", frame.left_out);
    }
    text += &format!("\nstandard error of a difference {}", number(frame.se_difference));
    text += &format!("   smallest reliable difference {}", number(frame.smallest));
    text += &format!("   cut-off {}\n", number(frame.cutoff));
    let share = |(o, word): &(Outcome, &str)| format!("{word} {}", count(people, *o));
    text += &format!("{}\n\n", OUTCOMES.iter().map(share).collect::<Vec<_>>().join("   "));
    let row = |p: &Person| {
        let mut cells = vec![p.id.clone(), word(p.outcome).to_owned()];
        cells.extend([p.before, p.after, p.change.difference, p.change.index].map(number));
        cells
    };
    let header = ["person", "outcome", "before", "after", "difference", "index"];
    text + &table(&header, &people.iter().map(row).collect::<Vec<_>>(), 2)
}

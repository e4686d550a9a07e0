//! `selaras import scores`: past scores from a table, all of them or none.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use selaras_core::import::{Fault, Map, Plan, Why, plan};
use selaras_core::instrument;
use selaras_core::language::{Address, Language};
use selaras_store::Store;
use selaras_store::audit::By;
use selaras_store::imports::{self, Refusal, Report};
use selaras_store::practices::{self, Practice};
use selaras_web::clock::Clock;
use selaras_web::words::{Place as Fill, Words};

use crate::config::Place;

/// What to import.
#[derive(Subcommand)]
pub enum What {
    /// Past scores from a table (CSV), long or wide
    Scores(Scores),
}

/// Past scores.
#[derive(Args)]
pub struct Scores {
    /// The table: CSV in UTF-8 with a header line
    file: PathBuf,
    /// What its columns mean (TOML; see the handbook's page on import)
    #[arg(long, value_name = "MAP.toml")]
    map: PathBuf,
    /// The practice's name, when there are several
    #[arg(long, value_name = "NAME")]
    practice: Option<String>,
    /// Shows what would happen and changes nothing
    #[arg(long)]
    dry_run: bool,
    /// Language of the messages: id or en
    #[arg(long, env = "SELARAS_LANGUAGE", default_value = "id")]
    language: String,
    #[command(flatten)]
    place: Place,
}

/// Runs the import and prints what it did.
///
/// # Errors
/// Every row that could not be taken, or what else stood in the way.
pub fn run(what: What) -> Result<()> {
    let What::Scores(scores) = what;
    let language: Language = scores.language.parse().context("--language takes id or en")?;
    let words = Words::new(language, Address::Anda);
    let map = std::fs::read_to_string(&scores.map)
        .with_context(|| format!("cannot read {}", scores.map.display()))?;
    let map = Map::parse(&map).with_context(|| format!("{} does not fit", scores.map.display()))?;
    let table =
        std::fs::read(&scores.file).with_context(|| format!("cannot read {}", scores.file.display()))?;
    let now = Clock::Machine.now();
    let plan = match plan(&table, &map, instrument::shelf(), now) {
        Ok(plan) => plan,
        Err(faults) => {
            for fault in &faults {
                eprintln!("{}", told(words, fault));
            }
            bail!("{}", words.with("import-refused", "faults", faults.len()));
        }
    };
    let store = scores.place.open()?;
    let practice = chosen(&store, scores.practice.as_deref())?;
    bring(&store, practice, plan, scores.dry_run, words)
}

/// Brings a plan into a practice and prints what came of it.
///
/// # Errors
/// Conflicts, or what the database said.
pub fn bring(store: &Store, practice: Practice, plan: Plan, only_try: bool, words: Words) -> Result<()> {
    let by = By { practice: practice.id, person: None, now: Clock::Machine.now(), case: None };
    let outcome = store.write_here(move |tx| imports::bring(tx, &practice, &plan, by, only_try));
    match outcome {
        Ok(report) => {
            println!("{}", counted(words, "import-done", &report));
            Ok(())
        }
        Err(Refusal::OnlyTried(report)) => {
            println!("{}", counted(words, "import-would", &report));
            Ok(())
        }
        Err(Refusal::Conflicts(conflicts)) => {
            for conflict in &conflicts {
                let places = [
                    ("line", Fill::from(i64::try_from(conflict.line).unwrap_or(0))),
                    ("kept", words.number(conflict.kept, 2).into()),
                    ("given", words.number(conflict.given, 2).into()),
                ];
                eprintln!("{}", words.fill("import-conflict", &places));
            }
            bail!("{}", words.with("import-refused", "faults", conflicts.len()))
        }
        Err(Refusal::Store(error)) => Err(error.into()),
    }
}

/// The practice of this name, or the only one.
fn chosen(store: &Store, name: Option<&str>) -> Result<Practice> {
    let mut all = store.read_here(practices::all)?;
    let names = all.iter().map(|p| format!("“{}”", p.name)).collect::<Vec<_>>().join(", ");
    match name {
        Some(name) => match all.into_iter().find(|practice| practice.name == name) {
            Some(found) => Ok(found),
            None => bail!("no practice is called “{name}”; there is: {names}"),
        },
        None if all.len() == 1 => Ok(all.remove(0)),
        None if all.is_empty() => bail!("there is no practice yet: run `selaras serve` once and set it up"),
        None => bail!("there are several practices; say which with --practice: {names}"),
    }
}

fn counted(words: Words, key: &str, report: &Report) -> String {
    let places = [
        ("cases", Fill::from(report.new_cases + report.known_cases)),
        ("scores", Fill::from(report.new_scores + report.known_scores)),
        ("new_cases", Fill::from(report.new_cases)),
        ("new_scores", Fill::from(report.new_scores)),
    ];
    words.fill(key, &places).into_owned()
}

/// A fault as a sentence with its line and column.
fn told(words: Words, fault: &Fault) -> String {
    let line = i64::try_from(fault.line).unwrap_or(0);
    let place = if fault.column.is_empty() {
        words.with("import-line", "line", line).into_owned()
    } else {
        words
            .fill("import-line-column", &[("line", line.into()), ("column", (&fault.column).into())])
            .into_owned()
    };
    let count = |n: u64| Fill::from(i64::try_from(n).unwrap_or(i64::MAX));
    let why = match &fault.why {
        Why::NoSuchColumn => words.say("import-no-such-column").into_owned(),
        Why::NotText => words.say("import-not-text").into_owned(),
        Why::Ragged { expected, got } => {
            words.fill("import-ragged", &[("expected", count(*expected)), ("got", count(*got))]).into_owned()
        }
        Why::NoClient => words.say("import-no-client").into_owned(),
        Why::NoOccasion => words.say("import-no-occasion").into_owned(),
        Why::NotADate { got } => words.with("import-not-a-date", "got", got).into_owned(),
        Why::Ahead { at } => {
            let date = selaras_web::calendar::Calendar::new(words, "Asia/Jakarta").date(*at);
            words.with("import-ahead", "date", date).into_owned()
        }
        Why::UnknownInstrument { got } => words.with("import-unknown-instrument", "got", got).into_owned(),
        Why::UnknownScale { instrument, got } => words
            .fill("import-unknown-scale", &[("instrument", instrument.into()), ("got", got.into())])
            .into_owned(),
        Why::NotANumber { got } => words.with("import-not-a-number", "got", got).into_owned(),
        Why::OutOfRange { min, max, got } => {
            let range = [("min", words.number(*min, 0).into()), ("max", words.number(*max, 0).into())];
            let [min, max] = range;
            words.fill("import-out-of-range", &[min, max, ("got", got.into())]).into_owned()
        }
        Why::Twice { line } => words.with("import-twice", "first", count(*line)).into_owned(),
        Why::TwoCounsellors { other } => words.with("import-two-counsellors", "other", other).into_owned(),
    };
    format!("{place}: {why}")
}

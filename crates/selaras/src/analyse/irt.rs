//! `selaras analyse irt`: item response models.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use psychometrics::Convergence;
use psychometrics::irt::{self, ConditionalFit, Fitted, Model, Prior, Priors, Responses};
use serde_json::{Value, json};

use super::columns::Columns;
use super::items::Items;
use super::lines::{number, say, table};

/// An item response model.
#[derive(Args)]
pub struct Options {
    /// The table: CSV with a header line, an empty cell is missing
    file: PathBuf,
    /// The items, separated by commas; a minus before an item reverses it within --range
    #[arg(long, allow_hyphen_values = true)]
    items: String,
    /// Lowest and highest answer, such as 1..6
    #[arg(long)]
    range: Option<String>,
    /// rasch and pcm by conditional, the others by marginal maximum likelihood
    #[arg(long, value_enum)]
    model: Kind,
    /// Prior of the logit of every guessing parameter: mean and standard deviation, such as -1.5,3
    #[arg(long, value_name = "MEAN,SD", allow_hyphen_values = true)]
    guessing_prior: Option<String>,
    /// Prints one JSON object at full precision
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Rasch,
    Pcm,
    #[value(name = "2pl")]
    TwoParameter,
    #[value(name = "3pl")]
    ThreeParameter,
    Grm,
    Gpcm,
}

/// What is printed, whichever way the model was fitted.
struct Report {
    n: usize,
    log_likelihood: f64,
    conditional: bool,
    parameters: usize,
    items: Vec<Row>,
    convergence: Convergence,
    criteria: Option<(f64, f64)>,
}

struct Row {
    item: String,
    a: f64,
    b: Vec<f64>,
    d: Vec<f64>,
    g: Option<f64>,
    /// Standard errors of `a` (none where it is fixed), `b` and `g`; all none where they cannot be had.
    se: (Option<f64>, Option<Vec<f64>>, Option<f64>),
}

/// Fits the model and prints it.
///
/// # Errors
/// What is wrong with the file, the items, or the answers.
pub fn run(options: &Options) -> Result<()> {
    let items = Items::parse(&options.items, options.range.as_deref())?;
    let numbers = items.keyed(Columns::read(&options.file)?.numbers(&items.names)?)?;
    let answers = responses(&items, &numbers)?;
    let report = fitted(options, &items.names, &answers)?;
    if options.json { say(&format!("{}\n", as_json(&report))) } else { say(&as_text(&report)) }
}

fn responses(items: &Items, numbers: &[f64]) -> Result<Responses> {
    let mut codes = Vec::with_capacity(numbers.len());
    for (at, &number) in numbers.iter().enumerate() {
        if number.is_nan() {
            codes.push(None);
        } else if number.fract() == 0.0 && number.abs() < 1e9 {
            codes.push(Some(number as i32));
        } else {
            let (row, item) = (at / items.names.len() + 1, &items.names[at % items.names.len()]);
            bail!("row {row}, item \"{item}\": {number} is not a whole number, so no category");
        }
    }
    Responses::new(items.names.len(), codes).map_err(|error| named(&error.to_string(), &items.names))
}

/// The library counts items ("item 2"); whoever reads the message knows their names.
fn named(message: &str, names: &[String]) -> anyhow::Error {
    let named = names.iter().enumerate().rev().fold(message.to_owned(), |text, (place, name)| {
        let counted = format!("item {}", place + 1);
        text.replace(&counted, &format!("item \"{name}\""))
    });
    anyhow::anyhow!("{named}")
}

fn fitted(options: &Options, names: &[String], answers: &Responses) -> Result<Report> {
    let model = match options.model {
        Kind::Rasch | Kind::Pcm => {
            let fit =
                if options.model == Kind::Rasch { irt::rasch(answers) } else { irt::partial_credit(answers) };
            return Ok(conditional(&fit.map_err(|e| named(&e.to_string(), names))?, names));
        }
        Kind::TwoParameter => Model::TwoParameter,
        Kind::ThreeParameter => Model::ThreeParameter,
        Kind::Grm => Model::Graded,
        Kind::Gpcm => Model::PartialCredit,
    };
    let priors = Priors { guessing_logit: guessing_prior(options)?, ..Priors::default() };
    let fit = irt::fit(answers, model, &irt::Options { priors, ..irt::Options::default() });
    Ok(marginal(&fit.map_err(|e| named(&e.to_string(), names))?, names))
}

fn guessing_prior(options: &Options) -> Result<Option<Prior>> {
    let Some(text) = &options.guessing_prior else { return Ok(None) };
    if options.model != Kind::ThreeParameter {
        bail!("--guessing-prior is for --model 3pl only");
    }
    let read = || {
        let (mean, sd) = text.split_once(',')?;
        Some(Prior::Normal { mean: mean.trim().parse().ok()?, sd: sd.trim().parse().ok()? })
    };
    read().map(Some).with_context(|| format!("--guessing-prior \"{text}\" is not of the form -1.5,3"))
}

fn conditional(fit: &ConditionalFit, names: &[String]) -> Report {
    let row = |j: usize| Row {
        item: names[j].clone(),
        a: 1.0,
        b: fit.difficulties[j].clone(),
        d: fit.items[j].intercepts().to_vec(),
        g: None,
        se: (None, Some(fit.errors[j].clone()), None),
    };
    Report {
        n: fit.persons,
        log_likelihood: fit.log_likelihood,
        conditional: true,
        parameters: fit.parameters,
        items: (0..names.len()).map(row).collect(),
        convergence: fit.convergence,
        criteria: None,
    }
}

fn marginal(fit: &Fitted, names: &[String]) -> Report {
    let row = |j: usize| {
        let (item, errors) = (&fit.items[j], fit.errors.as_ref().map(|e| &e[j]));
        Row {
            item: names[j].clone(),
            a: item.slope(),
            b: item.difficulties(),
            d: item.intercepts().to_vec(),
            g: (item.model() == Model::ThreeParameter).then(|| item.guessing()),
            se: (
                errors.map(|e| e.slope),
                errors.map(|e| e.difficulties.clone()),
                errors.and_then(|e| e.guessing),
            ),
        }
    };
    Report {
        n: fit.persons,
        log_likelihood: fit.log_likelihood,
        conditional: false,
        parameters: fit.parameters,
        items: (0..names.len()).map(row).collect(),
        convergence: fit.convergence,
        criteria: Some((fit.aic(), fit.bic())),
    }
}

fn as_json(report: &Report) -> Value {
    let item = |row: &Row| {
        let mut entry = json!({
            "item": row.item, "a": row.a, "b": row.b, "d": row.d,
            "se": {"a": row.se.0, "b": row.se.1},
        });
        if let Some(g) = row.g {
            entry["g"] = json!(g);
            entry["se"]["g"] = json!(row.se.2);
        }
        entry
    };
    let mut whole = json!({
        "n": report.n,
        "log_likelihood": report.log_likelihood,
        "items": report.items.iter().map(item).collect::<Vec<_>>(),
        "likelihood": if report.conditional { "conditional" } else { "marginal" },
        "parameters": report.parameters,
        "converged": report.convergence.converged,
        "iterations": report.convergence.iterations,
        "gradient_norm": report.convergence.gradient_norm,
    });
    if let Some((aic, bic)) = report.criteria {
        whole["aic"] = json!(aic);
        whole["bic"] = json!(bic);
    }
    whole
}

fn as_text(report: &Report) -> String {
    let kind = if report.conditional { "conditional" } else { "marginal" };
    let mut text = format!(
        "{} persons, {} parameters\n{kind} log-likelihood {}",
        report.n,
        report.parameters,
        number(report.log_likelihood)
    );
    if let Some((aic, bic)) = report.criteria {
        text += &format!("   AIC {}   BIC {}", number(aic), number(bic));
    }
    text += "\n\n";
    let most = report.items.iter().map(|row| row.b.len()).max().unwrap_or(0);
    let guessing = report.items.iter().any(|row| row.g.is_some());
    let mut header = vec!["item".to_owned(), "a".into(), "s.e.".into()];
    for k in 1..=most {
        header.extend([if most == 1 { "b".to_owned() } else { format!("b{k}") }, "s.e.".to_owned()]);
    }
    if guessing {
        header.extend(["g".to_owned(), "s.e.".to_owned()]);
    }
    let cells = |row: &Row| {
        let mut cells = vec![row.item.clone(), number(row.a), number(row.se.0)];
        for k in 0..most {
            let error = row.se.1.as_ref().and_then(|se| se.get(k)).copied();
            cells.extend([number(row.b.get(k).copied()), number(error)]);
        }
        if guessing {
            cells.extend([number(row.g), number(row.se.2)]);
        }
        cells
    };
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    text += &table(&header, &report.items.iter().map(cells).collect::<Vec<_>>(), 1);
    if !report.convergence.converged {
        let norm = report.convergence.gradient_norm;
        text += &format!(
            "\nNot converged after {} passes (gradient {norm:.2e}): a parameter may run away.\n",
            report.convergence.iterations
        );
    }
    text
}

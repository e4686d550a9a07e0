//! `selaras analyse factor`: confirmatory factor analysis.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use psychometrics::answers::Answers;
use psychometrics::factor::{
    self, Difference, Equality, Estimate, Fit, Fitted, Improper, Incomplete, Level, Model, Place, Scale,
};
use serde_json::{Value, json};

use super::columns::Columns;
use super::lines::{number, probability, say, table};

/// A confirmatory factor model.
#[derive(Args)]
pub struct Options {
    /// The table: CSV with a header line, an empty cell is missing
    file: PathBuf,
    /// The model: "visual = x1 + x2 + x3; textual = x4 + x5 + x6"; "x1 ~~ x4" lets residuals covary
    #[arg(long)]
    model: String,
    /// What to do with rows in which values are missing
    #[arg(long, value_enum, default_value = "listwise")]
    missing: Missing,
    /// What gives each factor its unit: its first loading, or a variance of 1
    #[arg(long, value_enum, default_value = "marker")]
    scale: Unit,
    /// Errors and a test that hold for data that are not normal
    #[arg(long)]
    robust: bool,
    /// Fits the model in each group of this column at once
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    /// With --group: tests equal loadings, intercepts and residuals in turn
    #[arg(long, requires = "group")]
    invariance: bool,
    /// Prints one JSON object at full precision
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Missing {
    Listwise,
    Fiml,
}

#[derive(Clone, Copy, ValueEnum)]
enum Unit {
    Marker,
    Variance,
}

/// Fits the model and prints it.
///
/// # Errors
/// What is wrong with the file, the model, or the two together.
pub fn run(options: &Options) -> Result<()> {
    let model = Model::parse(&options.model)?;
    let columns = Columns::read(&options.file)?;
    let values = columns.numbers(model.items())?;
    let answers = Answers::from_values_with_missing(model.items().len(), values)?.named(model.items())?;
    let how = factor::Options {
        incomplete: match options.missing {
            Missing::Listwise => Incomplete::Listwise,
            Missing::Fiml => Incomplete::FullInformation,
        },
        scale: match options.scale {
            Unit::Marker => Scale::Marker,
            Unit::Variance => Scale::UnitVariance,
        },
        robust: options.robust,
    };
    let Some(column) = &options.group else {
        let fitted = factor::confirm(&answers, &model, &how)?;
        return print(&fitted, &[], &[], options.json);
    };
    let (groups, names) = groups(&columns, column)?;
    if options.invariance {
        let levels = factor::invariance(&answers, &groups, &model, &how)?;
        print(&levels[0].fitted, &names, &levels, options.json)
    } else {
        let fitted = factor::confirm_groups(&answers, &groups, &model, Equality::Configural, &how)?;
        print(&fitted, &names, &[], options.json)
    }
}

/// The group of each row, and the groups' names in alphabetical order.
fn groups(columns: &Columns, column: &str) -> Result<(Vec<usize>, Vec<String>)> {
    let cells = columns.text(column)?;
    if let Some(row) = cells.iter().position(String::is_empty) {
        bail!("row {} has no group in column \"{column}\"", row + 1);
    }
    let mut names = cells.clone();
    names.sort_unstable();
    names.dedup();
    if names.len() < 2 {
        bail!("column \"{column}\" has only one group, \"{}\"", names[0]);
    }
    Ok((cells.iter().map(|cell| names.partition_point(|name| name < cell)).collect(), names))
}

fn print(fitted: &Fitted, groups: &[String], levels: &[Level], json: bool) -> Result<()> {
    if json {
        say(&format!("{}\n", as_json(fitted, groups, levels)))
    } else {
        say(&as_text(fitted, groups, levels))
    }
}

fn as_json(fitted: &Fitted, groups: &[String], levels: &[Level]) -> Value {
    let (mut loadings, mut others) = (Vec::new(), Vec::new());
    for e in &fitted.estimates {
        // A fixed value has no error; scripts expect a number there, as lavaan prints it.
        let se = e.se.unwrap_or(0.0);
        let mut entry = json!({"estimate": e.estimate, "se": se, "standardised": e.standardised});
        let (op, left, right) = named(fitted, e);
        if op == "=" {
            entry["factor"] = json!(left);
            entry["item"] = json!(right);
        } else {
            entry["parameter"] = json!(op);
            entry["of"] = if right.is_empty() { json!([left]) } else { json!([left, right]) };
        }
        if let Some(group) = groups.get(e.group) {
            entry["group"] = json!(group);
        }
        if op == "=" { loadings.push(entry) } else { others.push(entry) }
    }
    let mut whole = json!({
        "n": fitted.n.iter().sum::<usize>(),
        "fit": fit_json(&fitted.fit),
        "loadings": loadings,
        "others": others,
        "improper": fitted.improper.iter().map(|i| improper(fitted, i, groups)).collect::<Vec<_>>(),
        "converged": fitted.convergence.converged,
        "iterations": fitted.convergence.iterations,
        "gradient_norm": fitted.convergence.gradient_norm,
    });
    if let Some(r) = &fitted.robust {
        whole["robust"] =
            json!({"scaling": r.scaling, "chisq": r.chisq, "p": r.p, "cfi": r.cfi, "rmsea": r.rmsea});
    }
    if !groups.is_empty() {
        let sizes = groups.iter().zip(&fitted.n).map(|(name, n)| json!({"group": name, "n": n}));
        whole["groups"] = sizes.collect();
    }
    if !levels.is_empty() {
        let level = |l: &Level| {
            json!({
                "level": level_name(l.equality),
                "fit": fit_json(&l.fitted.fit),
                "difference": l.difference.map(|d| difference_json(&d)),
                "converged": l.fitted.convergence.converged,
            })
        };
        whole["invariance"] = levels.iter().map(level).collect();
    }
    whole
}

fn fit_json(fit: &Fit) -> Value {
    json!({
        "chisq": fit.chisq, "df": fit.df, "p": fit.p,
        "baseline_chisq": fit.baseline_chisq, "baseline_df": fit.baseline_df,
        "cfi": fit.cfi, "tli": fit.tli,
        "rmsea": fit.rmsea, "rmsea_lower": fit.rmsea_interval.0, "rmsea_upper": fit.rmsea_interval.1,
        "srmr": fit.srmr,
        "log_likelihood": fit.log_likelihood,
        "unrestricted_log_likelihood": fit.unrestricted_log_likelihood,
        "parameters": fit.parameters, "aic": fit.aic, "bic": fit.bic,
    })
}

fn difference_json(d: &Difference) -> Value {
    json!({"chisq": d.chisq, "df": d.df, "p": d.p, "cfi": d.cfi, "rmsea": d.rmsea})
}

fn as_text(fitted: &Fitted, groups: &[String], levels: &[Level]) -> String {
    let fit = &fitted.fit;
    let mut text = format!("{} rows, {} parameters", fitted.n.iter().sum::<usize>(), fit.parameters);
    if !groups.is_empty() {
        let sizes: Vec<String> = groups.iter().zip(&fitted.n).map(|(g, n)| format!("{g} {n}")).collect();
        text += &format!(" ({})", sizes.join(", "));
    }
    text += &format!("\nchi-square {} (df {}, p {})", number(fit.chisq), fit.df, probability(fit.p));
    text += &format!("\nCFI {}   TLI {}   SRMR {}", number(fit.cfi), number(fit.tli), number(fit.srmr));
    let (low, high) = fit.rmsea_interval;
    text += &format!("\nRMSEA {} (90 % interval {} to {})", number(fit.rmsea), number(low), number(high));
    if let Some(r) = &fitted.robust {
        let [scaled, cfi, rmsea] = [r.chisq, r.cfi, r.rmsea].map(number);
        text += &format!("\nrobust: chi-square {scaled} (p {}), CFI {cfi}, RMSEA {rmsea}", probability(r.p));
    }
    let likelihoods = [fit.log_likelihood, fit.aic, fit.bic].map(number);
    text +=
        &format!("\nlog-likelihood {}   AIC {}   BIC {}\n\n", likelihoods[0], likelihoods[1], likelihoods[2]);
    let rows: Vec<Vec<String>> = fitted
        .estimates
        .iter()
        .map(|e| {
            let (op, left, right) = named(fitted, e);
            let group = groups.get(e.group).cloned().unwrap_or_default();
            let numbers = [number(e.estimate), number(e.se), number(e.standardised)];
            [left, op.to_owned(), right, group].into_iter().chain(numbers).collect()
        })
        .collect();
    text += &table(&["", "", "", "", "estimate", "s.e.", "standardised"], &rows, 4);
    if !levels.is_empty() {
        text += &format!("\n{}", invariance_text(levels));
    }
    for fault in &fitted.improper {
        text +=
            &format!("\nImproper: {}. Do not use this solution as it is.\n", improper(fitted, fault, groups));
    }
    if !fitted.convergence.converged {
        let norm = fitted.convergence.gradient_norm;
        text += &format!(
            "\nNot converged after {} iterations (gradient {norm:.2e}).\n",
            fitted.convergence.iterations
        );
    }
    text
}

fn invariance_text(levels: &[Level]) -> String {
    let row = |l: &Level| {
        let fit = &l.fitted.fit;
        let mut cells = vec![level_name(l.equality).to_owned(), number(fit.chisq), fit.df.to_string()];
        cells.extend([fit.cfi, fit.rmsea, fit.srmr].map(number));
        cells.extend(l.difference.map_or_else(Vec::new, |d| {
            vec![number(d.chisq), d.df.to_string(), probability(d.p), number(d.cfi)]
        }));
        cells
    };
    let header = ["", "chi-square", "df", "CFI", "RMSEA", "SRMR", "difference", "df", "p", "change of CFI"];
    table(&header, &levels.iter().map(row).collect::<Vec<_>>(), 1)
}

fn level_name(equality: Equality) -> &'static str {
    match equality {
        Equality::Configural => "configural",
        Equality::Metric => "metric",
        Equality::Scalar => "scalar",
        Equality::Strict => "strict",
    }
}

/// The kind of a parameter and the names it stands between.
fn named(fitted: &Fitted, e: &Estimate) -> (&'static str, String, String) {
    let (item, factor) = (|i: usize| fitted.items[i].clone(), |k: usize| fitted.factors[k].clone());
    match e.place {
        Place::Loading { item: i, factor: k } => ("=", factor(k), item(i)),
        Place::Factors(k, l) => ("~~", factor(k), factor(l)),
        Place::Residual(i, j) => ("~~", item(i), item(j)),
        Place::Intercept(i) => ("~1", item(i), String::new()),
        Place::Mean(k) => ("~1", factor(k), String::new()),
    }
}

fn improper(fitted: &Fitted, fault: &Improper, groups: &[String]) -> String {
    let (what, group) = match *fault {
        Improper::NegativeResidual { group, item } => {
            (format!("the residual variance of {} is negative", fitted.items[item]), group)
        }
        Improper::Factors { group } => {
            ("the covariance matrix of the factors is not positive definite".to_owned(), group)
        }
    };
    groups.get(group).map_or_else(|| what.clone(), |name| format!("{what} in group {name}"))
}

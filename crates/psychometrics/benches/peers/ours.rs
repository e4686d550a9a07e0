//! Our side of the comparison.

use std::path::Path;
use std::time::Instant;

use psychometrics::answers::{Answers, Missing, covariance};
use psychometrics::design::Design;
use psychometrics::factor::{self, Model};
use psychometrics::growth::{self, Above, Measurements, Method};
use psychometrics::irt::{self, Responses};
use psychometrics::reliability::{alpha, reliability};
use psychometrics::survival::{FollowUp, Ties, cox};

use crate::outcome::Outcome;

/// Reads the file, fits it seven times, and reports the median.
pub fn measured(work: &str, file: &Path) -> Outcome {
    match work {
        "2pl" | "grm" => {
            let (columns, cells) = read(file, |cell| Some(cell.parse::<i32>().unwrap()));
            let answers = Responses::new(columns, cells).unwrap();
            let model = if work == "2pl" { irt::Model::TwoParameter } else { irt::Model::Graded };
            // The peers compute no standard errors here either.
            let options = irt::Options { standard_errors: false, ..irt::Options::default() };
            timed(|| irt::fit(&answers, model, &options).unwrap().log_likelihood)
        }
        "alpha" | "items" => {
            let (columns, cells) = read(file, number);
            let answers = Answers::from_values(columns, cells).unwrap();
            if work == "alpha" {
                return timed(|| alpha(&covariance(&answers, Missing::Complete).unwrap().matrix).unwrap());
            }
            timed(|| reliability(&answers, Missing::Complete).unwrap().alpha)
        }
        "cfa" => {
            let (columns, cells) = read(file, number);
            let names: Vec<String> = (1..=columns).map(|i| format!("x{i}")).collect();
            let answers = Answers::from_values(columns, cells).unwrap().named(&names).unwrap();
            let model = Model::parse("f1=x1+x2+x3+x4; f2=x5+x6+x7+x8; f3=x9+x10+x11+x12").unwrap();
            let options =
                factor::Options { scale: factor::Scale::UnitVariance, ..factor::Options::default() };
            timed(|| factor::confirm(&answers, &model, &options).unwrap().fit.log_likelihood)
        }
        "growth" | "nested" => growth(work, file),
        "cox" => {
            let (columns, cells) = read(file, number);
            let column = |c: usize| cells.iter().skip(c).step_by(columns).copied().collect::<Vec<f64>>();
            let (time, event) = (column(0), column(1).iter().map(|e| *e == 1.0).collect::<Vec<bool>>());
            let predictors: Vec<(String, Vec<f64>)> =
                (2..columns).map(|c| (format!("x{c}"), column(c))).collect();
            let predictors = Design::of_columns(&predictors).unwrap();
            let follow_up = FollowUp { time: &time, event: &event };
            timed(|| cox(&follow_up, &predictors, None, Ties::Efron).unwrap().log_likelihood)
        }
        other => panic!("there is no work {other}"),
    }
}

fn growth(work: &str, file: &Path) -> Outcome {
    let (columns, cells) = read(file, number);
    let column = |c: usize| cells.iter().skip(c).step_by(columns).copied().collect::<Vec<f64>>();
    let whole = |c: usize| column(c).iter().map(|x| *x as usize).collect::<Vec<usize>>();
    let (client, counsellor, outcome) = (whole(0), whole(1), column(4));
    let line = [("(Intercept)", vec![1.0; outcome.len()]), ("x", column(3))];
    let line = Design::of_columns(&line).unwrap();
    let above = (work == "nested").then_some(Above { unit: &counsellor, random: 2 });
    let data = Measurements { outcome: &outcome, fixed: &line, random: &line, cluster: &client, above };
    timed(|| growth::fit(&data, Method::Reml).unwrap().log_likelihood)
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap()
}

/// The number of columns, and the cells of a CSV without a header, row by row.
fn read<T>(file: &Path, cell: impl Fn(&str) -> T) -> (usize, Vec<T>) {
    let text = std::fs::read_to_string(file).unwrap();
    let columns = text.lines().next().unwrap().split(',').count();
    (columns, text.lines().flat_map(|line| line.split(',')).map(cell).collect())
}

fn timed(fit: impl Fn() -> f64) -> Outcome {
    const REPEATS: usize = 7;
    let before = processor_seconds();
    let mut seconds = Vec::with_capacity(REPEATS);
    let mut answer = f64::NAN;
    for _ in 0..REPEATS {
        let start = Instant::now();
        answer = fit();
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    let processor = (processor_seconds() - before) / REPEATS as f64;
    Outcome { seconds: seconds[REPEATS / 2], processor, peak_mb: peak_mb(), answer }
}

/// User and system time of this process in seconds; in hundredths, as Linux counts them.
fn processor_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = text.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|t| t.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

fn peak_mb() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok()).map_or(f64::NAN, |kb| kb / 1024.0)
}

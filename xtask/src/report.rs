//! Runs steps one after the other and prints what came of them, with the time each took.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::database::Database;
use crate::step::{Outcome, Step, Surroundings};
use crate::tools::{self, Tool};

struct Line {
    name: &'static str,
    took: Duration,
    verdict: String,
    failed: bool,
}

/// Runs every named step, also after one has failed, so that one run shows all there is to mend.
pub fn run(names: &[&str]) -> Result<()> {
    let steps = names.iter().map(|name| Step::named(name)).collect::<Result<Vec<_>>>()?;
    let mut needs: Vec<Tool> = steps.iter().flat_map(|step| step.needs).copied().collect();
    needs.dedup();
    tools::ready(&needs)?;

    let mut around = Surroundings::default();
    if needs.contains(&Tool::Postgres) {
        around.database = Some(Database::start()?);
    }
    let lines: Vec<Line> = steps.iter().map(|step| observe(step, &around)).collect();
    drop(around);

    println!();
    for line in &lines {
        println!("{:<14} {:>7.1} s  {}", line.name, line.took.as_secs_f64(), line.verdict);
    }
    let failed = lines.iter().filter(|line| line.failed).count();
    if failed > 0 {
        bail!("{failed} of {} steps failed", lines.len());
    }
    println!("\nAll is well.");
    Ok(())
}

fn observe(step: &Step, around: &Surroundings) -> Line {
    println!("\n== {}: {}", step.name, step.about);
    let begun = Instant::now();
    let result = step.run(around);
    let took = begun.elapsed();
    let (verdict, failed) = match result {
        Ok(Outcome::Passed) => ("passed".to_owned(), false),
        Ok(Outcome::LeftOut(reason)) => (format!("left out: {reason}"), false),
        Err(error) => (format!("FAILED: {error:#}"), true),
    };
    Line { name: step.name, took, verdict, failed }
}

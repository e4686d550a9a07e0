//! What the models with a formula share: their table of rows, the column of events, and the list of coefficients.

use anyhow::{Result, bail};
use psychometrics::Convergence;
use psychometrics::design::{Column, Table};
use serde_json::{Value, json};

use super::lines::{digits, number, probability, table};

/// Whether the event happened, row by row: 0 and 1, or 1 and 2 (2 being the event), or FALSE and TRUE.
///
/// # Errors
/// A column that holds anything else.
pub fn events(rows: &Table, column: &str) -> Result<Vec<bool>> {
    match rows.column(column)? {
        Column::Numbers(values) => {
            let values: Vec<f64> = values.iter().copied().flatten().collect();
            let all_of = |codes: [f64; 2]| values.iter().all(|v| codes.contains(v));
            if all_of([0.0, 1.0]) {
                Ok(values.iter().map(|v| *v == 1.0).collect())
            } else if all_of([1.0, 2.0]) {
                Ok(values.iter().map(|v| *v == 2.0).collect())
            } else {
                bail!("the column \"{column}\" must hold 0 and 1 (or 1 and 2, 2 being the event)")
            }
        }
        Column::Text(values) => values
            .iter()
            .flatten()
            .map(|cell| match cell.to_ascii_lowercase().as_str() {
                "true" => Ok(true),
                "false" => Ok(false),
                _ => bail!("the column \"{column}\" holds \"{cell}\"; an event is 0 or 1, or FALSE or TRUE"),
            })
            .collect(),
    }
}

/// Estimates with their standard errors, for scripts.
pub fn coefficients_json(terms: &[String], estimates: &[f64], errors: &[f64]) -> Value {
    let entry = |i: usize| json!({"term": terms[i], "estimate": estimates[i], "se": errors[i]});
    (0..terms.len()).map(entry).collect()
}

/// Estimates with their standard errors and normal tests, for people; `ratio` names a column of exponentials.
pub fn coefficients_text(terms: &[String], estimates: &[f64], errors: &[f64], ratio: Option<&str>) -> String {
    let row = |i: usize| {
        let z = estimates[i] / errors[i];
        let mut cells = vec![terms[i].clone(), digits(estimates[i]), digits(errors[i])];
        cells.extend(ratio.map(|_| number(estimates[i].exp())));
        cells.extend([number(z), probability(2.0 * psychometrics::distribution::normal_cdf(-z.abs()))]);
        cells
    };
    let mut header = vec!["", "estimate", "s.e."];
    header.extend(ratio);
    header.extend(["z", "p"]);
    table(&header, &(0..terms.len()).map(row).collect::<Vec<_>>(), 1)
}

/// A line about rows that were left out, if any were.
pub fn left_out_text(left_out: usize) -> String {
    if left_out == 0 { String::new() } else { format!(" ({left_out} left out for missing values)") }
}

/// A warning that a search did not arrive, or nothing.
pub fn convergence_text(convergence: &Convergence) -> String {
    if convergence.converged {
        return String::new();
    }
    let norm = convergence.gradient_norm;
    format!("\nNot converged after {} iterations (gradient {norm:.2e}).\n", convergence.iterations)
}

/// A warning about coefficients that run away, or nothing.
pub fn diverging_text(diverging: &[String]) -> String {
    if diverging.is_empty() {
        return String::new();
    }
    let terms = diverging.join(", ");
    format!(
        "\nWithout bound: {terms}. All events lie on one side; this estimate and its error say nothing.\n"
    )
}

//! Reads reference data where they lie beside the repository; tests say so when they do not.
#![allow(dead_code)]

use std::path::PathBuf;

pub struct Csv {
    pub names: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/groundtruth").join(name)
}

/// The table `name`, or `None` with a line that says it is not here.
pub fn csv(name: &str) -> Option<Csv> {
    match std::fs::read_to_string(path(name)) {
        Ok(text) => Some(parse(&text)),
        Err(_) => {
            println!("skipped: reference data not here ({name})");
            None
        }
    }
}

/// The results `name`, or `None` with a line that says they are not here.
pub fn json(name: &str) -> Option<serde_json::Value> {
    match std::fs::read_to_string(path(name)) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(_) => {
            println!("skipped: reference data not here ({name})");
            None
        }
    }
}

/// A table from text with a header; quotes are stripped, no cell holds a comma.
pub fn parse(text: &str) -> Csv {
    let cells =
        |line: &str| line.split(',').map(|c| c.trim().trim_matches('"').to_owned()).collect::<Vec<_>>();
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let names = cells(lines.next().unwrap());
    Csv { names, rows: lines.map(cells).collect() }
}

impl Csv {
    pub fn text(&self, name: &str) -> Vec<String> {
        let at = self.names.iter().position(|n| n == name).unwrap();
        self.rows.iter().map(|r| r[at].clone()).collect()
    }

    pub fn numbers(&self, name: &str) -> Vec<Option<f64>> {
        self.text(name)
            .iter()
            .map(|c| if c.is_empty() || c == "NA" { None } else { Some(c.parse().unwrap()) })
            .collect()
    }

    pub fn full(&self, name: &str) -> Vec<f64> {
        self.numbers(name).into_iter().map(|v| v.unwrap()).collect()
    }
}

pub fn number(value: &serde_json::Value) -> f64 {
    value.as_f64().unwrap()
}

pub fn numbers(value: &serde_json::Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

pub fn close(got: f64, wanted: f64, relative: f64) {
    assert!(
        (got - wanted).abs() <= relative * wanted.abs().max(1e-12),
        "{got} is not {wanted} within {relative}"
    );
}

//! Where time, chance, files and SQL may be.

use super::{Fault, Tree};

const OUTSIDE: &[&str] = &[
    "::now(",
    ".now(",
    "SystemTime",
    "Instant::",
    "rand::",
    "getrandom",
    "thread_rng",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "tokio::",
    "async fn",
];

const SQL: &[&str] = &["SELECT ", "INSERT INTO ", "DELETE FROM ", "UPDATE ", "CREATE TABLE ", "ON CONFLICT "];

/// The ideas and the numbers know no clock, no chance and no files: these come in as arguments.
pub fn clocks_and_chance(tree: &Tree) -> Vec<Fault> {
    find("purity", tree, OUTSIDE, |package| {
        ["crates/psychometrics", "crates/selaras-core"].contains(&package)
    })
}

/// SQL is written in one crate. (The testkit makes and removes whole databases.)
pub fn sql(tree: &Tree) -> Vec<Fault> {
    find("sql", tree, SQL, |package| !["crates/selaras-store", "crates/selaras-testkit"].contains(&package))
}

fn find(rule: &'static str, tree: &Tree, signs: &[&str], concerns: fn(&str) -> bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    for file in tree.sources().filter(|file| concerns(file.package())) {
        for (number, line) in file.program().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if let Some(sign) = signs.iter().find(|sign| code.contains(**sign)) {
                faults.push(Fault::new(rule, &file.path, format!("line {}: `{}`", number + 1, sign.trim())));
            }
        }
    }
    faults
}

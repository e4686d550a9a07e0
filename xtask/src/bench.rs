//! Measurements and pictures: commands that are offered as soon as their program exists.

use std::path::Path;

use anyhow::{Result, bail};

use crate::command;
use crate::tools::{self, Tool};

const BENCHES: &str = "benches/src/bin";
const SHOTS: &str = "browser/examples/shots.rs";

pub fn menu() -> String {
    let mut lines: Vec<String> = names()
        .iter()
        .map(|name| format!("{:<28} measure: {name}", format!("cargo xtask bench {name}")))
        .collect();
    if Path::new(SHOTS).is_file() {
        lines.push("cargo xtask shots            the handbook's screenshots, taken anew".to_owned());
    }
    lines.join("\n")
}

/// Runs one program of `benches/src/bin`, built for speed.
pub fn run(name: &str, arguments: &[&str]) -> Result<()> {
    let names = names();
    if !names.iter().any(|known| known == name) {
        bail!("There is no bench “{name}”. There are: {}", names.join(", "));
    }
    tools::ready(&[Tool::Browser])?;
    let build = ["build", "--release", "--package", "selaras"];
    command::cargo(&build).run()?;
    let line = ["run", "--release", "--package", "selaras-benches", "--bin", name, "--"];
    command::cargo(&line).with(arguments).run()
}

pub fn shots() -> Result<()> {
    if !Path::new(SHOTS).is_file() {
        bail!("There are no screenshots to take yet ({SHOTS} is missing).");
    }
    tools::ready(&[Tool::Browser])?;
    command::cargo(&["run", "--package", "selaras-browser", "--example", "shots"]).run()
}

fn names() -> Vec<String> {
    let files = std::fs::read_dir(BENCHES).into_iter().flatten().flatten();
    let stem = |path: std::path::PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut names: Vec<String> = files.filter_map(|file| stem(file.path())).collect();
    names.sort();
    names
}

//! Fuzzing: good inputs are spoiled in every way and given to all that reads what strangers send.

pub mod spoil;
pub mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use spoil::Spoiler;
use targets::Target;

/// An input that broke its target.
#[derive(Debug)]
pub struct Broken {
    /// What was given.
    pub input: Vec<u8>,
    /// How many inputs had been well before.
    pub after: u64,
}

/// Gives a target spoiled inputs until time is over; the same seed gives the same inputs.
///
/// # Errors
/// The first input that broke it.
pub fn run(target: &Target, seed: u64, time: Duration) -> Result<u64, Broken> {
    let seeds = (target.seeds)();
    let known = found(target.name).into_iter().filter_map(|file| std::fs::read(file).ok());
    let mut given = 0;
    for input in seeds.iter().cloned().chain(known) {
        give(target, input, given)?;
        given += 1;
    }
    let mut spoiler = Spoiler::new(seed);
    let until = Instant::now() + time;
    while Instant::now() < until {
        let input = spoiler.spoil(&seeds);
        give(target, input, given)?;
        given += 1;
    }
    Ok(given)
}

fn give(target: &Target, input: Vec<u8>, after: u64) -> Result<(), Broken> {
    match catch_unwind(AssertUnwindSafe(|| (target.give)(&input))) {
        Ok(()) => Ok(()),
        Err(_) => Err(Broken { input, after }),
    }
}

/// Where inputs are kept that once broke something.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("found")
}

fn found(name: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder()).into_iter().flatten().flatten().map(|entry| entry.path());
    let of_target = |file: &PathBuf| {
        file.file_name().and_then(|f| f.to_str()).is_some_and(|f| f.starts_with(&format!("{name}-")))
    };
    let mut files: Vec<PathBuf> = files.filter(of_target).collect();
    files.sort();
    files
}

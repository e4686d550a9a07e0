//! A server as a process: started, asked what it costs, and ended with all its children.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// A running program and its children.
#[derive(Debug)]
pub struct Process {
    child: Child,
    output: Option<BufReader<std::process::ChildStdout>>,
}

impl Process {
    /// Starts it; what it prints can be read line by line.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(command: &mut Command) -> Result<Self> {
        Self::spawn(command.stdout(Stdio::piped()))
    }

    /// Starts it; nobody reads what it prints.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_unheard(command: &mut Command) -> Result<Self> {
        Self::spawn(command.stdout(Stdio::null()).stderr(Stdio::null()))
    }

    fn spawn(command: &mut Command) -> Result<Self> {
        let started = command.stdin(Stdio::piped()).spawn();
        let mut child =
            started.with_context(|| format!("could not start {}", command.get_program().display()))?;
        Ok(Self { output: child.stdout.take().map(BufReader::new), child })
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The next line that it prints.
    ///
    /// # Errors
    /// When it ends instead.
    pub fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.output.as_mut().context("nobody listens")?.read_line(&mut line)?;
        anyhow::ensure!(!line.is_empty(), "the program ended before it was ready");
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A script that keeps a server ends when its input does; the others are told.
        drop(self.child.stdin.take());
        for id in family(self.child.id()) {
            drop(Command::new("kill").arg(id.to_string()).stderr(Stdio::null()).status());
        }
        drop(self.child.wait());
    }
}

/// Processor time that a process and its children have used, in milliseconds.
pub fn processor_ms(root: u32) -> f64 {
    // Linux counts in hundredths of a second here, on every machine that Selaras runs on.
    family(root).into_iter().filter_map(stat).map(|stat| stat.ticks as f64 * 10.0).sum()
}

/// Processor time that this process alone has used, in milliseconds.
pub fn own_processor_ms() -> f64 {
    stat(std::process::id()).map_or(0.0, |stat| stat.ticks as f64 * 10.0)
}

/// Processor time that everybody on this machine has used, in milliseconds.
pub fn everybodys_processor_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/stat").unwrap_or_default();
    let fields = text.lines().next().unwrap_or("").split_whitespace().skip(1);
    let ticks: Vec<f64> = fields.filter_map(|field| field.parse().ok()).collect();
    let at = |n: usize| ticks.get(n).copied().unwrap_or(0.0);
    10.0 * (at(0) + at(1) + at(2) + at(5) + at(6))
}

/// Memory of a process and its children in KiB: its share of what is shared (PSS), and all that is there (RSS).
pub fn memory_kib(root: u32) -> (u64, u64) {
    let mut sum = (0, 0);
    for id in family(root) {
        let text = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let of = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("");
            line.split_whitespace().next().and_then(|n| n.parse::<u64>().ok()).unwrap_or(0)
        };
        sum = (sum.0 + of("Pss:"), sum.1 + of("Rss:"));
    }
    sum
}

struct Stat {
    parent: u32,
    ticks: u64,
}

/// A process, its children and theirs.
fn family(root: u32) -> Vec<u32> {
    let folders = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let all: Vec<u32> = folders.filter_map(|folder| folder.file_name().to_str()?.parse().ok()).collect();
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for id in all {
        if let Some(stat) = stat(id) {
            children.entry(stat.parent).or_default().push(id);
        }
    }
    let mut family = vec![root];
    let mut at = 0;
    while let Some(id) = family.get(at) {
        family.extend(children.remove(id).unwrap_or_default());
        at += 1;
    }
    family
}

/// What `/proc/ID/stat` says; the children that have ended are counted with their parent.
fn stat(id: u32) -> Option<Stat> {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
    let ticks = number(11)? + number(12)? + number(13)? + number(14)?;
    Some(Stat { parent: fields.get(1)?.parse().ok()?, ticks })
}

//! Our fits and the peers' on the same large inputs, in one run: `cargo bench -p psychometrics --bench peers`.
//!
//! Every measurement is a process of its own, which reads its input, fits it several times, and reports the median
//! time of a fit, the processor time of a fit, and the process's peak memory. Peers that are not installed are left
//! out and named. `PEERS_PYTHON` and `PEERS_RSCRIPT` say which interpreters to use, `PEERS_INPUTS` where the inputs are
//! (they are made there if they are missing), arguments which works to run.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "peers/ours.rs"]
mod ours;
#[path = "peers/outcome.rs"]
mod outcome;

use std::path::{Path, PathBuf};
use std::process::Command;

use outcome::Outcome;

/// What is fitted, by whom, on which file.
struct Work {
    name: &'static str,
    what: &'static str,
    file: &'static str,
    peers: &'static [(&'static str, &'static str)],
}

const WORKS: [Work; 8] = [
    Work {
        name: "alpha",
        what: "alpha alone, 100,000 × 50",
        file: "likert_100000x50.csv",
        peers: &[("numpy", "py"), ("pingouin", "py")],
    },
    Work {
        name: "items",
        what: "alpha with item statistics, 100,000 × 50",
        file: "likert_100000x50.csv",
        peers: &[("psych", "R")],
    },
    Work {
        name: "2pl",
        what: "2PL, 10,000 × 50, 61 nodes",
        file: "2pl_10000x50.csv",
        peers: &[("mirt", "R"), ("mirt-py", "py"), ("mirt-py-squarem", "py"), ("girth", "py")],
    },
    Work {
        name: "grm",
        what: "graded response, 10,000 × 30, 61 nodes",
        file: "grm_10000x30.csv",
        peers: &[("mirt", "R"), ("mirt-py", "py"), ("mirt-py-squarem", "py"), ("girth", "py")],
    },
    Work {
        name: "cfa",
        what: "CFA, 3 factors, 100,000 × 12",
        file: "cfa_100000x12.csv",
        peers: &[("lavaan", "R"), ("semopy", "py")],
    },
    Work { name: "growth", what: "growth, 134,177 rows", file: "growth.csv", peers: &[("lme4", "R")] },
    Work { name: "nested", what: "growth, counsellors above", file: "growth.csv", peers: &[("lme4", "R")] },
    Work {
        name: "cox",
        what: "Cox, 100,000 × 4",
        file: "cox_100000.csv",
        peers: &[("survival", "R"), ("lifelines", "py")],
    },
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [ours, work, file] = arguments.as_slice()
        && ours == "ours"
    {
        println!("{}", ours::measured(work, Path::new(file)));
        return;
    }
    let inputs = inputs();
    println!("| Work | Who | Seconds | Processor seconds | Peak MB | Times ours | Answer |");
    println!("|---|---|---|---|---|---|---|");
    for work in WORKS.iter().filter(|w| arguments.is_empty() || arguments.iter().any(|a| a == w.name)) {
        let file = inputs.join(work.file);
        let myself = std::env::current_exe().unwrap();
        let ours = run(Command::new(myself).args(["ours", work.name]).arg(&file)).expect("our own fit");
        println!("{}", ours.row(work.what, "ours", &ours));
        for (peer, language) in work.peers {
            match run(peer_command(language, work.name, peer).arg(&file)) {
                Ok(outcome) => println!("{}", outcome.row("", peer, &ours)),
                Err(why) => println!("| | {peer} | not measured: {why} | | | | |"),
            }
        }
    }
}

fn peer_command(language: &str, work: &str, peer: &str) -> Command {
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers");
    let (variable, usual) = match language {
        "R" => ("PEERS_RSCRIPT", "Rscript"),
        _ => ("PEERS_PYTHON", "python3"),
    };
    let mut command = Command::new(std::env::var(variable).unwrap_or_else(|_| usual.to_owned()));
    command.arg(scripts.join(format!("peers.{language}"))).args([work, peer]);
    command
}

fn run(command: &mut Command) -> Result<Outcome, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().rev().find_map(Outcome::parse);
    line.ok_or_else(|| {
        let errors = String::from_utf8_lossy(&output.stderr);
        let mut said = errors.lines().map(str::trim).filter(|l| !l.is_empty()).rev();
        let last = said.clone().next().unwrap_or("it said nothing");
        said.find(|l| l.contains("rror")).unwrap_or(last).replace('|', "/")
    })
}

fn inputs() -> PathBuf {
    let place = std::env::var("PEERS_INPUTS")
        .map_or_else(|_| std::env::temp_dir().join("peers-inputs"), PathBuf::from);
    std::fs::create_dir_all(&place).unwrap();
    if WORKS.iter().any(|work| !place.join(work.file).exists()) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/inputs.py");
        let python = std::env::var("PEERS_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let made = Command::new(python).arg(script).current_dir(&place).status();
        assert!(
            made.is_ok_and(|m| m.success()),
            "the inputs could not be made: this needs Python with numpy"
        );
    }
    place
}

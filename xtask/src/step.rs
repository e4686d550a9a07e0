//! The steps of a check, each with what it needs and what it runs.

use anyhow::{Result, bail};

use crate::command;
use crate::database::Database;
use crate::tools::Tool;

pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub needs: &'static [Tool],
    work: fn(&Surroundings) -> Result<Outcome>,
}

/// What the steps of one run share.
#[derive(Default)]
pub struct Surroundings {
    pub database: Option<Database>,
}

pub enum Outcome {
    Passed,
    /// Nothing was checked; the reason is printed in the summary.
    LeftOut(&'static str),
}

pub const EVERYTHING: &[&str] = &["format", "clippy", "tests", "docs", "licences"];
pub const LINT: &[&str] = &["format", "clippy", "docs", "licences"];

pub const ALL: &[Step] = &[
    Step { name: "format", about: "rustfmt has nothing to say", needs: &[], work: format },
    Step { name: "clippy", about: "clippy has nothing to say", needs: &[], work: clippy },
    Step {
        name: "tests",
        about: "every test of every crate",
        needs: &[Tool::Postgres, Tool::Browser, Tool::Axe],
        work: |around| tests(around, &["--workspace"]),
    },
    Step {
        name: "docs",
        about: "the psychometrics documentation builds without a warning",
        needs: &[],
        work: docs,
    },
    Step { name: "licences", about: "only licences and crates that may enter", needs: &[], work: licences },
    Step {
        name: "advisories",
        about: "no crate with a known fault (asks the network)",
        needs: &[],
        work: advisories,
    },
    Step {
        name: "psychometrics",
        about: "only the statistics",
        needs: &[],
        work: |around| tests(around, &["--package", "psychometrics"]),
    },
    Step {
        name: "core",
        about: "only the ideas",
        needs: &[],
        work: |around| tests(around, &["--package", "selaras-core"]),
    },
    Step {
        name: "store",
        about: "only the storage, on SQLite and PostgreSQL",
        needs: &[Tool::Postgres],
        work: |around| tests(around, &["--package", "selaras-store"]),
    },
    Step {
        name: "web",
        about: "only the pages, without a browser",
        needs: &[Tool::Postgres],
        work: |around| tests(around, &["--package", "selaras-web"]),
    },
    Step {
        name: "browser",
        about: "only the journeys in a real browser",
        needs: &[Tool::Postgres, Tool::Browser, Tool::Axe],
        work: |around| tests(around, &["--package", "selaras-browser"]),
    },
];

impl Step {
    pub fn named(name: &str) -> Result<&'static Step> {
        match ALL.iter().find(|step| step.name == name) {
            Some(step) => Ok(step),
            None => {
                let known: Vec<_> = ALL.iter().map(|step| step.name).collect();
                bail!("There is no step “{name}”. There are: {}", known.join(", "))
            }
        }
    }

    pub fn run(&self, around: &Surroundings) -> Result<Outcome> {
        (self.work)(around)
    }
}

fn format(_: &Surroundings) -> Result<Outcome> {
    command::cargo(&["fmt", "--all", "--check"]).passes()
}

fn clippy(_: &Surroundings) -> Result<Outcome> {
    command::cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).passes()
}

fn tests(around: &Surroundings, which: &[&str]) -> Result<Outcome> {
    let mut cargo = command::cargo(&["test", "--no-fail-fast"]).with(which);
    if let Some(database) = &around.database {
        cargo = cargo.env("SELARAS_TEST_POSTGRES", &database.url);
    }
    cargo.passes()
}

fn docs(_: &Surroundings) -> Result<Outcome> {
    command::cargo(&["doc", "--package", "psychometrics", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .passes()
}

fn licences(_: &Surroundings) -> Result<Outcome> {
    deny(&["licenses", "bans", "sources"])
}

fn advisories(_: &Surroundings) -> Result<Outcome> {
    deny(&["advisories"])
}

fn deny(checks: &[&str]) -> Result<Outcome> {
    if !command::exists("cargo-deny") {
        return Ok(Outcome::LeftOut("cargo-deny is not installed (cargo install cargo-deny --locked)"));
    }
    command::cargo(&["deny", "--all-features", "check", "--hide-inclusion-graph"]).with(checks).passes()
}

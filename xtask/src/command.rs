//! Starting other programs, saying aloud what is started.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::step::Outcome;

/// A program with its arguments, printed before it runs.
pub struct Line(Command);

pub fn cargo(arguments: &[&str]) -> Line {
    // Cargo names itself to the programs it starts; the same one is used again, toolchain and all.
    program(std::env::var("CARGO").as_deref().unwrap_or("cargo"), arguments)
}

pub fn program(name: &str, arguments: &[&str]) -> Line {
    let mut command = Command::new(name);
    command.args(arguments);
    Line(command)
}

impl Line {
    pub fn with(mut self, arguments: &[&str]) -> Self {
        self.0.args(arguments);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    pub fn within(mut self, folder: &Path) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// Runs to the end; an exit code other than zero is an error that repeats the command.
    pub fn run(mut self) -> Result<()> {
        let line = self.words();
        println!("$ {line}");
        let status = self.0.status().with_context(|| format!("could not start `{line}`"))?;
        if !status.success() {
            bail!("`{line}` failed ({status})");
        }
        Ok(())
    }

    pub fn passes(self) -> Result<Outcome> {
        self.run().map(|()| Outcome::Passed)
    }

    fn words(&self) -> String {
        let program = Path::new(self.0.get_program());
        let name = program.file_name().unwrap_or(program.as_os_str());
        std::iter::once(name)
            .chain(self.0.get_args())
            .map(|word| word.to_string_lossy())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

pub fn exists(name: &str) -> bool {
    on_path(name).is_some()
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

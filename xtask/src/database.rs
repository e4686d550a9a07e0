//! A throw-away PostgreSQL server for one run of the tests.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

const SCRIPT: &str = "crates/selaras-testkit/throwaway-postgres.sh";

/// A running server. It lives exactly as long as the pipe to its guardian script, so that it also goes
/// when this program is killed.
pub struct Database {
    pub url: String,
    guardian: Child,
}

impl Database {
    pub fn start() -> Result<Self> {
        let mut guardian = Command::new("sh")
            .arg(SCRIPT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start sh")?;
        let output = guardian.stdout.take().context("the script has no output")?;
        let mut url = String::new();
        BufReader::new(output).read_line(&mut url)?;
        let url = url.trim().to_owned();
        if url.is_empty() {
            guardian.wait()?;
            bail!("The throw-away PostgreSQL server did not start; the reason stands above.");
        }
        Ok(Self { url, guardian })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // `wait` closes our end of the pipe first, which is the guardian's sign to stop the server.
        let _ = self.guardian.wait();
    }
}

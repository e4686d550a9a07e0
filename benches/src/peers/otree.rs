//! oTree (from PyPI) in its production mode over PostgreSQL with its own defaults, flushing each commit to disk.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::Peer;
use crate::http::{Connection, request};
use crate::process::Process;
use crate::visit::{Course, Visitor};

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peers");
/// The version that is measured.
pub const VERSION: &str = "6.0.15";

/// oTree installed, with its database and so many participants.
pub struct Installed {
    environment: PathBuf,
    project: PathBuf,
    database: String,
    postmaster: u32,
    codes: Vec<String>,
    _postgres: Process,
}

/// Installs oTree into `target/peers` where it is not there yet, and makes participants.
///
/// # Errors
/// When Python, its package or PostgreSQL are missing.
pub fn install(target: &Path, project: &Path, participants: usize) -> Result<Installed> {
    let environment = target.join("peers/otree");
    if !environment.join("bin/otree").is_file() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        let mut pip = Command::new(environment.join("bin/pip"));
        run(pip.args(["install", "-q", &format!("otree=={VERSION}"), "psycopg2-binary"]))?;
    }
    run(Command::new("cp").arg("-r").arg(format!("{HERE}/otree")).arg(project))?;
    std::fs::create_dir_all(project.join("_static"))?;
    let mut postgres = Process::start(Command::new("sh").arg(format!("{HERE}/durable-postgres.sh")))?;
    let (database, postmaster) = (postgres.line()?, postgres.line()?.parse()?);
    let mut installed = Installed {
        environment,
        project: project.to_owned(),
        database,
        postmaster,
        codes: Vec::new(),
        _postgres: postgres,
    };
    run(installed.otree().args(["resetdb", "--noinput"]))?;
    run(installed.otree().args(["create_session", "twelve", &participants.to_string()]))?;
    let rows = installed.sql()?.query(include_str!("../../sql/otree_codes.sql"), &[])?;
    installed.codes = rows.iter().map(|row| row.get(0)).collect();
    Ok(installed)
}

impl Installed {
    /// Starts its server. Participants from `from` on open their link beforehand, so that only the visit itself
    /// is measured.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(&self, from: usize, most: usize) -> Result<Peer> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let process =
            Process::start_unheard(self.otree().args(["prodserver", &format!("127.0.0.1:{port}")]))?;
        let visitors = self.codes.iter().map(|code| {
            let form = format!("/p/{code}/twelve/Questions/1");
            Visitor { cookie: String::new(), post: form.clone(), form }
        });
        let address = ([127, 0, 0, 1], port).into();
        let course = Course {
            address,
            visitors: visitors.collect(),
            next: AtomicUsize::new(from),
            answers: (1..=12).map(|n| format!("q{n}=3")).collect::<Vec<_>>().join("&"),
            other_answers: (1..=12).map(|n| format!("q{n}=0")).collect::<Vec<_>>().join("&"),
            ticket: false,
            thanks: "Your answers have arrived".to_owned(),
            gzip: true,
            bare: false,
        };
        self.open_links(address, &self.codes[from..(from + most).min(self.codes.len())])?;
        let mut sql = self.sql()?;
        let count = move || {
            let row = sql.query_one(include_str!("../../sql/otree_count.sql"), &[])?;
            Ok(row.get(0))
        };
        Ok(Peer {
            course: Arc::new(course),
            processes: vec![process.id(), self.postmaster],
            count: Box::new(count),
            running: vec![process],
        })
    }

    fn open_links(&self, address: std::net::SocketAddr, codes: &[String]) -> Result<()> {
        tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
            let begun = Instant::now();
            let mut line = loop {
                match Connection::open(address).await {
                    Err(fault) if begun.elapsed() > Duration::from_secs(30) => return Err(fault),
                    Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
                    Ok(line) => break line,
                }
            };
            for code in codes {
                let path = format!("/InitializeParticipant/{code}");
                let answer = line.ask(&request("GET", &path, "", false, None)).await?;
                ensure!(answer.status == 307, "{path}: {}", answer.status);
            }
            Ok(())
        })
    }

    fn otree(&self) -> Command {
        let mut command = Command::new(self.environment.join("bin/otree"));
        // oTree starts a second process by its name.
        let path = std::env::var("PATH").unwrap_or_default();
        command
            .current_dir(&self.project)
            .env("PATH", format!("{}:{path}", self.environment.join("bin").display()))
            .env("OTREE_PRODUCTION", "1")
            .env("OTREE_AUTH_LEVEL", "STUDY")
            .env("DATABASE_URL", &self.database);
        command
    }

    fn sql(&self) -> Result<postgres::Client> {
        postgres::Client::connect(&self.database, postgres::NoTls).context("PostgreSQL does not answer")
    }
}

fn run(command: &mut Command) -> Result<()> {
    let said = command.output().with_context(|| format!("{} is missing", command.get_program().display()))?;
    let words = String::from_utf8_lossy(&said.stderr).into_owned();
    ensure!(said.status.success(), "{}: {words}", command.get_program().display());
    Ok(())
}

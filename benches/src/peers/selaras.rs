//! Selaras itself: the released program over a data folder that holds a practice.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use anyhow::{Context, Result};
use selaras_core::instrument::shelf;
use selaras_core::language::{Address, Language};
use selaras_web::words::Words;

use super::Peer;
use crate::practice::{Client, answers};
use crate::process::Process;
use crate::visit::{Course, Visitor};

/// The master key of the measured program, as the text of a key file.
pub const KEYS: &str = "bench c2VsYXJhcyB0ZXN0cyBvbmx5LCBuZXZlciBrZXB0ISE=";
/// The client's long form: twelve items.
const FORM: &str = "alliance-client";

/// The running program.
pub struct Served {
    /// The process.
    pub process: Process,
    /// What addresses begin with.
    pub url: String,
}

/// Starts the released program over this folder.
///
/// # Errors
/// When it has not been built or does not start.
pub fn serve(folder: &Path) -> Result<Served> {
    let program = program()?;
    let mut command = Command::new(program);
    command
        .env("SELARAS_MASTER_KEY", KEYS)
        .arg("serve")
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(folder);
    let mut process = Process::start(&mut command)?;
    let line = process.line()?;
    let url = line.split("Open ").nth(1).context("no address")?.trim_end_matches('/').to_owned();
    Ok(Served { process, url })
}

/// Starts it for visitors who give feedback; `gzip` says whether their browsers take packed pages.
///
/// # Errors
/// As [`serve`].
pub fn start(folder: &Path, clients: &[Client], from: usize, gzip: bool) -> Result<Peer> {
    let served = serve(folder)?;
    let visitors = clients.iter().map(|client| {
        let post = format!("/me/feedback/{}", client.session);
        Visitor { cookie: client.cookie.clone(), form: format!("{post}?form=long"), post }
    });
    let course = Course {
        address: served.url.trim_start_matches("http://").parse()?,
        visitors: visitors.collect(),
        next: AtomicUsize::new(from),
        answers: body(true)?,
        other_answers: body(false)?,
        ticket: true,
        thanks: Words::new(Language::Id, Address::Anda).say("feedback-thanks-title").into_owned(),
        gzip,
        bare: false,
    };
    let file = folder.join("selaras.db");
    Ok(Peer {
        course: Arc::new(course),
        processes: vec![served.process.id()],
        count: Box::new(move || count(&file)),
        running: vec![served.process],
    })
}

/// The answers as a browser sends them: most clients are content, one in twenty is much less so than before.
///
/// # Errors
/// When the instrument is not at hand.
pub fn body(content: bool) -> Result<String> {
    let form = shelf().newest(FORM).context("the long form is not at hand")?;
    let mut fields = vec!["form=long".to_owned()];
    fields.extend(answers(form, content).iter().map(|(name, value)| format!("{name}={value}")));
    fields.extend(["words=".to_owned(), "words-when=now".to_owned()]);
    Ok(fields.join("&"))
}

/// Feedback that is kept whole: answers, scores and a line of the audit for each.
fn count(file: &Path) -> Result<i64> {
    let sql = rusqlite::Connection::open(file)?;
    let read = |row: &rusqlite::Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get(2)?]);
    let counted: [i64; 3] = sql.query_row(include_str!("../../sql/selaras_count.sql"), [], read)?;
    let [answers, scored, audited] = counted;
    anyhow::ensure!(answers == scored && scored == audited, "answers, scored and audited: {counted:?}");
    Ok(answers)
}

/// The program beside this one, or one folder up.
fn program() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let beside = here.ancestors().skip(1).take(2).map(|folder| folder.join("selaras"));
    let found = beside.into_iter().find(|program| program.is_file());
    found.context("the released program is missing: cargo build --release --package selaras")
}

//! The ceiling of a machine: a bare axum handler whose answers go into one SQLite table, many in one commit.
//!
//! It checks nobody, scores nothing and judges nothing; its pages are fixed texts. It keeps answers as safely as
//! Selaras does (WAL, `synchronous = FULL`, the acknowledgement after the commit).

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::sync::oneshot;

use super::Peer;
use crate::process::Process;
use crate::visit::{Course, Visitor};

/// Answers that one commit takes at most.
const TOGETHER: usize = 256;
const THANKS: &str = "<!doctype html><title>Thanks</title><p>Your answers have arrived.";

/// Starts it over a new file in this folder. With `only_post`, visitors send their answers and nothing else.
///
/// # Errors
/// When it does not start.
pub fn start(folder: &Path, visitors: usize, answers: &str, only_post: bool) -> Result<Peer> {
    let file = folder.join("bare.db");
    let program = std::env::current_exe()?;
    let mut process = Process::start(Command::new(program).arg("bare").arg(&file))?;
    let address: SocketAddr = process.line()?.parse().context("no address")?;
    let visitor = Visitor { cookie: String::new(), form: "/form".to_owned(), post: "/form".to_owned() };
    let course = Course {
        address,
        visitors: vec![visitor; visitors],
        next: AtomicUsize::new(0),
        answers: answers.to_owned(),
        other_answers: answers.to_owned(),
        ticket: false,
        thanks: "have arrived".to_owned(),
        gzip: true,
        bare: only_post,
    };
    let count = move || {
        let sql = rusqlite::Connection::open(&file)?;
        Ok(sql.query_row(include_str!("../../sql/bare_count.sql"), [], |row| row.get(0))?)
    };
    Ok(Peer {
        course: Arc::new(course),
        processes: vec![process.id()],
        count: Box::new(count),
        running: vec![process],
    })
}

type Kept = (Bytes, oneshot::Sender<bool>);

/// The bare server itself, in a process of its own.
///
/// # Errors
/// When it cannot listen, or the file cannot be opened.
pub async fn serve(file: &Path) -> Result<()> {
    let (queue, jobs) = flume::bounded::<Kept>(1024);
    let sql = rusqlite::Connection::open(file)?;
    sql.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    // A second round goes on with the file of the first.
    drop(sql.execute_batch(include_str!("../../sql/bare.sql")));
    std::thread::spawn(move || write(sql, &jobs));
    let page: &'static str = Box::leak(page().into_boxed_str());
    let form = get(move || async move { Html(page) }).post(keep);
    let routes = Router::new().route("/form", form).route("/thanks", get(|| async { Html(THANKS) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    axum::serve(listener, routes.with_state(queue)).await?;
    Ok(())
}

async fn keep(State(queue): State<flume::Sender<Kept>>, body: Bytes) -> Response {
    let (tell, told) = oneshot::channel();
    if queue.send_async((body, tell)).await.is_ok() && matches!(told.await, Ok(true)) {
        return (StatusCode::SEE_OTHER, [(header::LOCATION, "/thanks")]).into_response();
    }
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Takes whatever is waiting into one transaction, and tells everybody after its commit.
fn write(mut sql: rusqlite::Connection, jobs: &flume::Receiver<Kept>) {
    while let Ok(first) = jobs.recv() {
        let mut batch = vec![first];
        batch.extend(jobs.try_iter().take(TOGETHER - 1));
        let kept = insert(&mut sql, &batch).is_ok();
        for (_, tell) in batch {
            let _ = tell.send(kept);
        }
    }
}

fn insert(sql: &mut rusqlite::Connection, batch: &[Kept]) -> rusqlite::Result<()> {
    let transaction = sql.transaction()?;
    {
        let mut statement = transaction.prepare_cached(include_str!("../../sql/bare_insert.sql"))?;
        for (number, (body, _)) in (0i64..).zip(batch) {
            statement.execute((
                &body[..16.min(body.len())],
                number,
                std::str::from_utf8(body).unwrap_or(""),
            ))?;
        }
    }
    transaction.commit()
}

/// Ten kilobytes, about a small form.
fn page() -> String {
    let item = "<p><label>One of twelve questions <input name=q value=1></label></p>\n";
    format!("<!doctype html><title>Form</title><form method=post>{}</form>", item.repeat(10_000 / item.len()))
}

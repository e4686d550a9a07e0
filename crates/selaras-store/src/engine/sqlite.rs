//! SQLite: one writer that commits together what is waiting, and a few readers.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

use rusqlite::{Connection as Sql, ErrorCode, OpenFlags, ToSql};

use super::{Connection, Done, Job, Result, Row, StoreError, Tx, Value, migrate, plans};
use crate::secrets::Vault;

/// How many closures one commit takes at most: enough to share a flush, few enough that nobody waits long.
const TOGETHER: usize = 256;

/// An open SQLite database with its threads.
pub struct Sqlite {
    write: Option<flume::Sender<Job>>,
    read: Option<flume::Sender<Job>>,
    /// The writer, then the readers.
    threads: Vec<JoinHandle<()>>,
}

impl Sqlite {
    /// Opens or makes the database in this file, brings it up to date, and starts the threads.
    pub fn open(file: &Path, vault: &Arc<Vault>) -> Result<Self> {
        let mut writer = connect(file, false)?;
        let mut tx = Tx::on(Connection::Sqlite(&writer), true, vault);
        migrate::up_to_date(&mut tx)?;
        if tx.leaves_no_trace {
            // What was written before it was sealed is nowhere in the file any more.
            writer.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);").map_err(fault)?;
        }
        plans::tell(&writer)?;
        let readers = std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 8);
        let (write, jobs) = flume::bounded::<Job>(4 * TOGETHER);
        let keys = vault.clone();
        let mut threads = vec![spawn("selaras-writer", move || {
            while let Ok(first) = jobs.recv() {
                let mut batch = Vec::with_capacity(8);
                batch.push(first);
                batch.extend(jobs.try_iter().take(TOGETHER - 1));
                commit_together(&mut writer, batch, &keys);
            }
        })?];
        let (read, jobs) = flume::bounded::<Job>(4 * TOGETHER);
        for _ in 0..readers {
            let (connection, jobs, keys) = (connect(file, true)?, jobs.clone(), vault.clone());
            threads.push(spawn("selaras-reader", move || {
                while let Ok(job) = jobs.recv() {
                    look(&connection, job, &keys);
                }
            })?);
        }
        Ok(Self { write: Some(write), read: Some(read), threads })
    }

    /// Puts a closure in the queue of its kind; its caller is told when it is done.
    pub fn hand_over(&self, writes: bool, job: Job) {
        let queue = if writes { &self.write } else { &self.read };
        if let Some(queue) = queue {
            // When the threads are gone the job is dropped, and its caller learns that the store was closed.
            drop(queue.send(job));
        }
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        // The writer goes last: a connection that only looks cannot take the log back into the file as it closes.
        self.read = None;
        for thread in self.threads.drain(1..) {
            drop(thread.join());
        }
        self.write = None;
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
    }
}

/// Every row, read while SQLite stands on it.
pub fn all<T>(
    connection: &Sql,
    sql: &'static str,
    places: &[Value<'_>],
    read: &mut impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql).map_err(fault)?;
    let mut rows = statement.query(params(places).as_slice()).map_err(fault)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(fault)? {
        found.push(read(&Row::Sqlite(row))?);
    }
    Ok(found)
}

/// Runs one statement.
pub fn run(connection: &Sql, sql: &'static str, places: &[Value<'_>]) -> Result<u64> {
    let mut statement = connection.prepare_cached(sql).map_err(fault)?;
    statement.execute(params(places).as_slice()).map(|n| n as u64).map_err(fault)
}

/// What SQLite said, in our words.
pub fn fault(error: rusqlite::Error) -> StoreError {
    let words = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full(words),
        Some(ErrorCode::SystemIoFailure) if found_no_room(&error) => StoreError::Full(words),
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly,
        ) => StoreError::OutOfReach(words),
        Some(ErrorCode::ConstraintViolation) if words.contains("UNIQUE") => StoreError::AlreadyThere(words),
        _ => StoreError::Database(words),
    }
}

/// Whether an input/output error is that of a disk without room: SQLite says "full" only when a page of the
/// database does not fit, and "input/output" when its log or shared memory does not.
fn found_no_room(error: &rusqlite::Error) -> bool {
    const WRITE: i32 = 778;
    const TRUNCATE: i32 = 1546;
    const SHARED_MEMORY_SIZE: i32 = 4874;
    error.sqlite_error().is_some_and(|e| [WRITE, TRUNCATE, SHARED_MEMORY_SIZE].contains(&e.extended_code))
}

fn params<'v>(places: &'v [Value<'v>]) -> Vec<&'v dyn ToSql> {
    places.iter().map(|value| value as &dyn ToSql).collect()
}

fn connect(file: &Path, only_looks: bool) -> Result<Sql> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Sql::open_with_flags(file, flags)
        .map_err(|e| StoreError::OutOfReach(format!("{}: {e}", PathBuf::from(file).display())))?;
    connection.set_prepared_statement_cache_capacity(256);
    // FULL: an acknowledged answer survives a power cut; sharing the flush makes it cheap.
    connection
        .execute_batch(
            "PRAGMA busy_timeout = 10000;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA cache_size = -4000;
             PRAGMA temp_store = MEMORY;",
        )
        .map_err(fault)?;
    plans::keep(&connection)?;
    if only_looks {
        connection.execute_batch("PRAGMA query_only = ON;").map_err(fault)?;
    }
    Ok(connection)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>> {
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(work)
        .map_err(|e| StoreError::OutOfReach(format!("no thread for the database: {e}")))
}

/// Runs all closures of a batch in one transaction, each on a savepoint of its own, and commits once.
fn commit_together(writer: &mut Sql, batch: Vec<Job>, keys: &Arc<Vault>) {
    if let Err(error) = run(writer, "BEGIN IMMEDIATE", &[]) {
        return refuse_all(batch, &error);
    }
    let alone = batch.len() == 1;
    let mut told = Vec::with_capacity(batch.len());
    let mut broken: Option<StoreError> = None;
    let mut wipe = false;
    for job in batch {
        if let Some(error) = &broken {
            refuse(job, error);
            continue;
        }
        match one_of_batch(writer, job, alone, keys, &mut wipe) {
            Ok(done) => told.push(done),
            Err((done, error)) => {
                told.extend(done);
                broken = Some(error);
            }
        }
    }
    let outcome = match broken {
        Some(error) => {
            drop(run(writer, "ROLLBACK", &[]));
            Err(error)
        }
        None if alone && told.iter().all(|done| !done.keep) => run(writer, "ROLLBACK", &[]).map(drop),
        None => run(writer, "COMMIT", &[]).map(drop).inspect_err(|_| drop(run(writer, "ROLLBACK", &[]))),
    };
    if wipe && outcome.is_ok() {
        // A destroyed key may not live on in the log. A reader may hold it open for a moment: the next one wipes it then.
        if let Err(error) = writer.execute_batch("PRAGMA wal_checkpoint(TRUNCATE);") {
            tracing::warn!(%error, "the log of the database could not be emptied");
        }
    }
    for done in told {
        (done.tell)(outcome.clone());
    }
}

/// Runs one closure; an error means that the whole transaction is lost (a full disk, for example).
fn one_of_batch(
    writer: &Sql,
    job: Job,
    alone: bool,
    keys: &Arc<Vault>,
    wipe: &mut bool,
) -> std::result::Result<Done, (Option<Done>, StoreError)> {
    if !alone {
        run(writer, "SAVEPOINT one", &[]).map_err(|e| (None, e))?;
    }
    let mut tx = Tx::on(Connection::Sqlite(writer), true, keys);
    let done = job(Ok(&mut tx));
    *wipe |= tx.leaves_no_trace && done.keep;
    if writer.is_autocommit() {
        // SQLite took the whole transaction back by itself: nobody in this batch may be told "kept".
        return Err((
            Some(done),
            StoreError::Full("the transaction was taken back by the database".to_owned()),
        ));
    }
    if !alone {
        if !done.keep
            && let Err(error) = run(writer, "ROLLBACK TO one", &[])
        {
            return Err((Some(done), error));
        }
        if let Err(error) = run(writer, "RELEASE one", &[]) {
            return Err((Some(done), error));
        }
    }
    Ok(done)
}

fn refuse_all(batch: Vec<Job>, error: &StoreError) {
    for job in batch {
        refuse(job, error);
    }
}

/// Tells a caller that its closure could not be run at all.
fn refuse(job: Job, error: &StoreError) {
    (job(Err(error.clone())).tell)(Err(error.clone()));
}

fn look(connection: &Sql, job: Job, keys: &Arc<Vault>) {
    if let Err(error) = run(connection, "BEGIN", &[]) {
        return refuse(job, &error);
    }
    let done = job(Ok(&mut Tx::on(Connection::Sqlite(connection), false, keys)));
    drop(run(connection, "ROLLBACK", &[]));
    (done.tell)(Ok(()));
}

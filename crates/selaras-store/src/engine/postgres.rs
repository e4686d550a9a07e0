//! PostgreSQL: a few connections, each on a thread of its own.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use ::postgres::Statement;
use ::postgres::error::SqlState;
use ::postgres::types::ToSql;

use super::way::Way;
use super::{Connection, Done, Job, Result, StoreError, Tx, Value, migrate};
use crate::secrets::Vault;

/// Connections held open. One practice needs two or three; a province's pooler may want fewer.
const CONNECTIONS: usize = 8;

/// A PostgreSQL database with its threads.
pub struct Postgres {
    jobs: Option<flume::Sender<(bool, Job)>>,
    threads: Vec<JoinHandle<()>>,
}

/// One connection and the statements it has prepared.
pub struct Client {
    client: ::postgres::Client,
    prepared: HashMap<(&'static str, bool), Statement>,
}

impl Postgres {
    /// Connects, brings the database up to date, and starts the threads.
    pub fn connect(url: &str, authority: Option<&Path>, vault: &Arc<Vault>) -> Result<Self> {
        let config = Arc::new(Way::read(url, authority)?);
        let mut first = Client::open(&config)?;
        first.script("SELECT pg_advisory_lock(7305801)")?;
        let migrated = first.script("BEGIN").and_then(|()| {
            migrate::up_to_date(&mut Tx::on(Connection::Postgres(&mut first), true, vault))?;
            first.script("COMMIT")
        });
        if migrated.is_err() {
            drop(first.script("ROLLBACK"));
        }
        first.script("SELECT pg_advisory_unlock(7305801)")?;
        migrated?;
        let (jobs, queue) = flume::bounded::<(bool, Job)>(1024);
        let mut threads = Vec::with_capacity(CONNECTIONS);
        let mut ready = Some(first);
        for _ in 0..CONNECTIONS {
            let (queue, config, keys) = (queue.clone(), config.clone(), vault.clone());
            let mut client = ready.take();
            let thread = std::thread::Builder::new().name("selaras-postgres".to_owned()).spawn(move || {
                while let Ok((writes, job)) = queue.recv() {
                    work(&config, &mut client, (writes, job), &keys);
                }
            });
            threads.push(
                thread.map_err(|e| StoreError::OutOfReach(format!("no thread for the database: {e}")))?,
            );
        }
        Ok(Self { jobs: Some(jobs), threads })
    }

    /// Puts a closure in the queue; its caller is told when it is done.
    pub fn hand_over(&self, writes: bool, job: Job) {
        if let Some(jobs) = &self.jobs {
            drop(jobs.send((writes, job)));
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.jobs = None;
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
    }
}

impl Client {
    fn open(way: &Way) -> Result<Self> {
        let client = way.connect().map_err(|e| StoreError::OutOfReach(words_of(&e)))?;
        Ok(Self { client, prepared: HashMap::new() })
    }

    /// Every row of a query.
    pub fn query(&mut self, sql: &'static str, places: &[Value<'_>]) -> Result<Vec<::postgres::Row>> {
        let statement = self.prepare(sql, false)?;
        self.client.query(&statement, params(places).as_slice()).map_err(|e| fault(&e))
    }

    /// A query whose rows nobody else may change before this transaction ends.
    pub fn query_held(&mut self, sql: &'static str, places: &[Value<'_>]) -> Result<Vec<::postgres::Row>> {
        let statement = self.prepare(sql, true)?;
        self.client.query(&statement, params(places).as_slice()).map_err(|e| fault(&e))
    }

    /// Runs one statement.
    pub fn run(&mut self, sql: &'static str, places: &[Value<'_>]) -> Result<u64> {
        let statement = self.prepare(sql, false)?;
        self.client.execute(&statement, params(places).as_slice()).map_err(|e| fault(&e))
    }

    /// Runs several statements without places.
    pub fn script(&mut self, sql: &str) -> Result<()> {
        self.client.batch_execute(sql).map_err(|e| fault(&e))
    }

    /// Waits for, then holds until the end of the transaction, the lock that these bytes name.
    pub fn hold(&mut self, what: [u8; 16]) -> Result<()> {
        // The last eight bytes of a UUIDv7 are its random part.
        let mut key = [0u8; 8];
        key.copy_from_slice(&what[8..]);
        self.query(
            "SELECT 1 FROM (SELECT pg_advisory_xact_lock(?1)) AS held",
            &[Value::Int(i64::from_be_bytes(key))],
        )
        .map(drop)
    }

    fn prepare(&mut self, sql: &'static str, held: bool) -> Result<Statement> {
        if let Some(statement) = self.prepared.get(&(sql, held)) {
            return Ok(statement.clone());
        }
        let text = sql.replace('?', "$") + if held { " FOR SHARE" } else { "" };
        let statement = self.client.prepare(&text).map_err(|e| fault(&e))?;
        self.prepared.insert((sql, held), statement.clone());
        Ok(statement)
    }
}

fn work(config: &Way, client: &mut Option<Client>, (writes, job): (bool, Job), keys: &Arc<Vault>) {
    let open = match begin(config, client, writes) {
        Ok(open) => open,
        Err(error) => {
            *client = None;
            return (job(Err(error.clone())).tell)(Err(error));
        }
    };
    let mut tx = Tx::on(Connection::Postgres(open), writes, keys);
    let Done { keep, tell } = job(Ok(&mut tx));
    let wipe = tx.leaves_no_trace && keep;
    let outcome = open.script(if writes && keep { "COMMIT" } else { "ROLLBACK" });
    if wipe && outcome.is_ok() {
        // Best done at once; what still needs the old rows keeps them a little longer, and the server cleans up later.
        drop(open.script("VACUUM data_keys"));
    }
    if outcome.is_err() {
        *client = None;
    }
    tell(outcome);
}

/// Begins a transaction, on a fresh connection when the old one is gone (the server may have been restarted).
fn begin<'c>(config: &Way, client: &'c mut Option<Client>, writes: bool) -> Result<&'c mut Client> {
    let begin = if writes { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
    let usable = client.as_mut().is_some_and(|c| !c.client.is_closed() && c.script(begin).is_ok());
    if usable && let Some(open) = client {
        return Ok(open);
    }
    let open = client.insert(Client::open(config)?);
    open.script(begin)?;
    Ok(open)
}

fn params<'v>(places: &'v [Value<'v>]) -> Vec<&'v (dyn ToSql + Sync)> {
    places.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn fault(error: &::postgres::Error) -> StoreError {
    let words = words_of(error);
    match error.code() {
        Some(code) if *code == SqlState::UNIQUE_VIOLATION => StoreError::AlreadyThere(words),
        Some(code) if *code == SqlState::DISK_FULL => StoreError::Full(words),
        Some(_) => StoreError::Database(words),
        None => StoreError::OutOfReach(words),
    }
}

/// The driver keeps what the server said in the error's source.
fn words_of(error: &::postgres::Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

//! The one place that knows both databases: the same SQL text runs on SQLite and on PostgreSQL.
//!
//! Everything above hands over a plain closure with a [`Tx`]; it runs on a thread of its own, inside one
//! transaction. On SQLite all writing closures pass through a single writer, which commits together whatever
//! is waiting (one flush to the disk for many answers); a closure returns to its caller only after its commit.

mod chained;
pub mod migrate;
mod plans;
mod postgres;
pub mod schema;
mod sqlite;
mod value;
mod way;

use std::path::Path;
use std::sync::Arc;

pub use value::{Column, Owned, Row, Value};

use crate::secrets::{Held, MasterKeys, Vault};

/// A place where Selaras keeps things. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
    vault: Arc<Vault>,
}

enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// One transaction.
pub struct Tx<'c> {
    connection: Connection<'c>,
    statements: usize,
    writes: bool,
    leaves_no_trace: bool,
    pub(crate) vault: Arc<Vault>,
    pub(crate) held: Held,
}

enum Connection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut postgres::Client),
}

/// What can go wrong while keeping things. Nothing was stored when one of these comes back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk (or the database's quota) is full.
    #[error("the disk is full: {0}")]
    Full(String),
    /// The database cannot be reached, opened or is held by another program for too long.
    #[error("the database is out of reach: {0}")]
    OutOfReach(String),
    /// A row with this key is there already.
    #[error("already there: {0}")]
    AlreadyThere(String),
    /// The key that would open it was destroyed: its person was erased.
    #[error("erased: {0}")]
    Erased(String),
    /// Stored bytes do not read as what they should be.
    #[error("stored value does not read: {0}")]
    Unreadable(String),
    /// Anything else the database said.
    #[error("the database said: {0}")]
    Database(String),
    /// The closure panicked; its transaction was taken back.
    #[error("the work on the database broke off: {0}")]
    BrokeOff(String),
}

/// What the stores' closures return.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// A closure waiting for its transaction (or for the news that there will be none); it gives back whether to keep
/// what it did, and how to tell its caller.
type Job = Box<dyn FnOnce(Result<&mut Tx<'_>>) -> Done + Send>;
type Tell = Box<dyn FnOnce(Result<()>) + Send>;

struct Done {
    keep: bool,
    tell: Tell,
}

impl Store {
    /// Opens (and makes, where it is missing) an SQLite database in this file.
    ///
    /// # Errors
    /// When the file cannot be opened or migrated, or was sealed with another master key.
    pub fn sqlite(file: &Path, keys: MasterKeys) -> Result<Self> {
        let vault = Arc::new(Vault::new(keys));
        Ok(Self { engine: Arc::new(Engine::Sqlite(sqlite::Sqlite::open(file, &vault)?)), vault })
    }

    /// Connects to a PostgreSQL database by its URL.
    ///
    /// # Errors
    /// When it cannot be reached or migrated, or was sealed with another master key.
    pub fn postgres(url: &str, keys: MasterKeys) -> Result<Self> {
        Self::postgres_trusting(url, None, keys)
    }

    /// Connects to a PostgreSQL database over TLS: its certificate must be signed by the authority in this file (PEM)
    /// and be made out to the host in the URL. Without an authority only a socket, this machine itself, or a URL that says
    /// `sslmode=disable` is reached, for those are not encrypted.
    ///
    /// # Errors
    /// As [`Store::postgres`]; a sentence when the connection would not be encrypted, or the certificate does not fit.
    pub fn postgres_trusting(url: &str, authority: Option<&Path>, keys: MasterKeys) -> Result<Self> {
        let vault = Arc::new(Vault::new(keys));
        let postgres = postgres::Postgres::connect(url, authority, &vault)?;
        Ok(Self { engine: Arc::new(Engine::Postgres(postgres)), vault })
    }

    /// The master keys that this store holds.
    pub fn master_keys(&self) -> MasterKeys {
        self.vault.masters()
    }

    /// Which database this is, for messages.
    pub fn kind(&self) -> &'static str {
        match &*self.engine {
            Engine::Sqlite(_) => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// What it said instead.
    pub async fn answers(&self) -> Result<()> {
        self.read(|tx| tx.first("SELECT 1", &[], |_| Ok(())).map(drop)).await
    }

    /// Runs a closure that only looks, in one transaction that sees one state of everything.
    ///
    /// # Errors
    /// What the closure returns, or what the database said.
    pub async fn read<T, E>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run(false, job).await
    }

    /// Runs a closure that changes things, in one transaction; all of it is kept or nothing.
    ///
    /// # Errors
    /// What the closure returns (then nothing is kept), or what the database said.
    pub async fn write<T, E>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run(true, job).await
    }

    /// [`Store::read`] for programs without an async runtime: waits on this thread.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_here<T, E>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run_here(false, job)
    }

    /// [`Store::write`] for programs without an async runtime: waits on this thread.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_here<T, E>(
        &self,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.run_here(true, job)
    }

    async fn run<T, E>(
        &self,
        writes: bool,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, told) = tokio::sync::oneshot::channel();
        self.hand_over(writes, job, move |outcome| drop(tell.send(outcome)));
        told.await.unwrap_or_else(|_| Err(gone().into()))
    }

    fn run_here<T, E>(
        &self,
        writes: bool,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, told) = std::sync::mpsc::sync_channel(1);
        self.hand_over(writes, job, move |outcome| drop(tell.send(outcome)));
        told.recv().unwrap_or_else(|_| Err(gone().into()))
    }

    fn hand_over<T, E>(
        &self,
        writes: bool,
        job: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        tell: impl FnOnce(Result<T, E>) + Send + 'static,
    ) where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let job: Job = Box::new(move |tx| {
            let outcome = tx.map_err(E::from).and_then(|tx| {
                std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| job(tx)))
                    .unwrap_or_else(|panic| Err(StoreError::BrokeOff(words_of(&*panic)).into()))
            });
            Done {
                keep: outcome.is_ok(),
                tell: Box::new(move |commit| {
                    tell(match (outcome, commit) {
                        (Ok(value), Ok(())) => Ok(value),
                        (Ok(_), Err(fault)) => Err(fault.into()),
                        (Err(refusal), _) => Err(refusal),
                    });
                }),
            }
        });
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.hand_over(writes, job),
            Engine::Postgres(postgres) => postgres.hand_over(writes, job),
        }
    }
}

impl<'c> Tx<'c> {
    fn on(connection: Connection<'c>, writes: bool, vault: &Arc<Vault>) -> Self {
        let (vault, held) = (vault.clone(), Held::default());
        Self { connection, statements: 0, writes, leaves_no_trace: false, vault, held }
    }
}

impl Tx<'_> {
    /// How many statements were run so far: each is a journey to the database, and acts promise to need few.
    pub fn statements(&self) -> usize {
        self.statements
    }

    /// Every row that the query gives, each read by `read`. Places are `?1`, `?2` … on both databases.
    ///
    /// # Errors
    /// What the database said, or a value that does not read.
    pub fn all<T>(
        &mut self,
        sql: &'static str,
        places: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.statements += 1;
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::all(connection, sql, places, &mut read),
            Connection::Postgres(client) => {
                client.query(sql, places)?.iter().map(|row| read(&Row::Postgres(row))).collect()
            }
        }
    }

    /// The first row that the query gives, if any.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub fn first<T>(
        &mut self,
        sql: &'static str,
        places: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.all(sql, places, read)?.into_iter().next())
    }

    /// [`Tx::first`], and nobody else may change that row before this transaction ends. (SQLite has one writer anyway.)
    pub(crate) fn first_held<T>(
        &mut self,
        sql: &'static str,
        places: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let Connection::Postgres(client) = &mut self.connection else {
            return self.first(sql, places, read);
        };
        self.statements += 1;
        client.query_held(sql, places)?.first().map(Row::Postgres).as_ref().map(read).transpose()
    }

    /// Runs a statement; gives the number of rows it touched.
    ///
    /// # Errors
    /// What the database said; [`StoreError::AlreadyThere`] for a key that is there already.
    pub fn run(&mut self, sql: &'static str, places: &[Value<'_>]) -> Result<u64> {
        self.statements += 1;
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::run(connection, sql, places),
            Connection::Postgres(client) => client.run(sql, places),
        }
    }

    /// Makes every other writer that holds the same sixteen bytes wait until this transaction ends, so that a
    /// decision drawn from what was read is still true when it is written. (SQLite has one writer anyway.)
    ///
    /// # Errors
    /// What the database said.
    pub fn hold(&mut self, what: [u8; 16]) -> Result<()> {
        match &mut self.connection {
            Connection::Sqlite(_) => Ok(()),
            Connection::Postgres(client) => client.hold(what),
        }
    }

    /// Runs several statements separated by semicolons, without places: migrations only.
    fn script(&mut self, sql: &str) -> Result<()> {
        match &mut self.connection {
            Connection::Sqlite(connection) => connection.execute_batch(sql).map_err(sqlite::fault),
            Connection::Postgres(client) => client.script(sql),
        }
    }

    /// After the commit, what was deleted or overwritten is wiped from the database's log and free room too.
    pub(crate) fn leave_no_trace(&mut self) {
        self.leaves_no_trace = true;
    }

    pub(crate) fn writes(&self) -> bool {
        self.writes
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self.connection, Connection::Sqlite(_))
    }
}

fn gone() -> StoreError {
    StoreError::OutOfReach("the store was closed before the work was done".to_owned())
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|s| (*s).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no words".to_owned())
}

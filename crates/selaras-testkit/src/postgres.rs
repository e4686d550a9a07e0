//! A PostgreSQL server for tests: the one that `cargo xtask test` started, or one of our own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use postgres::{Config, NoTls};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/throwaway-postgres.sh");

/// A server that tests may fill as they like.
#[derive(Debug)]
pub struct Cluster {
    url: String,
    /// Kept for its pipe: when this process ends, the pipe closes and the script removes the server.
    _guardian: Option<Child>,
}

/// The server of this process, started at the first call. With `SELARAS_TEST_POSTGRES` set it is that
/// server; without, a throw-away one.
///
/// # Panics
/// When no server can be had: a test that needs PostgreSQL fails without it, it is never skipped.
pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| match std::env::var("SELARAS_TEST_POSTGRES") {
        Ok(url) => Cluster { url, _guardian: None },
        Err(_) => start(&mut Command::new("sh")),
    })
}

/// Creates an empty database with a name of its own and returns its address. It may be called from
/// asynchronous tests too.
///
/// # Panics
/// When no server can be had.
pub fn fresh_database() -> String {
    let name = unused_name();
    let url = cluster().url_of(&name);
    // The client brings its own runtime, which must not start inside another one.
    let create = std::thread::spawn(move || {
        let config: Config = cluster().url.parse()?;
        config.connect(NoTls)?.batch_execute(&format!("CREATE DATABASE {name}"))
    });
    match create.join() {
        Ok(Ok(())) => url,
        Ok(Err(error)) => panic!("could not create a database on {}: {error:?}", cluster().url),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Processes share a server, and numbers of processes come round again; hence the time.
fn unused_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_micros();
    format!("test_{since}_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

impl Cluster {
    /// The address of the server's maintenance database.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The same address with another database in place of the maintenance one.
    fn url_of(&self, database: &str) -> String {
        let (address, query) = match self.url.split_once('?') {
            Some((address, query)) => (address, format!("?{query}")),
            None => (self.url.as_str(), String::new()),
        };
        let after_scheme = address.find("://").map_or(0, |at| at + 3);
        let server = match address[after_scheme..].find('/') {
            Some(slash) => &address[..after_scheme + slash],
            None => address,
        };
        format!("{server}/{database}{query}")
    }
}

/// A server of its own on this machine's own network, encrypted with `chain.pem` and `key.pem` of this folder.
///
/// # Panics
/// When it does not start.
pub fn encrypted(folder: &std::path::Path, port: u16) -> Cluster {
    let mut command = Command::new("sh");
    command.env("SELARAS_POSTGRES_TLS", folder).env("SELARAS_POSTGRES_PORT", port.to_string());
    start(&mut command)
}

fn start(command: &mut Command) -> Cluster {
    let guardian = command.arg(SCRIPT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut guardian = match guardian {
        Ok(guardian) => guardian,
        Err(error) => panic!("could not start {SCRIPT}: {error}"),
    };
    let mut url = String::new();
    if let Some(output) = guardian.stdout.take() {
        let _ = BufReader::new(output).read_line(&mut url);
    }
    let url = url.trim().to_owned();
    assert!(!url.is_empty(), "the throw-away PostgreSQL server did not start; the reason stands above");
    Cluster { url, _guardian: Some(guardian) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(url: &str) -> String {
        Cluster { url: url.to_owned(), _guardian: None }.url_of("new")
    }

    #[test]
    fn a_new_database_keeps_the_server_the_name_and_the_options() {
        assert_eq!(beside("postgres://postgres@%2Ftmp%2Fx/postgres"), "postgres://postgres@%2Ftmp%2Fx/new");
        assert_eq!(beside("postgres://a:b@localhost:5433"), "postgres://a:b@localhost:5433/new");
        assert_eq!(beside("postgres://h/db?sslmode=disable"), "postgres://h/new?sslmode=disable");
    }

    #[test]
    fn two_fresh_databases_do_not_share_their_tables() {
        let make_a_table = |url: String| {
            let config: Config = url.parse().map_err(|error| format!("{url}: {error}"))?;
            let mut client = config.connect(NoTls).map_err(|error| format!("{url}: {error}"))?;
            client.batch_execute("CREATE TABLE leaf (name text)").map_err(|error| error.to_string())
        };
        assert_eq!(make_a_table(fresh_database()), Ok::<(), String>(()));
        assert_eq!(make_a_table(fresh_database()), Ok(()));
    }

    #[tokio::test]
    async fn a_fresh_database_can_be_had_inside_a_runtime() {
        assert!(fresh_database().starts_with("postgres"));
    }
}

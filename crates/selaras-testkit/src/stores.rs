//! Both databases, fresh and empty: every test of the store runs on each.

use selaras_store::Store;
use selaras_store::secrets::MasterKeys;
use tempfile::TempDir;

/// An empty store; an SQLite file goes away with it.
pub struct Fresh {
    /// The store.
    pub store: Store,
    /// Where the SQLite file lies.
    pub folder: Option<TempDir>,
}

impl std::ops::Deref for Fresh {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

/// An empty SQLite store and an empty PostgreSQL store. Loop over them:
///
/// ```ignore
/// for store in selaras_testkit::stores::both() { … }
/// ```
///
/// # Panics
/// When one of them cannot be made: a test may not pass by leaving a database out.
pub fn both() -> [Fresh; 2] {
    [sqlite(), postgres()]
}

/// The master keys of every store in tests.
///
/// # Panics
/// Never: they are well formed.
#[expect(clippy::expect_used, reason = "the text is well formed")]
pub fn keys() -> MasterKeys {
    MasterKeys::parse(KEYS).expect("the test's master keys")
}

/// The master keys of every store in tests, as the text of a key file.
pub const KEYS: &str = "test c2VsYXJhcyB0ZXN0cyBvbmx5LCBuZXZlciBrZXB0ISE=\n";

/// An empty SQLite store.
///
/// # Panics
/// When it cannot be made.
#[expect(clippy::expect_used, reason = "a test without its store has failed")]
pub fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::sqlite(&folder.path().join("selaras.db"), keys()).expect("an SQLite store");
    Fresh { store, folder: Some(folder) }
}

/// An empty PostgreSQL store.
///
/// # Panics
/// When it cannot be made.
#[expect(clippy::expect_used, reason = "a test without its store has failed")]
pub fn postgres() -> Fresh {
    let store = Store::postgres(&crate::postgres::fresh_database(), keys()).expect("a PostgreSQL store");
    Fresh { store, folder: None }
}

//! Backups and key rings in memory.

use std::sync::{Arc, Mutex, PoisonError};

use selaras_core::moment::Moment;
use selaras_store::engine::Result;
use selaras_store::{Store, Tx, backup};

/// A file in memory, written from the thread of the store.
#[derive(Clone, Default)]
struct File(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for File {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A backup of this store, as it is now.
///
/// # Panics
/// When it cannot be made.
pub fn backup(store: &Store, now: Moment) -> Vec<u8> {
    written(store, move |tx, out| backup::write(tx, out, now).map(drop))
}

/// The key ring of this store, as it is now.
///
/// # Panics
/// When it cannot be made.
pub fn key_ring(store: &Store, now: Moment) -> Vec<u8> {
    written(store, move |tx, out| backup::write_key_ring(tx, out, now).map(drop))
}

#[expect(clippy::expect_used, reason = "a test without its backup has failed")]
fn written(store: &Store, write: impl FnOnce(&mut Tx<'_>, File) -> Result<()> + Send + 'static) -> Vec<u8> {
    let file = File::default();
    let out = file.clone();
    store.read_here(move |tx| write(tx, out)).expect("a backup");
    std::mem::take(&mut *file.0.lock().unwrap_or_else(PoisonError::into_inner))
}

//! `selaras backup` and `selaras restore`: an encrypted copy of everything but the keys, and the key ring beside it.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use selaras_core::moment::Moment;
use selaras_store::{Store, StoreError, Tx, backup};
use selaras_web::clock::Clock;

use crate::config::Place;

/// Where a backup goes.
#[derive(Args)]
pub struct Options {
    /// The backup; a file that is there already is not overwritten
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// The key ring, written anew over the last one: a backup is brought back with the newest ring, so that whoever was
    /// erased meanwhile stays erased [default: selaras.keyring beside the backup]
    #[arg(long, value_name = "FILE")]
    key_ring: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// Where a backup comes from.
#[derive(Args)]
pub struct Restore {
    /// The backup
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// The newest key ring [default: selaras.keyring beside the backup]
    #[arg(long, value_name = "FILE")]
    key_ring: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// Writes a backup and the key ring, beside a program that goes on serving.
///
/// # Errors
/// When a file cannot be written whole.
pub fn run(options: Options) -> Result<()> {
    let Options { to, key_ring, place } = options;
    if to.exists() {
        bail!("{} is there already; give the backup another name", to.display());
    }
    let ring = key_ring.unwrap_or_else(|| beside(&to));
    let store = place.open()?;
    let now = Clock::Machine.now();
    let counted = whole(&to, &store, now, |tx, out, now| backup::write(tx, out, now))?;
    // The ring comes second: it may never be older than the backup.
    whole(&ring, &store, now, |tx, out, now| backup::write_key_ring(tx, out, now))?;
    println!("{}: {} rows of {} tables, encrypted", to.display(), counted.rows, counted.tables);
    println!("{}: the keys as of now, encrypted. Keep only the newest key ring.", ring.display());
    println!("To bring them back you need the master key as well: keep a copy of it elsewhere.");
    Ok(())
}

/// Brings a backup back into an empty database.
///
/// # Errors
/// When something does not fit: nothing is changed then.
pub fn restore(options: Restore) -> Result<()> {
    let Restore { from, key_ring, place } = options;
    let ring = key_ring.unwrap_or_else(|| beside(&from));
    let (backup, keys) = (reading(&from)?, reading(&ring)?);
    let store = place.open()?;
    let now = Clock::Machine.now();
    let done = store
        .write_here(move |tx| backup::restore(tx, backup, keys, now))
        .with_context(|| format!("{} was not brought back", from.display()))?;
    println!("Brought back {} rows of {} tables.", done.counted.rows, done.counted.tables);
    if done.erased > 0 {
        println!("{} of its clients were erased after it was made, and are erased here too.", done.erased);
    }
    println!("Everybody signs in anew. `selaras audit verify` tells whether the audit is whole.");
    Ok(())
}

/// Writes a file that only its owner may read, whole or not at all.
fn whole(
    file: &Path,
    store: &Store,
    now: Moment,
    write: impl FnOnce(&mut Tx<'_>, &mut dyn Write, Moment) -> Result<backup::Counted, StoreError>
    + Send
    + 'static,
) -> Result<backup::Counted> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot = || format!("cannot write {}", file.display());
    std::fs::create_dir_all(folder).with_context(cannot)?;
    let made = tempfile::NamedTempFile::new_in(folder).with_context(cannot)?;
    let mut out = BufWriter::new(made.reopen().with_context(cannot)?);
    let counted = store.read_here(move |tx| write(tx, &mut out, now)).with_context(cannot)?;
    made.as_file().sync_all().with_context(cannot)?;
    made.persist(file).with_context(cannot)?;
    Ok(counted)
}

fn reading(file: &Path) -> Result<BufReader<File>> {
    File::open(file).map(BufReader::new).with_context(|| format!("cannot read {}", file.display()))
}

fn beside(backup: &Path) -> PathBuf {
    backup.with_file_name("selaras.keyring")
}

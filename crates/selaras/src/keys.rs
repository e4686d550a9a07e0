//! `selaras keys`: other keys in the place of those before, while the program runs.

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use selaras_store::Store;
use selaras_store::secrets::rotation;
use selaras_web::clock::Clock;

use crate::config::Place;
use crate::master;

/// What to do with keys.
#[derive(Subcommand)]
pub enum What {
    /// A new practice key for every practice: the keys of all people are wrapped anew
    Rotate(Place),
    /// Wrap all practice keys by the first of the master keys, after a new one was put before the others
    Rewrap(Place),
    /// A new master key in the key file, before the others; all practice keys are wrapped anew
    NewMaster(Place),
}

/// Runs it.
///
/// # Errors
/// What stood in the way; nothing was changed then.
pub fn run(what: What) -> Result<()> {
    match what {
        What::Rotate(place) => rotate(place),
        What::Rewrap(place) => {
            rewrap(&place.open()?).map(|wrapped| println!("{wrapped} practice keys wrapped anew."))
        }
        What::NewMaster(place) => new_master(place),
    }
}

fn rotate(place: Place) -> Result<()> {
    let store = place.open()?;
    let now = Clock::Machine.now();
    let wrapped =
        store.write_here(move |tx| rotation::practice_keys(tx, now)).context("no key was changed")?;
    let gone = store.write_here(rotation::forget_unused).context("the keys of before stay for now")?;
    println!("{wrapped} keys wrapped anew; {gone} practice keys of before destroyed.");
    println!("Make a backup now: its key ring takes the place of the one before.");
    Ok(())
}

fn new_master(place: Place) -> Result<()> {
    let kept = place.kept()?;
    let found = place.master.find(&kept)?;
    let Some(file) = found.file else {
        bail!(
            "the master key does not come from a file here. Put a new one before it where it comes from (a line of a name \
             and `openssl rand -base64 32`), and run `selaras keys rewrap`"
        )
    };
    let keys = found.keys.with_new();
    master::write(&file, &keys)?;
    let store = place.open()?;
    let wrapped = rewrap(&store)?;
    println!("{}: new master key {}; {wrapped} practice keys wrapped anew.", file.display(), keys.newest());
    println!("The lines below it still open older backups. Keep a copy of the file elsewhere.");
    Ok(())
}

fn rewrap(store: &Store) -> Result<usize> {
    store.write_here(rotation::master_key).context("the practice keys stay as they were")
}

//! `selaras demo`: a living practice to look at, made up in a moment and gone when the program ends.

mod answers;
mod days;
mod doors;
mod life;
mod model;
mod practice;
mod texts;
mod trial;

use std::net::SocketAddr;

use anyhow::{Context, Result};
use clap::Args;
use selaras_core::id::{PersonId, PracticeId};
use selaras_core::language::{Address, Language};
use selaras_core::moment::Moment;
use selaras_store::links::{self, Link};
use selaras_store::secrets::MasterKeys;
use selaras_store::{Store, StoreError, Tx};
use selaras_web::access::cookie::Token;
use selaras_web::app::{App, Site};
use selaras_web::clock::Clock;
use selaras_web::server;
use selaras_web::words::Words;

use crate::serve::{ended, listen, on_runtime};
use practice::Printed;
use texts::Texts;

/// Where to show it, and which one.
#[derive(Args)]
pub struct Options {
    /// Address to listen on
    #[arg(long, env = "SELARAS_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8480")]
    listen: SocketAddr,
    /// Another number gives another practice; the same number always the same
    #[arg(long, value_name = "NUMBER", default_value_t = 4)]
    seed: u64,
}

/// Fills an embedded database in a temporary folder and serves it until told to end.
///
/// # Errors
/// A sentence that says what stands in the way.
pub fn run(options: Options) -> Result<()> {
    // Dropping the folder removes it, also when something goes wrong.
    let folder = tempfile::Builder::new()
        .prefix("selaras-demo-")
        .tempdir()
        .context("no temporary folder can be made")?;
    let store =
        Store::sqlite(&folder.path().join("selaras.db"), keys()?).context("cannot make the database")?;
    on_runtime(async move {
        // Listened for from the start: whoever interrupts the filling leaves no folder behind either.
        let told_to_end = tokio::spawn(ended());
        let (listener, address) = listen(options.listen).await?;
        let site = Site { public_url: format!("http://{address}"), behind_proxy: false, demo: true };
        let store = tokio::task::spawn_blocking(move || fill(&store, options.seed, address).map(|()| store))
            .await
            .context("filling the practice broke off")??;
        let app =
            App::new(store, Clock::Machine, site).context("the database does not take the program's keys")?;
        server::serve(app, listener, async { drop(told_to_end.await) }).await;
        Ok(())
    })?;
    folder.close().context("the temporary folder cannot be removed")
}

/// Kept in memory only, unless the environment gives one.
fn keys() -> Result<MasterKeys> {
    match std::env::var("SELARAS_MASTER_KEY") {
        Ok(text) => MasterKeys::parse(&text).context("SELARAS_MASTER_KEY does not fit"),
        Err(_) => Ok(MasterKeys::generate()),
    }
}

fn fill(store: &Store, seed: u64, address: SocketAddr) -> Result<()> {
    let today = Clock::Machine.now();
    println!("Making up a practice (seed {seed}), and bringing in a trial …");
    let texts = Texts::read()?;
    let printed = store.write_here(move |tx| practice::fill(tx, &texts, seed, today))?;
    let trial = trial::fill(store, today, Words::new(Language::En, Address::Anda))?;
    let links = store.write_here(move |tx| {
        doors::fill(tx, &printed, today)?;
        links(tx, &printed, trial, today)
    })?;
    let [counsellor, client, supervisor, administrator, researcher] =
        links.map(|path| format!("http://{address}{path}"));
    println!(
        "
Pusat Konseling Selaras (contoh): invented people, half a year of work. Open as

  counsellor     {counsellor}
  client         {client}
                 (choose a PIN of six digits first, such as 402917)
  supervisor     {supervisor}
  administrator  {administrator}

Beat the Blues: a real trial (Proudfoot et al. 2003), 100 cases and 380 scores. Open as

  counsellor     {researcher}

Links open as often as you like. One browser is one person at a time: use a private window for the second.
Everything is gone when the program ends (Ctrl-C)."
    );
    Ok(())
}

/// A link for each of those whose links are printed.
fn links(
    tx: &mut Tx<'_>,
    printed: &Printed,
    (trial, researcher): (PracticeId, PersonId),
    now: Moment,
) -> Result<[String; 5], StoreError> {
    let here = printed.practice;
    Ok([
        link(tx, here, printed.counsellor, now)?,
        link(tx, here, printed.client, now)?,
        link(tx, here, printed.supervisor, now)?,
        link(tx, here, printed.administrator, now)?,
        link(tx, trial, researcher, now)?,
    ])
}

/// A link that lasts longer than any demonstration.
fn link(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, now: Moment) -> Result<String, StoreError> {
    let token = Token::new(practice);
    let link = Link {
        practice,
        token: token.digest(),
        person,
        made_by: None,
        made_at: now,
        ends_at: now.plus_days(3650),
        used_at: None,
        renews_pin: false,
    };
    links::add(tx, &link)?;
    Ok(format!("/l/{}", token.text()))
}

//! `selaras way-in`: a new link for a member of staff whom nobody else at the practice can help, as the only administrator.

use anyhow::{Context, Result, bail};
use clap::Args;
use selaras_store::account_news::{self, What};
use selaras_store::audit::{self, By};
use selaras_store::{StoreError, Tx, accounts, authenticators, passkeys, recovery_codes};
use selaras_web::clock::Clock;
use selaras_web::invitation;

use crate::config::Place;

/// Whose way in.
#[derive(Args)]
pub struct Options {
    /// The name they sign in with
    #[arg(long, value_name = "NAME")]
    login: String,
    /// Take their second step and their passkeys away, too: the phone is lost, and so are the recovery codes
    #[arg(long)]
    without_second_step: bool,
    /// How browsers reach this installation
    #[arg(long, env = "SELARAS_PUBLIC_URL", value_name = "URL", default_value = "http://127.0.0.1:8480")]
    public_url: String,
    #[command(flatten)]
    place: Place,
}

/// Prints a link that opens once. Whoever can run this can read the database and its keys anyway; the member is told on
/// their pages, and it stands in the audit.
///
/// # Errors
/// When there is no such account.
pub fn run(options: Options) -> Result<()> {
    let Options { login, without_second_step, public_url, place } = options;
    let store = place.open()?;
    let now = Clock::Machine.now();
    let name = login.trim().to_lowercase();
    let made = store.write_here(move |tx: &mut Tx<'_>| {
        let Some(account) = accounts::find(tx, &name)? else { return Ok::<_, StoreError>(None) };
        let (practice, person) = (account.practice, account.person);
        let by = By { practice, person: None, now, case: None };
        if without_second_step {
            authenticators::remove(tx, practice, person)?;
            recovery_codes::remove(tx, practice, person)?;
            passkeys::remove_all(tx, practice, person)?;
            account_news::add(tx, practice, person, What::FactorsReset, now)?;
            audit::note(tx, by, "factors.reset", Some(person))?;
        }
        account_news::add(tx, practice, person, What::Link, now)?;
        audit::note(tx, by, "link.creation", Some(person))?;
        invitation::make(tx, practice, person, None, now, true).map(Some)
    });
    let Some(path) = made.context("no link was made")? else { bail!("nobody signs in here as `{login}`") };
    println!("Opens once, for twenty-four hours:\n{}{path}", public_url.trim_end_matches('/'));
    Ok(())
}

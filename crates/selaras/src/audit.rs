//! `selaras audit`: whether the audit is whole, and its anchors.

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use selaras_core::case::number;
use selaras_store::audit::anchors::{self, Anchor};
use selaras_store::audit::verify::{self, Fault, Verdict, Wrong};
use selaras_store::practices;
use selaras_web::clock::Clock;

use crate::config::Place;

/// What to do with the audit.
#[derive(Subcommand)]
pub enum What {
    /// Walk every chain and every anchor; ends with status 1 when a line does not fit
    Verify(Verify),
    /// Anchor now, and print the digests to keep elsewhere
    Anchor(Place),
}

/// What to verify.
#[derive(Args)]
pub struct Verify {
    /// A digest that was printed or mailed earlier: it must be among the anchors (spaces do not matter)
    #[arg(long, value_name = "DIGEST")]
    anchor: Vec<String>,
    #[command(flatten)]
    place: Place,
}

/// Runs it.
///
/// # Errors
/// When something does not fit, or what else stood in the way.
pub fn run(what: What) -> Result<()> {
    match what {
        What::Verify(verify) => whole(verify),
        What::Anchor(place) => anchor(place),
    }
}

fn whole(asked: Verify) -> Result<()> {
    let store = asked.place.open()?;
    let practices = store.read_here(practices::all).context("the database does not answer")?;
    let (mut faults, mut known) = (0, Vec::new());
    for practice in practices {
        let walk = move |tx: &mut selaras_store::Tx<'_>| {
            Ok::<_, selaras_store::StoreError>((
                verify::practice(tx, practice.id)?,
                anchors::newest(tx, practice.id, u32::MAX)?,
            ))
        };
        let (verdict, anchors) = store.read_here(walk).context("the audit does not read")?;
        println!("{}: {}", practice.name, counted(&verdict));
        for fault in &verdict.faults {
            println!("  {}", told(fault));
        }
        faults += verdict.faults.len();
        known.extend(anchors.iter().map(|anchor| plain(&anchor.text())));
    }
    for printed in &asked.anchor {
        if !known.contains(&plain(printed)) {
            println!("the anchor {printed} is not among those kept here");
            faults += 1;
        }
    }
    if faults > 0 {
        bail!("the audit is not whole: {faults} of its parts do not fit");
    }
    println!("The audit is whole.");
    Ok(())
}

fn anchor(place: Place) -> Result<()> {
    let store = place.open()?;
    let now = Clock::Machine.now();
    for practice in store.read_here(practices::all).context("the database does not answer")? {
        let made = store.write_here(move |tx| anchors::anchor(tx, practice.id, now));
        match made.context("no anchor could be made")? {
            Some(Anchor { number, made_at, .. }) if made_at < now => {
                println!("{}: nothing was written since anchor {number}", practice.name);
            }
            Some(anchor) => println!("{}: anchor {}\n  {}", practice.name, anchor.number, anchor.text()),
            None => println!("{}: nothing was written yet", practice.name),
        }
    }
    Ok(())
}

fn counted(verdict: &Verdict) -> String {
    let Verdict { chains, lines, anchors, faults } = verdict;
    let found = if faults.is_empty() { "all fit" } else { "something does not fit" };
    format!("{lines} lines in {chains} chains, {anchors} anchors: {found}")
}

fn told(fault: &Fault) -> String {
    let Fault { case, number: line, what } = *fault;
    let chain = case.map_or("the practice's own chain".to_owned(), |case| {
        format!("the chain of case {} ({case})", number(case))
    });
    match what {
        Wrong::DoesNotFit => format!("{chain}: line {line} was changed, or put there"),
        Wrong::Missing => format!("{chain}: line {line} is missing"),
        Wrong::CutOrAdded => format!("{chain}: its end was cut off or added to, at line {line}"),
        Wrong::NotAsAnchored => format!("{chain}: an anchor holds line {line}, which is not there any more"),
        Wrong::Anchor => format!("anchor {line} was changed, or one before it is missing"),
    }
}

fn plain(digest: &str) -> String {
    digest.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_lowercase()
}

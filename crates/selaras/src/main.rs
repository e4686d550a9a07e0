//! The Selaras program: a demonstration, a real installation, and what is done from the command line.

mod analyse;
mod audit;
mod backup;
mod config;
mod demo;
mod import;
mod keys;
mod master;
mod records;
mod serve;
mod way_in;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "selaras",
    version,
    about = "Counselling in step: goals, tasks and the bond, seen by both sides"
)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Look at a living practice: nothing to set up, nothing kept
    Demo(demo::Options),
    /// Run a real installation
    Serve(config::Options),
    /// Bring what was gathered before Selaras
    #[command(subcommand)]
    Import(import::What),
    /// Whether the audit is whole, and its anchors
    #[command(subcommand)]
    Audit(audit::What),
    /// Write an encrypted backup, and the key ring beside it
    Backup(backup::Options),
    /// Bring a backup back into an empty database
    Restore(backup::Restore),
    /// A new link for a member of staff whom nobody else at the practice can help
    WayIn(way_in::Options),
    /// Other keys in the place of those before
    #[command(subcommand)]
    Keys(keys::What),
    /// What the law asks a practice to write down
    #[command(subcommand)]
    Records(records::What),
    /// Statistics of tests and counselling on a CSV file
    #[command(subcommand)]
    Analyse(analyse::What),
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("SELARAS_LOG")
                .unwrap_or_else(|_| "selaras=info,warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let outcome = match Program::parse().command {
        Command::Demo(options) => demo::run(options),
        Command::Serve(options) => serve::run(options),
        Command::Import(what) => import::run(what),
        Command::Audit(what) => audit::run(what),
        Command::Backup(options) => backup::run(options),
        Command::Restore(options) => backup::restore(options),
        Command::WayIn(options) => way_in::run(options),
        Command::Keys(what) => keys::run(what),
        Command::Records(what) => records::run(what),
        Command::Analyse(what) => analyse::run(what),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("selaras: {error:#}");
            ExitCode::FAILURE
        }
    }
}

//! The menu of commands: `cargo xtask`.

mod bench;
mod command;
mod database;
mod report;
mod sbom;
mod step;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

const MENU: &str = "\
cargo xtask test             everything that has to hold before a change lands
cargo xtask test STEP…       only these steps, in this order:
{steps}
cargo xtask lint             format, clippy, docs, licences
cargo xtask fuzz [MINUTES]   spoiled inputs for all that reads what strangers send (fuzz/README.md)
cargo xtask sbom [FILE]      everything the program is built of, as CycloneDX (target/selaras.cdx.json)
cargo xtask tools            install what the tests need: Chromium, PostgreSQL, axe-core
{extras}";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    std::env::set_current_dir(root())?;
    match words {
        ["test"] => report::run(step::EVERYTHING),
        ["test", names @ ..] => report::run(names),
        ["lint"] => report::run(step::LINT),
        ["fuzz", rest @ ..] => {
            command::cargo(&["run", "--release", "--package", "selaras-fuzz", "--"]).with(rest).run()
        }
        ["sbom"] => sbom::write(None),
        ["sbom", file] => sbom::write(Some(file)),
        ["tools"] => tools::ready(tools::ALL),
        ["bench", name, rest @ ..] => bench::run(name, rest),
        ["shots"] => bench::shots(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{}", menu());
            Ok(())
        }
        _ => bail!("There is no command “{}”. This is the menu:\n\n{}", words.join(" "), menu()),
    }
}

fn menu() -> String {
    let steps = step::ALL.iter().map(|step| format!("    {:<15} {}", step.name, step.about));
    MENU.replace("{steps}", &steps.collect::<Vec<_>>().join("\n"))
        .replace("{extras}", &bench::menu())
        .trim_end()
        .to_owned()
}

/// The top folder of the repository, wherever the command was typed.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

//! `cargo xtask fuzz [minutes] [target]`: fuzzes for so long, with new inputs each time.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use selaras_fuzz::targets::{self, Target};
use selaras_fuzz::{folder, run};

fn main() -> ExitCode {
    match fuzz() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn fuzz() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let minutes: f64 = match arguments.next() {
        Some(text) => text.parse().with_context(|| format!("“{text}” is no number of minutes"))?,
        None => 1.0,
    };
    let wanted = arguments.next();
    let chosen: Vec<&Target> =
        targets::ALL.iter().filter(|t| wanted.as_deref().is_none_or(|name| name == t.name)).collect();
    if chosen.is_empty() {
        let names: Vec<_> = targets::ALL.iter().map(|target| target.name).collect();
        bail!("there are the targets {}", names.join(", "));
    }
    let mut seed = [0u8; 8];
    getrandom::fill(&mut seed).map_err(|error| anyhow!("no randomness from the system: {error}"))?;
    #[expect(clippy::cast_precision_loss, reason = "a handful of targets")]
    let each = Duration::try_from_secs_f64(minutes * 60.0 / chosen.len() as f64).context("no such time")?;
    for target in chosen {
        match run(target, u64::from_le_bytes(seed), each) {
            Ok(given) => println!("{:<12} {given} inputs, all well", target.name),
            Err(broken) => {
                std::fs::create_dir_all(folder())?;
                let sum = broken.input.iter().fold(0xcbf2_9ce4_8422_2325u64, |sum, byte| {
                    (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
                });
                let file = folder().join(format!("{}-{sum:016x}", target.name));
                std::fs::write(&file, &broken.input)?;
                bail!(
                    "{} broke after {} inputs; this one is kept: {}",
                    target.name,
                    broken.after,
                    file.display()
                );
            }
        }
    }
    Ok(())
}

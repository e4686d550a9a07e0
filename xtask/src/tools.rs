//! What the tests need besides Rust, and how it is installed when it is missing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{exists, program};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Browser,
    Postgres,
    Axe,
}

pub const ALL: &[Tool] = &[Tool::Browser, Tool::Postgres, Tool::Axe];

/// Names under which Chromium is found; the browser harness of the testkit knows the same ones.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const AXE_VERSION: &str = "4.14.1";
const AXE_SHA256: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// Sees to it that the tools are there, or says in one sentence what to do.
pub fn ready(tools: &[Tool]) -> Result<()> {
    let mut packages: Vec<&str> = Vec::new();
    for tool in tools {
        packages.extend(match tool {
            Tool::Browser if !has_browser() => &["chromium", "fonts-liberation"][..],
            Tool::Postgres if !has_postgres() => &["postgresql"],
            Tool::Axe if !axe_file().is_file() && !exists("npm") => &["npm"],
            _ => &[],
        });
    }
    if !packages.is_empty() {
        install(&packages)?;
    }
    if tools.contains(&Tool::Axe) && !axe_file().is_file() {
        fetch_axe()?;
    }
    Ok(())
}

fn has_browser() -> bool {
    std::env::var_os("SELARAS_BROWSER").is_some() || BROWSERS.iter().any(|name| exists(name))
}

fn has_postgres() -> bool {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    exists("initdb") || debian.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}

/// Installs packages of Debian (or a system like it).
fn install(packages: &[&str]) -> Result<()> {
    let wanted = packages.join(" ");
    if !exists("apt-get") {
        bail!(
            "The tests need {wanted}, and this system has no apt-get: install them its own way and try again."
        );
    }
    let apt = |arguments: &[&str]| {
        let quiet = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"];
        if is_root() {
            return program("env", &quiet).with(arguments).run();
        }
        program("sudo", &["env"]).with(&quiet).with(arguments).run()
    };
    apt(&["update"])
        .and_then(|()| apt(&[&["install", "--no-install-recommends"], packages].concat()))
        .with_context(|| {
            format!("The tests need {wanted}, which could not be installed here. As root: apt-get install {wanted}")
        })
}

fn is_root() -> bool {
    let id = std::process::Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// Where the browser tests look for axe-core.
fn axe_file() -> PathBuf {
    Path::new("target/tools").join(format!("axe-core-{AXE_VERSION}")).join("package/axe.min.js")
}

/// Fetches axe-core, which finds what is hard to use on a page. It is fetched rather than kept here
/// because nothing in this repository is other people's code.
fn fetch_axe() -> Result<()> {
    let folder = Path::new("target/tools").join(format!("axe-core-{AXE_VERSION}"));
    std::fs::create_dir_all(&folder)?;
    let (name, archive) = (format!("axe-core@{AXE_VERSION}"), format!("axe-core-{AXE_VERSION}.tgz"));
    program("npm", &["pack", "--silent", &name]).within(&folder).run()?;
    program("tar", &["-xzf", &archive, "package/axe.min.js", "package/LICENSE"]).within(&folder).run()?;
    let check = format!("echo '{AXE_SHA256}  package/axe.min.js' | sha256sum --check --quiet");
    program("sh", &["-c", &check]).within(&folder).run().inspect_err(|_| {
        let _ = std::fs::remove_dir_all(&folder);
    })
}

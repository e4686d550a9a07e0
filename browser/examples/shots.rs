//! The handbook's screenshots, taken anew from the demonstration: `cargo xtask shots`.
//!
//! The demonstration makes up the same practice every time, counted back from today: dates differ from one taking
//! to the next, and nothing else.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};
use selaras_browser::{Walker, house, walker};
use selaras_core::language::{Address, Language};
use selaras_testkit::browser::Browser;
use selaras_web::words::Words;

#[path = "shots/palette.rs"]
mod palette;

/// Where the pictures go.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/handbook/screens");
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// What is shown of one person: the picture's name and where it is taken. An address is written out, or found as
/// the first link on the page named before the arrow that begins with what stands behind it.
type Views = &'static [(&'static str, &'static str)];

const CLIENT: Views = &[
    ("client-home", "/me"),
    ("client-check-in", "/me/checkin"),
    ("client-goals", "/me/goals"),
    ("client-sessions", "/me/sessions"),
    ("client-feedback", "/me/sessions -> /me/feedback/"),
    ("client-words", "/me/words"),
    ("client-picture", "/me/picture"),
    ("client-agreement", "/me/agreement"),
    ("client-about", "/me/about"),
];
const COUNSELLOR: Views = &[
    ("counsellor-caseload", "/caseload"),
    ("counsellor-case", "/caseload -> /cases/"),
    ("counsellor-signal", "CASE -> CASE/signals/"),
    ("counsellor-goals", "CASE/goals"),
    ("counsellor-sessions", "CASE/sessions"),
    ("counsellor-session", "CASE/sessions -> CASE/sessions/"),
    ("counsellor-words", "CASE/words"),
];
const SUPERVISOR: Views = &[("supervisor", "/supervision")];
const ADMINISTRATOR: Views = &[("practice-team", "/practice"), ("practice-settings", "/practice/settings")];

#[tokio::main]
async fn main() -> Result<()> {
    let demo = Demo::start()?;
    let browser = Browser::launch().await?;
    std::fs::create_dir_all(FOLDER)?;
    for (role, views) in [
        ("client", CLIENT),
        ("counsellor", COUNSELLOR),
        ("supervisor", SUPERVISOR),
        ("administrator", ADMINISTRATOR),
    ] {
        let page = browser.page(360, 740, true).await?;
        let words = Words::new(Language::Id, Address::Anda);
        let mut walker = Walker::new(page, &demo.url, words, walker::PHONE);
        walker.go_blind(demo.link(role)?).await?;
        house::come_through(&walker).await?;
        for language in [Language::Id, Language::En] {
            for (width, height) in [(360, 740), (1280, 800)] {
                walker.resize(width, height).await?;
                take(&mut walker, views, width, language).await?;
            }
        }
    }
    let total: u64 =
        std::fs::read_dir(FOLDER)?.flatten().filter_map(|file| Some(file.metadata().ok()?.len())).sum();
    println!("{} kB in docs/handbook/screens", total / 1000);
    Ok(())
}

/// Takes every view in this language at this width.
async fn take(walker: &mut Walker, views: Views, width: u32, language: Language) -> Result<()> {
    let mut case = String::new();
    for (name, way) in views {
        let way = way.replace("CASE", &case);
        let mut path = way.split(" -> ").next().unwrap_or_default().to_owned();
        walker.resize(width, 800).await?;
        walker.go_blind(&format!("/language/{language}?to={path}")).await?;
        if let Some((_, begins)) = way.split_once(" -> ") {
            let link = format!("main a[href^='{begins}']:not([href='/cases/new'])");
            path = walker.page.attribute(&link, "href").await?.with_context(|| format!("{name}: no link"))?;
            walker.go_blind(&path).await?;
        }
        if *name == "counsellor-case" {
            case.clone_from(&path);
        }
        ensure!(walker.page.status() == Some(200), "{name}: {path} does not answer");
        let file = Path::new(FOLDER).join(format!("{name}-{width}-{language}.png"));
        // As tall as the page, so that what is fixed to the bottom of a screen is at the bottom of the picture.
        let tall = walker.page.evaluate("document.documentElement.scrollHeight").await?.as_u64();
        let tall = u32::try_from(tall.unwrap_or(800))?.clamp(640, if width == 360 { 1480 } else { 1280 });
        walker.page.resize(width, tall).await?;
        walker.page.snapshot(&file).await?;
        palette::reduce(&file)?;
    }
    Ok(())
}

/// The running demonstration. It ends with this value.
struct Demo {
    program: Child,
    url: String,
    links: Vec<(String, String)>,
}

impl Demo {
    fn start() -> Result<Self> {
        let built =
            Command::new("cargo").args(["build", "--package", "selaras"]).current_dir(ROOT).status()?;
        ensure!(built.success(), "the program does not build");
        let binary = PathBuf::from(ROOT).join("target/debug/selaras");
        let mut program = Command::new(binary)
            .args(["demo", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .context("the demonstration does not start")?;
        let said = BufReader::new(program.stdout.take().context("the demonstration says nothing")?);
        let (mut url, mut links) = (String::new(), Vec::new());
        for line in said.lines() {
            let line = line?;
            if let Some((role, link)) = line.trim().split_once(char::is_whitespace)
                && let Some((house, _)) = link.trim().split_once("/l/")
            {
                url = house.to_owned();
                links.push((role.to_owned(), link.trim().to_owned()));
            }
            if line.contains("Ctrl-C") {
                break;
            }
        }
        Ok(Self { program, url, links })
    }

    /// The first link for this role.
    fn link(&self, role: &str) -> Result<&str> {
        let found = self.links.iter().find(|(of, _)| of == role);
        found.map(|(_, link)| link.as_str()).with_context(|| format!("no link for the {role}"))
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

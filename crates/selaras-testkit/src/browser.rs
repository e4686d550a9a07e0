//! A real browser for tests: Debian's Chromium, spoken to over a pipe.
//!
//! ```no_run
//! # async fn journey() -> anyhow::Result<()> {
//! let browser = selaras_testkit::browser::Browser::launch().await?;
//! let page = browser.page(360, 740, true).await?;
//! page.goto("http://127.0.0.1:8080/").await?;
//! page.fill("input[name=name]", "Sekar").await?;
//! page.submit("form").await?;
//! assert_eq!(page.text("h1").await?, "Selamat datang, Sekar");
//! assert_eq!(page.axe().await?, []);
//! # Ok(())
//! # }
//! ```

mod acts;
mod page;
mod reads;
mod speed;
mod watch;
mod wire;

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::json;

pub use page::Page;
pub use watch::Transfer;
use wire::Wire;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/throwaway-chromium.sh");

/// One running Chromium with an empty profile. It ends with this value, or with this process.
#[derive(Debug)]
pub struct Browser {
    wire: Arc<Wire>,
    script: Child,
}

impl Browser {
    /// Starts Chromium without a window. Its language is Indonesian; see [`Page::speak`] for others.
    pub async fn launch() -> Result<Self> {
        let mut script = Command::new("sh")
            .args([SCRIPT, "--lang=id", "--accept-lang=id"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {SCRIPT}"))?;
        let (to, from) = script.stdin.take().zip(script.stdout.take()).context("no pipe to Chromium")?;
        let wire = Wire::new(to, from);
        let browser = Self { wire, script };
        browser.wire.send(None, "Browser.getVersion", json!({})).await.context("Chromium did not start")?;
        Ok(browser)
    }

    /// A page for somebody new: nothing is shared with other pages, no cookie, no cache.
    pub async fn page(&self, width: u32, height: u32, javascript: bool) -> Result<Page> {
        let context = self.wire.send(None, "Target.createBrowserContext", json!({})).await?;
        let person = context["browserContextId"].as_str().context("no browser context")?.to_owned();
        Page::open(self.wire.clone(), person, page::Look { width, height, javascript }).await
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.wire.hang_up();
        let patience = Instant::now() + Duration::from_secs(10);
        while matches!(self.script.try_wait(), Ok(None)) {
            if Instant::now() > patience {
                let _ = self.script.kill();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

//! axe-core, which finds what makes a page hard to use for people with a disability.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::json;

use crate::browser::Page;

/// One rule that a page breaks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Violation {
    /// axe-core's name of the rule, such as `color-contrast`.
    #[serde(rename = "id")]
    pub rule: String,
    pub impact: Option<String>,
    pub help: String,
    /// Where on the page.
    pub nodes: Vec<Place>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Place {
    pub html: String,
    /// What to do about it.
    #[serde(rename = "failureSummary")]
    pub advice: Option<String>,
}

impl Page {
    /// Every violation on this page as it stands now, best practices included.
    ///
    /// axe-core runs in a world of its own: the page's security policy does not concern it, and it also looks
    /// at pages whose scripts are switched off (they are switched on for the moment; the page's own have
    /// missed their turn).
    pub async fn axe(&self) -> Result<Vec<Violation>> {
        let source = source()?;
        self.scripts(true).await?;
        let frame = self.send("Page.getFrameTree", json!({})).await?["frameTree"]["frame"]["id"].take();
        let world = json!({ "frameId": frame, "worldName": "axe" });
        let world = self.send("Page.createIsolatedWorld", world).await?["executionContextId"].take();
        // The world of one name stays the same while the page does: what was read once need not be read again.
        if self.evaluate_within(Some(&world), "typeof axe").await? != "object" {
            self.evaluate_within(Some(&world), &format!("{source}\n;0")).await?;
        }
        let run = "axe.run(document, { preload: false, resultTypes: ['violations'] })
            .then(found => JSON.stringify(found.violations))";
        let found = self.evaluate_within(Some(&world), run).await;
        self.scripts(false).await?;
        serde_json::from_str(found?.as_str().unwrap_or_default())
            .context("axe-core said something unexpected")
    }

    /// Switches scripts on or off where this page's person has them switched off.
    async fn scripts(&self, on: bool) -> Result<()> {
        if !self.javascript() {
            self.send("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await?;
        }
        Ok(())
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} ({}): {}", self.rule, self.impact.as_deref().unwrap_or("minor"), self.help)?;
        for place in &self.nodes {
            write!(to, "\n  {}\n    {}", place.html, place.advice.as_deref().unwrap_or_default())?;
        }
        Ok(())
    }
}

/// axe-core is no part of this repository; `cargo xtask tools` fetches it.
fn source() -> Result<String> {
    let file = file().context("axe-core is missing. Run: cargo xtask tools")?;
    std::fs::read_to_string(&file).with_context(|| file.display().to_string())
}

fn file() -> Option<PathBuf> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools");
    let versions = std::fs::read_dir(tools).ok()?.flatten().map(|folder| folder.path());
    versions.map(|folder| folder.join("package/axe.min.js")).filter(|file| file.is_file()).max()
}

//! One page of one person: opening it, going somewhere, waiting until it has settled.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::watch::Watch;
use super::wire::{Wire, lock};

/// How long a page must be at rest to count as settled: a form is sent within this time of the tap.
const REST: Duration = Duration::from_millis(70);
const PATIENCE: Duration = Duration::from_secs(45);

/// A page. Reading and acting wait until what they look for is there.
#[derive(Debug)]
pub struct Page {
    wire: Arc<Wire>,
    person: String,
    session: String,
    look: Look,
    pub(super) watch: Arc<Mutex<Watch>>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub width: u32,
    pub height: u32,
    pub javascript: bool,
}

impl Page {
    pub(super) async fn open(wire: Arc<Wire>, person: String, look: Look) -> Result<Self> {
        let wanted = json!({ "url": "about:blank", "browserContextId": person });
        let target = wire.send(None, "Target.createTarget", wanted).await?["targetId"].take();
        let attach = json!({ "targetId": target, "flatten": true });
        let attached = wire.send(None, "Target.attachToTarget", attach).await?;
        let session = attached["sessionId"].as_str().context("no session")?.to_owned();
        // A page's main frame carries the number of its target.
        let watch = Arc::new(Mutex::new(Watch::of(target.as_str().unwrap_or_default())));
        wire.watch(&session, watch.clone());

        let page = Self { wire, person, session, look, watch };
        for domain in ["Page", "Network", "Runtime", "Log", "Inspector"] {
            page.send(&format!("{domain}.enable"), json!({})).await?;
        }
        page.send("Emulation.setScriptExecutionDisabled", json!({ "value": !look.javascript })).await?;
        page.resize(look.width, look.height).await?;
        Ok(page)
    }

    /// Another page of the same person: same cookies, same size.
    pub async fn tab(&self) -> Result<Self> {
        Self::open(self.wire.clone(), self.person.clone(), self.look).await
    }

    /// Turns the phone, or drags the window.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.send("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Whether this person likes their screen `light` or `dark`.
    pub async fn prefers(&self, scheme: &str) -> Result<()> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.send("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// The languages this person's browser asks for, as in `Accept-Language`.
    pub async fn speak(&self, languages: &str) -> Result<()> {
        let headers = json!({ "headers": { "Accept-Language": languages } });
        self.send("Network.setExtraHTTPHeaders", headers).await?;
        Ok(())
    }

    /// Goes to an address and waits until everything has arrived.
    pub async fn goto(&self, url: &str) -> Result<()> {
        lock(&self.watch).begin();
        let answer = self.send("Page.navigate", json!({ "url": url })).await?;
        if let Some(error) = answer["errorText"].as_str() {
            bail!("could not open {url}: {error}");
        }
        if answer["loaderId"].is_null() {
            lock(&self.watch).stayed();
        }
        self.settle().await
    }

    pub async fn reload(&self) -> Result<()> {
        lock(&self.watch).begin();
        self.send("Page.reload", json!({})).await?;
        self.settle().await
    }

    /// The browser's own way back.
    pub async fn back(&self) -> Result<()> {
        let history = self.send("Page.getNavigationHistory", json!({})).await?;
        let current = history["currentIndex"].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
        let before = current.checked_sub(1).context("there is no page before this one")?;
        let entry = json!({ "entryId": history["entries"][before]["id"] });
        self.send("Page.navigateToHistoryEntry", entry).await?;
        self.settle().await
    }

    /// Waits until nothing is loading any more and nothing new has begun.
    pub async fn settle(&self) -> Result<()> {
        let begun = Instant::now();
        let mut at_rest_since = Instant::now();
        while at_rest_since.elapsed() < REST {
            tokio::time::sleep(Duration::from_millis(10)).await;
            if lock(&self.watch).busy() {
                at_rest_since = Instant::now();
            }
            if begun.elapsed() > PATIENCE {
                bail!("the page was still loading after {} s: {:?}", PATIENCE.as_secs(), lock(&self.watch));
            }
        }
        Ok(())
    }

    pub(crate) fn javascript(&self) -> bool {
        self.look.javascript
    }

    pub(crate) async fn send(&self, method: &str, params: Value) -> Result<Value> {
        self.wire.send(Some(&self.session), method, params).await
    }
}

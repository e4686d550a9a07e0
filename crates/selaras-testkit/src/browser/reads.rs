//! Reading a page.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::{Value, json};

use super::Page;
use super::wire::lock;

/// How long one waits for something to appear.
const PATIENCE: Duration = Duration::from_secs(5);

impl Page {
    /// The visible words of the first element that fits.
    pub async fn text(&self, css: &str) -> Result<String> {
        let text = self.of(css, "element => element.innerText").await?;
        Ok(text.as_str().unwrap_or_default().trim().to_owned())
    }

    /// The visible words of every element that fits, which may be none.
    pub async fn texts(&self, css: &str) -> Result<Vec<String>> {
        let all = format!("[...document.querySelectorAll({})].map(one => one.innerText.trim())", json!(css));
        Ok(serde_json::from_value(self.evaluate(&all).await?)?)
    }

    /// An attribute of the first element that fits.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let value = self.of(css, &format!("element => element.getAttribute({})", json!(name))).await?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> Result<String> {
        let value = self.of(css, "element => element.value").await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Whether something fits at this moment.
    pub async fn has(&self, css: &str) -> Result<bool> {
        Ok(self.count(css).await? > 0)
    }

    pub async fn count(&self, css: &str) -> Result<usize> {
        let count = self.evaluate(&format!("document.querySelectorAll({}).length", json!(css))).await?;
        Ok(serde_json::from_value(count)?)
    }

    pub async fn url(&self) -> Result<String> {
        Ok(self.evaluate("location.href").await?.as_str().unwrap_or_default().to_owned())
    }

    pub async fn title(&self) -> Result<String> {
        Ok(self.evaluate("document.title").await?.as_str().unwrap_or_default().to_owned())
    }

    /// The page as it stands now, after what scripts did to it.
    pub async fn html(&self) -> Result<String> {
        let html = self.evaluate("document.documentElement.outerHTML").await?;
        Ok(html.as_str().unwrap_or_default().to_owned())
    }

    /// The status with which the page itself was answered.
    pub fn status(&self) -> Option<u16> {
        lock(&self.watch).status
    }

    /// What the browser found fault with since the last `goto`: errors of scripts, things that the security
    /// policy forbade, files that were not found.
    pub fn complaints(&self) -> Vec<String> {
        lock(&self.watch).complaints.clone()
    }

    /// Waits until something fits.
    pub async fn until(&self, css: &str) -> Result<()> {
        self.of(css, "element => null").await.map(drop)
    }

    /// A picture of the whole page, also of what lies below the screen, as PNG.
    pub async fn screenshot(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        let metrics = self.send("Page.getLayoutMetrics", json!({})).await?;
        let size = &metrics["cssContentSize"];
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let wanted = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.send("Page.captureScreenshot", wanted).await?;
        let bytes = BASE64.decode(picture["data"].as_str().unwrap_or_default())?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes).with_context(|| path.display().to_string())
    }

    /// A picture of the screen as it is, as PNG.
    pub async fn snapshot(&self, path: impl AsRef<Path>) -> Result<()> {
        let picture = self.send("Page.captureScreenshot", json!({ "format": "png" })).await?;
        let bytes = BASE64.decode(picture["data"].as_str().unwrap_or_default())?;
        std::fs::write(path.as_ref(), bytes).with_context(|| path.as_ref().display().to_string())
    }

    /// Evaluates an expression among the page's own scripts, also where those are switched off.
    pub async fn evaluate(&self, expression: &str) -> Result<Value> {
        self.evaluate_within(None, expression).await
    }

    pub(crate) async fn evaluate_within(&self, world: Option<&Value>, expression: &str) -> Result<Value> {
        let mut wanted = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        if let Some(world) = world {
            wanted["contextId"] = world.clone();
        }
        let mut answer = self.send("Runtime.evaluate", wanted).await?;
        if let Some(thrown) = answer.get("exceptionDetails") {
            let words = thrown["exception"]["description"].as_str().or(thrown["text"].as_str());
            bail!("{}", words.unwrap_or("an exception"));
        }
        Ok(answer["result"]["value"].take())
    }

    /// Calls a function with the first element that fits, waiting for it to appear.
    pub(super) async fn of(&self, css: &str, function: &str) -> Result<Value> {
        let look = format!(
            "(() => {{ const element = document.querySelector({}); return element && [({function})(element)] }})()",
            json!(css)
        );
        let begun = Instant::now();
        loop {
            match self.evaluate(&look).await {
                Ok(Value::Array(mut found)) => return Ok(found.pop().unwrap_or_default()),
                Err(error) if begun.elapsed() > PATIENCE => return Err(error.context(format!("`{css}`"))),
                Ok(_) if begun.elapsed() > PATIENCE => {
                    bail!("nothing fits `{css}` {}", self.whereabouts().await)
                }
                _ => tokio::time::sleep(Duration::from_millis(25)).await,
            }
        }
    }

    /// Where we are and what is to be read there, for messages.
    pub(super) async fn whereabouts(&self) -> String {
        let words =
            "`on ${location.href} (${document.title}), where one reads:\n${document.body?.innerText}`";
        let words = self.evaluate(words).await.unwrap_or_default();
        words.as_str().unwrap_or("on a page that does not answer").chars().take(1200).collect()
    }
}

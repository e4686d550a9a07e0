//! How much a page weighs and how soon it is seen.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::json;

use super::Page;
use super::watch::Transfer;
use super::wire::lock;

impl Page {
    /// Everything fetched since the last `goto`, in the order of asking. The bytes are those on the wire.
    pub fn network_bytes(&self) -> Vec<Transfer> {
        lock(&self.watch).transfers()
    }

    /// From now on the line is this slow: `latency_ms` before the first byte of each answer,
    /// `bits_per_s` both ways.
    pub async fn emulate_network(&self, latency_ms: u32, bits_per_s: u32) -> Result<()> {
        let bytes_per_s = f64::from(bits_per_s) / 8.0;
        let line = json!({
            "offline": false, "latency": latency_ms,
            "downloadThroughput": bytes_per_s, "uploadThroughput": bytes_per_s,
        });
        self.send("Network.emulateNetworkConditions", line).await?;
        Ok(())
    }

    /// When the first words or pictures were seen, counted from the start of the navigation.
    pub async fn first_contentful_paint(&self) -> Result<Duration> {
        let paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(10) {
            if let Some(milliseconds) = self.evaluate(paint).await?.as_f64() {
                return Ok(Duration::from_secs_f64(milliseconds / 1000.0));
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        bail!("nothing was painted {}", self.whereabouts().await)
    }
}

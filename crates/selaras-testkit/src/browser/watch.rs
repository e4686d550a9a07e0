//! What a page has been doing: what it fetched, whether it is still busy, what it complained about.

use std::collections::HashSet;

use serde_json::Value;

/// One thing that came over the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    pub url: String,
    /// As Chromium calls it: `Document`, `Stylesheet`, `Script`, `Image`, `Font`, `Fetch`, …
    pub kind: String,
    /// 0 while there is no answer yet.
    pub status: u16,
    /// Bytes received on the wire, headings included.
    pub bytes: u64,
}

/// Everything heard about one page since its last [`super::Page::goto`].
#[derive(Debug, Default)]
pub struct Watch {
    main_frame: String,
    navigating: bool,
    under_way: HashSet<String>,
    /// In the order of their requests, with the request's number.
    transfers: Vec<(String, Transfer)>,
    pub complaints: Vec<String>,
    /// Status of the page itself.
    pub status: Option<u16>,
}

impl Watch {
    pub fn of(main_frame: &str) -> Self {
        Self { main_frame: main_frame.to_owned(), ..Self::default() }
    }

    /// Forgets the past: a person has asked for a page.
    pub fn begin(&mut self) {
        *self = Self { navigating: true, ..Self::of(&self.main_frame) };
    }

    /// The address asked for turned out to be a place on the same page.
    pub fn stayed(&mut self) {
        self.navigating = false;
    }

    pub fn busy(&self) -> bool {
        self.navigating || !self.under_way.is_empty()
    }

    /// How many requests there have been.
    pub fn requests(&self) -> usize {
        self.transfers.len()
    }

    pub fn transfers(&self) -> Vec<Transfer> {
        self.transfers.iter().map(|(_, transfer)| transfer.clone()).collect()
    }

    pub fn heard(&mut self, method: &str, event: &Value) {
        let id = event["requestId"].as_str().unwrap_or_default();
        match method {
            "Page.frameStartedLoading" | "Page.frameRequestedNavigation" if self.is_main(event) => {
                self.navigating = true;
            }
            "Page.frameStoppedLoading" if self.is_main(event) => self.navigating = false,
            "Network.requestWillBeSent" => self.requested(id, event),
            "Network.responseReceived" => self.answered(id, event),
            "Network.loadingFinished" => {
                self.finished(id, event["encodedDataLength"].as_f64().unwrap_or(0.0))
            }
            "Network.loadingFailed" => {
                self.under_way.remove(id);
            }
            "Log.entryAdded" => self.complain(&event["entry"]["level"], &event["entry"]["text"]),
            "Runtime.exceptionThrown" => {
                let thrown = &event["exceptionDetails"];
                let words = thrown["exception"]["description"].as_str().or(thrown["text"].as_str());
                self.complaints.push(words.unwrap_or("an exception").to_owned());
            }
            "Inspector.targetCrashed" => {
                self.complaints.push("the page crashed".to_owned());
                self.navigating = false;
                self.under_way.clear();
            }
            _ => {}
        }
    }

    fn is_main(&self, event: &Value) -> bool {
        event["frameId"] == self.main_frame.as_str()
    }

    fn requested(&mut self, id: &str, event: &Value) {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let redirected = &event["redirectResponse"];
        if !redirected.is_null() {
            self.note_status(id, redirected);
            self.finished(id, redirected["encodedDataLength"].as_f64().unwrap_or(0.0));
        }
        let url = text(&event["request"]["url"]);
        if !url.starts_with("http") {
            return;
        }
        let kind = text(&event["type"]);
        if kind == "Document" && self.is_main(event) {
            // The page before this one is gone; of what it was still fetching nothing more is heard.
            self.under_way.clear();
        }
        if kind != "EventSource" && kind != "WebSocket" {
            self.under_way.insert(id.to_owned());
        }
        self.transfers.push((id.to_owned(), Transfer { url, kind, status: 0, bytes: 0 }));
    }

    fn answered(&mut self, id: &str, event: &Value) {
        self.note_status(id, &event["response"]);
        if event["type"] == "Document" && self.is_main(event) {
            self.status = event["response"]["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        }
    }

    fn note_status(&mut self, id: &str, response: &Value) {
        let status = response["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        if let Some(transfer) = self.latest(id) {
            transfer.status = status.unwrap_or(0);
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of bytes")]
    fn finished(&mut self, id: &str, bytes: f64) {
        self.under_way.remove(id);
        if let Some(transfer) = self.latest(id) {
            transfer.bytes = bytes as u64;
        }
    }

    /// A request keeps its number when it is sent elsewhere, so the last one of that number counts.
    fn latest(&mut self, id: &str) -> Option<&mut Transfer> {
        self.transfers.iter_mut().rev().find(|(number, _)| number == id).map(|(_, transfer)| transfer)
    }

    fn complain(&mut self, level: &Value, text: &Value) {
        if level == "error" || level == "warning" {
            self.complaints.push(text.as_str().unwrap_or_default().to_owned());
        }
    }
}

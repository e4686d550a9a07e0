//! The DevTools protocol over a pipe: commands with answers, and events for whoever watches a page.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::watch::Watch;

/// Nothing a page does takes this long, not even on a slow line.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Wire {
    state: Mutex<State>,
    /// Empty after [`Wire::hang_up`].
    to: Mutex<Option<ChildStdin>>,
}

#[derive(Debug, Default)]
struct State {
    last_id: u64,
    ended: bool,
    waiting: HashMap<u64, oneshot::Sender<Result<Value>>>,
    watches: HashMap<String, Arc<Mutex<Watch>>>,
}

impl Wire {
    pub fn new(to: ChildStdin, from: ChildStdout) -> Arc<Self> {
        let wire = Arc::new(Self { state: Mutex::default(), to: Mutex::new(Some(to)) });
        let listener = wire.clone();
        // A thread rather than a task: a browser may be used from more than one runtime.
        std::thread::spawn(move || listener.listen(from));
        wire
    }

    /// Sends a command, to a page's session or to the browser, and waits for its answer.
    pub async fn send(&self, session: Option<&str>, method: &str, params: Value) -> Result<Value> {
        let (answer, wait) = oneshot::channel();
        let id = {
            let mut state = lock(&self.state);
            if state.ended {
                return Err(anyhow!("{method}: Chromium has ended"));
            }
            state.last_id += 1;
            let id = state.last_id;
            state.waiting.insert(id, answer);
            id
        };
        self.write(id, session, method, params)?;
        tokio::time::timeout(PATIENCE, wait)
            .await
            .with_context(|| format!("{method}: no answer within {} s", PATIENCE.as_secs()))?
            .map_err(|_| anyhow!("Chromium has ended"))
            .and_then(|answer| answer)
            .with_context(|| method.to_owned())
    }

    /// From now on `watch` hears every event of this session.
    pub fn watch(&self, session: &str, watch: Arc<Mutex<Watch>>) {
        lock(&self.state).watches.insert(session.to_owned(), watch);
    }

    /// Closes the pipe, upon which Chromium ends.
    pub fn hang_up(&self) {
        lock(&self.to).take();
    }

    fn write(&self, id: u64, session: Option<&str>, method: &str, params: Value) -> Result<()> {
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let mut bytes = serde_json::to_vec(&message)?;
        bytes.push(0);
        let mut to = lock(&self.to);
        let to = to.as_mut().context("Chromium was told to end")?;
        to.write_all(&bytes).context("Chromium has ended")?;
        Ok(to.flush()?)
    }

    fn listen(&self, from: ChildStdout) {
        let mut from = BufReader::new(from);
        let mut message = Vec::new();
        while from.read_until(0, &mut message).is_ok_and(|read| read > 0) {
            message.pop();
            if let Ok(message) = serde_json::from_slice::<Value>(&message) {
                self.heard(message);
            }
            message.clear();
        }
        let mut state = lock(&self.state);
        state.ended = true;
        state.waiting.clear();
    }

    fn heard(&self, mut message: Value) {
        if let Some(id) = message["id"].as_u64() {
            let answer = match message.get("error") {
                Some(error) => Err(anyhow!("{}", error["message"].as_str().unwrap_or("refused"))),
                None => Ok(message["result"].take()),
            };
            if let Some(waiting) = lock(&self.state).waiting.remove(&id) {
                let _ = waiting.send(answer);
            }
            return;
        }
        let session = message["sessionId"].as_str().unwrap_or_default().to_owned();
        let watch = lock(&self.state).watches.get(&session).cloned();
        let method = message["method"].as_str().unwrap_or_default();
        if method == "Page.javascriptDialogOpening" {
            // Nobody waits for this answer, so it needs no number of its own.
            let accept = json!({ "accept": true });
            let _ = self.write(0, Some(&session), "Page.handleJavaScriptDialog", accept);
        }
        if let Some(watch) = watch {
            lock(&watch).heard(method, &message["params"]);
        }
    }
}

/// A test that failed while holding the lock has said so already.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Who is measured: Selaras, oTree, and a bare handler that does nothing but keep the answers.

pub mod bare;
pub mod otree;
pub mod selaras;

use std::sync::Arc;

use anyhow::Result;

use crate::process::processor_ms;
use crate::visit::Course;

/// A running server with those who will visit it.
pub struct Peer {
    /// What visits are like.
    pub course: Arc<Course>,
    /// Its processes, each with its children.
    pub processes: Vec<u32>,
    /// How many answers are kept, counted where they are kept.
    pub count: Box<dyn FnMut() -> Result<i64>>,
    /// What has to go on while it runs.
    pub running: Vec<crate::process::Process>,
}

impl Peer {
    /// Processor time it has used so far, in milliseconds.
    pub fn processor_ms(&self) -> f64 {
        self.processes.iter().map(|id| processor_ms(*id)).sum()
    }
}

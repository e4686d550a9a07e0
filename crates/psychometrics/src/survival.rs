//! How long until something happens (dropping out, recovering), when some are still waiting?
//!
//! Kaplan–Meier curves and the log-rank test, Cox regression with tied times, the discrete-time hazard by logistic
//! regression (occasions as rows, so predictors may change over time), and how good such predictions are.

mod concordance;
mod cox;
mod curve;
mod hazard;
mod judged;

pub use concordance::{Concordance, concordance, concordance_of_events};
pub use cox::{CoxFit, Ties, cox};
pub use curve::{KaplanMeier, LogRank, Step, kaplan_meier, log_rank};
pub use hazard::{HazardFit, hazard, survival_of_hazards};
pub use judged::{Calibration, CalibrationGroup, brier, brier_at, calibration};

use crate::{Error, Result};

/// How long each person was followed, and whether it happened.
#[derive(Debug, Clone, Copy)]
pub struct FollowUp<'a> {
    /// Time from the start until the event or until the person was last seen, in any unit; not negative.
    pub time: &'a [f64],
    /// Whether the event happened at that time (otherwise the person was last seen without it).
    pub event: &'a [bool],
}

impl FollowUp<'_> {
    /// Whether this can be a follow-up at all.
    fn check(&self) -> Result<()> {
        if self.time.is_empty() {
            return Err(Error::too_few("people followed", 1, 0));
        }
        same_rows("the list of events", self.event.len(), self.time.len())?;
        crate::error::all_finite(self.time, "the time")?;
        match self.time.iter().position(|t| *t < 0.0) {
            Some(row) => Err(Error::out_of_range(
                format!("the time in row {}", row + 1),
                self.time[row],
                "at 0 or above",
            )),
            None => Ok(()),
        }
    }

    fn check_events(&self) -> Result<()> {
        if self.event.iter().any(|e| *e) { Ok(()) } else { Err(Error::too_few("events", 1, 0)) }
    }

    /// Rows in the order of their times.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.time.len()).collect();
        order.sort_by(|&a, &b| self.time[a].total_cmp(&self.time[b]));
        order
    }
}

/// Whether `what` has one value per person.
fn same_rows(what: &str, len: usize, rows: usize) -> Result<()> {
    if len == rows {
        return Ok(());
    }
    Err(Error::UnequalLengths {
        left: what.into(),
        left_len: len,
        right: "the list of times".into(),
        right_len: rows,
    })
}

//! The judge: the rules in force, asked one after the other about what was known at a moment.

use std::collections::HashSet;

use super::{Evidence, Finding, Kind};
use super::{alliance_drop, alliance_low, danger, guess_above, progress, silence, unanswered};
use crate::history::History;
use crate::moment::Moment;

/// A rule: what it finds in the history, as it stands at this moment.
pub type Rule = fn(&History, Moment) -> Vec<Finding>;

/// The rules in force.
#[derive(Debug, Clone, Copy)]
pub struct Judge {
    rules: &'static [Rule],
}

impl Judge {
    /// The first rules of Selaras: reliable change, stated lines and counted sessions. They need no norm and no
    /// data but the case's own. Expected trajectories and estimated risks will stand beside them in this list
    /// once closed cases are many enough to estimate them and to tell how often they are right.
    pub const FIRST: Judge = Judge {
        rules: &[
            danger::find,
            progress::worsening,
            alliance_drop::find,
            alliance_low::find,
            guess_above::find,
            progress::no_improvement,
            silence::feedback_stopped,
            silence::checkins_stopped,
            unanswered::find,
        ],
    };

    /// What is to be raised now: found by a rule in what was known at this moment, and neither open already nor
    /// raised on the same evidence before. The most pressing first.
    pub fn find(&self, history: &History, now: Moment) -> Vec<Finding> {
        let past = history.as_of(now);
        let mut raised: HashSet<Key> = past.signals.iter().flat_map(keys_of_raised).collect();
        let mut found: Vec<Finding> = self
            .rules
            .iter()
            .flat_map(|rule| rule(&past, now))
            .filter(|finding| {
                let keys = keys(finding.kind(), finding.evidence);
                let new = keys.iter().all(|key| !raised.contains(key));
                if new {
                    raised.extend(keys);
                }
                new
            })
            .collect();
        found.sort_by_key(|finding| finding.kind().urgency());
        found
    }
}

/// Under what a signal is known to have been raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    /// One of this kind about this subject is open.
    Open(Kind, Evidence),
    /// One of this kind was raised on this evidence.
    Seen(Kind, Evidence),
}

fn keys(kind: Kind, evidence: Evidence) -> [Key; 2] {
    [Key::Open(kind, about(kind, evidence)), Key::Seen(kind, evidence)]
}

fn keys_of_raised(signal: &crate::history::Raised) -> Vec<Key> {
    let [open, seen] = keys(signal.kind, signal.evidence);
    if signal.closed.is_none() { vec![open, seen] } else { vec![seen] }
}

/// What must not be open twice: one signal of a kind about a subject; of danger, each answer by itself.
fn about(kind: Kind, evidence: Evidence) -> Evidence {
    match kind {
        Kind::Danger => evidence,
        _ => Evidence { response: None, session: None, subject: evidence.subject },
    }
}

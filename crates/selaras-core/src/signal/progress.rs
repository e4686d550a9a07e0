//! How the client is: reliably worse than at the start, or not reliably better where that could be expected.
//!
//! Both compare with the first score (Jacobson & Truax 1991). What was closed is settled: after it, new scores
//! are counted anew, so that a course both know about does not raise its hand every week.

use super::{Evidence, Finding, Kind, Reason, kept};
use crate::history::{History, Rating, series};
use crate::instrument::Basis;
use crate::moment::Moment;
use crate::score::Score;
use crate::trajectory::{Change, Point, trajectory};

/// New scores that must have come since the last such signal was closed before worsening is raised again.
const WORSE_AGAIN_AFTER: usize = 2;
/// None of so many newest scores may be reliably better.
const NEWEST: usize = 3;

/// The newest score is reliably worse than the first.
pub fn worsening(history: &History, _now: Moment) -> Vec<Finding> {
    let series = newest_series(history);
    let Some(Compared { point, first, now }) = compared(&series) else { return Vec::new() };
    let worse = point.change == Some(Change::Worse);
    if !worse || since_closing(history, &[Kind::Worsening], &series) < WORSE_AGAIN_AFTER.min(series.len()) {
        return Vec::new();
    }
    let reason = Reason::Worsening {
        instrument: now.instrument().to_string(),
        first: kept(first.value()),
        now: kept(now.value()),
        smallest: kept(point.difference.map_or(0.0, |d| d.smallest_reliable())),
        assumed: now.basis() == Basis::Assumed,
    };
    vec![Finding { reason, evidence: seen_in(point.rating) }]
}

/// After enough scores none of the newest is reliably better than the first, though there was room for it.
pub fn no_improvement(history: &History, now_at: Moment) -> Vec<Finding> {
    let series = newest_series(history);
    let Some(Compared { point, first, now }) = compared(&series) else { return Vec::new() };
    let enough = history.thresholds.improvement_after + 1;
    let points = trajectory(&series);
    let newest = points.iter().rev().take(NEWEST);
    let better = newest.clone().any(|point| point.change == Some(Change::Better));
    let room = point.difference.is_some_and(|d| has_room(first, point.rating, d.smallest_reliable()));
    // Going downhill is its own signal, and says more; once that was settled, this is too.
    let both = [Kind::NoImprovement, Kind::Worsening];
    let settled = since_closing(history, &both, &series) < enough.min(series.len());
    let worse = is_open(history, Kind::Worsening) || !worsening(history, now_at).is_empty();
    if series.len() < enough || better || !room || settled || worse {
        return Vec::new();
    }
    let reason = Reason::NoImprovement {
        instrument: now.instrument().to_string(),
        scores: series.len(),
        first: kept(first.value()),
        now: kept(now.value()),
        smallest: kept(point.difference.map_or(0.0, |d| d.smallest_reliable())),
        assumed: now.basis() == Basis::Assumed,
    };
    vec![Finding { reason, evidence: seen_in(point.rating) }]
}

struct Compared<'h> {
    point: Point<'h>,
    first: &'h Score,
    now: &'h Score,
}

fn newest_series(history: &History) -> Vec<&Rating> {
    series(&history.checkins)
}

/// The newest score beside the first.
fn compared<'h>(series: &[&'h Rating]) -> Option<Compared<'h>> {
    let point = trajectory(series).pop()?;
    point.change?;
    Some(Compared { point, first: series.first()?.score.as_ref()?, now: point.rating.score.as_ref()? })
}

/// How many of these scores came after the last signal of these kinds was closed; all, where none was.
fn since_closing(history: &History, kinds: &[Kind], series: &[&Rating]) -> usize {
    match kinds.iter().filter_map(|kind| history.last_closed(*kind, None)).max() {
        None => series.len(),
        Some(closed) => series.iter().filter(|rating| rating.given_at > closed).count(),
    }
}

fn is_open(history: &History, kind: Kind) -> bool {
    history.signals.iter().any(|signal| signal.kind == kind && signal.closed.is_none())
}

/// Whether a reliably better score than the first could be reached at all.
fn has_room(first: &Score, rating: &Rating, smallest: f64) -> bool {
    let (low, high) = first.range();
    if rating.direction.sign() > 0.0 {
        first.value() + smallest < high
    } else {
        first.value() - smallest > low
    }
}

fn seen_in(rating: &Rating) -> Evidence {
    Evidence { response: Some(rating.response), session: rating.session, subject: None }
}

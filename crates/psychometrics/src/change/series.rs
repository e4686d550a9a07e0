//! When, in a whole series of scores, did change become reliable?

use super::{ReliableChange, Verdict, beside_error, sem};
use crate::error::all_finite;
use crate::{Error, Result};

/// A series of one person's scores, each compared with the person's own baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesChange {
    /// The baseline: the mean of the first scores, in score points.
    pub baseline: f64,
    /// Every score after the baseline, compared with it, in order.
    pub changes: Vec<ReliableChange>,
    /// Position in the series (from 0) of the first score that differs reliably from the baseline.
    pub first: Option<usize>,
    /// Position in the series (from 0) from which every score up to the last differs reliably in the same direction.
    pub lasting: Option<usize>,
}

/// Compares every score after the baseline with it. The baseline is the mean of the first `baseline` scores,
/// so a difference has the standard error `SEM·√(1 + 1/baseline)`; with one baseline score this is
/// Jacobson & Truax's. Looking at many occasions finds a reliable one by chance more often than looking
/// at one: `lasting` is the sober reading.
///
/// ```
/// use psychometrics::change::{CRITERION_95, series_change};
/// let change = series_change(&[27.0, 26.0, 21.0, 24.0, 17.0, 15.0], 1, 4.0, 0.80, CRITERION_95)?;
/// assert_eq!((change.first, change.lasting), (Some(2), Some(4)));
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooFew`] unless there is at least one baseline score and one after it; [`Error::NotFinite`] with
/// the place; [`Error::OutOfRange`] as in [`super::reliable_change_at`].
pub fn series_change(
    scores: &[f64],
    baseline: usize,
    sd: f64,
    reliability: f64,
    criterion: f64,
) -> Result<SeriesChange> {
    if baseline == 0 {
        return Err(Error::too_few("baseline scores", 1, 0));
    }
    if scores.len() <= baseline {
        return Err(Error::too_few("scores with one after the baseline", baseline + 1, scores.len()));
    }
    all_finite(scores, "the score")?;
    let start = scores[..baseline].iter().sum::<f64>() / baseline as f64;
    let error = sem(sd, reliability)? * (1.0 + 1.0 / baseline as f64).sqrt();
    let changes = scores[baseline..]
        .iter()
        .map(|score| beside_error(score - start, error, criterion))
        .collect::<Result<Vec<_>>>()?;
    let first = changes.iter().position(|c| c.verdict != Verdict::WithinError).map(|i| i + baseline);
    Ok(SeriesChange { baseline: start, first, lasting: lasting(&changes).map(|i| i + baseline), changes })
}

/// Where the last unbroken run of one reliable direction begins.
fn lasting(changes: &[ReliableChange]) -> Option<usize> {
    let last = changes.last()?.verdict;
    if last == Verdict::WithinError {
        return None;
    }
    let run = changes.iter().rev().take_while(|c| c.verdict == last).count();
    Some(changes.len() - run)
}

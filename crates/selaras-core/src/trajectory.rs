//! Trajectories: how a series of scores moves, and where the movement is more than the error of the instrument.

mod difference;

pub use difference::Difference;

use crate::history::Rating;

/// What the change from the first score of a series says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Better by more than error explains.
    Better,
    /// Worse by more than error explains.
    Worse,
    /// Within the error of the instrument.
    WithinError,
}

/// One score of a series beside the first one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point<'h> {
    /// The rating.
    pub rating: &'h Rating,
    /// The difference to the first score in points of the scale, with its standard error; none for the first
    /// itself and where no standard error is known.
    pub difference: Option<Difference>,
    /// What that difference says.
    pub change: Option<Change>,
}

/// Each rating of a series beside the first: reliable change after Jacobson & Truax (1991) at 1.96 standard
/// errors of the difference. The ratings must have been measured alike (see [`crate::history::series`]).
///
/// Looking at many occasions finds one reliable by chance more often than looking at one: a single point
/// beyond the band is a reason to ask, not a result.
pub fn trajectory<'h>(series: &[&'h Rating]) -> Vec<Point<'h>> {
    let first = series.first().copied();
    series
        .iter()
        .enumerate()
        .map(|(at, rating)| {
            let difference = first.filter(|_| at > 0).and_then(|first| from_first(first, rating));
            Point { rating, difference, change: difference.map(|d| change(rating, d)) }
        })
        .collect()
}

fn from_first(first: &Rating, later: &Rating) -> Option<Difference> {
    Difference::from_mean(&[first.score.as_ref()?], later.score.as_ref()?)
}

fn change(rating: &Rating, difference: Difference) -> Change {
    match (difference.is_reliable(), difference.value * rating.direction.sign() > 0.0) {
        (false, _) => Change::WithinError,
        (true, true) => Change::Better,
        (true, false) => Change::Worse,
    }
}

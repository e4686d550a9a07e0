//! Split-half reliability.

use crate::answers::Covariance;
use crate::{Error, Result};

/// Reliability from two halves of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitHalf {
    /// Correlation of the two half scores.
    pub correlation: f64,
    /// Reliability of the whole scale if the halves are parallel, `2r/(1 + r)` (Spearman 1910, Brown 1910).
    pub spearman_brown: f64,
    /// Reliability of the whole scale if the halves only share their true score, `2(1 − (s₁² + s₂²)/s²)`
    /// (Guttman 1945, lambda-4; Flanagan-Rulon).
    pub guttman: f64,
}

/// Splits the items into those listed in `first` (from 0) and the others; `None` takes every other item.
///
/// # Errors
/// [`Error::TooFew`] if a half is empty, [`Error::OutOfRange`] for an item that is not there,
/// [`Error::NoVariance`] naming a half that does not vary.
pub fn split_half(covariance: &Covariance, first: Option<&[usize]>) -> Result<SplitHalf> {
    let c = &covariance.matrix;
    let mut in_first: Vec<bool> = (0..c.rows()).map(|i| first.is_none() && i % 2 == 0).collect();
    for &item in first.unwrap_or_default() {
        match in_first.get_mut(item) {
            Some(place) => *place = true,
            None => return Err(Error::out_of_range("the item", item as f64, format!("below {}", c.rows()))),
        }
    }
    let smaller = in_first.iter().filter(|x| **x).count().min(in_first.iter().filter(|x| !**x).count());
    if smaller == 0 {
        return Err(Error::too_few("items in each half", 1, 0));
    }
    let (mut v1, mut v2, mut between) = (0.0, 0.0, 0.0);
    for i in 0..c.rows() {
        for j in 0..c.rows() {
            match (in_first[i], in_first[j]) {
                (true, true) => v1 += c[(i, j)],
                (false, false) => v2 += c[(i, j)],
                _ => between += 0.5 * c[(i, j)],
            }
        }
    }
    for (variance, half) in
        [(v1, "the first half"), (v2, "the second half"), (v1 + v2 + 2.0 * between, "the whole scale")]
    {
        if variance <= 1e-12 * c.trace() {
            return Err(Error::no_variance(half));
        }
    }
    let correlation = between / (v1 * v2).sqrt();
    if 1.0 + correlation <= 0.0 {
        return Err(Error::no_variance("the sum of the standardised halves"));
    }
    Ok(SplitHalf {
        correlation,
        spearman_brown: 2.0 * correlation / (1.0 + correlation),
        guttman: 4.0 * between / (v1 + v2 + 2.0 * between),
    })
}

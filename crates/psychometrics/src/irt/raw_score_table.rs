//! From a raw score to a trait: the table for those who score by hand.

use super::item::Item;
use super::nodes::Nodes;
use super::raw_scores::with_item;
use super::scores::Score;
use crate::{Error, Result};

/// What one raw score says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RawScore {
    /// The raw score: the sum of category numbers, from 0.
    pub raw: usize,
    /// The share of a standard normal population expected to have it.
    pub share: f64,
    /// Mean and standard deviation of the trait among those.
    pub score: Score,
}

/// Expected a posteriori scores for raw scores (Thissen, Pommerich, Billeaud & Williams 1995; recursion of Lord &
/// Wingersky 1984), for persons who answer every item.
///
/// # Errors
/// [`Error::TooFew`] without items.
pub fn raw_score_table(items: &[Item], nodes: &Nodes) -> Result<Vec<RawScore>> {
    if items.is_empty() {
        return Err(Error::too_few("items", 1, 0));
    }
    let highest: usize = items.iter().map(|item| item.categories() - 1).sum();
    // Of each raw score: its share, and that share times the trait and its square.
    let mut sums = vec![[0.0; 3]; highest + 1];
    for (&theta, weight) in nodes.points().iter().zip(nodes.normal_weights(0.0, 1.0)) {
        let shares =
            items.iter().fold(vec![1.0], |scores, item| with_item(&scores, &item.probabilities(theta)));
        for (sum, share) in sums.iter_mut().zip(shares) {
            for (power, to) in sum.iter_mut().enumerate() {
                *to += weight * share * theta.powi(power as i32);
            }
        }
    }
    let row = |(raw, [share, first, second]): (usize, [f64; 3])| {
        let theta = first / share.max(1e-300);
        let variance = (second / share.max(1e-300) - theta * theta).max(0.0);
        RawScore { raw, share, score: Score { theta, standard_error: variance.sqrt() } }
    };
    Ok(sums.into_iter().enumerate().map(row).collect())
}

//! Do those at higher risk have the event earlier?

use super::{FollowUp, same_rows};
use crate::{Error, Result};

/// Pairs of people of whom one certainly had the event before the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concordance {
    /// Pairs in which the one at higher risk had it first.
    pub concordant: f64,
    /// Pairs in which the one at lower risk had it first.
    pub discordant: f64,
    /// Pairs at the same risk.
    pub tied_risk: f64,
}

impl Concordance {
    /// Harrell's C: the share of pairs in the right order, ties counting half; 0.5 is chance.
    pub fn c(&self) -> f64 {
        (self.concordant + 0.5 * self.tied_risk) / (self.concordant + self.discordant + self.tied_risk)
    }
}

/// Harrell's concordance between `risk` (higher means earlier) and the follow-up (Harrell, Lee & Mark 1996; the same
/// pairs as `survival::concordance`: two events at one time do not count, someone last seen at the time of
/// another's event counts as later). Pairs are formed within `strata` if given. In `n ln n` steps.
///
/// # Errors
/// [`Error::TooFew`] if no pair can be compared; [`Error::UnequalLengths`] and [`Error::NotFinite`].
pub fn concordance(follow_up: &FollowUp, risk: &[f64], strata: Option<&[usize]>) -> Result<Concordance> {
    follow_up.check()?;
    same_rows("the list of risks", risk.len(), follow_up.time.len())?;
    crate::error::all_finite(risk, "the risk")?;
    let mut rows: Vec<usize> = (0..risk.len()).collect();
    if let Some(strata) = strata {
        same_rows("the list of strata", strata.len(), risk.len())?;
        rows.sort_by_key(|&row| strata[row]);
    }
    let mut total = Concordance { concordant: 0.0, discordant: 0.0, tied_risk: 0.0 };
    for stratum in rows.chunk_by(|&a, &b| strata.is_none_or(|s| s[a] == s[b])) {
        add_stratum(follow_up, risk, stratum, &mut total);
    }
    if total.concordant + total.discordant + total.tied_risk == 0.0 {
        return Err(Error::too_few("pairs that can be compared", 1, 0));
    }
    Ok(total)
}

/// Concordance between predicted probabilities and whether it happened: the chance that one in whom it did had the
/// higher prediction than one in whom it did not (the area under the ROC curve).
///
/// # Errors
/// [`Error::TooFew`] without events or without others; [`Error::UnequalLengths`] and [`Error::NotFinite`].
pub fn concordance_of_events(probability: &[f64], happened: &[bool]) -> Result<Concordance> {
    // Whoever was spared is as if last seen after all events, which share one time.
    let time: Vec<f64> = happened.iter().map(|h| if *h { 1.0 } else { 2.0 }).collect();
    concordance(&FollowUp { time: &time, event: happened }, probability, None)
}

/// Goes from the latest time to the earliest and counts, for each event, those already passed with less, equal and
/// more risk.
fn add_stratum(follow_up: &FollowUp, risk: &[f64], stratum: &[usize], total: &mut Concordance) {
    // Level of risk and time of every person of the stratum, latest first; pairs sort faster than rows looked up.
    let mut by_risk: Vec<(f64, usize)> = stratum.iter().map(|&row| (risk[row], row)).collect();
    by_risk.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut people: Vec<(f64, usize, bool)> = Vec::with_capacity(stratum.len());
    let mut levels = 0;
    for same in by_risk.chunk_by(|a, b| a.0 == b.0) {
        people.extend(same.iter().map(|&(_, row)| (follow_up.time[row], levels, follow_up.event[row])));
        levels += 1;
    }
    people.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let mut passed = Counts::new(levels);
    for tied in people.chunk_by(|a, b| a.0 == b.0) {
        tied.iter().filter(|p| !p.2).for_each(|p| passed.add(p.1));
        for &(_, at, _) in tied.iter().filter(|p| p.2) {
            let (under, up_to) = (passed.below(at), passed.below(at + 1));
            total.concordant += under;
            total.tied_risk += up_to - under;
            total.discordant += passed.all - up_to;
        }
        tied.iter().filter(|p| p.2).for_each(|p| passed.add(p.1));
    }
}

/// Counts per level with fast sums (Fenwick 1994).
struct Counts {
    tree: Vec<f64>,
    all: f64,
}

impl Counts {
    fn new(levels: usize) -> Self {
        Self { tree: vec![0.0; levels + 1], all: 0.0 }
    }

    fn add(&mut self, level: usize) {
        self.all += 1.0;
        let mut i = level + 1;
        while i < self.tree.len() {
            self.tree[i] += 1.0;
            i += i & i.wrapping_neg();
        }
    }

    /// How many were counted on levels below `level`.
    fn below(&self, level: usize) -> f64 {
        let (mut i, mut sum) = (level, 0.0);
        while i > 0 {
            sum += self.tree[i];
            i -= i & i.wrapping_neg();
        }
        sum
    }
}

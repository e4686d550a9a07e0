//! The Mantel–Haenszel procedure with the classes of the Educational Testing Service.

use super::{Class, Matched};
use crate::distribution::{chi_squared_tail, normal_quantile};
use crate::irt::Responses;
use crate::{Error, Result};

/// One group of persons with the same raw score: numbers of wrong and right answers in each group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stratum {
    /// Reference group: wrong, right.
    pub reference: [f64; 2],
    /// Focal group: wrong, right.
    pub focal: [f64; 2],
}

/// Mantel–Haenszel statistics of one item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MantelHaenszel {
    /// The common odds ratio `α` of a right answer, reference to focal group; above 1 the item favours the reference.
    pub odds_ratio: f64,
    /// Standard error of `ln α` (Robins, Breslow & Greenland 1986).
    pub log_odds_se: f64,
    /// Chi-square with one degree of freedom and continuity correction (Mantel & Haenszel 1959).
    pub chi_squared: f64,
    /// Probability of a greater value if the odds ratio is 1.
    pub p: f64,
    /// `Δ = −2.35 ln α`, on the ETS delta scale; negative if the item is harder for the focal group.
    pub delta: f64,
    /// ETS class (Zieky 1993): A if `|Δ| < 1` or `p > 0.05`; C if `|Δ| ≥ 1.5` and `|Δ|` lies significantly (one-sided
    /// 5 %) above 1; B otherwise.
    pub class: Class,
}

/// Mantel–Haenszel statistics of every item, matching on the raw score of all items (the item itself included, as
/// Holland & Thayer 1988 advise). Persons with a missing answer are left out.
///
/// # Errors
/// [`Error::OutOfRange`] naming an item with more than two categories, [`Error::UnequalLengths`] unless there is one
/// group per person, [`Error::TooFew`] if a group is empty, [`Error::NotIdentified`] naming an item for which no raw
/// score has right and wrong answers on both sides.
pub fn mantel_haenszel(answers: &Responses, focal: &[bool]) -> Result<Vec<MantelHaenszel>> {
    let matched = Matched::of(answers, focal)?;
    if let Some(j) = (0..answers.items()).find(|&j| answers.categories(j) > 2) {
        let what = format!("the number of different answers to item {}", j + 1);
        return Err(Error::out_of_range(what, answers.categories(j) as f64, "at 2 for Mantel-Haenszel"));
    }
    let of = |j: usize| {
        let mut strata = vec![Stratum { reference: [0.0; 2], focal: [0.0; 2] }; answers.items() + 1];
        for (&p, &score) in matched.persons.iter().zip(&matched.scores) {
            let right = usize::from(answers.row(p)[j]);
            let stratum = &mut strata[score];
            let group = if focal[p] { &mut stratum.focal } else { &mut stratum.reference };
            group[right] += 1.0;
        }
        mantel_haenszel_of(&strata).map_err(|error| match error {
            Error::NotIdentified { why } => Error::not_identified(format!("item {}: {why}", j + 1)),
            other => other,
        })
    };
    (0..answers.items()).map(of).collect()
}

/// The same from counts.
///
/// # Errors
/// [`Error::OutOfRange`] for a negative or infinite count, [`Error::NotIdentified`] if the odds ratio is not finite.
pub fn mantel_haenszel_of(strata: &[Stratum]) -> Result<MantelHaenszel> {
    let (mut r, mut s) = (0.0, 0.0);
    let (mut pr, mut ps_qr, mut qs) = (0.0, 0.0, 0.0);
    let (mut observed, mut expected, mut variance) = (0.0, 0.0, 0.0);
    for stratum in strata {
        let ([b, a], [d, c]) = (stratum.reference, stratum.focal);
        if let Some(bad) = [a, b, c, d].into_iter().find(|x| !x.is_finite() || *x < 0.0) {
            return Err(Error::out_of_range("a count", bad, "at a finite value of 0 or above"));
        }
        let n = a + b + c + d;
        if n <= 1.0 {
            continue;
        }
        let (ad, bc) = (a * d / n, b * c / n);
        let (agree, differ) = ((a + d) / n, (b + c) / n);
        r += ad;
        s += bc;
        pr += agree * ad;
        ps_qr += agree * bc + differ * ad;
        qs += differ * bc;
        observed += a;
        expected += (a + b) * (a + c) / n;
        variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1.0));
    }
    if r <= 0.0 || s <= 0.0 || variance <= 0.0 {
        return Err(Error::not_identified("no raw score has right and wrong answers on both sides"));
    }
    let odds_ratio = r / s;
    let log_odds_se = (pr / (2.0 * r * r) + ps_qr / (2.0 * r * s) + qs / (2.0 * s * s)).sqrt();
    // The correction may not push the difference past zero.
    let off = ((observed - expected).abs() - 0.5).max(0.0);
    let chi_squared = off * off / variance;
    let p = chi_squared_tail(chi_squared, 1.0)?;
    let delta = -2.35 * odds_ratio.ln();
    let class = class_of(delta.abs(), 2.35 * log_odds_se, p)?;
    Ok(MantelHaenszel { odds_ratio, log_odds_se, chi_squared, p, delta, class })
}

fn class_of(size: f64, se: f64, p: f64) -> Result<Class> {
    if size < 1.0 || p > 0.05 {
        return Ok(Class::A);
    }
    let clearly_above_one = (size - 1.0) / se > normal_quantile(0.95)?;
    Ok(if size >= 1.5 && clearly_above_one { Class::C } else { Class::B })
}

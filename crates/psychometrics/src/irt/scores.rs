//! Scores of persons on items whose parameters are known, each with its standard error.

use super::curve::Curve;
use super::item::Item;
use super::nodes::Nodes;
use super::responses::Responses;
use crate::{Error, Result};
use std::collections::BTreeMap;

/// Traits beyond this are not looked for.
const FARTHEST: f64 = 20.0;

/// An estimate of one person's trait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// The estimate, in standard deviations of the calibration population (logits in the Rasch model).
    pub theta: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// How to score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Expected a posteriori: posterior mean and standard deviation under a standard normal trait
    /// (Bock & Mislevy 1982).
    Eap,
    /// Maximum a posteriori; the standard error is `1/√` of minus the second derivative of the log posterior.
    Map,
    /// Weighted likelihood (Warm 1989), which has the least bias; the standard error is `1/√information`.
    Wle,
    /// Maximum likelihood; the standard error is `1/√` of minus the second derivative of the log-likelihood.
    MaximumLikelihood,
}

/// Scores one person. `pattern[j]` is the category of item `j`, counted from 0; `None` where not answered.
///
/// ```
/// use psychometrics::irt::{Item, Method, Nodes, score};
/// // Three Rasch items with difficulties −1, 0 and 1; the person solves the two easier ones.
/// let items = [-1.0, 0.0, 1.0].map(|b| Item::two_parameter(1.0, -b));
/// let items = items.into_iter().collect::<Result<Vec<_>, _>>()?;
/// let person = [Some(1), Some(1), Some(0)];
/// let ml = score(&items, &person, Method::MaximumLikelihood, &Nodes::default())?;
/// let eap = score(&items, &person, Method::Eap, &Nodes::default())?;
/// assert!(0.0 < eap.theta && eap.theta < ml.theta);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnequalLengths`] unless there is one answer per item, [`Error::OutOfRange`] for a category an item does
/// not have, [`Error::TooFew`] if nothing was answered (except for [`Method::Eap`] and [`Method::Map`], which then
/// return the prior), [`Error::NotIdentified`] if the likelihood has no finite maximum (all answers extreme).
pub fn score(items: &[Item], pattern: &[Option<u8>], method: Method, nodes: &Nodes) -> Result<Score> {
    if items.len() != pattern.len() {
        return Err(Error::UnequalLengths {
            left: "the pattern".into(),
            left_len: pattern.len(),
            right: "the items".into(),
            right_len: items.len(),
        });
    }
    let mut given = Vec::with_capacity(items.len());
    for (j, (item, answer)) in items.iter().zip(pattern).enumerate() {
        if let Some(k) = *answer {
            if usize::from(k) >= item.categories() {
                let bounds = format!("below {}", item.categories());
                return Err(Error::out_of_range(
                    format!("the category of item {}", j + 1),
                    f64::from(k),
                    bounds,
                ));
            }
            given.push((item, usize::from(k)));
        }
    }
    match method {
        Method::Eap => Ok(expected_a_posteriori(&given, nodes)),
        Method::Map => maximum(&given, 1.0),
        _ if given.is_empty() => Err(Error::too_few("answers", 1, 0)),
        Method::Wle => weighted_likelihood(&given),
        Method::MaximumLikelihood => maximum(&given, 0.0),
    }
}

/// Scores everybody in a table; persons with equal answers are scored once. Where [`score`] would return an error for
/// one person (all answers extreme, none given), that person's score is `None`.
///
/// # Errors
/// [`Error::UnequalLengths`] unless there is one item per column, [`Error::OutOfRange`] if a column has more
/// categories than its item.
pub fn scores(
    items: &[Item],
    answers: &Responses,
    method: Method,
    nodes: &Nodes,
) -> Result<Vec<Option<Score>>> {
    if items.len() != answers.items() {
        return Err(Error::UnequalLengths {
            left: "the items".into(),
            left_len: items.len(),
            right: "a row of answers".into(),
            right_len: answers.items(),
        });
    }
    if let Some(j) = (0..items.len()).find(|&j| answers.categories(j) > items[j].categories()) {
        let what = format!("the number of different answers to item {}", j + 1);
        return Err(Error::out_of_range(
            what,
            answers.categories(j) as f64,
            format!("at most {}", items[j].categories()),
        ));
    }
    let mut known: BTreeMap<&[u8], Option<Score>> = BTreeMap::new();
    let of = |p: usize| {
        let row = answers.row(p);
        *known.entry(row).or_insert_with(|| score(items, &answers.person(p), method, nodes).ok())
    };
    Ok((0..answers.persons()).map(of).collect())
}

fn expected_a_posteriori(given: &[(&Item, usize)], nodes: &Nodes) -> Score {
    let mut log: Vec<f64> = nodes.normal_weights(0.0, 1.0).iter().map(|w| w.ln()).collect();
    for (item, k) in given {
        let mut curve = Curve::of(item);
        for (l, &theta) in log.iter_mut().zip(nodes.points()) {
            curve.probabilities(item, theta);
            *l += curve.p[*k].max(1e-300).ln();
        }
    }
    let top = log.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let post: Vec<f64> = log.iter().map(|l| (l - top).exp()).collect();
    let sum: f64 = post.iter().sum();
    let theta = post.iter().zip(nodes.points()).map(|(w, x)| w * x).sum::<f64>() / sum;
    let variance = post.iter().zip(nodes.points()).map(|(w, x)| w * (x - theta).powi(2)).sum::<f64>() / sum;
    Score { theta, standard_error: variance.sqrt() }
}

/// First and second derivative of the log-likelihood at `theta`.
fn derivatives(given: &[(&Item, usize)], theta: f64) -> (f64, f64) {
    let (mut first, mut second) = (0.0, 0.0);
    for (item, k) in given {
        let mut curve = Curve::of(item);
        curve.slopes(item, theta);
        let p = curve.p[*k].max(1e-300);
        let slope = curve.first[*k] / p;
        first += slope;
        second += curve.second[*k] / p - slope * slope;
    }
    (first, second)
}

/// Maximum of log-likelihood plus `precision` times the standard normal log density.
fn maximum(given: &[(&Item, usize)], precision: f64) -> Result<Score> {
    let slope = |theta: f64| derivatives(given, theta).0 - precision * theta;
    let theta = falling_root(&slope).ok_or_else(no_maximum)?;
    let curvature = precision - derivatives(given, theta).1;
    if curvature > 0.0 {
        Ok(Score { theta, standard_error: 1.0 / curvature.sqrt() })
    } else {
        Err(no_maximum())
    }
}

/// Root of `ln L' + J/(2I)` with `J = Σ P'P''/P` (Warm 1989, equation 16; Penfield & Bergeron 2005 for categories).
fn weighted_likelihood(given: &[(&Item, usize)]) -> Result<Score> {
    let weighted = |theta: f64| {
        let (mut information, mut bias) = (0.0, 0.0);
        for (item, _) in given {
            let mut curve = Curve::of(item);
            curve.slopes(item, theta);
            for ((p, first), second) in curve.p.iter().zip(&curve.first).zip(&curve.second) {
                information += first * first / p.max(1e-300);
                bias += first * second / p.max(1e-300);
            }
        }
        (derivatives(given, theta).0 + bias / (2.0 * information.max(1e-300)), information)
    };
    let theta = falling_root(&|theta| weighted(theta).0).ok_or_else(no_maximum)?;
    let information = weighted(theta).1;
    if information > 0.0 {
        Ok(Score { theta, standard_error: 1.0 / information.sqrt() })
    } else {
        Err(no_maximum())
    }
}

fn no_maximum() -> Error {
    Error::not_identified("this pattern of answers has no finite most likely trait")
}

/// A point where `f` falls through zero, looked for outwards from 0 and narrowed by halving and the regula falsi
/// (at most 40 + 200 evaluations).
fn falling_root(f: &impl Fn(f64) -> f64) -> Option<f64> {
    let mut low = 0.0;
    let mut at_low = f(low);
    let mut high = low;
    let mut at_high = at_low;
    while at_low < 0.0 {
        (high, at_high) = (low, at_low);
        low -= 0.5;
        at_low = f(low);
        if low < -FARTHEST || !at_low.is_finite() {
            return None;
        }
    }
    while at_high > 0.0 {
        (low, at_low) = (high, at_high);
        high += 0.5;
        at_high = f(high);
        if high > FARTHEST || !at_high.is_finite() {
            return None;
        }
    }
    for step in 0..200 {
        if high - low < 1e-13 {
            break;
        }
        let chord = low + (high - low) * at_low / (at_low - at_high);
        let middle = if step % 3 == 2 || !(low..=high).contains(&chord) { 0.5 * (low + high) } else { chord };
        let value = f(middle);
        if value == 0.0 {
            return Some(middle);
        }
        if value > 0.0 {
            (low, at_low) = (middle, value);
        } else {
            (high, at_high) = (middle, value);
        }
    }
    Some(0.5 * (low + high))
}

//! Differential item functioning by logistic regression on raw score, group and their product.

use super::ordinal::{Ordinal, Rows};
use super::{Class, Matched};
use crate::distribution::chi_squared_tail;
use crate::irt::Responses;
use crate::{Error, Result};

/// The three nested regressions of one item: on the raw score; on score and group; on score, group and their product.
#[derive(Debug, Clone, PartialEq)]
pub struct LogisticDif {
    /// Log-likelihoods of the three regressions.
    pub log_likelihoods: [f64; 3],
    /// Uniform: chi-square (1 degree of freedom) of adding the group, and its p value.
    pub uniform: (f64, f64),
    /// Non-uniform: chi-square (1 degree of freedom) of adding the product, and its p value.
    pub non_uniform: (f64, f64),
    /// Both: chi-square (2 degrees of freedom) and its p value.
    pub both: (f64, f64),
    /// Coefficient of the focal group in the second regression, in logits; negative if the item is harder for it.
    pub group: f64,
    /// Gain of Nagelkerke's (1991) R² by group and product.
    pub r_squared_gain: f64,
    /// Class by that gain (Jodoin & Gierl 2001): B from 0.035, C from 0.070, each only if `both` has p < 0.05.
    pub class: Class,
    /// Whether all three regressions converged. They do not where a raw score and group separate the answers.
    pub converged: bool,
}

/// Logistic regressions of every item (Swaminathan & Rogers 1990; for more than two categories the proportional-odds
/// model, Zumbo 1999), matching on the raw score of all items, scaled to mean 0 and standard deviation 1. Persons
/// with a missing answer are left out.
///
/// # Errors
/// [`Error::UnequalLengths`] unless there is one group per person, [`Error::TooFew`] if a group is empty,
/// [`Error::NoVariance`] if all raw scores are equal or, among complete rows, an item's answers are,
/// [`Error::NotIdentified`] naming an item whose regression has no unique solution.
pub fn logistic(answers: &Responses, focal: &[bool]) -> Result<Vec<LogisticDif>> {
    let matched = Matched::of(answers, focal)?;
    let scores = standard_scores(&matched.scores)?;
    (0..answers.items()).map(|j| item(answers, j, &matched, &scores, focal)).collect()
}

fn item(
    answers: &Responses,
    j: usize,
    matched: &Matched,
    scores: &[f64],
    focal: &[bool],
) -> Result<LogisticDif> {
    let given: Vec<usize> = matched.persons.iter().map(|&p| usize::from(answers.row(p)[j])).collect();
    // Categories that only incomplete rows chose would have no likelihood: number those that remain.
    let mut present = given.clone();
    present.sort_unstable();
    present.dedup();
    if present.len() < 2 {
        return Err(Error::no_variance(format!("item {} in complete rows", j + 1)));
    }
    let given: Vec<usize> = given.iter().map(|a| present.partition_point(|c| c < a)).collect();
    let fit = |columns: usize| -> Result<Ordinal> {
        let row = |(&p, &s): (&usize, &f64)| {
            let group = f64::from(u8::from(focal[p]));
            [s, group, s * group][..columns].to_vec()
        };
        let predictors: Vec<Vec<f64>> = matched.persons.iter().zip(scores).map(row).collect();
        Rows { answers: &given, categories: present.len(), predictors: &predictors }.fit().map_err(|error| {
            match error {
                Error::NotIdentified { why } => Error::not_identified(format!("item {}: {why}", j + 1)),
                other => other,
            }
        })
    };
    let (nothing, score, group, product) = (fit(0)?, fit(1)?, fit(2)?, fit(3)?);
    let gain =
        |small: &Ordinal, large: &Ordinal| (2.0 * (large.log_likelihood - small.log_likelihood)).max(0.0);
    let test = |chisq: f64, df: f64| chi_squared_tail(chisq, df).map(|p| (chisq, p));
    let both = test(gain(&score, &product), 2.0)?;
    let n = given.len() as f64;
    let nagelkerke = |model: &Ordinal| {
        let share = 1.0 - (-gain(&nothing, model) / n).exp();
        share / (1.0 - (2.0 * nothing.log_likelihood / n).exp())
    };
    let r_squared_gain = (nagelkerke(&product) - nagelkerke(&score)).max(0.0);
    let class = match r_squared_gain {
        _ if both.1 >= 0.05 => Class::A,
        r if r >= 0.070 => Class::C,
        r if r >= 0.035 => Class::B,
        _ => Class::A,
    };
    Ok(LogisticDif {
        log_likelihoods: [score.log_likelihood, group.log_likelihood, product.log_likelihood],
        uniform: test(gain(&score, &group), 1.0)?,
        non_uniform: test(gain(&group, &product), 1.0)?,
        both,
        group: group.slopes[1],
        r_squared_gain,
        class,
        converged: [&score, &group, &product].iter().all(|m| m.convergence.converged),
    })
}

fn standard_scores(scores: &[usize]) -> Result<Vec<f64>> {
    let n = scores.len() as f64;
    let mean = scores.iter().sum::<usize>() as f64 / n;
    let sd = (scores.iter().map(|&s| (s as f64 - mean).powi(2)).sum::<f64>() / n).sqrt();
    if sd <= 0.0 {
        return Err(Error::no_variance("the raw score"));
    }
    Ok(scores.iter().map(|&s| (s as f64 - mean) / sd).collect())
}

//! Differential item functioning by likelihood-ratio tests between item response models.

use super::same_length;
use crate::distribution::chi_squared_tail;
use crate::irt::{Item, Latent, Model, Options, Patterns, Problem, Responses, State, check, starting_items};
use crate::{Convergence, Error, Result};

/// The likelihood-ratio test of one item: its parameters free in both groups against the same in both, while all
/// other items are the same and hold the groups on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemTest {
    /// Chi-square.
    pub chi_squared: f64,
    /// Its degrees of freedom: the item's own parameters (a slope that all items share is none).
    pub df: usize,
    /// Probability of a greater value if the item functions alike.
    pub p: f64,
    /// The item in the reference group.
    pub reference: Item,
    /// The item in the focal group.
    pub focal: Item,
    /// How the fit with free parameters ended.
    pub convergence: Convergence,
}

/// Likelihood-ratio tests of every item.
#[derive(Debug, Clone, PartialEq)]
pub struct LikelihoodRatio {
    /// Mean of the focal group, in standard deviations of the reference group, when all items are the same.
    pub focal_mean: f64,
    /// Its standard deviation in the same unit.
    pub focal_sd: f64,
    /// Log-likelihood when all items are the same.
    pub log_likelihood: f64,
    /// How that fit ended.
    pub convergence: Convergence,
    /// The tests, in the order of the items.
    pub items: Vec<ItemTest>,
}

/// Tests every item in turn with all others as anchors (Thissen, Steinberg & Wainer 1993). The trait is standard
/// normal in the reference group and normal in the focal group. Missing answers are ignored. Standard errors in
/// `options` are not computed.
///
/// # Errors
/// As [`crate::irt::fit`], [`Error::UnequalLengths`] unless there is one group per person, [`Error::TooFew`] for
/// fewer than two items or an empty group, [`Error::NoVariance`] naming an item that a whole group answered alike
/// or with fewer categories than the other.
pub fn likelihood_ratio(
    answers: &Responses,
    focal: &[bool],
    model: Model,
    options: &Options,
) -> Result<LikelihoodRatio> {
    same_length(answers, focal)?;
    let models = vec![model; answers.items()];
    check(answers, &models, options)?;
    if answers.items() < 2 {
        return Err(Error::too_few("items", 2, answers.items()));
    }
    for j in 0..answers.items() {
        full_in_both(answers, focal, j)?;
    }
    let group = |p: usize| usize::from(focal[p]);
    let patterns = Patterns::of(answers, group)?;
    let problem = Problem::of(&patterns, options);
    let items = starting_items(answers, &patterns, &models, options.equal_slopes);
    let start = State { items, latent: vec![Latent::STANDARD, Latent::STANDARD] };
    let (same, convergence) = problem.climb(start);
    let test = |j: usize| -> Result<ItemTest> {
        let split = answers.split(j, focal);
        let patterns = Patterns::of(&split, group)?;
        let mut items = same.state.items.clone();
        items.push(items[j].clone());
        let problem = Problem::of(&patterns, options);
        let (free, convergence) = problem.climb(State { items, latent: same.state.latent.clone() });
        let chi_squared = (2.0 * (free.penalised - same.penalised)).max(0.0);
        let df = free.state.items[j].parameters() - usize::from(options.equal_slopes);
        Ok(ItemTest {
            chi_squared,
            df,
            p: chi_squared_tail(chi_squared, df as f64)?,
            reference: free.state.items[j].clone(),
            focal: free.state.items[answers.items()].clone(),
            convergence,
        })
    };
    Ok(LikelihoodRatio {
        focal_mean: same.state.latent[1].mean,
        focal_sd: same.state.latent[1].sd,
        log_likelihood: same.expected.log_likelihood,
        convergence,
        items: (0..answers.items()).map(test).collect::<Result<_>>()?,
    })
}

fn full_in_both(answers: &Responses, focal: &[bool], j: usize) -> Result<()> {
    for (is_focal, name) in [(false, "reference"), (true, "focal")] {
        let members = (0..answers.persons()).filter(|&p| focal[p] == is_focal);
        let mut seen: Vec<u8> =
            members.map(|p| answers.row(p)[j]).filter(|&c| c != crate::irt::MISSING).collect();
        if seen.is_empty() {
            return Err(Error::too_few(format!("answers of the {name} group to item {}", j + 1), 1, 0));
        }
        seen.sort_unstable();
        seen.dedup();
        if seen.len() < answers.categories(j) {
            return Err(Error::no_variance(format!("a category of item {} in the {name} group", j + 1)));
        }
    }
    Ok(())
}

//! Rasch and partial credit models by conditional maximum likelihood: the persons cancel, no distribution is assumed.
//!
//! Given the raw score of a person, the answers depend on the items only (Andersen 1972; Fischer & Molenaar 1995,
//! chapters 3 and 8).

use super::item::{Item, Model};
use super::raw_scores::{RawScores, Sample};
use super::responses::Responses;
use crate::linear::{Matrix, dot, norm};
use crate::{Convergence, Error, Result};

/// A Rasch or partial credit model fitted conditionally.
#[derive(Debug, Clone, PartialEq)]
pub struct ConditionalFit {
    /// The items with slope 1, ready for scoring.
    pub items: Vec<Item>,
    /// Step difficulties of each item (one for a dichotomous item), in logits; all of them sum to zero.
    pub difficulties: Vec<Vec<f64>>,
    /// Their standard errors under that constraint, from the conditional information.
    pub errors: Vec<Vec<f64>>,
    /// Covariance matrix of all step difficulties, item after item (singular by the constraint).
    pub covariance: Matrix,
    /// Conditional log-likelihood at the maximum.
    pub log_likelihood: f64,
    /// Free parameters: steps minus one.
    pub parameters: usize,
    /// Persons with at least one answer; those with the lowest or highest possible score add nothing.
    pub persons: usize,
    /// How the iteration ended; the gradient is that of the conditional log-likelihood by the step difficulties.
    pub convergence: Convergence,
}

const MOST_ITERATIONS: usize = 100;
/// Newton stops when a step promises less than this much log-likelihood.
const ENOUGH: f64 = 1e-14;

/// The Rasch model (Rasch 1960): `P(1) = σ(θ − b)`.
///
/// # Errors
/// [`Error::OutOfRange`] naming an item with more than two categories; otherwise as [`partial_credit`].
pub fn rasch(answers: &Responses) -> Result<ConditionalFit> {
    if let Some(j) = (0..answers.items()).find(|&j| answers.categories(j) > 2) {
        let what = format!("the number of different answers to item {}", j + 1);
        return Err(Error::out_of_range(what, answers.categories(j) as f64, "at 2 in the Rasch model"));
    }
    partial_credit(answers)
}

/// The partial credit model (Masters 1982): `P(k) ∝ exp(kθ − δ_1 − … − δ_k)`.
///
/// # Errors
/// [`Error::TooFew`] for fewer than two items, [`Error::NotIdentified`] if the answers do not connect the items
/// (nobody's answers to one item can be compared with anybody's to another).
pub fn partial_credit(answers: &Responses) -> Result<ConditionalFit> {
    if answers.items() < 2 {
        return Err(Error::too_few("items", 2, answers.items()));
    }
    let sample = Sample::of(answers)?;
    let mut steps = starting_steps(&sample);
    let mut here = Point::at(&sample, &steps);
    let mut iterations = 0;
    let mut converged = false;
    while iterations < MOST_ITERATIONS && !converged {
        let Some(step) = here.newton_step() else {
            if iterations == 0 {
                return Err(Error::not_identified("the answers do not connect all items with each other"));
            }
            break;
        };
        iterations += 1;
        converged = dot(&here.gradient, &step) < ENOUGH * here.log_likelihood.abs().max(1.0);
        let Some((better, there)) = improved(&sample, &steps, &step, &here) else { break };
        (steps, here) = (better, there);
    }
    let gradient_norm = norm(&here.gradient);
    let Some(covariance) = here.covariance() else {
        return Err(Error::not_identified("the answers do not connect all items with each other"));
    };
    let split = |values: &[f64]| -> Vec<Vec<f64>> {
        sample.places.iter().zip(&sample.categories).map(|(&at, k)| values[at..at + k - 1].to_vec()).collect()
    };
    let errors: Vec<f64> = covariance.diagonal().iter().map(|v| v.max(0.0).sqrt()).collect();
    let difficulties = split(&steps);
    Ok(ConditionalFit {
        items: difficulties.iter().map(|d| item_of(d)).collect(),
        errors: split(&errors),
        difficulties,
        covariance,
        log_likelihood: here.log_likelihood,
        parameters: steps.len() - 1,
        persons: sample.persons,
        convergence: Convergence { converged, iterations, gradient_norm },
    })
}

fn item_of(steps: &[f64]) -> Item {
    let mut sum = 0.0;
    let intercepts: Vec<f64> = steps
        .iter()
        .map(|step| {
            sum -= step;
            sum
        })
        .collect();
    let model = if steps.len() == 1 { Model::TwoParameter } else { Model::PartialCredit };
    Item { model, slope: 1.0, intercepts, guessing: 0.0 }
}

/// `ln(n_{k−1}/n_k)`, centred.
fn starting_steps(sample: &Sample) -> Vec<f64> {
    let steps = sample.counts.iter().flat_map(|n| n.windows(2).map(|w| (w[0].max(0.5) / w[1].max(0.5)).ln()));
    centred(steps.collect())
}

fn centred(mut steps: Vec<f64>) -> Vec<f64> {
    let mean = steps.iter().sum::<f64>() / steps.len() as f64;
    steps.iter_mut().for_each(|s| *s -= mean);
    steps
}

/// The conditional log-likelihood with its derivatives by the steps.
struct Point {
    log_likelihood: f64,
    gradient: Vec<f64>,
    information: Matrix,
}

impl Point {
    fn at(sample: &Sample, steps: &[f64]) -> Self {
        let size = steps.len();
        let mut point =
            Self { log_likelihood: 0.0, gradient: vec![0.0; size], information: Matrix::zeros(size, size) };
        for (j, counts) in sample.counts.iter().enumerate() {
            let at = sample.places[j];
            for m in 0..counts.len() - 1 {
                let reached: f64 = counts[m + 1..].iter().sum();
                point.log_likelihood -= reached * steps[at + m];
                point.gradient[at + m] -= reached;
            }
        }
        for group in &sample.groups {
            let scores = RawScores::of(sample, group, steps);
            point.log_likelihood -= scores.log_normaliser(group);
            scores.add_expected(group, &mut point.gradient);
            scores.add_information(group, &mut point.information);
        }
        point
    }

    /// The information leaves the level of all steps open; a multiple of `11ᵀ` closes it without touching the rest.
    fn closed_information(&self) -> Option<(crate::linear::Cholesky, f64)> {
        let size = self.gradient.len() as f64;
        let level = self.information.trace() / (size * size);
        let rows = self.information.rows();
        let closed = Matrix::from_fn(rows, rows, |i, j| self.information[(i, j)] + level);
        closed.cholesky("the conditional information").ok().map(|factor| (factor, level))
    }

    fn newton_step(&self) -> Option<Vec<f64>> {
        self.closed_information().map(|(factor, _)| factor.solve(&self.gradient))
    }

    fn covariance(&self) -> Option<Matrix> {
        let (factor, level) = self.closed_information()?;
        let size = self.gradient.len();
        let taken = 1.0 / (level * (size * size) as f64);
        let inverse = factor.inverse();
        Some(Matrix::from_fn(size, size, |i, j| inverse[(i, j)] - taken))
    }
}

fn improved(sample: &Sample, steps: &[f64], step: &[f64], here: &Point) -> Option<(Vec<f64>, Point)> {
    let longest = step.iter().fold(0.0f64, |m, s| m.max(s.abs()));
    let mut factor = if longest > 3.0 { 3.0 / longest } else { 1.0 };
    for _ in 0..20 {
        let to = centred(steps.iter().zip(step).map(|(x, s)| x + factor * s).collect());
        let there = Point::at(sample, &to);
        // Rounding may cost a little at the very top.
        if there.log_likelihood >= here.log_likelihood - 1e-12 * here.log_likelihood.abs() {
            return Some((to, there));
        }
        factor *= 0.5;
    }
    None
}

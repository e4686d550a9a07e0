//! Answers given the raw score: elementary symmetric functions, kept as probabilities so that they neither overflow
//! nor cancel (summation algorithm; Fischer & Molenaar 1995, chapter 8; Lord & Wingersky 1984).

use super::responses::{MISSING, Responses};
use crate::linear::Matrix;
use crate::{Error, Result};
use std::collections::BTreeMap;

/// What conditional likelihood needs of the answers.
pub(super) struct Sample {
    pub persons: usize,
    pub categories: Vec<usize>,
    /// Where each item's steps begin among all steps.
    pub places: Vec<usize>,
    /// How often each category of each item was chosen, by persons who answered something else too.
    pub counts: Vec<Vec<f64>>,
    pub groups: Vec<Group>,
}

/// Persons who answered the same items.
pub(super) struct Group {
    pub items: Vec<usize>,
    /// Persons by raw score.
    pub by_score: Vec<f64>,
}

impl Sample {
    pub fn of(answers: &Responses) -> Result<Self> {
        let categories: Vec<usize> = (0..answers.items()).map(|j| answers.categories(j)).collect();
        let mut places = Vec::with_capacity(categories.len());
        let mut steps = 0;
        for k in &categories {
            places.push(steps);
            steps += k - 1;
        }
        let mut counts: Vec<Vec<f64>> = categories.iter().map(|&k| vec![0.0; k]).collect();
        let mut groups: BTreeMap<Vec<usize>, Vec<f64>> = BTreeMap::new();
        let mut persons = 0;
        for p in 0..answers.persons() {
            let row = answers.row(p);
            let items: Vec<usize> = (0..row.len()).filter(|&j| row[j] != MISSING).collect();
            persons += usize::from(!items.is_empty());
            // One answer alone is its own raw score: nothing is left to be explained.
            if items.len() > 1 {
                let score: usize = items.iter().map(|&j| usize::from(row[j])).sum();
                let highest: usize = items.iter().map(|&j| categories[j] - 1).sum();
                items.iter().for_each(|&j| counts[j][usize::from(row[j])] += 1.0);
                groups.entry(items).or_insert_with(|| vec![0.0; highest + 1])[score] += 1.0;
            }
        }
        if groups.is_empty() {
            return Err(Error::too_few("persons with two or more answers", 1, 0));
        }
        let groups = groups.into_iter().map(|(items, by_score)| Group { items, by_score }).collect();
        Ok(Self { persons, categories, places, counts, groups })
    }
}

/// The distribution of raw scores of a group's items at `θ = 0`, with and without each item.
pub(super) struct RawScores<'a> {
    places: Vec<usize>,
    /// Category probabilities of each item at `θ = 0`.
    p: Vec<Vec<f64>>,
    /// `ln Σ_k exp(−δ_1 − … − δ_k)`, summed over items.
    log_sums: f64,
    all: Vec<f64>,
    items: &'a [usize],
}

impl<'a> RawScores<'a> {
    pub fn of(sample: &Sample, group: &'a Group, steps: &[f64]) -> Self {
        let mut log_sums = 0.0;
        let mut p = Vec::with_capacity(group.items.len());
        for &j in &group.items {
            let at = sample.places[j];
            let mut exponents = vec![0.0];
            for step in &steps[at..at + sample.categories[j] - 1] {
                exponents.push(exponents[exponents.len() - 1] - step);
            }
            let top = exponents.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let raw: Vec<f64> = exponents.iter().map(|e| (e - top).exp()).collect();
            let sum: f64 = raw.iter().sum();
            log_sums += top + sum.ln();
            p.push(raw.iter().map(|r| r / sum).collect::<Vec<f64>>());
        }
        let all = p.iter().fold(vec![1.0], |scores, item| with_item(&scores, item));
        let places = group.items.iter().map(|&j| sample.places[j]).collect();
        Self { places, p, log_sums, all, items: &group.items }
    }

    /// `Σ_r n_r ln γ_r`.
    pub fn log_normaliser(&self, group: &Group) -> f64 {
        let persons = group.by_score.iter().zip(&self.all).filter(|(n, _)| **n > 0.0);
        persons.map(|(n, g)| n * (g.max(1e-300).ln() + self.log_sums)).sum()
    }

    /// Adds the expected number of persons who reach each step.
    pub fn add_expected(&self, group: &Group, gradient: &mut [f64]) {
        for i in 0..self.items.len() {
            let reached = self.reached(i);
            for (r, &n) in group.by_score.iter().enumerate().filter(|(_, n)| **n > 0.0) {
                for (m, by_score) in reached.iter().enumerate() {
                    gradient[self.places[i] + m] += n * by_score[r];
                }
            }
        }
    }

    /// Adds the covariances of reaching steps, given the raw score.
    pub fn add_information(&self, group: &Group, information: &mut Matrix) {
        let reached: Vec<_> = (0..self.items.len()).map(|i| self.reached(i)).collect();
        let scores: Vec<(usize, f64)> =
            group.by_score.iter().copied().enumerate().filter(|(_, n)| *n > 0.0).collect();
        for i in 0..self.items.len() {
            for &(r, n) in &scores {
                for (m, by_score) in reached[i].iter().enumerate() {
                    for (h, other) in reached[i].iter().enumerate() {
                        let covariance = reached[i][m.max(h)][r] - by_score[r] * other[r];
                        information[(self.places[i] + m, self.places[i] + h)] += n * covariance;
                    }
                }
            }
            self.add_pairs(i, &scores, &reached, information);
        }
    }

    /// For each step of item `i` and each raw score, the probability of reaching it.
    fn reached(&self, i: usize) -> Vec<Vec<f64>> {
        let without = self.without(i);
        let top = self.p[i].len() - 1;
        let mut by_step = vec![vec![0.0; self.all.len()]; top];
        for r in 0..self.all.len() {
            let mut sum = 0.0;
            for k in (1..=top).rev() {
                if k <= r && r - k < without.len() {
                    sum += self.p[i][k] * without[r - k] / self.all[r].max(1e-300);
                }
                by_step[k - 1][r] = sum;
            }
        }
        by_step
    }

    fn without(&self, i: usize) -> Vec<f64> {
        let others = self.p.iter().enumerate().filter(|(l, _)| *l != i);
        others.fold(vec![1.0], |scores, (_, item)| with_item(&scores, item))
    }

    /// Joint probabilities of items `i` and each later `l`, from the scores of what lies before and behind `l`.
    fn add_pairs(
        &self,
        i: usize,
        scores: &[(usize, f64)],
        reached: &[Vec<Vec<f64>>],
        information: &mut Matrix,
    ) {
        let others: Vec<usize> = (0..self.items.len()).filter(|&l| l != i).collect();
        let mut behind = vec![vec![1.0]];
        for &l in others.iter().rev() {
            behind.push(with_item(&behind[behind.len() - 1], &self.p[l]));
        }
        let mut before = vec![1.0];
        for (place, &l) in others.iter().enumerate() {
            if l > i {
                let after = &behind[others.len() - 1 - place];
                for &(r, n) in scores {
                    self.add_pair((i, l), (r, n), (&before, after), reached, information);
                }
            }
            before = with_item(&before, &self.p[l]);
        }
    }

    fn add_pair(
        &self,
        (i, l): (usize, usize),
        (r, n): (usize, f64),
        (before, after): (&[f64], &[f64]),
        reached: &[Vec<Vec<f64>>],
        information: &mut Matrix,
    ) {
        let (ki, kl) = (self.p[i].len(), self.p[l].len());
        let rest: Vec<f64> =
            (0..=(ki + kl - 2)).map(|s| r.checked_sub(s).map_or(0.0, |s| at(before, after, s))).collect();
        let scale = 1.0 / self.all[r].max(1e-300);
        for m in 1..ki {
            for h in 1..kl {
                let mut joint = 0.0;
                for k in m..ki {
                    for k2 in h..kl {
                        joint += self.p[i][k] * self.p[l][k2] * rest[k + k2];
                    }
                }
                let covariance = n * (joint * scale - reached[i][m - 1][r] * reached[l][h - 1][r]);
                let (row, column) = (self.places[i] + m - 1, self.places[l] + h - 1);
                information[(row, column)] += covariance;
                information[(column, row)] += covariance;
            }
        }
    }
}

/// The distribution of a raw score after one more item.
pub(super) fn with_item(scores: &[f64], item: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; scores.len() + item.len() - 1];
    for (k, p) in item.iter().enumerate() {
        for (to, s) in sum[k..].iter_mut().zip(scores) {
            *to += p * s;
        }
    }
    sum
}

/// The probability that two independent scores add up to `s`.
fn at(before: &[f64], after: &[f64], s: usize) -> f64 {
    let first = (s + 1).saturating_sub(after.len());
    (first..before.len().min(s + 1)).map(|x| before[x] * after[s - x]).sum()
}

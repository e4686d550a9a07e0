//! The partial likelihood, from the latest time to the earliest.

#![expect(
    clippy::needless_range_loop,
    reason = "sums over people and predictors read best with the formulas' indices"
)]

use super::{Coordinates, FollowUp, Ties};
use crate::design::Design;
use crate::linear::{Matrix, dot};

/// People sorted by stratum and time, with their predictors in inner coordinates.
pub(super) struct Sorted {
    size: usize,
    /// Predictors, row by row in this order.
    x: Vec<f64>,
    event: Vec<bool>,
    /// Runs of people with the same stratum and time, latest time first within a stratum.
    ties: Vec<Tie>,
}

/// People of one stratum with one time: rows `from..to`.
struct Tie {
    from: usize,
    to: usize,
    time: f64,
    events: usize,
    /// Whether this is the latest time of its stratum.
    opens: bool,
}

/// The partial log-likelihood with its first and second derivatives.
pub(super) struct Partial {
    pub log_likelihood: f64,
    pub score: Vec<f64>,
    pub information: Matrix,
}

/// The hazard of one stratum for predictors of zero.
#[derive(Debug, Clone)]
pub(super) struct Baseline {
    /// Times in ascending order with the cumulative hazard just after them.
    steps: Vec<(f64, f64)>,
}

impl Baseline {
    pub fn cumulative(&self, time: f64) -> f64 {
        let after = self.steps.partition_point(|s| s.0 <= time);
        after.checked_sub(1).map_or(0.0, |i| self.steps[i].1)
    }
}

/// Sums over the people at risk: of weights, weighted predictors, and their products (upper triangle).
struct Sums {
    s0: f64,
    s1: Vec<f64>,
    s2: Vec<f64>,
}

impl Sums {
    fn new(size: usize) -> Self {
        Self { s0: 0.0, s1: vec![0.0; size], s2: vec![0.0; size * size] }
    }

    fn clear(&mut self) {
        self.s0 = 0.0;
        self.s1.fill(0.0);
        self.s2.fill(0.0);
    }

    fn add(&mut self, weight: f64, x: &[f64]) {
        let size = x.len();
        self.s0 += weight;
        for i in 0..size {
            let wx = weight * x[i];
            self.s1[i] += wx;
            for (sum, b) in self.s2[i * size + i..(i + 1) * size].iter_mut().zip(&x[i..]) {
                *sum += wx * b;
            }
        }
    }
}

impl Sorted {
    pub fn of(
        follow_up: &FollowUp,
        predictors: &Design,
        strata: Option<&[usize]>,
        inner: &Coordinates,
    ) -> Self {
        let stratum = |row: usize| strata.map_or(0, |s| s[row]);
        let mut people: Vec<(usize, f64, usize)> =
            follow_up.time.iter().enumerate().map(|(row, &time)| (stratum(row), time, row)).collect();
        // The row as the last key makes the order the same as that of a stable sort.
        people.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let order: Vec<usize> = people.into_iter().map(|p| p.2).collect();
        let size = predictors.matrix.columns();
        let mut x = vec![0.0; size * order.len()];
        for (to, &row) in x.chunks_exact_mut(size).zip(&order) {
            inner.row(predictors.matrix.row(row), to);
        }
        let mut ties: Vec<Tie> = Vec::new();
        let mut last = None;
        for (i, &row) in order.iter().enumerate() {
            let (own, time, event) = (stratum(row), follow_up.time[row], usize::from(follow_up.event[row]));
            match ties.last_mut() {
                Some(tie) if last == Some(own) && tie.time == time => {
                    tie.to = i + 1;
                    tie.events += event;
                }
                _ => ties.push(Tie { from: i, to: i + 1, time, events: event, opens: last != Some(own) }),
            }
            last = Some(own);
        }
        Self { size, x, event: order.iter().map(|&row| follow_up.event[row]).collect(), ties }
    }

    fn row(&self, i: usize) -> &[f64] {
        &self.x[i * self.size..(i + 1) * self.size]
    }

    /// The likelihood at `beta`. Weights are taken beside the largest, so that none overflows.
    pub fn partial(&self, beta: &[f64], ties: Ties) -> Partial {
        let size = self.size;
        let eta: Vec<f64> = self.x.chunks_exact(size).map(|x| dot(x, beta)).collect();
        let top = eta.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (mut at_risk, mut dying) = (Sums::new(size), Sums::new(size));
        let mut partial =
            Partial { log_likelihood: 0.0, score: vec![0.0; size], information: Matrix::zeros(size, size) };
        let mut mean = vec![0.0; size];
        for tie in &self.ties {
            if tie.opens {
                at_risk.clear();
            }
            for i in tie.from..tie.to {
                at_risk.add((eta[i] - top).exp(), self.row(i));
            }
            if tie.events == 0 {
                continue;
            }
            let shared = ties == Ties::Efron && tie.events > 1;
            if shared {
                dying.clear();
            }
            for i in (tie.from..tie.to).filter(|&i| self.event[i]) {
                partial.log_likelihood += eta[i] - top;
                partial.score.iter_mut().zip(self.row(i)).for_each(|(s, x)| *s += x);
                if shared {
                    dying.add((eta[i] - top).exp(), self.row(i));
                }
            }
            // Breslow's terms are all alike; Efron's take the dying out bit by bit.
            let (times, weight) = if shared { (tie.events, 1.0) } else { (1, tie.events as f64) };
            for k in 0..times {
                let out = k as f64 / tie.events as f64;
                take(&mut partial, &mut mean, &at_risk, &dying, out, weight);
            }
        }
        for i in 0..size {
            for j in 0..i {
                partial.information[(i, j)] = partial.information[(j, i)];
            }
        }
        partial
    }

    /// The baseline hazards of all strata. `shift` is the linear predictor of inner zero.
    pub fn baselines(&self, beta: &[f64], ties: Ties, shift: f64) -> Vec<Baseline> {
        let mut baselines: Vec<Baseline> = Vec::new();
        let (mut at_risk, mut steps) = (0.0, Vec::new());
        for tie in &self.ties {
            if tie.opens && tie.from > 0 {
                baselines.push(summed(std::mem::take(&mut steps)));
            }
            if tie.opens {
                at_risk = 0.0;
            }
            let weight = |i: usize| (dot(self.row(i), beta) + shift).exp();
            at_risk += (tie.from..tie.to).map(weight).sum::<f64>();
            if tie.events > 0 {
                let dying: f64 = (tie.from..tie.to).filter(|&i| self.event[i]).map(weight).sum();
                let d = tie.events as f64;
                let part = |k: usize| match ties {
                    Ties::Efron => 1.0 / (at_risk - k as f64 / d * dying),
                    Ties::Breslow => 1.0 / at_risk,
                };
                steps.push((tie.time, (0..tie.events).map(part).sum::<f64>()));
            }
        }
        baselines.push(summed(steps));
        baselines
    }
}

/// One term of the likelihood: the people at risk less a share `out` of the dying, counted `weight` times.
fn take(partial: &mut Partial, mean: &mut [f64], at_risk: &Sums, dying: &Sums, out: f64, weight: f64) {
    let size = mean.len();
    let total = at_risk.s0 - out * dying.s0;
    let share = 1.0 / total;
    // Weights that vanish beside the largest belong to a step much too long; it must not look good.
    partial.log_likelihood -= if total > 0.0 { weight * total.ln() } else { f64::INFINITY };
    for i in 0..size {
        mean[i] = (at_risk.s1[i] - out * dying.s1[i]) * share;
        partial.score[i] -= weight * mean[i];
    }
    for i in 0..size {
        let row = partial.information.row_mut(i);
        for j in i..size {
            let product = (at_risk.s2[i * size + j] - out * dying.s2[i * size + j]) * share;
            row[j] += weight * (product - mean[i] * mean[j]);
        }
    }
}

/// Hazards from the latest time to the earliest, turned around and summed up.
fn summed(mut steps: Vec<(f64, f64)>) -> Baseline {
    steps.reverse();
    let mut sum = 0.0;
    for step in &mut steps {
        sum += step.1;
        step.1 = sum;
    }
    Baseline { steps }
}

//! EM with Anderson's acceleration (Anderson 1965; for EM, Henderson & Varadhan 2019), never going downhill.

use super::expectation::{Expected, Grid, Latent};
use super::item::Item;
use super::maximisation::{Maximised, maximise};
use super::patterns::Patterns;
use super::priors::Priors;
use crate::Convergence;
use crate::linear::{Matrix, dot};

/// A climb that gains less than this in so many passes has a parameter that runs away; it is given up.
const STALL: (usize, f64) = (200, 1e-7);

/// Steps that are remembered.
const MEMORY: usize = 8;
/// Keeps combinations of nearly equal steps bounded.
const RIDGE: f64 = 1e-10;

/// Everything that moves while fitting.
#[derive(Debug, Clone)]
pub(crate) struct State {
    pub items: Vec<Item>,
    pub latent: Vec<Latent>,
}

/// What does not move.
#[derive(Debug, Clone)]
pub(crate) struct Problem<'a> {
    pub grid: Grid,
    pub patterns: &'a Patterns,
    pub priors: Priors,
    pub equal_slopes: bool,
    pub most_passes: usize,
    pub tolerance: f64,
}

/// A state with its E-step and the M-step that follows from it.
#[derive(Debug, Clone)]
pub(crate) struct Visited {
    pub state: State,
    pub expected: Expected,
    pub penalised: f64,
    pub(super) next: Maximised,
}

impl Problem<'_> {
    /// One E-step and one M-step from `state`.
    pub fn visit(&self, state: State) -> Visited {
        let expected = self.grid.expect(self.patterns, &state.items, &state.latent);
        let next = maximise(
            &self.grid,
            self.patterns,
            &state.items,
            &state.latent,
            &expected,
            (&self.priors, self.equal_slopes),
        );
        let prior: f64 = state.items.iter().map(|item| self.priors.log_density(item)).sum();
        Visited { penalised: expected.log_likelihood + prior, state, expected, next }
    }

    /// From `start` to the maximum; the tolerance is on the decrement `gᵀ I⁻¹ g`.
    pub fn climb(&self, start: State) -> (Visited, Convergence) {
        let mut here = self.visit(start);
        let mut passes = 1;
        let mut checkpoint = (passes, here.penalised);
        let mut steps = Steps::default();
        while here.next.decrement > self.tolerance && passes < self.most_passes {
            if passes - checkpoint.0 >= STALL.0 {
                if here.penalised - checkpoint.1 < STALL.1 {
                    break;
                }
                checkpoint = (passes, here.penalised);
            }
            let plain = here.following();
            steps.add(here.state.vector(), &plain.vector());
            let jump = steps.extrapolated().and_then(|to| here.state.with_vector(&to));
            let was_jump = jump.is_some();
            let there = self.visit(jump.unwrap_or(plain));
            passes += 1;
            // A jump that lands lower is thrown away with what led to it, so the likelihood never falls.
            if was_jump && there.penalised < here.penalised {
                steps = Steps::default();
                here = self.visit(here.following());
                passes += 1;
            } else {
                here = there;
            }
        }
        let convergence = Convergence {
            converged: here.next.decrement <= self.tolerance,
            iterations: passes,
            gradient_norm: here.next.gradient_squared.sqrt(),
        };
        (here, convergence)
    }
}

impl Visited {
    fn following(&self) -> State {
        State { items: self.next.items.clone(), latent: self.next.latent.clone() }
    }
}

/// The latest points with the EM steps taken from them.
#[derive(Debug, Default)]
struct Steps {
    points: Vec<Vec<f64>>,
    steps: Vec<Vec<f64>>,
}

impl Steps {
    fn add(&mut self, point: Vec<f64>, following: &[f64]) {
        if self.points.len() == MEMORY {
            self.points.remove(0);
            self.steps.remove(0);
        }
        self.steps.push(following.iter().zip(&point).map(|(to, from)| to - from).collect());
        self.points.push(point);
    }

    /// The combination of the latest points whose steps cancel best, moved by what is left of the steps.
    fn extrapolated(&self) -> Option<Vec<f64>> {
        let last = self.steps.len().checked_sub(1).filter(|l| *l > 0)?;
        let bends: Vec<Vec<f64>> =
            (0..last).map(|i| difference(&self.steps[i + 1], &self.steps[i])).collect();
        let mut normal = Matrix::from_fn(last, last, |i, j| dot(&bends[i], &bends[j]));
        for i in 0..last {
            normal[(i, i)] *= 1.0 + RIDGE;
        }
        let right: Vec<f64> = bends.iter().map(|bend| dot(bend, &self.steps[last])).collect();
        let shares = normal.cholesky("the steps").ok()?.solve(&right);
        let mut to: Vec<f64> = self.points[last].iter().zip(&self.steps[last]).map(|(x, s)| x + s).collect();
        for (i, share) in shares.iter().enumerate() {
            let moved = difference(&self.points[i + 1], &self.points[i]);
            for ((x, m), b) in to.iter_mut().zip(moved).zip(&bends[i]) {
                *x -= share * (m + b);
            }
        }
        Some(to)
    }
}

fn difference(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(x, y)| x - y).collect()
}

impl State {
    fn vector(&self) -> Vec<f64> {
        let free = self.latent.iter().skip(1).flat_map(|l| [l.mean, l.sd.ln()]);
        self.items.iter().flat_map(Item::vector).chain(free).collect()
    }

    pub(super) fn with_vector(&self, v: &[f64]) -> Option<Self> {
        let mut at = 0;
        let mut items = Vec::with_capacity(self.items.len());
        for item in &self.items {
            let n = item.parameters();
            items.push(item.with_vector(&v[at..at + n])?);
            at += n;
        }
        let mut latent = self.latent.clone();
        for (l, pair) in latent.iter_mut().skip(1).zip(v[at..].chunks_exact(2)) {
            *l = Latent { mean: pair[0], sd: pair[1].exp() };
        }
        latent
            .iter()
            .all(|l| l.mean.abs() < 5.0 && (0.05..=5.0).contains(&l.sd))
            .then_some(Self { items, latent })
    }
}

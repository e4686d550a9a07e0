//! EM with squared extrapolation (SQUAREM; Varadhan & Roland 2008, scheme S3).

use super::expectation::{Expected, Grid, Latent};
use super::item::Item;
use super::maximisation::{Maximised, maximise};
use super::patterns::Patterns;
use super::priors::Priors;
use crate::Convergence;

/// A climb that gains less than this in so many passes has a parameter that runs away; it is given up.
const STALL: (usize, f64) = (200, 1e-7);

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
        let next = maximise(&self.grid, self.patterns, &state.items, &state.latent, &expected, &self.priors);
        let prior: f64 = state.items.iter().map(|item| self.priors.log_density(item)).sum();
        Visited { penalised: expected.log_likelihood + prior, state, expected, next }
    }

    /// From `start` to the maximum; the tolerance is on the decrement `gᵀ I⁻¹ g`.
    pub fn climb(&self, start: State) -> (Visited, Convergence) {
        let mut here = self.visit(start);
        let mut passes = 1;
        let mut checkpoint = (passes, here.penalised);
        while here.next.decrement > self.tolerance && passes < self.most_passes {
            let first = self.visit(here.following());
            passes += 1;
            if first.next.decrement <= self.tolerance {
                here = first;
                break;
            }
            let jump = extrapolated(&here.state, &first.state, &first.following());
            let Some(jump) = jump else {
                here = first;
                continue;
            };
            let far = self.visit(jump);
            passes += 1;
            if passes - checkpoint.0 >= STALL.0 {
                if here.penalised - checkpoint.1 < STALL.1 {
                    break;
                }
                checkpoint = (passes, here.penalised);
            }
            // A jump that lands lower than the plain step is thrown away, so the likelihood never falls.
            here = if far.penalised >= first.penalised { far } else { self.visit(first.following()) };
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

/// `x0 − 2αr + α²v` with `r = x1 − x0`, `v = x2 − 2x1 + x0`, `α = −|r|/|v|`; shorter if there is no such item.
fn extrapolated(x0: &State, x1: &State, x2: &State) -> Option<State> {
    let (v0, v1, v2) = (x0.vector(), x1.vector(), x2.vector());
    let r: Vec<f64> = v1.iter().zip(&v0).map(|(b, a)| b - a).collect();
    let v: Vec<f64> = v2.iter().zip(&v1).zip(&r).map(|((c, b), r)| c - b - r).collect();
    let (length, bend) = (crate::linear::norm(&r), crate::linear::norm(&v));
    if bend <= 0.0 || !(length / bend).is_finite() {
        return None;
    }
    let mut alpha = -(length / bend).max(1.0);
    for _ in 0..8 {
        let to: Vec<f64> =
            v0.iter().zip(&r).zip(&v).map(|((x, r), v)| x - 2.0 * alpha * r + alpha * alpha * v).collect();
        if let Some(state) = x0.with_vector(&to) {
            return Some(state);
        }
        alpha = 0.5 * (alpha - 1.0);
    }
    None
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

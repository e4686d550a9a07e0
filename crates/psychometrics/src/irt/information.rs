//! The observed information of the item parameters at the maximum, exactly, from one more pass over the patterns.
//!
//! Louis (1982): the second derivative of a marginal log-likelihood is a posterior mean of second derivatives plus a
//! posterior covariance of scores. Written per pattern, with `s` the scores of the items at a node and `⟨⟩` the
//! posterior mean over nodes, the information is
//! `Σ ⟨s⟩⟨s⟩ᵀ − Σ ⟨∂²P/P⟩ (within an item) − Σ ⟨s_j s_lᵀ⟩ (between items)`.

use super::acceleration::{Problem, State};
use super::curve::Curve;
use super::expectation::{LANES, Lane, active, add, one_peak, posterior};
use super::item::Item;
use super::maximisation::item_counts;
use crate::linear::Matrix;

/// Posterior weights of every pattern, only the lanes that count.
struct Posteriors {
    lanes: Vec<Lane>,
    /// Of each pattern: where its lanes begin, its first lane, one past its last lane.
    places: Vec<(usize, usize, usize)>,
}

/// `∂ ln P_k / ∂parameter` at each node: categories × parameters × lanes.
struct Scores {
    first: usize,
    parameters: usize,
    lanes: Vec<Lane>,
}

/// The observed information, items' parameters in order (see [`Item::vector`]), priors included.
pub(super) fn observed_information(problem: &Problem<'_>, state: &State) -> Matrix {
    let posteriors = posteriors(problem, state);
    let scores = scores(problem, &state.items);
    let size = scores.last().map_or(0, |s| s.first + s.parameters);
    let mut information = cross_products(problem, &posteriors, &scores, size);
    let by_item = |j: usize| subtrahend(problem, state, &posteriors, &scores, j, size);
    for (j, rows) in problem.grid.in_parallel(state.items.len(), by_item).into_iter().enumerate() {
        for i in 0..rows.rows() {
            for column in 0..size {
                information[(scores[j].first + i, column)] -= rows[(i, column)];
            }
        }
    }
    for (item, score) in state.items.iter().zip(&scores) {
        for (i, terms) in problem.priors.terms(item).iter().enumerate() {
            information[(score.first + i, score.first + i)] -= terms[2];
        }
    }
    // Only blocks from the diagonal to the right were filled.
    Matrix::from_fn(size, size, |i, j| information[(i.min(j), i.max(j))])
}

fn posteriors(problem: &Problem<'_>, state: &State) -> Posteriors {
    let (grid, patterns) = (&problem.grid, problem.patterns);
    let (table, priors) = (grid.table(patterns, &state.items), grid.priors(&state.latent));
    let mut all = Posteriors { lanes: Vec::new(), places: Vec::with_capacity(patterns.len()) };
    let mut post = vec![[0.0; LANES]; grid.lanes];
    let one_peak = one_peak(&state.items);
    for p in 0..patterns.len() {
        let group = patterns.groups[p] * grid.lanes;
        posterior(&table, grid.rows_of(patterns, p), &priors[group..group + grid.lanes], &mut post, one_peak);
        let (from, to) = active(&post);
        all.places.push((all.lanes.len(), from, to));
        all.lanes.extend_from_slice(&post[from..to]);
    }
    all
}

fn scores(problem: &Problem<'_>, items: &[Item]) -> Vec<Scores> {
    let grid = &problem.grid;
    let mut first = 0;
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let n = item.parameters();
        let mut curve = Curve::of(item);
        let mut lanes = vec![[0.0; LANES]; item.categories() * n * grid.lanes];
        for (q, &theta) in grid.points.iter().enumerate() {
            curve.gradients(item, theta);
            for (slot, gradient) in curve.gradient.iter().enumerate() {
                lanes[slot * grid.lanes + q / LANES][q % LANES] = gradient / curve.p[slot / n].max(1e-300);
            }
        }
        all.push(Scores { first, parameters: n, lanes });
        first += n;
    }
    all
}

/// `Σ ⟨s⟩⟨s⟩ᵀ` over persons. Blocks of patterns are summed apart and then in order, whatever the threads.
fn cross_products(problem: &Problem<'_>, posteriors: &Posteriors, scores: &[Scores], size: usize) -> Matrix {
    let (grid, patterns) = (&problem.grid, problem.patterns);
    let blocks = (patterns.len() / 1024).clamp(1, 8);
    let work = |block: usize| {
        let mut sum = Matrix::zeros(size, size);
        let mut mean: Vec<(usize, f64)> = Vec::with_capacity(size);
        for p in block * patterns.len() / blocks..(block + 1) * patterns.len() / blocks {
            mean.clear();
            let (begin, from, to) = posteriors.places[p];
            let post = &posteriors.lanes[begin..begin + to - from];
            let cells = &patterns.cells[p * patterns.items..(p + 1) * patterns.items];
            for (score, &cell) in scores.iter().zip(cells) {
                let slots = usize::from(cell) * score.parameters;
                for i in 0..score.parameters {
                    let at = (slots + i) * grid.lanes;
                    // A missing answer lies beyond the table: it has no score.
                    let Some(lanes) = score.lanes.get(at + from..at + to) else { break };
                    mean.push((score.first + i, inner(post, lanes)));
                }
            }
            mean.retain(|&(_, x)| x != 0.0);
            let weight = patterns.weights[p];
            for (place, &(i, x)) in mean.iter().enumerate() {
                let row = sum.row_mut(i);
                for &(j, y) in &mean[place..] {
                    row[j] += weight * x * y;
                }
            }
        }
        sum
    };
    let mut parts = grid.in_parallel(blocks, work).into_iter();
    let first = parts.next().unwrap_or_else(|| Matrix::zeros(size, size));
    parts.fold(first, |sum, part| sum.plus(1.0, &part))
}

/// The rows of item `j` in the terms that are taken away: itself and the items after it.
fn subtrahend(
    problem: &Problem<'_>,
    state: &State,
    posteriors: &Posteriors,
    scores: &[Scores],
    j: usize,
    size: usize,
) -> Matrix {
    let (grid, patterns) = (&problem.grid, problem.patterns);
    let (item, own) = (&state.items[j], &scores[j]);
    let first_bundle = patterns.bundles.partition_point(|b| b.first + b.digits.len() <= j);
    let skipped = patterns.bundles[first_bundle].offset;
    let width = (patterns.table_rows() - skipped) * grid.lanes;
    let joint = joint_counts(problem, posteriors, j, first_bundle, width);
    let mut rows = Matrix::zeros(own.parameters, size);
    for bundle in &patterns.bundles[first_bundle..] {
        let moved = super::patterns::Bundle { offset: bundle.offset - skipped, ..bundle.clone() };
        for i in 0..bundle.digits.len() {
            let l = bundle.first + i;
            if l < j {
                continue;
            }
            let other = &state.items[l];
            for k in 0..item.categories() {
                let counts =
                    item_counts(grid, &moved, i, other.categories(), &joint[k * width..(k + 1) * width]);
                if l == j {
                    within(problem, item, k, &counts[k * grid.lanes..(k + 1) * grid.lanes], own, &mut rows);
                } else {
                    between(problem, own, &scores[l], k, &counts, &mut rows);
                }
            }
        }
    }
    rows
}

/// Categories of item `j` × bundle rows × lanes: expected persons with that answer to `j` and that combination.
fn joint_counts(
    problem: &Problem<'_>,
    posteriors: &Posteriors,
    j: usize,
    first_bundle: usize,
    width: usize,
) -> Vec<Lane> {
    let (grid, patterns) = (&problem.grid, problem.patterns);
    let skipped = patterns.bundles[first_bundle].offset;
    let categories = (0..patterns.len())
        .map(|p| patterns.cells[p * patterns.items + j])
        .filter(|&c| c != super::responses::MISSING);
    let most = categories.max().map_or(0, |c| usize::from(c) + 1);
    let mut joint = vec![[0.0; LANES]; most * width];
    for p in 0..patterns.len() {
        let cell = patterns.cells[p * patterns.items + j];
        if cell == super::responses::MISSING {
            continue;
        }
        let (begin, from, to) = posteriors.places[p];
        let weight = patterns.weights[p];
        for &row in &grid.rows_of(patterns, p)[first_bundle..] {
            let at = usize::from(cell) * width + (row as usize - skipped) * grid.lanes;
            let post = &posteriors.lanes[begin..begin + to - from];
            joint[at + from..at + to].iter_mut().zip(post).for_each(|(t, f)| add(t, f, weight));
        }
    }
    joint
}

fn within(problem: &Problem<'_>, item: &Item, k: usize, counts: &[Lane], own: &Scores, rows: &mut Matrix) {
    let n = own.parameters;
    let mut curve = Curve::of(item);
    for (q, &theta) in problem.grid.points.iter().enumerate() {
        let count = counts[q / LANES][q % LANES];
        if count > 0.0 {
            curve.hessians(item, theta);
            let weight = count / curve.p[k].max(1e-300);
            for i in 0..n {
                for i2 in 0..n {
                    rows[(i, own.first + i2)] += weight * curve.hessian[(k * n + i) * n + i2];
                }
            }
        }
    }
}

fn between(
    problem: &Problem<'_>,
    own: &Scores,
    other: &Scores,
    k: usize,
    counts: &[Lane],
    rows: &mut Matrix,
) {
    let lanes = problem.grid.lanes;
    let slot = |scores: &Scores, k: usize, i: usize| (k * scores.parameters + i) * lanes;
    for (m, count) in counts.chunks_exact(lanes).enumerate() {
        for i in 0..own.parameters {
            let s = &own.lanes[slot(own, k, i)..slot(own, k, i) + lanes];
            let weighted: Vec<Lane> =
                count.iter().zip(s).map(|(c, s)| std::array::from_fn(|x| c[x] * s[x])).collect();
            for i2 in 0..other.parameters {
                let t = &other.lanes[slot(other, m, i2)..slot(other, m, i2) + lanes];
                rows[(i, other.first + i2)] += inner(&weighted, t);
            }
        }
    }
}

fn inner(a: &[Lane], b: &[Lane]) -> f64 {
    let mut sum = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for i in 0..LANES {
            sum[i] += a[i] * b[i];
        }
    }
    sum.iter().sum()
}

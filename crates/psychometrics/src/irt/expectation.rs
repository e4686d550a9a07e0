//! The E-step: likelihood of every pattern at every node, and the expected number of answers there.

use super::curve::Curve;
use super::item::{Item, Model};
use super::nodes::Nodes;
use super::patterns::Patterns;

/// Nodes are worked on eight at a time, so that a run of them stays in registers.
pub(super) const LANES: usize = 8;
/// Eight neighbouring nodes.
pub(super) type Lane = [f64; LANES];

/// Smallest probability a table holds: six of them multiplied still do not underflow.
const FLOOR: f64 = 1e-45;
/// Posterior mass below this share of the total is not counted: it is below the rounding of the sums.
const NEGLIGIBLE: f64 = 1e-18;
/// Patterns are summed in this many blocks at most, whatever the number of threads, so that sums do not depend on it.
const MOST_BLOCKS: usize = 8;
/// Fewer patterns than this are not worth a block of their own.
const SMALLEST_BLOCK: usize = 256;

/// A normal latent trait of one population.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Latent {
    pub mean: f64,
    pub sd: f64,
}

impl Latent {
    pub const STANDARD: Self = Self { mean: 0.0, sd: 1.0 };
}

/// What one pass over the patterns yields.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    /// Marginal log-likelihood.
    pub log_likelihood: f64,
    /// Bundle rows × lanes: expected number of persons with that answer combination at each node.
    pub counts: Vec<Lane>,
    /// Populations × lanes: expected number of persons at each node.
    pub persons: Vec<Lane>,
}

/// The fixed part of the computation: nodes, lanes, threads.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    pub points: Vec<f64>,
    pub lanes: usize,
    pub threads: usize,
    nodes: Nodes,
}

impl Grid {
    pub fn new(nodes: &Nodes, threads: usize) -> Self {
        let points = nodes.points().to_vec();
        Self { lanes: points.len().div_ceil(LANES), points, threads: threads.max(1), nodes: nodes.clone() }
    }

    /// Prior weights of each population in lanes; padding has weight 0.
    pub fn priors(&self, latent: &[Latent]) -> Vec<Lane> {
        let mut lanes = vec![[0.0; LANES]; self.lanes * latent.len()];
        for (g, l) in latent.iter().enumerate() {
            for (q, w) in self.nodes.normal_weights(l.mean, l.sd).into_iter().enumerate() {
                lanes[g * self.lanes + q / LANES][q % LANES] = w;
            }
        }
        lanes
    }

    /// The likelihood of every answer combination of every bundle at every node.
    pub fn table(&self, patterns: &Patterns, items: &[Item]) -> Vec<Lane> {
        let mut table = vec![[1.0; LANES]; patterns.table_rows() * self.lanes];
        for bundle in &patterns.bundles {
            let mut after = bundle.rows();
            for (i, &digits) in bundle.digits.iter().enumerate() {
                after /= digits;
                let curves = self.curves(&items[bundle.first + i]);
                let categories = items[bundle.first + i].categories();
                for row in 0..bundle.rows() {
                    let digit = row / after % digits;
                    // The digit beyond the categories stands for a missing answer: likelihood 1.
                    if digit < categories {
                        let at = (bundle.offset + row) * self.lanes;
                        let from = &curves[digit * self.lanes..(digit + 1) * self.lanes];
                        for (to, from) in table[at..at + self.lanes].iter_mut().zip(from) {
                            multiply(to, from);
                        }
                    }
                }
            }
        }
        table
    }

    /// Categories × lanes of one item's probabilities.
    fn curves(&self, item: &Item) -> Vec<Lane> {
        let mut curve = Curve::of(item);
        let mut lanes = vec![[1.0; LANES]; item.categories() * self.lanes];
        for (q, &theta) in self.points.iter().enumerate() {
            curve.probabilities(item, theta);
            for (k, p) in curve.p.iter().enumerate() {
                lanes[k * self.lanes + q / LANES][q % LANES] = p.max(FLOOR);
            }
        }
        lanes
    }

    /// One pass over all patterns.
    pub fn expect(&self, patterns: &Patterns, items: &[Item], latent: &[Latent]) -> Expected {
        let (table, priors) = (self.table(patterns, items), self.priors(latent));
        let blocks = (patterns.len() / SMALLEST_BLOCK).clamp(1, MOST_BLOCKS);
        let one_peak = one_peak(items);
        let work = |block: usize| {
            let range = block * patterns.len() / blocks..(block + 1) * patterns.len() / blocks;
            self.block(patterns, (&table, &priors), one_peak, range)
        };
        let mut parts = self.in_parallel(blocks, work).into_iter();
        let empty = Expected { log_likelihood: 0.0, counts: Vec::new(), persons: Vec::new() };
        let mut sum = parts.next().unwrap_or(empty);
        for part in parts {
            sum.log_likelihood += part.log_likelihood;
            sum.counts.iter_mut().zip(&part.counts).for_each(|(to, from)| add(to, from, 1.0));
            sum.persons.iter_mut().zip(&part.persons).for_each(|(to, from)| add(to, from, 1.0));
        }
        sum
    }

    /// `work(0), work(1), …` in order, computed by at most `threads` threads.
    pub fn in_parallel<T: Send>(&self, jobs: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
        let threads = self.threads.min(jobs);
        if threads <= 1 {
            return (0..jobs).map(work).collect();
        }
        let mut done: Vec<Option<T>> = (0..jobs).map(|_| None).collect();
        let share = jobs.div_ceil(threads);
        std::thread::scope(|scope| {
            let mut rest = done.chunks_mut(share).enumerate();
            let first = rest.next();
            for (thread, chunk) in rest {
                let work = &work;
                scope.spawn(move || fill(chunk, thread * share, work));
            }
            if let Some((_, chunk)) = first {
                fill(chunk, 0, &work);
            }
        });
        done.into_iter().flatten().collect()
    }

    fn block(
        &self,
        patterns: &Patterns,
        (table, priors): (&[Lane], &[Lane]),
        one_peak: bool,
        range: std::ops::Range<usize>,
    ) -> Expected {
        let mut sum = Expected {
            log_likelihood: 0.0,
            counts: vec![[0.0; LANES]; table.len()],
            persons: vec![[0.0; LANES]; priors.len()],
        };
        let mut post = vec![[0.0; LANES]; self.lanes];
        for p in range {
            let group = patterns.groups[p] * self.lanes;
            let rows = self.rows_of(patterns, p);
            let ln = posterior(table, rows, &priors[group..group + self.lanes], &mut post, one_peak);
            let weight = patterns.weights[p];
            sum.log_likelihood += weight * ln;
            let (from, to) = active(&post);
            for (lane, share) in post.iter().enumerate().take(to).skip(from) {
                let lane_post = share.map(|x| x * weight);
                add(&mut sum.persons[group + lane], &lane_post, 1.0);
                for &row in rows {
                    add(&mut sum.counts[row as usize * self.lanes + lane], &lane_post, 1.0);
                }
            }
        }
        sum
    }

    pub fn rows_of<'a>(&self, patterns: &'a Patterns, p: usize) -> &'a [u32] {
        let width = patterns.bundles.len();
        &patterns.rows[p * width..(p + 1) * width]
    }
}

/// Sets `post` to the posterior weights of the nodes (they sum to 1) and returns the log-likelihood of the pattern.
///
/// With `one_peak` (likelihoods of patterns are log-concave: every model but the three-parameter one) the lanes are
/// worked on from the middle outwards, and those behind a lane that adds nothing are left at 0.
pub(super) fn posterior(
    table: &[Lane],
    rows: &[u32],
    prior: &[Lane],
    post: &mut [Lane],
    one_peak: bool,
) -> f64 {
    let lanes = prior.len();
    let middle = lanes / 2;
    let lane = |lane: usize| {
        let mut product = prior[lane];
        for &row in rows {
            multiply(&mut product, &table[row as usize * lanes + lane]);
        }
        let sum = product.iter().sum::<f64>();
        (product, sum)
    };
    let (product, mut total) = lane(middle);
    post.fill([0.0; LANES]);
    post[middle] = product;
    for downwards in [false, true] {
        let mut before = 0.0;
        for step in 0..if downwards { middle } else { lanes - middle - 1 } {
            let at = if downwards { middle - 1 - step } else { middle + 1 + step };
            let (product, sum) = lane(at);
            post[at] = product;
            total += sum;
            if one_peak && sum < NEGLIGIBLE * total && sum <= before {
                break;
            }
            before = sum;
        }
    }
    if total < 1e-250 {
        return posterior_by_logs(table, rows, prior, post);
    }
    let scale = 1.0 / total;
    post.iter_mut().for_each(|lane| *lane = lane.map(|x| x * scale));
    total.ln()
}

/// The same for patterns so long or unlikely that the product underflows.
fn posterior_by_logs(table: &[Lane], rows: &[u32], prior: &[Lane], post: &mut [Lane]) -> f64 {
    let lanes = prior.len();
    let mut top = f64::NEG_INFINITY;
    for (lane, (to, prior)) in post.iter_mut().zip(prior).enumerate() {
        *to = prior.map(f64::ln);
        for &row in rows {
            let factor = table[row as usize * lanes + lane].map(|x| x.max(1e-300).ln());
            add(to, &factor, 1.0);
        }
        top = to.iter().copied().fold(top, f64::max);
    }
    post.iter_mut().for_each(|lane| *lane = lane.map(|x| (x - top).exp()));
    let total: f64 = post.iter().flatten().sum();
    post.iter_mut().for_each(|lane| *lane = lane.map(|x| x / total));
    top + total.ln()
}

/// Whether every pattern's likelihood has one peak only.
pub(super) fn one_peak(items: &[Item]) -> bool {
    items.iter().all(|item| item.model != Model::ThreeParameter)
}

/// First and one-past-last lane with posterior mass that counts.
pub(super) fn active(post: &[Lane]) -> (usize, usize) {
    let counts = |lane: &Lane| lane.iter().any(|&x| x > NEGLIGIBLE);
    let from = post.iter().position(counts).unwrap_or(0);
    let to = post.iter().rposition(counts).map_or(post.len(), |last| last + 1);
    (from, to)
}

fn fill<T>(places: &mut [Option<T>], first: usize, work: &impl Fn(usize) -> T) {
    for (i, place) in places.iter_mut().enumerate() {
        *place = Some(work(first + i));
    }
}

#[inline]
fn multiply(to: &mut Lane, by: &Lane) {
    for i in 0..LANES {
        to[i] *= by[i];
    }
}

#[inline]
pub(super) fn add(to: &mut Lane, from: &Lane, factor: f64) {
    for i in 0..LANES {
        to[i] += factor * from[i];
    }
}

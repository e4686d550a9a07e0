//! The M-step: each item's parameters by Fisher scoring on its expected counts.

use super::curve::Curve;
use super::equal_slopes::score_together;
use super::expectation::{Expected, Grid, LANES, Lane, Latent};
use super::item::{Item, Model};
use super::patterns::{Bundle, Patterns};
use super::priors::Priors;
use crate::linear::{Matrix, dot};

/// Steps of one parameter longer than this are shortened: far from the optimum the quadratic picture is wrong.
const LONGEST_STEP: f64 = 2.0;
/// Scoring steps per item and pass; near the optimum one is enough, the E-step moves the target anyway.
pub(super) const MOST_STEPS: usize = 6;
/// Slopes and intercepts beyond these are treated as running away.
const STEEPEST: f64 = 30.0;
const FARTHEST: f64 = 400.0;
const SMALLEST_GUESSING_LOGIT: f64 = -12.0;

impl Item {
    /// The free parameters: slope, intercepts, and the logit of the guessing parameter where it is free.
    pub(crate) fn vector(&self) -> Vec<f64> {
        let mut v = Vec::with_capacity(self.parameters());
        v.push(self.slope);
        v.extend_from_slice(&self.intercepts);
        if self.model == Model::ThreeParameter {
            v.push((self.guessing / (1.0 - self.guessing)).ln());
        }
        v
    }

    /// The item with these parameters; `None` where no such item exists or its parameters run away.
    pub(crate) fn with_vector(&self, v: &[f64]) -> Option<Self> {
        let k = self.intercepts.len();
        let intercepts = &v[1..=k];
        let guessing = match self.model {
            Model::ThreeParameter => 1.0 / (1.0 + (-v[k + 1]).exp()),
            _ => 0.0,
        };
        let sane = v[0].abs() <= STEEPEST
            && intercepts.iter().all(|d| d.abs() <= FARTHEST)
            && (self.model != Model::Graded || intercepts.windows(2).all(|w| w[0] > w[1]))
            && (self.model != Model::ThreeParameter || (SMALLEST_GUESSING_LOGIT..=5.0).contains(&v[k + 1]));
        sane.then(|| Self { model: self.model, slope: v[0], intercepts: intercepts.to_vec(), guessing })
    }
}

/// New parameters, and how far the old ones were from the optimum of the marginal likelihood.
#[derive(Debug, Clone)]
pub(super) struct Maximised {
    pub items: Vec<Item>,
    pub latent: Vec<Latent>,
    /// Squared Euclidean norm of the gradient of the (penalised) marginal log-likelihood at the *old* parameters.
    pub gradient_squared: f64,
    /// `gᵀ I⁻¹ g` there, with the complete-data information: about twice the gain a step promises.
    pub decrement: f64,
}

/// One M-step. Items are independent given the expected counts, unless they share their slope. The latent distribution of population 0 stays
/// standard normal; those of the others follow their posterior moments.
pub(super) fn maximise(
    grid: &Grid,
    patterns: &Patterns,
    items: &[Item],
    latent: &[Latent],
    expected: &Expected,
    (priors, equal_slopes): (&Priors, bool),
) -> Maximised {
    let mut new = Maximised {
        items: Vec::with_capacity(items.len()),
        latent: latent.to_vec(),
        gradient_squared: 0.0,
        decrement: 0.0,
    };
    let counts = |bundle: &Bundle, i: usize| {
        item_counts(grid, bundle, i, items[bundle.first + i].categories(), &expected.counts)
    };
    let all = patterns.bundles.iter().flat_map(|b| (0..b.digits.len()).map(move |i| (b, i)));
    if equal_slopes {
        let counts: Vec<Vec<Lane>> = all.map(|(bundle, i)| counts(bundle, i)).collect();
        (new.items, new.gradient_squared, new.decrement) = score_together(grid, items, &counts, priors);
    } else {
        for (bundle, i) in all {
            let old = &items[bundle.first + i];
            let (item, gradient_squared, decrement) = score_item(grid, old, &counts(bundle, i), priors);
            new.items.push(item);
            new.gradient_squared += gradient_squared;
            new.decrement += decrement;
        }
    }
    for (g, l) in new.latent.iter_mut().enumerate().skip(1) {
        let moved = moments(grid, &expected.persons[g * grid.lanes..(g + 1) * grid.lanes]);
        let (n, old) = (moved.0, *l);
        *l = Latent { mean: moved.1, sd: moved.2.clamp(0.05, 5.0) };
        let (by_mean, by_sd) = ((l.mean - old.mean) / old.sd, (l.sd - old.sd) / old.sd);
        new.decrement += n * (by_mean * by_mean + 2.0 * by_sd * by_sd);
        new.gradient_squared += (n / old.sd).powi(2) * (by_mean * by_mean + 4.0 * by_sd * by_sd);
    }
    new
}

/// Categories × lanes: the expected number of answers to item `i` of the bundle at each node.
pub(super) fn item_counts(
    grid: &Grid,
    bundle: &Bundle,
    i: usize,
    categories: usize,
    counts: &[Lane],
) -> Vec<Lane> {
    let after: usize = bundle.digits[i + 1..].iter().product();
    let mut sum = vec![[0.0; LANES]; categories * grid.lanes];
    for row in 0..bundle.rows() {
        let digit = row / after % bundle.digits[i];
        if digit < categories {
            let at = (bundle.offset + row) * grid.lanes;
            let to = &mut sum[digit * grid.lanes..(digit + 1) * grid.lanes];
            to.iter_mut()
                .zip(&counts[at..at + grid.lanes])
                .for_each(|(t, f)| super::expectation::add(t, f, 1.0));
        }
    }
    sum
}

fn score_item(grid: &Grid, item: &Item, counts: &[Lane], priors: &Priors) -> (Item, f64, f64) {
    let (mut current, mut at_start) = (item.clone(), None);
    for _ in 0..MOST_STEPS {
        let (gradient, information) = gradient_and_information(grid, &current, counts, priors);
        let step = solve_steadied(&information, &gradient);
        let decrement = dot(&gradient, &step).max(0.0);
        at_start.get_or_insert((dot(&gradient, &gradient), decrement));
        let Some(next) = stepped(grid, &current, &step, counts, priors, decrement) else { break };
        current = next;
        if decrement < 1e-2 {
            break;
        }
    }
    let (gradient_squared, decrement) = at_start.unwrap_or((f64::INFINITY, f64::INFINITY));
    (current, gradient_squared, decrement)
}

/// The longest of the step and its halves that gives a valid item and, where the step is long, a better one.
fn stepped(
    grid: &Grid,
    item: &Item,
    step: &[f64],
    counts: &[Lane],
    priors: &Priors,
    decrement: f64,
) -> Option<Item> {
    let mut factor = shortened(step);
    let from = item.vector();
    let before = (decrement > 1e-2).then(|| criterion(grid, item, counts, priors));
    for _ in 0..12 {
        let to: Vec<f64> = from.iter().zip(step).map(|(x, s)| x + factor * s).collect();
        if let Some(next) = item.with_vector(&to)
            && before.is_none_or(|b| criterion(grid, &next, counts, priors) >= b)
            && priors.log_density(&next).is_finite()
        {
            return Some(next);
        }
        factor *= 0.5;
    }
    None
}

/// The factor that keeps a step's longest part within bounds.
pub(super) fn shortened(step: &[f64]) -> f64 {
    let longest = step.iter().fold(0.0f64, |m, s| m.max(s.abs()));
    if longest > LONGEST_STEP { LONGEST_STEP / longest } else { 1.0 }
}

pub(super) fn criterion(grid: &Grid, item: &Item, counts: &[Lane], priors: &Priors) -> f64 {
    let mut curve = Curve::of(item);
    let mut sum = priors.log_density(item);
    for (q, &theta) in grid.points.iter().enumerate() {
        curve.probabilities(item, theta);
        for (k, p) in curve.p.iter().enumerate() {
            sum += counts[k * grid.lanes + q / LANES][q % LANES] * p.max(1e-300).ln();
        }
    }
    sum
}

/// Gradient of the expected complete-data log-likelihood (which is the gradient of the marginal one, by Fisher's
/// identity) and its expected information, both with the priors.
pub(super) fn gradient_and_information(
    grid: &Grid,
    item: &Item,
    counts: &[Lane],
    priors: &Priors,
) -> (Vec<f64>, Matrix) {
    let n = item.parameters();
    let (mut gradient, mut information) = (vec![0.0; n], Matrix::zeros(n, n));
    let mut curve = Curve::of(item);
    for (q, &theta) in grid.points.iter().enumerate() {
        curve.gradients(item, theta);
        let count = |k: usize| counts[k * grid.lanes + q / LANES][q % LANES];
        let persons: f64 = (0..curve.p.len()).map(count).sum();
        for (k, &p) in curve.p.iter().enumerate() {
            let (dp, p) = (&curve.gradient[k * n..(k + 1) * n], p.max(1e-300));
            let (by_count, by_persons) = (count(k) / p, persons / p);
            for i in 0..n {
                gradient[i] += by_count * dp[i];
                for j in 0..=i {
                    information[(i, j)] += by_persons * dp[i] * dp[j];
                }
            }
        }
    }
    for (i, terms) in priors.terms(item).iter().enumerate() {
        gradient[i] += terms[1];
        information[(i, i)] += (-terms[2]).max(0.0);
    }
    (gradient, information)
}

/// `I⁻¹ g`, with as much added to the diagonal as a singular `I` needs.
pub(super) fn solve_steadied(information: &Matrix, gradient: &[f64]) -> Vec<f64> {
    let mut steadied = information.clone();
    let mut ridge = 1e-8;
    for _ in 0..12 {
        if let Ok(factor) = steadied.cholesky("an item's information") {
            return factor.solve(gradient);
        }
        for i in 0..gradient.len() {
            steadied[(i, i)] = information[(i, i)] * (1.0 + ridge) + ridge;
        }
        ridge *= 10.0;
    }
    vec![0.0; gradient.len()]
}

/// Number, mean and standard deviation of the persons of one population.
fn moments(grid: &Grid, persons: &[Lane]) -> (f64, f64, f64) {
    let weighted = |f: &dyn Fn(f64) -> f64| -> f64 {
        grid.points.iter().enumerate().map(|(q, &x)| persons[q / LANES][q % LANES] * f(x)).sum()
    };
    let n = weighted(&|_| 1.0).max(1e-300);
    let mean = weighted(&|x| x) / n;
    let variance = weighted(&|x| (x - mean).powi(2)) / n;
    (n, mean, variance.max(0.0).sqrt())
}

impl super::acceleration::Problem<'_> {
    /// The gradient of the penalised marginal log-likelihood by the items' parameters.
    pub(super) fn gradient(&self, here: &super::acceleration::Visited) -> Vec<f64> {
        let mut gradient = Vec::new();
        for bundle in &self.patterns.bundles {
            for i in 0..bundle.digits.len() {
                let item = &here.state.items[bundle.first + i];
                let counts = item_counts(&self.grid, bundle, i, item.categories(), &here.expected.counts);
                gradient.extend(gradient_and_information(&self.grid, item, &counts, &self.priors).0);
            }
        }
        gradient
    }
}

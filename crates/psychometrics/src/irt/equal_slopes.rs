//! One slope for all items: the marginal Rasch and partial credit models, and whatever else shares a slope.

use super::expectation::{Grid, Lane};
use super::item::Item;
use super::maximisation::{MOST_STEPS, criterion, gradient_and_information, shortened, solve_steadied};
use super::priors::Priors;
use crate::linear::{Matrix, dot};

/// Which free parameter each parameter of the items is. Without equal slopes each is its own.
#[derive(Debug, Clone)]
pub(super) struct Ties {
    places: Vec<usize>,
    pub size: usize,
}

impl Ties {
    /// With `equal`, the slope of every item is free parameter 0.
    pub fn of(items: &[Item], equal: bool) -> Self {
        let mut ties = Self { places: Vec::new(), size: usize::from(equal) };
        for item in items {
            for i in 0..item.parameters() {
                if equal && i == 0 {
                    ties.places.push(0);
                } else {
                    ties.places.push(ties.size);
                    ties.size += 1;
                }
            }
        }
        ties
    }

    /// The gradient by the free parameters.
    pub fn gathered(&self, gradient: &[f64]) -> Vec<f64> {
        let mut sum = vec![0.0; self.size];
        self.places.iter().zip(gradient).for_each(|(&to, g)| sum[to] += g);
        sum
    }

    /// The information about the free parameters.
    pub fn gathered_information(&self, information: &Matrix) -> Matrix {
        let mut sum = Matrix::zeros(self.size, self.size);
        for (i, &to) in self.places.iter().enumerate() {
            for (j, &along) in self.places.iter().enumerate() {
                sum[(to, along)] += information[(i, j)];
            }
        }
        sum
    }

    /// A step of the free parameters as a step of every item's parameters.
    pub fn spread(&self, step: &[f64]) -> Vec<f64> {
        self.places.iter().map(|&from| step[from]).collect()
    }

    /// The covariance of every item's parameters.
    pub fn spread_covariance(&self, covariance: &Matrix) -> Matrix {
        let n = self.places.len();
        Matrix::from_fn(n, n, |i, j| covariance[(self.places[i], self.places[j])])
    }
}

/// The M-step of items that share their slope; `counts` are those of [`super::maximisation::item_counts`]. Also the
/// squared norm of the gradient and the decrement at the old parameters.
pub(super) fn score_together(
    grid: &Grid,
    items: &[Item],
    counts: &[Vec<Lane>],
    priors: &Priors,
) -> (Vec<Item>, f64, f64) {
    let ties = Ties::of(items, true);
    let (mut current, mut at_start) = (items.to_vec(), None);
    for _ in 0..MOST_STEPS {
        let (gradient, information) = joint(grid, &current, counts, priors, &ties);
        let step = solve_steadied(&information, &gradient);
        let decrement = dot(&gradient, &step).max(0.0);
        at_start.get_or_insert((dot(&gradient, &gradient), decrement));
        let Some(next) = stepped(grid, &current, &ties.spread(&step), counts, priors, decrement) else {
            break;
        };
        current = next;
        if decrement < 1e-2 {
            break;
        }
    }
    let (gradient_squared, decrement) = at_start.unwrap_or((f64::INFINITY, f64::INFINITY));
    (current, gradient_squared, decrement)
}

fn joint(
    grid: &Grid,
    items: &[Item],
    counts: &[Vec<Lane>],
    priors: &Priors,
    ties: &Ties,
) -> (Vec<f64>, Matrix) {
    let (mut gradient, mut information) = (vec![0.0; ties.size], Matrix::zeros(ties.size, ties.size));
    let mut first = 0;
    for (item, counts) in items.iter().zip(counts) {
        let (own, about) = gradient_and_information(grid, item, counts, priors);
        let places = &ties.places[first..first + own.len()];
        for (i, &to) in places.iter().enumerate() {
            gradient[to] += own[i];
            for (j, &along) in places.iter().enumerate() {
                // Only the lower triangle of an item's information is filled.
                information[(to, along)] += about[(i.max(j), i.min(j))];
            }
        }
        first += own.len();
    }
    (gradient, information)
}

fn stepped(
    grid: &Grid,
    items: &[Item],
    step: &[f64],
    counts: &[Vec<Lane>],
    priors: &Priors,
    decrement: f64,
) -> Option<Vec<Item>> {
    let sum = |items: &[Item]| -> f64 {
        items.iter().zip(counts).map(|(i, c)| criterion(grid, i, c, priors)).sum()
    };
    let before = (decrement > 1e-2).then(|| sum(items));
    let mut factor = shortened(step);
    for _ in 0..12 {
        let next = moved(items, step, factor);
        if let Some(next) = next
            && before.is_none_or(|b| sum(&next) >= b)
            && next.iter().all(|i| priors.log_density(i).is_finite())
        {
            return Some(next);
        }
        factor *= 0.5;
    }
    None
}

fn moved(items: &[Item], step: &[f64], factor: f64) -> Option<Vec<Item>> {
    let mut rest = step;
    items
        .iter()
        .map(|item| {
            let (own, after) = rest.split_at(item.parameters());
            rest = after;
            let to: Vec<f64> = item.vector().iter().zip(own).map(|(x, s)| x + factor * s).collect();
            item.with_vector(&to)
        })
        .collect()
}

//! Starting values from the answers themselves.

use super::item::{Item, Model};
use super::patterns::Patterns;
use super::responses::{MISSING, Responses};

/// One item per column: the slope from the correlation of the item with the mean of the person's answers, the
/// intercepts from the proportions.
pub(crate) fn starting_items(
    answers: &Responses,
    patterns: &Patterns,
    models: &[Model],
    equal_slopes: bool,
) -> Vec<Item> {
    let categories: Vec<usize> = (0..answers.items()).map(|j| answers.categories(j)).collect();
    let totals: Vec<f64> =
        patterns.cells.chunks_exact(patterns.items).map(|row| total(row, &categories)).collect();
    let item = |(j, &model)| starting_item(patterns, j, categories[j], model, &totals);
    let mut items: Vec<Item> = models.iter().enumerate().map(item).collect();
    if equal_slopes {
        let mean = items.iter().map(|i| i.slope.abs()).sum::<f64>() / items.len() as f64;
        items.iter_mut().for_each(|i| i.slope = mean);
    }
    items
}

/// The mean answer, every item counted from 0 to 1.
fn total(row: &[u8], categories: &[usize]) -> f64 {
    let given = row.iter().zip(categories).filter(|(c, _)| **c != MISSING);
    let (sum, n) = given.fold((0.0, 0.0), |(s, n), (c, k)| (s + f64::from(*c) / (k - 1) as f64, n + 1.0));
    sum / f64::max(n, 1.0)
}

fn starting_item(patterns: &Patterns, j: usize, categories: usize, model: Model, totals: &[f64]) -> Item {
    let mut counts = vec![0.5; categories];
    let (mut n, mut x, mut y, mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for (p, (&total, &weight)) in totals.iter().zip(&patterns.weights).enumerate() {
        let cell = patterns.cells[p * patterns.items + j];
        if cell == MISSING {
            continue;
        }
        counts[usize::from(cell)] += weight;
        let answer = f64::from(cell);
        n += weight;
        x += weight * answer;
        y += weight * total;
        xx += weight * answer * answer;
        yy += weight * total * total;
        xy += weight * answer * total;
    }
    let spread = ((xx - x * x / n) * (yy - y * y / n)).max(1e-12).sqrt();
    let r = ((xy - x * y / n) / spread).clamp(-0.8, 0.8);
    let slope = (1.7 * r / (1.0 - r * r).sqrt()).abs().clamp(0.4, 2.5) * if r < 0.0 { -1.0 } else { 1.0 };
    let intercepts = intercepts(model, slope, &counts);
    let guessing = if model == Model::ThreeParameter { 0.12 } else { 0.0 };
    Item { model, slope, intercepts, guessing }
}

fn intercepts(model: Model, slope: f64, counts: &[f64]) -> Vec<f64> {
    let all: f64 = counts.iter().sum();
    // A logistic curve averaged over a normal trait is flatter by about this factor.
    let steep = (1.0 + slope * slope / 2.9).sqrt();
    (1..counts.len())
        .map(|k| match model {
            Model::PartialCredit => (counts[k] / counts[0]).ln(),
            _ => {
                let above: f64 = counts[k..].iter().sum();
                steep * (above / (all - above)).ln()
            }
        })
        .collect()
}

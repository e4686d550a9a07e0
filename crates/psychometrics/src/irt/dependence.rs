//! Local dependence: what two items share beyond the trait.

use super::item::Item;
use super::nodes::Nodes;
use super::responses::{MISSING, Responses};
use super::scores::{Method, scores};
use crate::Result;
use crate::linear::Matrix;

/// Yen's Q3 (1984): for each pair of items, the correlation over persons of the residuals `x − E(x|θ̂)`.
///
/// Element `(i, j)` is Q3 of items `i` and `j`; the diagonal is 1; NaN never occurs: a pair without two persons who
/// answered both, or without any spread of residuals, has 0. Under local independence Q3 lies near `−1/(items − 1)`,
/// so compare values with their mean rather than with 0. Persons whose trait cannot be scored by `method` are left
/// out; [`Method::Eap`] scores everybody.
///
/// # Errors
/// As [`scores`].
pub fn q3(items: &[Item], answers: &Responses, method: Method, nodes: &Nodes) -> Result<Matrix> {
    let scores = scores(items, answers, method, nodes)?;
    let residuals: Vec<Vec<Option<f64>>> = (0..answers.persons())
        .map(|p| {
            let row = answers.row(p).iter().zip(items);
            row.map(|(&cell, item)| match scores[p] {
                Some(score) if cell != MISSING => Some(f64::from(cell) - item.expected(score.theta)),
                _ => None,
            })
            .collect()
        })
        .collect();
    let size = items.len();
    let mut q3 = Matrix::identity(size);
    for i in 0..size {
        for j in 0..i {
            let pairs = residuals.iter().filter_map(|r| Some((r[i]?, r[j]?)));
            q3[(i, j)] = correlation(pairs);
            q3[(j, i)] = q3[(i, j)];
        }
    }
    Ok(q3)
}

fn correlation(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let n = pairs.clone().count() as f64;
    let (x, y) = pairs.clone().fold((0.0, 0.0), |(x, y), (a, b)| (x + a / n, y + b / n));
    let moments = pairs.map(|(a, b)| ((a - x).powi(2), (b - y).powi(2), (a - x) * (b - y)));
    let (xx, yy, xy) = moments.fold((0.0, 0.0, 0.0), |s, m| (s.0 + m.0, s.1 + m.1, s.2 + m.2));
    if xx > 0.0 && yy > 0.0 { xy / (xx * yy).sqrt() } else { 0.0 }
}

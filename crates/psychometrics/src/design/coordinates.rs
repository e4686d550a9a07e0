//! Columns of very different size, far from zero or nearly alike would spoil the arithmetic; a change of
//! coordinates puts them in order and is undone after the fit.

use super::Design;
use crate::linear::Matrix;
use crate::{Error, Result};

/// Coordinates in which the columns have about unit size and hardly overlap: `X* = X·T`, so `β = T·β*`.
#[derive(Debug, Clone)]
pub(crate) struct Coordinates {
    /// `T`. With the constant column first (or none) it is upper triangular, so the first columns of `X*` are
    /// combinations of the first columns of `X` only.
    pub transform: Matrix,
    /// The constant column, if there is one.
    pub constant: Option<usize>,
    /// What is taken off each column first; zeros where the constant column takes it.
    pub shift: Vec<f64>,
}

/// What to do with the level of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// The model has (or has not) a constant column of its own that can take it.
    InColumns,
    /// The model does not see the level at all, as in Cox regression.
    Irrelevant,
}

/// Coordinates for the columns of `design`: each centred (if one column is constant), scaled, and freed of those
/// before it.
///
/// # Errors
/// [`Error::NotIdentified`] naming a column that is a combination of the others.
pub(crate) fn coordinates(design: &Design, part: &str, level: Level) -> Result<Coordinates> {
    let x = &design.matrix;
    let (rows, columns) = (x.rows(), x.columns());
    let constant = (0..columns).find(|&j| x[(0, j)] != 0.0 && (0..rows).all(|i| x[(i, j)] == x[(0, j)]));
    let mut centres = vec![0.0; columns];
    if constant.is_some() || level == Level::Irrelevant {
        for i in 0..rows {
            centres.iter_mut().zip(x.row(i)).for_each(|(sum, value)| *sum += value / rows as f64);
        }
        if level == Level::InColumns {
            constant.iter().for_each(|&c| centres[c] = 0.0);
        }
    }
    let mut products = Matrix::zeros(columns, columns);
    let mut row = vec![0.0; columns];
    for i in 0..rows {
        row.iter_mut().zip(x.row(i)).zip(&centres).for_each(|((to, value), centre)| *to = value - centre);
        for (j, &a) in row.iter().enumerate() {
            products.row_mut(j).iter_mut().zip(&row).for_each(|(sum, b)| *sum += a * b);
        }
    }
    let size: Vec<f64> = products.diagonal().iter().map(|d| (d / rows as f64).sqrt()).collect();
    let redundant = |j: usize| {
        Error::not_identified(format!(
            "in the {part} part, \"{}\" is a combination of the other columns",
            design.terms[j]
        ))
    };
    for j in 0..columns {
        // What centring leaves of a second constant column is rounding.
        if size[j].is_nan() || size[j] <= 1e-12 * centres[j].abs() || size[j] == 0.0 {
            return Err(redundant(j));
        }
    }
    let unit = Matrix::from_fn(columns, columns, |i, j| products[(i, j)] / (rows as f64 * size[i] * size[j]));
    let lower = lower_factor(&unit).map_err(redundant)?;
    // T = centring · scaling · L⁻ᵀ.
    let mut transform = Matrix::zeros(columns, columns);
    for j in 0..columns {
        let mut unit_vector = vec![0.0; columns];
        unit_vector[j] = 1.0;
        for i in (0..=j).rev() {
            let known: f64 = (i + 1..=j).map(|k| lower[(k, i)] * unit_vector[k]).sum();
            unit_vector[i] = (unit_vector[i] - known) / lower[(i, i)];
        }
        for i in 0..columns {
            transform[(i, j)] = unit_vector[i] / size[i];
        }
        if let (Some(c), Level::InColumns) = (constant, level) {
            let moved: f64 = (0..columns).map(|i| centres[i] * transform[(i, j)]).sum();
            transform[(c, j)] -= moved / x[(0, c)];
        }
    }
    let shift = if level == Level::Irrelevant { centres } else { vec![0.0; columns] };
    Ok(Coordinates { transform, constant, shift })
}

/// The Cholesky factor, or the first column that is a combination of those before it.
fn lower_factor(a: &Matrix) -> std::result::Result<Matrix, usize> {
    let size = a.rows();
    let mut lower = Matrix::zeros(size, size);
    for i in 0..size {
        for j in 0..=i {
            let rest = a[(i, j)] - crate::linear::dot(&lower.row(i)[..j], &lower.row(j)[..j]);
            if i == j {
                if rest.is_nan() || rest < 1e-10 {
                    return Err(i);
                }
                lower[(i, i)] = rest.sqrt();
            } else {
                lower[(i, j)] = rest / lower[(j, j)];
            }
        }
    }
    Ok(lower)
}

impl Coordinates {
    /// One row in the new coordinates.
    pub fn row(&self, from: &[f64], to: &mut [f64]) {
        to.fill(0.0);
        for (i, (value, shift)) in from.iter().zip(&self.shift).enumerate() {
            let value = value - shift;
            if value != 0.0 {
                to.iter_mut().zip(self.transform.row(i)).for_each(|(sum, t)| *sum += value * t);
            }
        }
    }
}

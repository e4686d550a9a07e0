//! Means and covariances of items, from complete rows or from all pairs.

use super::Answers;
use crate::linear::Matrix;
use crate::{Error, Result};

/// What to do with rows that miss an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Only rows that answered every item count (listwise).
    Complete,
    /// Every pair of items uses the rows that answered both. The matrix may then belong to no possible data.
    Pairwise,
}

/// Means and covariances (divisor n − 1) of items.
#[derive(Debug, Clone, PartialEq)]
pub struct Covariance {
    /// The covariance matrix, items by items.
    pub matrix: Matrix,
    /// The mean of every item.
    pub means: Vec<f64>,
    /// Rows used; with pairwise data the smallest number of rows that any pair of items shares.
    pub rows: usize,
}

impl Covariance {
    /// The correlation matrix.
    ///
    /// # Errors
    /// [`Error::NoVariance`] naming the item.
    pub fn correlations(&self) -> Result<Matrix> {
        let sd: Vec<f64> = self.matrix.diagonal().iter().map(|v| v.sqrt()).collect();
        if let Some(item) = sd.iter().position(|&s| s.is_nan() || s <= 0.0) {
            return Err(Error::no_variance(format!("item {}", item + 1)));
        }
        let size = sd.len();
        Ok(Matrix::from_fn(
            size,
            size,
            |i, j| if i == j { 1.0 } else { self.matrix[(i, j)] / (sd[i] * sd[j]) },
        ))
    }
}

/// Means and covariances of the items, with `missing` answers treated as said.
///
/// # Errors
/// [`Error::TooFew`] with fewer than two rows (for some pair of items), [`Error::NoVariance`] naming the item.
pub fn covariance(answers: &Answers, missing: Missing) -> Result<Covariance> {
    let covariance = if missing == Missing::Complete || answers.complete_rows() == answers.rows() {
        complete(answers)?
    } else {
        pairwise(answers)?
    };
    for item in 0..answers.items() {
        let variance = covariance.matrix[(item, item)];
        // The same answer repeated leaves only rounding.
        if !(variance > 1e-24 * covariance.means[item].powi(2) && variance > 0.0) {
            return Err(Error::no_variance(answers.item_name(item)));
        }
    }
    Ok(covariance)
}

/// From the rows without a missing answer: means first, then products of deviations (stable for any shift).
fn complete(answers: &Answers) -> Result<Covariance> {
    let size = answers.items();
    let full = || answers.values().chunks_exact(size).filter(|r| r.iter().all(|v| !v.is_nan()));
    let (mut means, mut rows) = (vec![0.0; size], 0_usize);
    for row in full() {
        rows += 1;
        for (sum, value) in means.iter_mut().zip(row) {
            *sum += value;
        }
    }
    if rows < 2 {
        return Err(Error::too_few("rows with every answer", 2, rows));
    }
    means.iter_mut().for_each(|sum| *sum /= rows as f64);
    let mut products = vec![0.0; size * size];
    let mut block = vec![0.0; 4 * size];
    let mut filled = 0;
    for row in full() {
        for ((to, value), mean) in block[filled * size..].iter_mut().zip(row).zip(&means) {
            *to = value - mean;
        }
        filled += 1;
        if filled == 4 {
            add_products(&mut products, &block, size);
            filled = 0;
        }
    }
    block[filled * size..].fill(0.0);
    add_products(&mut products, &block, size);
    let matrix = Matrix::from_fn(size, size, |i, j| products[i.min(j) * size + i.max(j)] / (rows - 1) as f64);
    Ok(Covariance { matrix, means, rows })
}

/// Adds the products of four rows of deviations to the upper triangle; four at a time, because then the sums
/// are loaded and stored once for four rows.
fn add_products(products: &mut [f64], block: &[f64], size: usize) {
    let (a, rest) = block.split_at(size);
    let (b, rest) = rest.split_at(size);
    let (c, d) = rest.split_at(size);
    for i in 0..size {
        let (x, y, z, w) = (a[i], b[i], c[i], d[i]);
        let sums = &mut products[i * size + i..(i + 1) * size];
        let rows = a[i..].iter().zip(&b[i..]).zip(c[i..].iter().zip(&d[i..]));
        for (sum, ((p, q), (r, s))) in sums.iter_mut().zip(rows) {
            *sum += (x * p + y * q) + (z * r + w * s);
        }
    }
}

/// From every pair's own rows, like `cov(x, use = "pairwise")` in R.
fn pairwise(answers: &Answers) -> Result<Covariance> {
    let size = answers.items();
    let means: Vec<f64> = (0..size).map(|item| mean_of(answers, item)).collect::<Result<_>>()?;
    let (mut products, mut sums) = (Matrix::zeros(size, size), Matrix::zeros(size, size));
    let mut shared = vec![0_usize; size * size];
    for row in answers.values().chunks_exact(size) {
        let seen: Vec<usize> = (0..size).filter(|&i| !row[i].is_nan()).collect();
        for &i in &seen {
            let deviation = row[i] - means[i];
            for &j in &seen {
                products[(i, j)] += deviation * (row[j] - means[j]);
                sums[(i, j)] += deviation;
                shared[i * size + j] += 1;
            }
        }
    }
    let rows = shared.iter().copied().min().unwrap_or(0);
    if rows < 2 {
        return Err(Error::too_few("rows shared by every pair of items", 2, rows));
    }
    let matrix = Matrix::from_fn(size, size, |i, j| {
        let n = shared[i * size + j] as f64;
        (products[(i, j)] - sums[(i, j)] * sums[(j, i)] / n) / (n - 1.0)
    });
    Ok(Covariance { matrix, means, rows })
}

fn mean_of(answers: &Answers, item: usize) -> Result<f64> {
    let (sum, n) = (0..answers.rows())
        .filter_map(|row| answers.get(row, item))
        .fold((0.0, 0_usize), |(sum, n), v| (sum + v, n + 1));
    if n == 0 {
        return Err(Error::too_few(format!("answers to {}", answers.item_name(item)), 1, 0));
    }
    Ok(sum / n as f64)
}

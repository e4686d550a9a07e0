//! What a fit needs of the data: sums of squares and products of every cluster, and nothing else.

use super::Measurements;
use crate::design::coordinates::{Coordinates, Level, coordinates};
use crate::linear::Matrix;
use crate::{Error, Result};
use std::collections::HashMap;

/// The sufficient statistics of all clusters, clusters of one unit side by side.
///
/// A cluster's block is `ZᵀZ` (q × q, row by row) followed by `Zᵀ[X y]` (q × m, row by row), m = p + 1.
pub(super) struct Blocks {
    /// Random columns.
    pub q: usize,
    /// Fixed columns and the outcome.
    pub m: usize,
    pub rows: usize,
    /// One block per cluster, in the order of `order`.
    pub values: Vec<f64>,
    /// `[X y]ᵀ[X y]`.
    pub total: Matrix,
    /// Where each unit's clusters begin, and the end; a single unit holds all where there is no level above.
    pub unit_starts: Vec<usize>,
    /// Random columns of the units above; 0 if there are none.
    pub above_random: usize,
    pub fixed: Coordinates,
    pub random: Coordinates,
    /// What was taken off the outcome before the sums (zero without an intercept).
    pub outcome_centre: f64,
    /// For every cluster in order of appearance: its block.
    pub block_of: Vec<usize>,
    /// The cluster, in order of appearance, of every row.
    pub cluster_of_row: Vec<usize>,
    /// The unit, in order of appearance, of every cluster in order of appearance.
    pub unit_of: Vec<usize>,
}

impl Blocks {
    /// Sums up `data`, which must be checked.
    pub fn of(data: &Measurements) -> Result<Self> {
        let fixed = coordinates(data.fixed, "fixed", Level::InColumns)?;
        let random = coordinates(data.random, "random", Level::InColumns)?;
        let (cluster_of_row, unit_of, units) = numbered(data);
        let (block_of, unit_starts) = side_by_side(&unit_of, units);
        let (rows, q, m) =
            (data.outcome.len(), data.random.matrix.columns(), data.fixed.matrix.columns() + 1);
        let mean = data.outcome.iter().sum::<f64>() / rows as f64;
        let outcome_centre = if fixed.constant.is_some() { mean } else { 0.0 };
        let size = q * (q + m);
        let mut values = vec![0.0; size * unit_of.len()];
        let mut total = Matrix::zeros(m, m);
        let mut measured = vec![0_usize; unit_of.len()];
        let (mut x, mut z) = (vec![0.0; m], vec![0.0; q]);
        for row in 0..rows {
            fixed.row(data.fixed.matrix.row(row), &mut x[..m - 1]);
            x[m - 1] = data.outcome[row] - outcome_centre;
            random.row(data.random.matrix.row(row), &mut z);
            for (j, &a) in x.iter().enumerate() {
                total.row_mut(j)[j..].iter_mut().zip(&x[j..]).for_each(|(sum, b)| *sum += a * b);
            }
            let block = block_of[cluster_of_row[row]];
            measured[block] += 1;
            let (zz, zx) = values[block * size..(block + 1) * size].split_at_mut(q * q);
            for (j, &a) in z.iter().enumerate() {
                zz[j * q..(j + 1) * q].iter_mut().zip(&z).for_each(|(sum, b)| *sum += a * b);
                zx[j * m..(j + 1) * m].iter_mut().zip(&x).for_each(|(sum, b)| *sum += a * b);
            }
        }
        let total = Matrix::from_fn(m, m, |i, j| total[(i.min(j), i.max(j))]);
        let above_random = data.above.map_or(0, |a| a.random);
        identified(&measured, q, units, data.above.is_some())?;
        within(data.outcome, &cluster_of_row, unit_of.len())?;
        Ok(Self {
            q,
            m,
            rows,
            values,
            total,
            unit_starts,
            above_random,
            fixed,
            random,
            outcome_centre,
            block_of,
            cluster_of_row,
            unit_of,
        })
    }

    pub fn clusters(&self) -> usize {
        self.block_of.len()
    }

    pub fn units(&self) -> usize {
        self.unit_starts.len() - 1
    }
}

/// Whether the outcome differs within any cluster; if not, the residual would shrink to nothing without end.
fn within(outcome: &[f64], cluster_of_row: &[usize], clusters: usize) -> Result<()> {
    let mut first = vec![None; clusters];
    for (y, &cluster) in outcome.iter().zip(cluster_of_row) {
        let seen = *first[cluster].get_or_insert(*y);
        if (y - seen).abs() > 1e-12 * seen.abs() {
            return Ok(());
        }
    }
    Err(Error::no_variance("the outcome within every cluster"))
}

/// Whether the variances can be told apart at all.
fn identified(measured: &[usize], q: usize, units: usize, has_above: bool) -> Result<()> {
    if measured.len() < 2 {
        return Err(Error::too_few("clusters", 2, measured.len()));
    }
    if !measured.iter().any(|&n| n > q) {
        let why = format!("no cluster has more than {q} measurements, so its own line leaves no residual");
        return Err(Error::not_identified(why));
    }
    if has_above && units < 2 {
        return Err(Error::too_few("units above the clusters", 2, units));
    }
    if has_above && units >= measured.len() {
        return Err(Error::not_identified(
            "every unit above has a single cluster, so the two levels are one",
        ));
    }
    Ok(())
}

/// The cluster of every row and the unit of every cluster, numbered in order of appearance, and the number of units.
fn numbered(data: &Measurements) -> (Vec<usize>, Vec<usize>, usize) {
    let (mut clusters, mut units) = (HashMap::new(), HashMap::new());
    let mut unit_of = Vec::new();
    let mut cluster_of_row = Vec::with_capacity(data.cluster.len());
    let mut last = None;
    for (row, &cluster) in data.cluster.iter().enumerate() {
        let key = (data.above.map_or(0, |a| a.unit[row]), cluster);
        // Rows of one cluster mostly stand together.
        let number = match last {
            Some((seen, number)) if seen == key => number,
            _ => *clusters.entry(key).or_insert_with(|| {
                let next = units.len();
                unit_of.push(*units.entry(key.0).or_insert(next));
                unit_of.len() - 1
            }),
        };
        last = Some((key, number));
        cluster_of_row.push(number);
    }
    (cluster_of_row, unit_of, units.len())
}

/// A place for every cluster such that those of one unit are neighbours, and where each unit begins.
fn side_by_side(unit_of: &[usize], units: usize) -> (Vec<usize>, Vec<usize>) {
    let mut starts = vec![0; units + 1];
    for &unit in unit_of {
        starts[unit + 1] += 1;
    }
    for unit in 0..units {
        starts[unit + 1] += starts[unit];
    }
    let mut next = starts.clone();
    let place = |&unit: &usize| {
        next[unit] += 1;
        next[unit] - 1
    };
    (unit_of.iter().map(place).collect(), starts)
}

//! Best linear unbiased predictions of every cluster and unit, with their variances.

use super::GrowthFit;
use super::blocks::Blocks;
use super::likelihood::{Evaluation, Likelihood, Small, minus, product};
use super::prediction::{Prediction, quadratic};
use crate::linear::Matrix;
use crate::{Error, Result};

/// The random effects of one cluster or unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// Predicted intercept and slopes, as deviations from the fixed part, in points (per unit of the column).
    pub values: Vec<f64>,
    /// Their variances and covariances given the data, the fixed effects taken as known (`condVar` of lme4).
    pub conditional_variance: Matrix,
    /// The same with the uncertainty of the fixed effects (mean squared error of prediction).
    pub variance: Matrix,
}

/// The effects of all clusters and units in the coordinates of the data.
#[derive(Debug, Clone)]
pub(super) struct Effects {
    q: usize,
    p: usize,
    above_random: usize,
    /// One entry per cluster in order of appearance: its own effect.
    clusters: Vec<f64>,
    /// One entry per cluster: its own effect and that of its unit together; empty without a level above.
    whole: Vec<f64>,
    /// One entry per unit in order of appearance.
    units: Vec<f64>,
    cluster_of_row: Vec<usize>,
    unit_of: Vec<usize>,
}

/// An entry: effects (q), conditional covariance (q × q), and `GᵀZᵀV⁻¹X` (q × p), which carries the fixed part's error.
fn width(q: usize, p: usize) -> usize {
    q * (1 + q + p)
}

/// `G·g`, `σ²(G − G·Q·G)` and `G·N` of every cluster and unit, taken back to the coordinates of the data.
pub(super) fn effects<const Q: usize>(
    likelihood: &Likelihood<Q>,
    factors: &(Small<Q>, Small<Q>),
    at: &Evaluation<Q>,
    variance: f64,
) -> Effects {
    let blocks: &Blocks = likelihood.data;
    let (m, p) = (blocks.m, blocks.m - 1);
    let g = [square_of(&factors.0), square_of(&factors.1)];
    let back = Back::new(blocks);
    let wide = width(Q, p);
    let mut inner = [Vec::new(), Vec::new()];
    likelihood.each(|level, part| {
        let (g, zz, zx) = (&g[level], &part.zz, part.zx);
        let residual: Vec<f64> =
            (0..Q).map(|i| zx[i * m + p] - crate::linear::dot(&zx[i * m..i * m + p], &at.fixed)).collect();
        let mut entry = vec![0.0; wide];
        let spread = minus(g, &product(&product(g, zz), g));
        for i in 0..Q {
            for k in 0..Q {
                entry[i] += g[i][k] * residual[k];
                entry[Q + i * Q + k] = variance * spread[i][k];
                for a in 0..p {
                    entry[Q + Q * Q + i * p + a] += g[i][k] * zx[k * m + a];
                }
            }
        }
        inner[level].extend(entry);
    });
    let whole =
        if blocks.above_random == 0 { Vec::new() } else { together(likelihood, &g, &inner, variance) };
    let in_order = |values: &[f64]| {
        let entries = blocks.block_of.iter().flat_map(|&b| values[b * wide..(b + 1) * wide].iter().copied());
        back.all(&entries.collect::<Vec<_>>(), Q, p)
    };
    Effects {
        q: Q,
        p,
        above_random: blocks.above_random,
        clusters: in_order(&inner[0]),
        whole: if whole.is_empty() { whole } else { in_order(&whole) },
        units: back.all(&inner[1], Q, p),
        cluster_of_row: blocks.cluster_of_row.clone(),
        unit_of: blocks.unit_of.clone(),
    }
}

/// The sum of every cluster's effect and its unit's, with the covariance between the two.
fn together<const Q: usize>(
    likelihood: &Likelihood<Q>,
    g: &[Small<Q>; 2],
    inner: &[Vec<f64>; 2],
    variance: f64,
) -> Vec<f64> {
    let blocks = likelihood.data;
    let wide = width(Q, blocks.m - 1);
    let mut whole = Vec::with_capacity(inner[0].len());
    for unit in 0..blocks.units() {
        let above = &inner[1][unit * wide..(unit + 1) * wide];
        for block in blocks.unit_starts[unit]..blocks.unit_starts[unit + 1] {
            let own = &inner[0][block * wide..(block + 1) * wide];
            let mut entry: Vec<f64> = own.iter().zip(above).map(|(a, b)| a + b).collect();
            let crossed = product(&product(&g[0], &likelihood.between(block, unit)), &g[1]);
            for i in 0..Q {
                for j in 0..Q {
                    entry[Q + i * Q + j] -= variance * (crossed[i][j] + crossed[j][i]);
                }
            }
            whole.extend(entry);
        }
    }
    whole
}

fn square_of<const Q: usize>(factor: &Small<Q>) -> Small<Q> {
    let mut g = [[0.0; Q]; Q];
    for i in 0..Q {
        for j in 0..Q {
            g[i][j] = (0..Q).map(|k| factor[i][k] * factor[j][k]).sum();
        }
    }
    g
}

/// The way back from the inner coordinates.
struct Back {
    random: Matrix,
    fixed_inverse: Matrix,
}

impl Back {
    fn new(blocks: &Blocks) -> Self {
        let t = &blocks.fixed.transform;
        // Columns that passed the check for redundancy have invertible coordinates.
        let fixed_inverse =
            t.lu("coordinates").map_or_else(|_| Matrix::identity(t.rows()), |lu| lu.inverse());
        Self { random: blocks.random.transform.clone(), fixed_inverse }
    }

    fn all(&self, inner: &[f64], q: usize, p: usize) -> Vec<f64> {
        let wide = width(q, p);
        let mut out = Vec::with_capacity(inner.len());
        let t = &self.random;
        for entry in inner.chunks_exact(wide) {
            let spread = Matrix::from_fn(q, q, |i, j| entry[q + i * q + j]);
            let loads = Matrix::from_fn(q, p, |i, a| entry[q + q * q + i * p + a]);
            out.extend(t.times_vector(&entry[..q]));
            out.extend_from_slice(t.times(&spread).times(&t.transpose()).values());
            out.extend_from_slice(t.times(&loads).times(&self.fixed_inverse).values());
        }
        out
    }
}

impl GrowthFit {
    /// The effect of the cluster that `row` of the data belongs to, apart from that of its unit.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if there is no such row.
    pub fn cluster_effect(&self, row: usize) -> Result<Effect> {
        let cluster = self.cluster_of(row)?;
        Ok(self.effect(&self.effects.clusters, cluster, self.effects.q))
    }

    /// The effect of the unit above the cluster that `row` belongs to; `None` without that level.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if there is no such row.
    pub fn unit_effect(&self, row: usize) -> Result<Option<Effect>> {
        let unit = self.effects.unit_of[self.cluster_of(row)?];
        let size = self.effects.above_random;
        Ok((size > 0).then(|| self.effect(&self.effects.units, unit, size)))
    }

    /// Where a client of the data is expected: the client that `row` belongs to, at the fixed part `fixed` and the
    /// random part `random` of the occasion asked for.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] if there is no such row, [`Error::UnequalLengths`] for a part of the wrong length.
    pub fn predict_known(&self, row: usize, fixed: &[f64], random: &[f64]) -> Result<Prediction> {
        self.model.check_parts(fixed, random)?;
        let cluster = self.cluster_of(row)?;
        let store = if self.effects.whole.is_empty() { &self.effects.clusters } else { &self.effects.whole };
        let (values, spread, loads) = self.entry(store, cluster);
        let carried = loads.transpose().times_vector(random);
        let free: Vec<f64> = fixed.iter().zip(&carried).map(|(x, d)| x - d).collect();
        let mean = crate::linear::dot(fixed, &self.model.fixed) + crate::linear::dot(random, values);
        let line = quadratic(&spread, random) + quadratic(&self.model.fixed_covariance, &free);
        Ok(Prediction::new(mean, line, self.model.residual_variance))
    }

    fn cluster_of(&self, row: usize) -> Result<usize> {
        let rows = self.effects.cluster_of_row.len();
        let cluster = self.effects.cluster_of_row.get(row).copied();
        cluster.ok_or_else(|| Error::out_of_range("the row", row as f64, format!("below {rows}")))
    }

    fn entry<'a>(&self, store: &'a [f64], number: usize) -> (&'a [f64], Matrix, Matrix) {
        let (q, p) = (self.effects.q, self.effects.p);
        let entry = &store[number * width(q, p)..(number + 1) * width(q, p)];
        let spread = Matrix::from_fn(q, q, |i, j| entry[q + i * q + j]);
        (&entry[..q], spread, Matrix::from_fn(q, p, |i, a| entry[q + q * q + i * p + a]))
    }

    fn effect(&self, store: &[f64], number: usize, size: usize) -> Effect {
        let (values, spread, loads) = self.entry(store, number);
        let more = loads.times(&self.model.fixed_covariance).times(&loads.transpose());
        let cut = |full: &Matrix| Matrix::from_fn(size, size, |i, j| full[(i, j)]);
        Effect {
            values: values[..size].to_vec(),
            conditional_variance: cut(&spread),
            variance: cut(&spread.plus(1.0, &more)),
        }
    }
}

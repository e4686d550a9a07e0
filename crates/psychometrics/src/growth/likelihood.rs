//! The profiled deviance of a growth model and its gradient, cluster by cluster.
//!
//! With `V = I + ZΛΛᵀZᵀ` in units of the residual variance, everything follows from `S = Λ(I + ΛᵀZᵀZΛ)⁻¹Λᵀ` of
//! each cluster: `ZᵀV⁻¹Z = ZᵀZ − ZᵀZ·S·ZᵀZ`, and so on; units above repeat the step on the sums of their clusters.

mod small;

pub(super) use small::{Small, minus, product};

use super::Method;
use super::blocks::Blocks;
use crate::linear::{Cholesky, Matrix};
use small::{Part, add_omega, condensed, left_by, remove, square};

/// The likelihood at one pair of relative covariance factors.
pub(super) struct Evaluation<const Q: usize> {
    /// The profiled deviance, −2 log-likelihood in the inner coordinates.
    pub deviance: f64,
    /// Its gradient by the lower triangles of the cluster's factor, then the unit's.
    pub gradient: Vec<f64>,
    /// Fixed effects in the inner coordinates.
    pub fixed: Vec<f64>,
    /// `(XᵀV⁻¹X)⁻¹` in the inner coordinates.
    pub fixed_spread: Matrix,
    /// `(y − Xβ)ᵀV⁻¹(y − Xβ)`.
    pub residual_sum: f64,
}

/// Workspace that keeps per-cluster results between the two passes of an evaluation.
pub(super) struct Likelihood<'a, const Q: usize> {
    pub data: &'a Blocks,
    pub method: Method,
    /// `ZᵀV₁⁻¹Z` and `ZᵀV₁⁻¹[X y]` of every cluster (V₁: without the level above).
    inner: Vec<f64>,
    /// The same sums over each unit's clusters.
    sums: Vec<f64>,
    /// `Λ(I + …)⁻¹Λᵀ` of each unit.
    unit_s: Vec<Small<Q>>,
}

impl<'a, const Q: usize> Likelihood<'a, Q> {
    pub fn new(data: &'a Blocks, method: Method) -> Self {
        let units = if data.above_random > 0 { data.units() } else { 0 };
        let size = Q * (Q + data.m);
        Self {
            data,
            method,
            inner: vec![0.0; data.values.len()],
            sums: vec![0.0; units * size],
            unit_s: vec![[[0.0; Q]; Q]; units],
        }
    }

    /// Number of parameters: the lower triangles of both factors.
    pub fn parameters(&self) -> usize {
        let r = self.data.above_random;
        Q * (Q + 1) / 2 + r * (r + 1) / 2
    }

    /// The two factors that `theta` stands for; the second is zero beyond the units' random columns.
    pub fn factors(&self, theta: &[f64]) -> (Small<Q>, Small<Q>) {
        let mut values = theta.iter().copied();
        let mut lower = |size: usize| {
            let mut factor = [[0.0; Q]; Q];
            for (i, row) in factor.iter_mut().enumerate().take(size) {
                row.iter_mut().take(i + 1).for_each(|v| *v = values.next().unwrap_or(0.0));
            }
            factor
        };
        (lower(Q), lower(self.data.above_random))
    }

    /// Deviance, gradient and fixed effects at `theta`; `None` where the arithmetic fails.
    pub fn evaluate(&mut self, theta: &[f64]) -> Option<Evaluation<Q>> {
        let (cluster_factor, unit_factor) = self.factors(theta);
        let m = self.data.m;
        let mut left = self.data.total.clone();
        let mut ln_determinant = self.eliminate_clusters(&cluster_factor, &mut left)?;
        ln_determinant += self.eliminate_units(&unit_factor, &mut left)?;
        for i in 0..m {
            for j in 0..i {
                left[(i, j)] = left[(j, i)];
            }
        }
        let p = m - 1;
        let crossed = Matrix::from_fn(p, p, |i, j| left[(i, j)]);
        let factor: Cholesky = crossed.cholesky("the fixed part").ok()?;
        let with_outcome: Vec<f64> = (0..p).map(|i| left[(i, p)]).collect();
        let fixed = factor.solve(&with_outcome);
        let residual_sum = left[(p, p)] - crate::linear::dot(&fixed, &with_outcome);
        // An outcome that the fixed part explains to the last digit leaves nothing to model.
        if residual_sum.is_nan() || residual_sum <= 1e-14 * self.data.total[(p, p)] {
            return None;
        }
        let ln_fixed = factor.ln_determinant();
        let (n, restricted) = match self.method {
            Method::Ml => (self.data.rows as f64, 0.0),
            Method::Reml => ((self.data.rows - p) as f64, ln_fixed),
        };
        let variance = residual_sum / n;
        let deviance = ln_determinant + restricted + n * (1.0 + (2.0 * std::f64::consts::PI * variance).ln());
        let fixed_spread = factor.inverse();
        let gradient = self.gradient([&cluster_factor, &unit_factor], &fixed, &fixed_spread, variance);
        Some(Evaluation { deviance, gradient, fixed, fixed_spread, residual_sum })
    }

    /// Takes the clusters out of `left` (upper triangle) and returns `Σ ln|V|` of the clusters.
    fn eliminate_clusters(&mut self, factor: &Small<Q>, left: &mut Matrix) -> Option<f64> {
        let (m, size) = (self.data.m, Q * (Q + self.data.m));
        let mut ln_determinant = 0.0;
        let mut sb = vec![0.0; Q * m];
        let blocks = self.data.values.chunks_exact(size).zip(self.inner.chunks_exact_mut(size));
        for (block, inner) in blocks {
            let own = Part::of(block);
            let (s, ln) = condensed(factor, &own.zz)?;
            ln_determinant += ln;
            remove(&s, own.zx, &mut sb, left);
            left_by(&own, &s, &own, inner);
        }
        Some(ln_determinant)
    }

    /// Takes the units out of `left` and returns `Σ ln|V|` that they add.
    fn eliminate_units(&mut self, factor: &Small<Q>, left: &mut Matrix) -> Option<f64> {
        let (m, size) = (self.data.m, Q * (Q + self.data.m));
        let mut ln_determinant = 0.0;
        let mut sb = vec![0.0; Q * m];
        for unit in 0..self.unit_s.len() {
            let (from, to) = (self.data.unit_starts[unit], self.data.unit_starts[unit + 1]);
            let sums = &mut self.sums[unit * size..(unit + 1) * size];
            sums.fill(0.0);
            for inner in self.inner[from * size..to * size].chunks_exact(size) {
                sums.iter_mut().zip(inner).for_each(|(sum, value)| *sum += value);
            }
            let own = Part::of(sums);
            let (s, ln) = condensed(factor, &own.zz)?;
            ln_determinant += ln;
            remove(&s, own.zx, &mut sb, left);
            self.unit_s[unit] = s;
        }
        Some(ln_determinant)
    }

    /// `2·Ω·Λ` for both levels, where `Ω = Σ [ZᵀV⁻¹Z − (REML) ZᵀV⁻¹X·K·XᵀV⁻¹Z − g·gᵀ/σ²]`, `g = ZᵀV⁻¹(y − Xβ)`.
    fn gradient(&self, factors: [&Small<Q>; 2], fixed: &[f64], spread: &Matrix, variance: f64) -> Vec<f64> {
        let mut omega = [[[0.0; Q]; Q]; 2];
        let restricted = (self.method == Method::Reml).then_some(spread);
        self.each(|level, part| add_omega(&mut omega[level], part, fixed, restricted, variance));
        let mut gradient = Vec::with_capacity(self.parameters());
        for (level, size) in [(0, Q), (1, self.data.above_random)] {
            let by_factor = product(&omega[level], factors[level]);
            for (i, row) in by_factor.iter().enumerate().take(size) {
                gradient.extend(row.iter().take(i + 1).map(|v| 2.0 * v));
            }
        }
        gradient
    }

    /// Calls `f` with level (0 cluster, 1 unit) and the sums `ZᵀV⁻¹Z`, `ZᵀV⁻¹[X y]` of the whole model for every
    /// cluster and every unit, in the order of the blocks.
    pub fn each(&self, mut f: impl FnMut(usize, &Part<Q>)) {
        let size = Q * (Q + self.data.m);
        if self.unit_s.is_empty() {
            self.inner.chunks_exact(size).for_each(|inner| f(0, &Part::of(inner)));
            return;
        }
        let mut full = vec![0.0; size];
        for (unit, s) in self.unit_s.iter().enumerate() {
            let above = Part::of(&self.sums[unit * size..(unit + 1) * size]);
            let (from, to) = (self.data.unit_starts[unit], self.data.unit_starts[unit + 1]);
            for inner in self.inner[from * size..to * size].chunks_exact(size) {
                // A cluster meets itself through its unit with its own columns, the rest with everybody's.
                let own = Part::of(inner);
                left_by(&own, s, &Part { zz: own.zz, zx: above.zx }, &mut full);
                f(0, &Part::of(&full));
            }
            left_by(&above, s, &above, &mut full);
            f(1, &Part::of(&full));
        }
    }

    /// `ZᵀV⁻¹W` between a cluster and its unit, `W` being the unit's columns.
    pub fn between(&self, block: usize, unit: usize) -> Small<Q> {
        let size = Q * (Q + self.data.m);
        let own = square(&self.inner[block * size..block * size + Q * Q]);
        let sum = square(&self.sums[unit * size..unit * size + Q * Q]);
        let s = &self.unit_s[unit];
        minus(&own, &product(&product(&own, s), &sum))
    }
}

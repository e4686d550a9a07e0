//! Category probabilities with their derivatives: by the trait (for scores) and by the parameters (for fitting).

use super::item::{Item, Model};

/// Room for one item's curves at one point of the trait.
///
/// Parameters are numbered slope, intercepts in order, and in the three-parameter model the logit of the guessing
/// parameter last.
#[derive(Debug, Clone)]
pub(super) struct Curve {
    /// Category probabilities `P_k`.
    pub p: Vec<f64>,
    /// `dP_k/dθ`.
    pub first: Vec<f64>,
    /// `d²P_k/dθ²`.
    pub second: Vec<f64>,
    /// `∂P_k/∂parameter`, category by category.
    pub gradient: Vec<f64>,
    /// `∂²P_k/∂parameter∂parameter`, category by category.
    pub hessian: Vec<f64>,
    /// Of each boundary, with the two fixed ends: `σ`, `σ' `, `σ''`, and `1 − σ`.
    boundary: Vec<[f64; 4]>,
}

impl Curve {
    pub fn of(item: &Item) -> Self {
        let (k, n) = (item.categories(), item.parameters());
        Self {
            p: vec![0.0; k],
            first: vec![0.0; k],
            second: vec![0.0; k],
            gradient: vec![0.0; k * n],
            hessian: vec![0.0; k * n * n],
            boundary: vec![[0.0; 4]; k + 1],
        }
    }

    /// Sets `p`.
    pub fn probabilities(&mut self, item: &Item, theta: f64) {
        match item.model {
            Model::PartialCredit => self.softmax(item, theta),
            _ => {
                self.boundaries(item, theta);
                self.differences(item);
            }
        }
    }

    /// Sets `p`, `first` and `second`.
    pub fn slopes(&mut self, item: &Item, theta: f64) {
        self.probabilities(item, theta);
        let (a, top) = (item.slope, 1.0 - item.guessing);
        if item.model == Model::PartialCredit {
            let mean: f64 = self.p.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
            let variance: f64 = self.p.iter().enumerate().map(|(k, p)| (k as f64 - mean).powi(2) * p).sum();
            for (k, &p) in self.p.iter().enumerate() {
                let off = k as f64 - mean;
                self.first[k] = a * p * off;
                self.second[k] = a * a * p * (off * off - variance);
            }
        } else {
            for k in 0..self.p.len() {
                let (low, high) = (self.boundary[k], self.boundary[k + 1]);
                self.first[k] = top * a * (low[1] - high[1]);
                self.second[k] = top * a * a * (low[2] - high[2]);
            }
        }
    }

    /// Sets `p` and `gradient`.
    pub fn gradients(&mut self, item: &Item, theta: f64) {
        self.probabilities(item, theta);
        let (k, n) = (item.categories(), item.parameters());
        self.gradient.fill(0.0);
        if item.model == Model::PartialCredit {
            let mean: f64 = self.p.iter().enumerate().map(|(c, p)| c as f64 * p).sum();
            for c in 0..k {
                let row = &mut self.gradient[c * n..(c + 1) * n];
                row[0] = self.p[c] * theta * (c as f64 - mean);
                for (m, slot) in row.iter_mut().enumerate().skip(1) {
                    *slot = self.p[c] * (f64::from(u8::from(m == c)) - self.p[m]);
                }
            }
            return;
        }
        let top = 1.0 - item.guessing;
        for c in 0..k {
            let row = &mut self.gradient[c * n..(c + 1) * n];
            let (low, high) = (self.boundary[c], self.boundary[c + 1]);
            row[0] = top * theta * (low[1] - high[1]);
            if c > 0 {
                row[c] = top * low[1];
            }
            if c + 1 < k {
                row[c + 1] = -top * high[1];
            }
        }
        if item.model == Model::ThreeParameter {
            let by_logit = item.guessing * top * self.boundary[1][3];
            self.gradient[2] = -by_logit;
            self.gradient[n + 2] = by_logit;
        }
    }

    /// Sets `p`, `gradient` and `hessian`.
    pub fn hessians(&mut self, item: &Item, theta: f64) {
        self.gradients(item, theta);
        self.hessian.fill(0.0);
        if item.model == Model::PartialCredit {
            self.softmax_hessian(item, theta);
        } else {
            self.boundary_hessian(item, theta);
        }
    }

    fn softmax(&mut self, item: &Item, theta: f64) {
        let z = |k: usize| if k == 0 { 0.0 } else { k as f64 * item.slope * theta + item.intercepts[k - 1] };
        let top = (0..self.p.len()).map(z).fold(f64::NEG_INFINITY, f64::max);
        for (k, p) in self.p.iter_mut().enumerate() {
            *p = (z(k) - top).exp();
        }
        let sum: f64 = self.p.iter().sum();
        self.p.iter_mut().for_each(|p| *p /= sum);
    }

    /// The fixed ends are `P(≥ 0) = 1` and `P(≥ K) = 0`.
    fn boundaries(&mut self, item: &Item, theta: f64) {
        let last = self.boundary.len() - 1;
        self.boundary[0] = [1.0, 0.0, 0.0, 0.0];
        self.boundary[last] = [0.0, 0.0, 0.0, 1.0];
        for (k, d) in item.intercepts.iter().enumerate() {
            let z = item.slope * theta + d;
            let small = (-z.abs()).exp();
            let (near, far) = (1.0 / (1.0 + small), small / (1.0 + small));
            let (s, rest) = if z >= 0.0 { (near, far) } else { (far, near) };
            let v = s * rest;
            self.boundary[k + 1] = [s, v, v * (rest - s), rest];
        }
    }

    /// Differences of neighbouring boundaries, taken on the side where they do not cancel.
    fn differences(&mut self, item: &Item) {
        for k in 0..self.p.len() {
            let (low, high) = (self.boundary[k], self.boundary[k + 1]);
            self.p[k] = if low[0] + high[0] > 1.0 { high[3] - low[3] } else { low[0] - high[0] };
        }
        if item.model == Model::ThreeParameter {
            self.p[1] = item.guessing + (1.0 - item.guessing) * self.boundary[1][0];
            self.p[0] = (1.0 - item.guessing) * self.boundary[1][3];
        }
    }

    /// `∂²P_k = P_k·(s_k s_kᵀ − Cov s)` with `s = ∂ ln P`.
    fn softmax_hessian(&mut self, item: &Item, theta: f64) {
        let (k, n) = (item.categories(), item.parameters());
        let direction = |c: usize, i: usize| match i {
            0 => c as f64 * theta,
            _ => f64::from(u8::from(i == c)),
        };
        let mean: Vec<f64> = (0..n).map(|i| (0..k).map(|c| self.p[c] * direction(c, i)).sum()).collect();
        for i in 0..n {
            for j in 0..n {
                let product: f64 = (0..k).map(|c| self.p[c] * direction(c, i) * direction(c, j)).sum();
                let covariance = product - mean[i] * mean[j];
                for c in 0..k {
                    let (s, t) = (direction(c, i) - mean[i], direction(c, j) - mean[j]);
                    self.hessian[(c * n + i) * n + j] = self.p[c] * (s * t - covariance);
                }
            }
        }
    }

    fn boundary_hessian(&mut self, item: &Item, theta: f64) {
        let (k, n) = (item.categories(), item.parameters());
        let top = 1.0 - item.guessing;
        for c in 0..k {
            let block = &mut self.hessian[c * n * n..(c + 1) * n * n];
            let ends = [(c, top * self.boundary[c][2]), (c + 1, -top * self.boundary[c + 1][2])];
            for (d, w) in ends.into_iter().filter(|&(d, _)| d > 0 && d < k) {
                block[0] += theta * theta * w;
                block[d] += theta * w;
                block[d * n] += theta * w;
                block[d * n + d] += w;
            }
            if item.model == Model::ThreeParameter {
                let sign = if c == 1 { 1.0 } else { -1.0 };
                let g = item.guessing;
                let v = self.boundary[1][1];
                block[2] = -sign * g * top * v * theta;
                block[2 * n] = block[2];
                block[n + 2] = -sign * g * top * v;
                block[2 * n + 1] = block[n + 2];
                block[2 * n + 2] = sign * g * top * (1.0 - 2.0 * g) * self.boundary[1][3];
            }
        }
    }
}

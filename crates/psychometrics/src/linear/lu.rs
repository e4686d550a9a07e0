//! LU factors of a square matrix with row exchanges.

use super::Matrix;
use crate::{Error, Result};

/// `P·A = L·U` with partial pivoting (Golub & Van Loan 2013, section 3.4).
#[derive(Debug, Clone)]
pub struct Lu {
    factors: Matrix,
    order: Vec<usize>,
    exchanges: usize,
}

impl Lu {
    /// Factors `a`.
    pub(super) fn of(a: &Matrix, what: &str) -> Result<Self> {
        let size = a.rows();
        let refused = || Error::not_identified(format!("{what} is singular"));
        if a.columns() != size {
            return Err(refused());
        }
        let scale = a.values().iter().fold(0.0_f64, |m, v| m.max(v.abs()));
        let (mut factors, mut order, mut exchanges) = (a.clone(), (0..size).collect::<Vec<_>>(), 0);
        for k in 0..size {
            let pivot = (k..size).max_by(|&i, &j| factors[(i, k)].abs().total_cmp(&factors[(j, k)].abs()));
            let pivot = pivot.unwrap_or(k);
            let size_of_pivot = factors[(pivot, k)].abs();
            if !(size_of_pivot.is_finite() && size_of_pivot > 1e-14 * scale && size_of_pivot > 0.0) {
                return Err(refused());
            }
            if pivot != k {
                for j in 0..size {
                    let held = factors[(k, j)];
                    factors[(k, j)] = factors[(pivot, j)];
                    factors[(pivot, j)] = held;
                }
                order.swap(k, pivot);
                exchanges += 1;
            }
            for i in k + 1..size {
                let factor = factors[(i, k)] / factors[(k, k)];
                factors[(i, k)] = factor;
                for j in k + 1..size {
                    let above = factors[(k, j)];
                    factors[(i, j)] -= factor * above;
                }
            }
        }
        Ok(Self { factors, order, exchanges })
    }

    /// `A⁻¹·b`.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let size = self.order.len();
        let mut x: Vec<f64> = self.order.iter().map(|&i| b[i]).collect();
        for i in 0..size {
            x[i] -= super::dot(&self.factors.row(i)[..i], &x[..i]);
        }
        for i in (0..size).rev() {
            let known = super::dot(&self.factors.row(i)[i + 1..], &x[i + 1..]);
            x[i] = (x[i] - known) / self.factors[(i, i)];
        }
        x
    }

    /// `|A|`.
    pub fn determinant(&self) -> f64 {
        let sign = if self.exchanges.is_multiple_of(2) { 1.0 } else { -1.0 };
        sign * self.factors.diagonal().iter().product::<f64>()
    }

    /// `ln ||A||`, the logarithm of the size of the determinant.
    pub fn ln_absolute_determinant(&self) -> f64 {
        self.factors.diagonal().iter().map(|d| d.abs().ln()).sum()
    }

    /// `A⁻¹`.
    pub fn inverse(&self) -> Matrix {
        let size = self.order.len();
        let mut by_column = Matrix::zeros(size, size);
        let mut unit = vec![0.0; size];
        for j in 0..size {
            unit[j] = 1.0;
            by_column.row_mut(j).copy_from_slice(&self.solve(&unit));
            unit[j] = 0.0;
        }
        by_column.transpose()
    }
}

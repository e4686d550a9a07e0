//! Cholesky factor of a symmetric positive definite matrix.

use super::Matrix;
use crate::{Error, Result};

/// The lower triangular `L` with `L·Lᵀ = A` (Golub & Van Loan 2013, section 4.2).
#[derive(Debug, Clone)]
pub struct Cholesky {
    lower: Matrix,
}

impl Cholesky {
    /// Factors `a`; reads its lower triangle only.
    pub(super) fn of(a: &Matrix, what: &str) -> Result<Self> {
        let refused = || Error::NotPositiveDefinite { what: what.to_owned() };
        let size = a.rows();
        if a.columns() != size {
            return Err(refused());
        }
        let mut lower = Matrix::zeros(size, size);
        for i in 0..size {
            for j in 0..=i {
                let known = super::dot(&lower.row(i)[..j], &lower.row(j)[..j]);
                let rest = a[(i, j)] - known;
                if i == j {
                    // A pivot this small beside its diagonal is rounding, not variance.
                    if !(rest.is_finite() && rest > 1e-13 * a[(i, i)].abs() && rest > 0.0) {
                        return Err(refused());
                    }
                    lower[(i, i)] = rest.sqrt();
                } else {
                    lower[(i, j)] = rest / lower[(j, j)];
                }
            }
        }
        Ok(Self { lower })
    }

    /// The factor `L`, zero above the diagonal.
    pub fn lower(&self) -> &Matrix {
        &self.lower
    }

    /// `ln |A|`.
    pub fn ln_determinant(&self) -> f64 {
        2.0 * self.lower.diagonal().iter().map(|d| d.ln()).sum::<f64>()
    }

    /// `L⁻¹·b`.
    pub fn half_solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = b.to_vec();
        for i in 0..x.len() {
            let known = super::dot(&self.lower.row(i)[..i], &x[..i]);
            x[i] = (x[i] - known) / self.lower[(i, i)];
        }
        x
    }

    /// `A⁻¹·b`.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let mut x = self.half_solve(b);
        for i in (0..x.len()).rev() {
            x[i] /= self.lower[(i, i)];
            let xi = x[i];
            for (known, &l) in x[..i].iter_mut().zip(self.lower.row(i)) {
                *known -= l * xi;
            }
        }
        x
    }

    /// `A⁻¹·B`, column by column.
    pub fn solve_matrix(&self, b: &Matrix) -> Matrix {
        let by_column = b.transpose();
        let mut solved = Matrix::zeros(by_column.rows(), by_column.columns());
        for j in 0..by_column.rows() {
            solved.row_mut(j).copy_from_slice(&self.solve(by_column.row(j)));
        }
        solved.transpose()
    }

    /// `A⁻¹`, exactly symmetric.
    pub fn inverse(&self) -> Matrix {
        let size = self.lower.rows();
        let solved = self.solve_matrix(&Matrix::identity(size));
        Matrix::from_fn(size, size, |i, j| 0.5 * (solved[(i, j)] + solved[(j, i)]))
    }
}

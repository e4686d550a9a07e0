//! Small dense matrices, row by row: products, Cholesky and LU solutions, symmetric eigenvalues.
//!
//! The models here work with matrices of a few to a few hundred rows. A dependency-free kernel is fast
//! enough for those and keeps the crate light.

mod cholesky;
mod eigen;
mod lu;

pub use cholesky::Cholesky;
pub use eigen::{Eigen, symmetric_eigen};
pub use lu::Lu;

use std::ops::{Index, IndexMut};

/// A dense matrix stored row by row. `m[(i, j)]` is row `i`, column `j`, counted from 0.
///
/// ```
/// use psychometrics::linear::Matrix;
/// let r = Matrix::from_rows(&[&[1.0, 0.5], &[0.5, 1.0]]);
/// let inverse = r.cholesky("the correlation matrix")?.inverse();
/// assert!((inverse[(0, 0)] - 1.0 / 0.75).abs() < 1e-14);
/// # Ok::<(), psychometrics::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A matrix of zeros.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self { rows, columns, values: vec![0.0; rows * columns] }
    }

    /// The identity matrix.
    pub fn identity(size: usize) -> Self {
        Self::from_fn(size, size, |i, j| if i == j { 1.0 } else { 0.0 })
    }

    /// A square matrix with `values` on its diagonal.
    pub fn diagonal_of(values: &[f64]) -> Self {
        Self::from_fn(values.len(), values.len(), |i, j| if i == j { values[i] } else { 0.0 })
    }

    /// The matrix whose element `(i, j)` is `f(i, j)`.
    pub fn from_fn(rows: usize, columns: usize, mut f: impl FnMut(usize, usize) -> f64) -> Self {
        let mut values = Vec::with_capacity(rows * columns);
        for i in 0..rows {
            for j in 0..columns {
                values.push(f(i, j));
            }
        }
        Self { rows, columns, values }
    }

    /// The matrix with these rows. Shorter rows are filled with zeros to the longest.
    pub fn from_rows<R: AsRef<[f64]>>(rows: &[R]) -> Self {
        let columns = rows.iter().map(|r| r.as_ref().len()).max().unwrap_or(0);
        Self::from_fn(rows.len(), columns, |i, j| rows[i].as_ref().get(j).copied().unwrap_or(0.0))
    }

    /// The matrix with these values, row by row; `None` if their number is not `rows × columns`.
    pub fn from_values(rows: usize, columns: usize, values: Vec<f64>) -> Option<Self> {
        (values.len() == rows * columns).then_some(Self { rows, columns, values })
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Row `i`.
    pub fn row(&self, i: usize) -> &[f64] {
        &self.values[i * self.columns..(i + 1) * self.columns]
    }

    /// Row `i`, to be changed.
    pub fn row_mut(&mut self, i: usize) -> &mut [f64] {
        &mut self.values[i * self.columns..(i + 1) * self.columns]
    }

    /// All values, row by row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// All values, row by row, to be changed.
    pub fn values_mut(&mut self) -> &mut [f64] {
        &mut self.values
    }

    /// The diagonal.
    pub fn diagonal(&self) -> Vec<f64> {
        (0..self.rows.min(self.columns)).map(|i| self[(i, i)]).collect()
    }

    /// The sum of the diagonal.
    pub fn trace(&self) -> f64 {
        self.diagonal().iter().sum()
    }

    /// The transpose.
    pub fn transpose(&self) -> Self {
        Self::from_fn(self.columns, self.rows, |i, j| self[(j, i)])
    }

    /// The product `self · other`.
    ///
    /// # Panics
    /// If `other` has not as many rows as `self` has columns (a mistake of the programmer, not of the data).
    pub fn times(&self, other: &Self) -> Self {
        assert_eq!(self.columns, other.rows, "shapes of a matrix product");
        let mut product = Self::zeros(self.rows, other.columns);
        for i in 0..self.rows {
            for (k, &a) in self.row(i).iter().enumerate() {
                if a != 0.0 {
                    let from = other.row(k);
                    for (to, &b) in product.row_mut(i).iter_mut().zip(from) {
                        *to += a * b;
                    }
                }
            }
        }
        product
    }

    /// The product with a vector.
    ///
    /// # Panics
    /// If the vector has not as many values as the matrix has columns.
    pub fn times_vector(&self, v: &[f64]) -> Vec<f64> {
        assert_eq!(self.columns, v.len(), "shapes of a matrix product");
        (0..self.rows).map(|i| dot(self.row(i), v)).collect()
    }

    /// The sum `self + factor · other`, element by element.
    ///
    /// # Panics
    /// If the shapes differ.
    pub fn plus(&self, factor: f64, other: &Self) -> Self {
        assert_eq!((self.rows, self.columns), (other.rows, other.columns), "shapes of a matrix sum");
        let values = self.values.iter().zip(&other.values).map(|(a, b)| a + factor * b).collect();
        Self { rows: self.rows, columns: self.columns, values }
    }

    /// Every element times `factor`.
    pub fn scaled(&self, factor: f64) -> Self {
        Self {
            rows: self.rows,
            columns: self.columns,
            values: self.values.iter().map(|a| a * factor).collect(),
        }
    }

    /// The Cholesky factor of a symmetric matrix (only the lower triangle is read).
    ///
    /// # Errors
    /// [`crate::Error::NotPositiveDefinite`] naming `what`.
    pub fn cholesky(&self, what: &str) -> crate::Result<Cholesky> {
        Cholesky::of(self, what)
    }

    /// The LU factors of a square matrix, with row exchanges.
    ///
    /// # Errors
    /// [`crate::Error::NotIdentified`] naming `what` if the matrix is singular.
    pub fn lu(&self, what: &str) -> crate::Result<Lu> {
        Lu::of(self, what)
    }
}

impl Index<(usize, usize)> for Matrix {
    type Output = f64;
    fn index(&self, (i, j): (usize, usize)) -> &f64 {
        &self.values[i * self.columns + j]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut f64 {
        &mut self.values[i * self.columns + j]
    }
}

/// The inner product of two vectors; the shorter length counts.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The Euclidean length of a vector.
pub fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

//! Eigenvalues and eigenvectors of a symmetric matrix.

use super::Matrix;

/// Eigenvalues, largest first, with their eigenvectors as the columns of `vectors`.
#[derive(Debug, Clone)]
pub struct Eigen {
    /// Eigenvalues, largest first.
    pub values: Vec<f64>,
    /// Orthonormal eigenvectors, one per column, each with its largest element positive.
    pub vectors: Matrix,
}

/// Eigenvalues and vectors of the symmetric matrix `a` by cyclic Jacobi rotations
/// (Golub & Van Loan 2013, section 8.5). At most 100 sweeps; a handful suffice for any finite matrix.
pub fn symmetric_eigen(a: &Matrix) -> Eigen {
    let size = a.rows();
    let (mut d, mut v) = (a.clone(), Matrix::identity(size));
    for _ in 0..100 {
        let outside: f64 = (0..size).flat_map(|i| (0..i).map(move |j| (i, j))).map(|at| d[at] * d[at]).sum();
        let inside: f64 = d.diagonal().iter().map(|x| x * x).sum();
        if outside <= 1e-30 * inside || outside == 0.0 || !outside.is_finite() {
            break;
        }
        for p in 0..size {
            for q in p + 1..size {
                rotate(&mut d, &mut v, p, q);
            }
        }
    }
    sorted(&d, &v)
}

/// One Jacobi rotation that makes element `(p, q)` zero.
fn rotate(d: &mut Matrix, v: &mut Matrix, p: usize, q: usize) {
    if d[(p, q)] == 0.0 {
        return;
    }
    let tau = (d[(q, q)] - d[(p, p)]) / (2.0 * d[(p, q)]);
    let t = tau.signum() / (tau.abs() + (1.0 + tau * tau).sqrt());
    let c = 1.0 / (1.0 + t * t).sqrt();
    let s = t * c;
    for k in 0..d.rows() {
        let (kp, kq) = (d[(k, p)], d[(k, q)]);
        d[(k, p)] = c * kp - s * kq;
        d[(k, q)] = s * kp + c * kq;
    }
    for k in 0..d.rows() {
        let (pk, qk) = (d[(p, k)], d[(q, k)]);
        d[(p, k)] = c * pk - s * qk;
        d[(q, k)] = s * pk + c * qk;
    }
    for k in 0..v.rows() {
        let (kp, kq) = (v[(k, p)], v[(k, q)]);
        v[(k, p)] = c * kp - s * kq;
        v[(k, q)] = s * kp + c * kq;
    }
}

/// Largest eigenvalue first, signs fixed so that the same matrix always gives the same vectors.
fn sorted(d: &Matrix, v: &Matrix) -> Eigen {
    let size = d.rows();
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|&i, &j| d[(j, j)].total_cmp(&d[(i, i)]));
    let sign = |j: usize| {
        let largest =
            (0..size).fold(0.0_f64, |m, i| if v[(i, j)].abs() > m.abs() + 1e-12 { v[(i, j)] } else { m });
        if largest < 0.0 { -1.0 } else { 1.0 }
    };
    Eigen {
        values: order.iter().map(|&j| d[(j, j)]).collect(),
        vectors: Matrix::from_fn(size, size, |i, j| sign(order[j]) * v[(i, order[j])]),
    }
}

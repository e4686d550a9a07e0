//! Square matrices with one row per random column, kept on the stack, and the few steps done with them.
#![expect(
    clippy::needless_range_loop,
    reason = "sums over small matrices read best with the formulas' indices"
)]

use crate::linear::{Matrix, dot};

/// A square matrix of the random columns.
pub type Small<const Q: usize> = [[f64; Q]; Q];

/// Sums of one cluster or unit: of its random columns with themselves, and with the fixed columns and the outcome.
pub struct Part<'a, const Q: usize> {
    pub zz: Small<Q>,
    /// Q rows of m.
    pub zx: &'a [f64],
}

impl<'a, const Q: usize> Part<'a, Q> {
    pub fn of(block: &'a [f64]) -> Self {
        let (zz, zx) = block.split_at(Q * Q);
        Self { zz: square(zz), zx }
    }

    /// Fixed columns and the outcome.
    pub fn m(&self) -> usize {
        self.zx.len() / Q
    }
}

/// `S = Λ(I + ΛᵀAΛ)⁻¹Λᵀ` and `ln|I + ΛᵀAΛ|`.
pub fn condensed<const Q: usize>(factor: &Small<Q>, a: &Small<Q>) -> Option<(Small<Q>, f64)> {
    let al = product(a, factor);
    let mut lower = [[0.0; Q]; Q];
    let mut determinant = 1.0;
    for i in 0..Q {
        for j in 0..=i {
            let mut sum = if i == j { 1.0 } else { 0.0 };
            for k in 0..Q {
                sum += factor[k][i] * al[k][j];
            }
            for k in 0..j {
                sum -= lower[i][k] * lower[j][k];
            }
            if i == j {
                if sum.is_nan() || sum <= 0.0 {
                    return None;
                }
                determinant *= sum;
                lower[i][i] = sum.sqrt();
            } else {
                lower[i][j] = sum / lower[j][j];
            }
        }
    }
    // U = L⁻¹Λᵀ, column by column, and S = UᵀU.
    let mut u = [[0.0; Q]; Q];
    for c in 0..Q {
        for i in 0..Q {
            let mut sum = factor[c][i];
            for k in 0..i {
                sum -= lower[i][k] * u[k][c];
            }
            u[i][c] = sum / lower[i][i];
        }
    }
    let mut s = [[0.0; Q]; Q];
    for i in 0..Q {
        for j in 0..Q {
            for row in &u {
                s[i][j] += row[i] * row[j];
            }
        }
    }
    Some((s, determinant.ln()))
}

/// `left −= Bᵀ·S·B` (upper triangle); `sb` is room for `S·B`.
pub fn remove<const Q: usize>(s: &Small<Q>, zx: &[f64], sb: &mut [f64], left: &mut Matrix) {
    let m = zx.len() / Q;
    sb.fill(0.0);
    for i in 0..Q {
        for k in 0..Q {
            let by = s[i][k];
            for (to, from) in sb[i * m..(i + 1) * m].iter_mut().zip(&zx[k * m..(k + 1) * m]) {
                *to += by * from;
            }
        }
    }
    for k in 0..Q {
        for a in 0..m {
            let by = zx[k * m + a];
            for (to, from) in left.row_mut(a)[a..].iter_mut().zip(&sb[k * m + a..(k + 1) * m]) {
                *to -= by * from;
            }
        }
    }
}

/// What an elimination with `s` leaves of `own` beside `other`: `A − A·S·A'` and `B − A·S·B'`, written to `to`.
pub fn left_by<const Q: usize>(own: &Part<Q>, s: &Small<Q>, other: &Part<Q>, to: &mut [f64]) {
    let (m, a_s) = (own.m(), product(&own.zz, s));
    let left = minus(&own.zz, &product(&a_s, &other.zz));
    let (to_zz, to_zx) = to.split_at_mut(Q * Q);
    to_zx.copy_from_slice(own.zx);
    for i in 0..Q {
        to_zz[i * Q..(i + 1) * Q].copy_from_slice(&left[i]);
        for k in 0..Q {
            let by = a_s[i][k];
            for (to, from) in to_zx[i * m..(i + 1) * m].iter_mut().zip(&other.zx[k * m..(k + 1) * m]) {
                *to -= by * from;
            }
        }
    }
}

/// Adds one cluster's or unit's part to `Ω`.
pub fn add_omega<const Q: usize>(
    omega: &mut Small<Q>,
    part: &Part<Q>,
    fixed: &[f64],
    restricted: Option<&Matrix>,
    variance: f64,
) {
    let (p, m) = (fixed.len(), part.m());
    let row = |i: usize| &part.zx[i * m..(i + 1) * m];
    let mut g = [0.0; Q];
    for i in 0..Q {
        g[i] = row(i)[p] - dot(&row(i)[..p], fixed);
    }
    for i in 0..Q {
        for j in 0..=i {
            let mut value = part.zz[i][j] - g[i] * g[j] / variance;
            if let Some(spread) = restricted {
                for a in 0..p {
                    value -= row(i)[a] * dot(spread.row(a), &row(j)[..p]);
                }
            }
            omega[i][j] += value;
            if i != j {
                omega[j][i] += value;
            }
        }
    }
}

pub fn square<const Q: usize>(values: &[f64]) -> Small<Q> {
    let mut a = [[0.0; Q]; Q];
    for (row, from) in a.iter_mut().zip(values.chunks_exact(Q)) {
        row.copy_from_slice(from);
    }
    a
}

pub fn product<const Q: usize>(a: &Small<Q>, b: &Small<Q>) -> Small<Q> {
    let mut c = [[0.0; Q]; Q];
    for i in 0..Q {
        for k in 0..Q {
            for j in 0..Q {
                c[i][j] += a[i][k] * b[k][j];
            }
        }
    }
    c
}

pub fn minus<const Q: usize>(a: &Small<Q>, b: &Small<Q>) -> Small<Q> {
    let mut c = *a;
    for (row, from) in c.iter_mut().zip(b) {
        row.iter_mut().zip(from).for_each(|(x, y)| *x -= y);
    }
    c
}

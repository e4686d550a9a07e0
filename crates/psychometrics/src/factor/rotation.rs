//! Rotations of exploratory factors towards a simple structure.

use crate::linear::Matrix;
use crate::random::Random;

/// How to turn the factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rotation {
    /// Not at all.
    None,
    /// Varimax with Kaiser's normalisation: factors stay uncorrelated (Kaiser 1958).
    Varimax,
    /// Direct oblimin with γ = 0 (quartimin): factors may correlate (Jennrich & Sampson 1966).
    #[default]
    Oblimin,
}

/// Loadings after a rotation, and the correlations of the factors.
#[derive(Debug, Clone)]
pub(super) struct Rotated {
    pub loadings: Matrix,
    pub correlations: Matrix,
}

/// Turns the loadings; factors then stand in descending order of their sums of squares, each with a positive sum.
pub(super) fn rotate(loadings: &Matrix, rotation: Rotation) -> Rotated {
    let m = loadings.columns();
    let rotated = match rotation {
        _ if m < 2 => unrotated(loadings),
        Rotation::None => return unrotated(loadings),
        Rotation::Varimax => Rotated { loadings: varimax(loadings), correlations: Matrix::identity(m) },
        Rotation::Oblimin => oblimin(loadings),
    };
    tidy(&rotated)
}

fn unrotated(loadings: &Matrix) -> Rotated {
    Rotated { loadings: loadings.clone(), correlations: Matrix::identity(loadings.columns()) }
}

/// Turns of pairs of factors, each by the angle that is best for the pair, until none is turned any more.
fn varimax(loadings: &Matrix) -> Matrix {
    let (p, m) = (loadings.rows(), loadings.columns());
    let length: Vec<f64> = (0..p).map(|i| crate::linear::norm(loadings.row(i)).max(1e-300)).collect();
    let mut l = Matrix::from_fn(p, m, |i, k| loadings[(i, k)] / length[i]);
    for _ in 0..1000 {
        let mut widest: f64 = 0.0;
        for a in 0..m {
            for b in a + 1..m {
                widest = widest.max(turn_pair(&mut l, a, b).abs());
            }
        }
        if widest < 1e-12 {
            break;
        }
    }
    Matrix::from_fn(p, m, |i, k| l[(i, k)] * length[i])
}

fn turn_pair(l: &mut Matrix, a: usize, b: usize) -> f64 {
    let p = l.rows() as f64;
    let (mut u_sum, mut v_sum, mut difference, mut product) = (0.0, 0.0, 0.0, 0.0);
    for i in 0..l.rows() {
        let (x, y) = (l[(i, a)], l[(i, b)]);
        let (u, v) = (x * x - y * y, 2.0 * x * y);
        u_sum += u;
        v_sum += v;
        difference += u * u - v * v;
        product += 2.0 * u * v;
    }
    let top = product - 2.0 * u_sum * v_sum / p;
    let bottom = difference - (u_sum * u_sum - v_sum * v_sum) / p;
    let angle = 0.25 * top.atan2(bottom);
    let (sin, cos) = angle.sin_cos();
    for i in 0..l.rows() {
        let (x, y) = (l[(i, a)], l[(i, b)]);
        l[(i, a)] = x * cos + y * sin;
        l[(i, b)] = y * cos - x * sin;
    }
    angle
}

/// The best of the rotations found from the unrotated factors and from ten random turns of them (always the same).
fn oblimin(loadings: &Matrix) -> Rotated {
    let m = loadings.columns();
    let mut random = Random::seeded(1966);
    let mut best = gradient_projection(loadings, Matrix::identity(m));
    for _ in 0..10 {
        let start = orthogonal(m, &mut random);
        let other = gradient_projection(loadings, start);
        // Only a clear gain counts, so that rounding does not choose between equal minima.
        if other.1 < best.1 - 1e-9 * best.1.abs() {
            best = other;
        }
    }
    best.0
}

/// Gradient projection on oblique rotations (Jennrich 2002): at most 2,000 steps of at most 30 halvings.
fn gradient_projection(a: &Matrix, start: Matrix) -> (Rotated, f64) {
    let (mut t, mut step) = (start, 1.0);
    let Some((mut l, mut inverse)) = turned(a, &t) else { return (unrotated(a), f64::INFINITY) };
    let (mut value, mut slope) = quartimin(&l);
    for _ in 0..2000 {
        let gradient = l.transpose().times(&slope).times(&inverse).transpose().scaled(-1.0);
        let along: Vec<f64> =
            (0..t.columns()).map(|k| (0..t.rows()).map(|i| t[(i, k)] * gradient[(i, k)]).sum()).collect();
        let projected =
            Matrix::from_fn(t.rows(), t.columns(), |i, k| gradient[(i, k)] - t[(i, k)] * along[k]);
        let length = crate::linear::norm(projected.values());
        if length < 1e-10 {
            break;
        }
        step *= 2.0;
        let mut moved = false;
        for _ in 0..30 {
            let next = unit_columns(&t.plus(-step, &projected));
            if let Some((next_l, next_inverse)) = turned(a, &next) {
                let (next_value, next_slope) = quartimin(&next_l);
                if next_value < value - 0.5 * length * length * step {
                    (t, l, inverse, value, slope) = (next, next_l, next_inverse, next_value, next_slope);
                    moved = true;
                    break;
                }
            }
            step *= 0.5;
        }
        if !moved {
            break;
        }
    }
    (Rotated { loadings: l, correlations: t.transpose().times(&t) }, value)
}

/// `A(Tᵀ)⁻¹` and `T⁻¹`.
fn turned(a: &Matrix, t: &Matrix) -> Option<(Matrix, Matrix)> {
    let inverse = t.lu("the rotation").ok()?.inverse();
    Some((a.times(&inverse.transpose()), inverse))
}

/// `¼ Σ_i Σ_{k≠l} L_ik² L_il²` and its gradient by `L`.
fn quartimin(l: &Matrix) -> (f64, Matrix) {
    let mut value = 0.0;
    let mut slope = Matrix::zeros(l.rows(), l.columns());
    for i in 0..l.rows() {
        let all: f64 = l.row(i).iter().map(|x| x * x).sum();
        for (k, x) in l.row(i).iter().enumerate() {
            let others = all - x * x;
            value += 0.25 * x * x * others;
            slope[(i, k)] = x * others;
        }
    }
    (value, slope)
}

fn unit_columns(t: &Matrix) -> Matrix {
    let length: Vec<f64> =
        (0..t.columns()).map(|k| (0..t.rows()).map(|i| t[(i, k)].powi(2)).sum::<f64>().sqrt()).collect();
    Matrix::from_fn(t.rows(), t.columns(), |i, k| t[(i, k)] / length[k])
}

/// A random orthogonal matrix: normal columns, made orthogonal one after the other.
fn orthogonal(m: usize, random: &mut Random) -> Matrix {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(m);
    while rows.len() < m {
        let mut row: Vec<f64> = (0..m).map(|_| random.normal()).collect();
        for before in &rows {
            let along = crate::linear::dot(&row, before);
            row.iter_mut().zip(before).for_each(|(x, b)| *x -= along * b);
        }
        let length = crate::linear::norm(&row);
        if length > 1e-6 {
            rows.push(row.iter().map(|x| x / length).collect());
        }
    }
    Matrix::from_rows(&rows)
}

fn tidy(rotated: &Rotated) -> Rotated {
    let (l, m) = (&rotated.loadings, rotated.loadings.columns());
    let column = |k: usize, f: fn(f64) -> f64| (0..l.rows()).map(|i| f(l[(i, k)])).sum::<f64>();
    let mut order: Vec<usize> = (0..m).collect();
    order.sort_by(|&a, &b| column(b, |x| x * x).total_cmp(&column(a, |x| x * x)));
    let sign: Vec<f64> = (0..m).map(|k| if column(k, |x| x) < 0.0 { -1.0 } else { 1.0 }).collect();
    Rotated {
        loadings: Matrix::from_fn(l.rows(), m, |i, k| sign[order[k]] * l[(i, order[k])]),
        correlations: Matrix::from_fn(m, m, |k, h| {
            sign[order[k]] * sign[order[h]] * rotated.correlations[(order[k], order[h])]
        }),
    }
}

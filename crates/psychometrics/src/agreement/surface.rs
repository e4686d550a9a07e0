//! Response surface analysis: what follows when two views agree, and when they do not?

use super::check_pair;
use crate::Result;
use crate::design::Design;
use crate::linear::Matrix;
use crate::regression::{Estimate, Regression, regression};

/// A quadratic surface of an outcome over two views, read along the lines of agreement and disagreement.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseSurface {
    /// The regression `z = b0 + b1·x + b2·y + b3·x² + b4·xy + b5·y²`.
    pub regression: Regression,
    /// a1 = b1 + b2: slope along agreement (x = y) at the centre.
    pub agreement_slope: Estimate,
    /// a2 = b3 + b4 + b5: curvature along agreement.
    pub agreement_curvature: Estimate,
    /// a3 = b1 − b2: slope along disagreement (x = −y) at the centre: which direction of disagreement is better.
    pub disagreement_slope: Estimate,
    /// a4 = b3 − b4 + b5: curvature along disagreement: below zero if any disagreement is worse.
    pub disagreement_curvature: Estimate,
    /// Where the surface is flat, `(x, y)` from the centre; `None` if it is flat nowhere.
    pub stationary_point: Option<(f64, f64)>,
}

/// The response surface of `outcome` over the views `x` and `y` (Edwards & Parry 1993; Edwards 2002). Both views must be
/// on the same scale and are taken from `centre`, usually the middle of the scale.
///
/// ```
/// use psychometrics::agreement::response_surface;
/// // An outcome that suffers from any disagreement: 10 − (x − y)².
/// let x: Vec<f64> = (0..25).map(|i| f64::from(i / 5)).collect();
/// let y: Vec<f64> = (0..25).map(|i| f64::from(i % 5)).collect();
/// let noise = |i: usize| 0.1 * ((i * 7 % 11) as f64 - 5.0);
/// let outcome: Vec<f64> = (0..25).map(|i| 10.0 - (x[i] - y[i]).powi(2) + noise(i)).collect();
/// let surface = response_surface(&outcome, &x, &y, 2.0)?;
/// assert!((surface.disagreement_curvature.value - -4.0).abs() < 0.1);
/// assert!(surface.agreement_slope.p > 0.05);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// As [`regression`]; at least seven rows, and enough different values that the six terms can be told apart.
pub fn response_surface(outcome: &[f64], x: &[f64], y: &[f64], centre: f64) -> Result<ResponseSurface> {
    check_pair(("the outcome", outcome), ("the first view", x))?;
    check_pair(("the first view", x), ("the second view", y))?;
    let centre = crate::error::finite(centre, "the centre")?;
    let from = |v: &[f64]| v.iter().map(|v| v - centre).collect::<Vec<f64>>();
    let (x, y) = (from(x), from(y));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).collect::<Vec<f64>>();
    let columns = Design::of_columns(&[
        ("(Intercept)", vec![1.0; x.len()]),
        ("x", x.clone()),
        ("y", y.clone()),
        ("x²", product(&x, &x)),
        ("xy", product(&x, &y)),
        ("y²", product(&y, &y)),
    ])?;
    let regression = regression(outcome, &columns)?;
    let b = &regression.coefficients;
    let curvature = Matrix::from_rows(&[[2.0 * b[3], b[4]], [b[4], 2.0 * b[5]]]);
    let flat = curvature.lu("the curvature of the surface").ok().map(|lu| lu.solve(&[-b[1], -b[2]]));
    Ok(ResponseSurface {
        agreement_slope: regression.combination(&[0.0, 1.0, 1.0, 0.0, 0.0, 0.0])?,
        agreement_curvature: regression.combination(&[0.0, 0.0, 0.0, 1.0, 1.0, 1.0])?,
        disagreement_slope: regression.combination(&[0.0, 1.0, -1.0, 0.0, 0.0, 0.0])?,
        disagreement_curvature: regression.combination(&[0.0, 0.0, 0.0, 1.0, -1.0, 1.0])?,
        stationary_point: flat.map(|at| (at[0], at[1])),
        regression,
    })
}

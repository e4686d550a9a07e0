//! Intraclass correlations.

use crate::distribution::{f_quantile, f_tail};
use crate::linear::Matrix;
use crate::{Error, Result};

/// One intraclass correlation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Icc {
    /// The coefficient; below 0 if targets differ less than their ratings do.
    pub value: f64,
    /// Confidence interval.
    pub interval: (f64, f64),
}

/// All six intraclass correlations of Shrout & Fleiss (1979) with 95 % intervals.
#[derive(Debug, Clone, PartialEq)]
pub struct Intraclass {
    /// ICC(1,1): every target has raters of its own; one rater.
    pub one_way: Icc,
    /// ICC(2,1): raters are a sample, and their levels count as disagreement; one rater.
    pub two_way_random: Icc,
    /// ICC(3,1): these raters only, whose levels do not count; one rater.
    pub two_way_fixed: Icc,
    /// ICC(1,k): the mean of all raters.
    pub one_way_mean: Icc,
    /// ICC(2,k): the mean of all raters.
    pub two_way_random_mean: Icc,
    /// ICC(3,k): the mean of all raters (equal to coefficient alpha).
    pub two_way_fixed_mean: Icc,
    /// p value of no difference between targets, one-way.
    pub p_one_way: f64,
    /// p value of no difference between targets, two-way.
    pub p_two_way: f64,
}

/// Intraclass correlations of `ratings`, targets by raters, complete.
///
/// ```
/// use psychometrics::agreement::intraclass;
/// use psychometrics::linear::Matrix;
/// // Six targets, four judges: Shrout & Fleiss (1979), table 2.
/// let ratings = Matrix::from_rows(&[
///     [9.0, 2.0, 5.0, 8.0], [6.0, 1.0, 3.0, 2.0], [8.0, 4.0, 6.0, 8.0],
///     [7.0, 1.0, 2.0, 6.0], [10.0, 5.0, 6.0, 9.0], [6.0, 2.0, 4.0, 7.0],
/// ]);
/// let icc = intraclass(&ratings)?;
/// assert!((icc.two_way_random.value - 0.29).abs() < 0.005);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooFew`] with fewer than two targets or raters, [`Error::NotFinite`], [`Error::NoVariance`] if raters never
/// differ but by their level (the coefficients are then 1 or undefined) or nothing varies.
pub fn intraclass(ratings: &Matrix) -> Result<Intraclass> {
    let (targets, raters) = (ratings.rows(), ratings.columns());
    if targets < 2 || raters < 2 {
        let what = if targets < 2 { "targets" } else { "raters" };
        return Err(Error::too_few(what, 2, targets.min(raters)));
    }
    crate::error::all_finite(ratings.values(), "the rating")?;
    let (n, k) = (targets as f64, raters as f64);
    let squares = Squares::of(ratings);
    let (msb, msj, mse) =
        (squares.targets / (n - 1.0), squares.raters / (k - 1.0), squares.rest / ((n - 1.0) * (k - 1.0)));
    let msw = (squares.raters + squares.rest) / (n * (k - 1.0));
    if mse <= 1e-20 * (msb + msj) || msb <= 1e-20 * (msj + mse) {
        return Err(Error::no_variance(
            "what is left of the ratings beside targets and raters, or the targets,",
        ));
    }
    let (f1, f3) = (msb / msw, msb / mse);
    let (df_targets, df_one, df_two) = (n - 1.0, n * (k - 1.0), (n - 1.0) * (k - 1.0));
    let one = borders(f1, df_targets, df_one)?;
    let three = borders(f3, df_targets, df_two)?;
    let single = |f: f64| (f - 1.0) / (f + k - 1.0);
    let mean = |f: f64| 1.0 - 1.0 / f;
    let of = |f: f64, b: (f64, f64), g: &dyn Fn(f64) -> f64| Icc { value: g(f), interval: (g(b.0), g(b.1)) };
    let random = (msb - mse) / (msb + (k - 1.0) * mse + k * (msj - mse) / n);
    let interval = random_interval(random, [msb, msj, mse], n, k)?;
    // Under −1/(k − 1) the correlation of a mean has no bound.
    let stepped = |r: f64| {
        let below = 1.0 + r * (k - 1.0);
        if below > 1e-9 { r * k / below } else { f64::NEG_INFINITY }
    };
    Ok(Intraclass {
        one_way: of(f1, one, &single),
        two_way_random: Icc { value: random, interval },
        two_way_fixed: of(f3, three, &single),
        one_way_mean: of(f1, one, &mean),
        two_way_random_mean: Icc {
            value: (msb - mse) / (msb + (msj - mse) / n),
            interval: (stepped(interval.0), stepped(interval.1)),
        },
        two_way_fixed_mean: of(f3, three, &mean),
        p_one_way: f_tail(f1, df_targets, df_one)?,
        p_two_way: f_tail(f3, df_targets, df_two)?,
    })
}

/// Sums of squares between targets, between raters, and of the rest.
struct Squares {
    targets: f64,
    raters: f64,
    rest: f64,
}

impl Squares {
    fn of(ratings: &Matrix) -> Self {
        let (n, k) = (ratings.rows(), ratings.columns());
        let grand = ratings.values().iter().sum::<f64>() / (n * k) as f64;
        let row: Vec<f64> = (0..n).map(|i| ratings.row(i).iter().sum::<f64>() / k as f64).collect();
        let column: Vec<f64> =
            (0..k).map(|j| (0..n).map(|i| ratings[(i, j)]).sum::<f64>() / n as f64).collect();
        let mut rest = 0.0;
        for (i, r) in row.iter().enumerate() {
            for (j, c) in column.iter().enumerate() {
                rest += (ratings[(i, j)] - r - c + grand).powi(2);
            }
        }
        Self {
            targets: k as f64 * row.iter().map(|r| (r - grand).powi(2)).sum::<f64>(),
            raters: n as f64 * column.iter().map(|c| (c - grand).powi(2)).sum::<f64>(),
            rest,
        }
    }
}

/// The 95 % borders of an F ratio.
fn borders(f: f64, df1: f64, df2: f64) -> Result<(f64, f64)> {
    Ok((f / f_quantile(0.975, df1, df2)?, f * f_quantile(0.975, df2, df1)?))
}

/// The interval of ICC(2,1) with Satterthwaite's degrees of freedom (Shrout & Fleiss 1979, p. 424).
fn random_interval(icc: f64, [msb, msj, mse]: [f64; 3], n: f64, k: f64) -> Result<(f64, f64)> {
    let fj = msj / mse;
    let rest = n * (1.0 + (k - 1.0) * icc) - k * icc;
    let above = (k - 1.0) * (n - 1.0) * (k * icc * fj + rest).powi(2);
    let below = (n - 1.0) * k * k * icc * icc * fj * fj + rest * rest;
    let df = above / below;
    let (high, low) = (f_quantile(0.975, n - 1.0, df)?, f_quantile(0.975, df, n - 1.0)?);
    let raters = k * msj + (k * n - k - n) * mse;
    let lower = n * (msb - high * mse) / (high * raters + n * msb);
    let upper = n * (low * msb - mse) / (raters + n * low * msb);
    // With a coefficient below zero the approximation can turn its borders around.
    Ok((lower.min(upper), lower.max(upper)))
}

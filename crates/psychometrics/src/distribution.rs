//! The distributions that the statistics here need, with quantiles to full precision.
//!
//! Special functions come from `libm` (erfc, ln Γ) and `statrs` (incomplete gamma and beta, whose accuracy the
//! tests hold to 1e-11); what those invert only roughly is inverted here.

use crate::{Error, Result};
use libm::erfc;
use statrs::function::{beta::beta_reg, gamma::gamma_lr, gamma::gamma_ur};

/// `ln Γ(x)` for `x > 0` (to machine precision); NaN elsewhere.
pub fn ln_gamma(x: f64) -> f64 {
    if x > 0.0 { libm::lgamma(x) } else { f64::NAN }
}

/// Density of the standard normal distribution at `z`.
pub fn normal_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// Probability that a standard normal value is at most `z`.
///
/// ```
/// use psychometrics::distribution::{normal_cdf, normal_quantile};
/// assert!((normal_cdf(1.96) - 0.9750021048517795).abs() < 1e-15);
/// assert!((normal_quantile(0.975)? - 1.959963984540054).abs() < 1e-14);
/// # Ok::<(), psychometrics::Error>(())
/// ```
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * erfc(-z / std::f64::consts::SQRT_2)
}

/// The `z` below which a standard normal value lies with probability `p`
/// (Wichura 1988, algorithm AS 241, relative error about 1e-16).
///
/// # Errors
/// [`Error::OutOfRange`] unless `0 < p < 1`.
pub fn normal_quantile(p: f64) -> Result<f64> {
    probability(p)?;
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return Ok(q * polynomial(&CENTRE_TOP, r) / polynomial(&CENTRE_BOTTOM, r));
    }
    let r = (-(if q < 0.0 { p } else { 1.0 - p }).ln()).sqrt();
    let z = if r <= 5.0 {
        polynomial(&MIDDLE_TOP, r - 1.6) / polynomial(&MIDDLE_BOTTOM, r - 1.6)
    } else {
        polynomial(&TAIL_TOP, r - 5.0) / polynomial(&TAIL_BOTTOM, r - 5.0)
    };
    Ok(if q < 0.0 { -z } else { z })
}

/// Probability that a chi-square value with `df` degrees of freedom is at most `x`; 0 for `x ≤ 0`.
///
/// # Errors
/// [`Error::OutOfRange`] unless `df > 0`.
pub fn chi_squared_cdf(x: f64, df: f64) -> Result<f64> {
    crate::error::positive(df, "degrees of freedom")?;
    crate::error::finite(x, "chi-square")?;
    Ok(if x <= 0.0 { 0.0 } else { gamma_lr(0.5 * df, 0.5 * x) })
}

/// Probability that a chi-square value with `df` degrees of freedom exceeds `x` (the p value of a chi-square test).
///
/// # Errors
/// [`Error::OutOfRange`] unless `df > 0`.
pub fn chi_squared_tail(x: f64, df: f64) -> Result<f64> {
    crate::error::positive(df, "degrees of freedom")?;
    crate::error::finite(x, "chi-square")?;
    Ok(if x <= 0.0 { 1.0 } else { gamma_ur(0.5 * df, 0.5 * x) })
}

/// The value below which a chi-square value with `df` degrees of freedom lies with probability `p`.
///
/// # Errors
/// [`Error::OutOfRange`] unless `df > 0` and `0 < p < 1`.
pub fn chi_squared_quantile(p: f64, df: f64) -> Result<f64> {
    probability(p)?;
    crate::error::positive(df, "degrees of freedom")?;
    Ok(above_zero_where(|x| chi_squared_cdf(x, df).unwrap_or(1.0) >= p))
}

/// Probability that a Student t value with `df` degrees of freedom is at most `t`.
///
/// # Errors
/// [`Error::OutOfRange`] unless `df > 0`.
pub fn t_cdf(t: f64, df: f64) -> Result<f64> {
    crate::error::positive(df, "degrees of freedom")?;
    crate::error::finite(t, "t")?;
    let tail = 0.5 * share(0.5 * df, df, 0.5, t * t);
    Ok(if t > 0.0 { 1.0 - tail } else { tail })
}

/// The value below which a Student t value with `df` degrees of freedom lies with probability `p`.
///
/// # Errors
/// [`Error::OutOfRange`] unless `df > 0` and `0 < p < 1`.
pub fn t_quantile(p: f64, df: f64) -> Result<f64> {
    probability(p)?;
    crate::error::positive(df, "degrees of freedom")?;
    if p == 0.5 {
        return Ok(0.0);
    }
    let tail = p.min(1.0 - p);
    let size = above_zero_where(|t| t_cdf(-t, df).unwrap_or(0.0) <= tail);
    Ok(if p < 0.5 { -size } else { size })
}

/// Probability that an F value with `df1` and `df2` degrees of freedom is at most `f`; 0 for `f ≤ 0`.
///
/// # Errors
/// [`Error::OutOfRange`] unless both degrees of freedom are above 0.
pub fn f_cdf(f: f64, df1: f64, df2: f64) -> Result<f64> {
    crate::error::positive(df1, "numerator degrees of freedom")?;
    crate::error::positive(df2, "denominator degrees of freedom")?;
    crate::error::finite(f, "F")?;
    Ok(if f <= 0.0 { 0.0 } else { share(0.5 * df1, df1 * f, 0.5 * df2, df2) })
}

/// The regularised incomplete beta function with parameters `a` and `b` at `part / (part + rest)`, computed from the
/// smaller of the two shares: near 1 the larger has no digits left to tell it from 1.
fn share(a: f64, part: f64, b: f64, rest: f64) -> f64 {
    let whole = part + rest;
    if part <= rest { beta_reg(a, b, part / whole) } else { 1.0 - beta_reg(b, a, rest / whole) }
}

/// Probability that an F value with `df1` and `df2` degrees of freedom exceeds `f` (the p value of an F test).
///
/// # Errors
/// [`Error::OutOfRange`] unless both degrees of freedom are above 0.
pub fn f_tail(f: f64, df1: f64, df2: f64) -> Result<f64> {
    if f <= 0.0 {
        return Ok(1.0);
    }
    f_cdf(1.0 / f, df2, df1)
}

/// The value below which an F value with `df1` and `df2` degrees of freedom lies with probability `p`.
///
/// # Errors
/// [`Error::OutOfRange`] unless `0 < p < 1` and both degrees of freedom are above 0.
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> Result<f64> {
    probability(p)?;
    f_cdf(1.0, df1, df2)?;
    Ok(above_zero_where(|f| f_cdf(f, df1, df2).unwrap_or(1.0) >= p))
}

/// `p` if it is a probability strictly between 0 and 1.
fn probability(p: f64) -> Result<f64> {
    if p > 0.0 && p < 1.0 { Ok(p) } else { Err(Error::out_of_range("the probability", p, "between 0 and 1")) }
}

/// The smallest positive number for which a monotone `reached` holds, by halving the exponent and then the
/// mantissa: at most 1100 + 60 evaluations, in practice about 70, and exact to the last bit.
fn above_zero_where(reached: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = if reached(1.0) { (0.5, 1.0) } else { (1.0, 2.0) };
    while reached(low) && low > f64::MIN_POSITIVE {
        (low, high) = (low * 0.5, low);
    }
    while !reached(high) && high < f64::MAX / 4.0 {
        (low, high) = (high, high * 2.0);
    }
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if reached(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// A polynomial with its constant term first.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

#[rustfmt::skip]
const CENTRE_TOP: [f64; 8] = [3.387_132_872_796_366_5, 133.141_667_891_784_38, 1_971.590_950_306_551_3, 13_731.693_765_509_46,
    45_921.953_931_549_87, 67_265.770_927_008_7, 33_430.575_583_588_13, 2_509.080_928_730_122_7];
#[rustfmt::skip]
const CENTRE_BOTTOM: [f64; 8] = [1.0, 42.313_330_701_600_91, 687.187_007_492_057_9, 5_394.196_021_424_751,
    21_213.794_301_586_597, 39_307.895_800_092_71, 28_729.085_735_721_943, 5_226.495_278_852_854];
#[rustfmt::skip]
const MIDDLE_TOP: [f64; 8] = [1.423_437_110_749_683_5, 4.630_337_846_156_546, 5.769_497_221_460_691, 3.647_848_324_763_204_5,
    1.270_458_252_452_368_4, 0.241_780_725_177_450_6, 0.022_723_844_989_269_184, 7.745_450_142_783_414e-4];
#[rustfmt::skip]
const MIDDLE_BOTTOM: [f64; 8] = [1.0, 2.053_191_626_637_759, 1.676_384_830_183_803_8, 0.689_767_334_985_1,
    0.148_103_976_427_480_08, 0.015_198_666_563_616_457, 5.475_938_084_995_345e-4, 1.050_750_071_644_416_9e-9];
#[rustfmt::skip]
const TAIL_TOP: [f64; 8] = [6.657_904_643_501_103, 5.463_784_911_164_114, 1.784_826_539_917_291_3, 0.296_560_571_828_504_87,
    0.026_532_189_526_576_124, 1.242_660_947_388_078_4e-3, 2.711_555_568_743_487_6e-5, 2.010_334_399_292_288_1e-7];
#[rustfmt::skip]
const TAIL_BOTTOM: [f64; 8] = [1.0, 0.599_832_206_555_888, 0.136_929_880_922_735_8, 0.014_875_361_290_850_615,
    7.868_691_311_456_133e-4, 1.846_318_317_510_054_8e-5, 1.421_511_758_316_446e-7, 2.044_263_103_389_939_8e-15];

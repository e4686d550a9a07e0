//! How often does a chart cry wolf in a series of so many occasions, and which limit keeps that to a wished-for rate?
//!
//! The density of the chart's statistic while it is still inside its limits is carried from occasion to occasion by
//! numerical integration (Gauss–Legendre; the integral equation of Brook & Evans 1972 for a finite series).

use super::chart::{checked_allowance, checked_weight};
use crate::distribution::{normal_cdf, normal_density};
use crate::error::positive;
use crate::{Error, Result};

/// Nodes of the integration.
const NODES: usize = 80;
/// The most occasions a limit is made for.
const MOST_OCCASIONS: usize = 500;

/// Which changes a chart looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// Only one direction.
    One,
    /// Both directions.
    Both,
}

/// Chance that an EWMA with weight `lambda` and limit `limit` signals at least once in `occasions` occasions although
/// nothing changed (scores independent and normal about the target).
///
/// # Errors
/// [`Error::OutOfRange`] unless `0.02 ≤ λ ≤ 1` (smaller weights would need a finer integration), `limit > 0` and
/// `1 ≤ occasions ≤ 500`.
pub fn ewma_false_alarm(lambda: f64, limit: f64, occasions: usize) -> Result<f64> {
    checked_weight(lambda)?;
    if lambda < 0.02 {
        return Err(Error::out_of_range(
            "the weight of the newest score",
            lambda,
            "at 0.02 or above for a limit",
        ));
    }
    positive(limit, "the limit")?;
    checked_occasions(occasions)?;
    let rule = gauss_legendre();
    let reach = |i: usize| {
        let forgotten = (1.0 - lambda).powi(2 * i as i32);
        limit * (lambda / (2.0 - lambda) * (1.0 - forgotten)).sqrt()
    };
    // Before the first occasion all mass is at the target.
    let mut inside: Vec<(f64, f64)> = vec![(0.0, 1.0)];
    for i in 1..=occasions {
        let border = reach(i);
        if i == occasions {
            let stays = |&(w, mass): &(f64, f64)| {
                let centre = (1.0 - lambda) * w;
                mass * (normal_cdf((border - centre) / lambda) - normal_cdf((-border - centre) / lambda))
            };
            return Ok((1.0 - inside.iter().map(stays).sum::<f64>()).clamp(0.0, 1.0));
        }
        inside = rule
            .iter()
            .map(|&(node, weight)| {
                let z = border * node;
                let density: f64 = inside
                    .iter()
                    .map(|&(w, mass)| mass * normal_density((z - (1.0 - lambda) * w) / lambda))
                    .sum();
                (z, border * weight * density / lambda)
            })
            .collect();
    }
    Ok(0.0)
}

/// The limit L of an EWMA that signals falsely in a share `false_alarm` of series of `occasions` occasions.
///
/// # Errors
/// As [`ewma_false_alarm`]; [`Error::OutOfRange`] unless `0 < false_alarm < 1`.
pub fn ewma_limit(lambda: f64, occasions: usize, false_alarm: f64) -> Result<f64> {
    ewma_false_alarm(lambda, 1.0, occasions)?;
    limit_for(false_alarm, |limit| ewma_false_alarm(lambda, limit, occasions))
}

/// Chance that a CUSUM with this allowance and limit signals at least once in `occasions` occasions although nothing
/// changed. For both sides the two are taken as independent, which errs by less than the square of the chance.
///
/// # Errors
/// [`Error::OutOfRange`] unless `allowance ≥ 0`, `limit > 0` and `1 ≤ occasions ≤ 500`.
pub fn cusum_false_alarm(allowance: f64, limit: f64, occasions: usize, sides: Sides) -> Result<f64> {
    checked_allowance(allowance)?;
    positive(limit, "the limit")?;
    checked_occasions(occasions)?;
    let rule = gauss_legendre();
    // Mass at zero, and the density above it at the nodes.
    let (mut at_zero, mut inside): (f64, Vec<(f64, f64)>) = (1.0, Vec::new());
    for _ in 0..occasions {
        let states = || inside.iter().copied().chain(std::iter::once((0.0, at_zero)));
        let next_zero: f64 = states().map(|(w, mass)| mass * normal_cdf(allowance - w)).sum();
        let next: Vec<(f64, f64)> = rule
            .iter()
            .map(|&(node, weight)| {
                let c = 0.5 * limit * (node + 1.0);
                let density: f64 = states().map(|(w, mass)| mass * normal_density(c - w + allowance)).sum();
                (c, 0.5 * limit * weight * density)
            })
            .collect();
        (at_zero, inside) = (next_zero, next);
    }
    let one = (1.0 - at_zero - inside.iter().map(|s| s.1).sum::<f64>()).clamp(0.0, 1.0);
    Ok(match sides {
        Sides::One => one,
        Sides::Both => 1.0 - (1.0 - one) * (1.0 - one),
    })
}

/// The limit of a CUSUM that signals falsely in a share `false_alarm` of series of `occasions` occasions.
///
/// # Errors
/// As [`cusum_false_alarm`]; [`Error::OutOfRange`] unless `0 < false_alarm < 1`.
pub fn cusum_limit(allowance: f64, occasions: usize, false_alarm: f64, sides: Sides) -> Result<f64> {
    cusum_false_alarm(allowance, 1.0, occasions, sides)?;
    limit_for(false_alarm, |limit| cusum_false_alarm(allowance, limit, occasions, sides))
}

/// The limit with the wished-for rate, by bisection: the rate falls as the limit grows.
fn limit_for(false_alarm: f64, rate: impl Fn(f64) -> Result<f64>) -> Result<f64> {
    if !(false_alarm > 0.0 && false_alarm < 1.0) {
        return Err(Error::out_of_range("the false-alarm rate", false_alarm, "between 0 and 1"));
    }
    let (mut low, mut high) = (1e-6, 1.0);
    while rate(high)? > false_alarm {
        (low, high) = (high, 1.5 * high);
        if high > 100.0 {
            let bounds = "at a rate that some limit reaches";
            return Err(Error::out_of_range("the false-alarm rate", false_alarm, bounds));
        }
    }
    while high - low > 1e-7 * high {
        let middle = 0.5 * (low + high);
        if rate(middle)? > false_alarm {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(high)
}

fn checked_occasions(occasions: usize) -> Result<()> {
    if (1..=MOST_OCCASIONS).contains(&occasions) {
        return Ok(());
    }
    Err(Error::out_of_range(
        "the number of occasions",
        occasions as f64,
        format!("from 1 to {MOST_OCCASIONS}"),
    ))
}

/// Nodes and weights of Gauss–Legendre integration on −1 to 1 (Newton's method on the Legendre polynomial).
fn gauss_legendre() -> Vec<(f64, f64)> {
    let n = NODES as f64;
    let at = |i: usize| {
        let mut x = (std::f64::consts::PI * (i as f64 + 0.75) / (n + 0.5)).cos();
        let mut slope = 1.0;
        for _ in 0..20 {
            let (mut before, mut value) = (1.0, x);
            for k in 2..=NODES {
                let k = k as f64;
                (before, value) = (value, ((2.0 * k - 1.0) * x * value - (k - 1.0) * before) / k);
            }
            slope = n * (x * value - before) / (x * x - 1.0);
            let step = value / slope;
            x -= step;
            if step.abs() < 1e-15 {
                break;
            }
        }
        (x, 2.0 / ((1.0 - x * x) * slope * slope))
    };
    (0..NODES).map(at).collect()
}

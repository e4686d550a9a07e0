//! Parallel analysis: how many eigenvalues are larger than chance makes them?

use crate::linear::{Matrix, symmetric_eigen};
use crate::random::Random;
use crate::{Error, Result};

/// The eigenvalues of data beside those of pure noise.
#[derive(Debug, Clone, PartialEq)]
pub struct Parallel {
    /// Eigenvalues of the correlation matrix, largest first.
    pub eigenvalues: Vec<f64>,
    /// Mean of each over the random samples.
    pub random_mean: Vec<f64>,
    /// The chosen quantile of each over the random samples.
    pub random_quantile: Vec<f64>,
    /// How many leading eigenvalues exceed the quantile: the suggested number of dimensions.
    pub suggested: usize,
}

/// Horn's (1965) parallel analysis with Glorfeld's (1995) quantile: eigenvalues of `correlations` beside those of
/// `samples` samples of `n` rows of independent normal numbers. The same `seed` gives the same result everywhere.
///
/// # Errors
/// [`Error::TooFew`] for fewer than two items or ten samples, or no more rows than items; [`Error::OutOfRange`]
/// unless `0 < quantile < 1`; [`Error::NotFinite`] if a correlation is not finite.
pub fn parallel(
    correlations: &Matrix,
    n: usize,
    samples: usize,
    quantile: f64,
    seed: u64,
) -> Result<Parallel> {
    let p = correlations.rows();
    if p < 2 || correlations.columns() != p {
        return Err(Error::too_few("items of a square correlation matrix", 2, p.min(correlations.columns())));
    }
    crate::error::all_finite(correlations.values(), "the correlation")?;
    if n <= p {
        return Err(Error::too_few("rows", p + 1, n));
    }
    if samples < 10 {
        return Err(Error::too_few("random samples", 10, samples));
    }
    if !(quantile > 0.0 && quantile < 1.0) {
        return Err(Error::out_of_range("the quantile", quantile, "between 0 and 1"));
    }
    let mut random = Random::seeded(seed);
    let mut by_place: Vec<Vec<f64>> = vec![Vec::with_capacity(samples); p];
    for _ in 0..samples {
        let values = symmetric_eigen(&noise_correlations(n, p, &mut random)).values;
        by_place.iter_mut().zip(values).for_each(|(place, value)| place.push(value));
    }
    let random_mean = by_place.iter().map(|v| v.iter().sum::<f64>() / samples as f64).collect();
    let random_quantile: Vec<f64> = by_place.iter_mut().map(|v| quantile_of(v, quantile)).collect();
    let eigenvalues = symmetric_eigen(correlations).values;
    let suggested = eigenvalues.iter().zip(&random_quantile).take_while(|(real, noise)| real > noise).count();
    Ok(Parallel { eigenvalues, random_mean, random_quantile, suggested })
}

fn noise_correlations(n: usize, p: usize, random: &mut Random) -> Matrix {
    let (mut sums, mut products) = (vec![0.0; p], Matrix::zeros(p, p));
    let mut row = vec![0.0; p];
    for _ in 0..n {
        row.iter_mut().for_each(|x| *x = random.normal());
        for (i, &x) in row.iter().enumerate() {
            sums[i] += x;
            products.row_mut(i)[..=i].iter_mut().zip(&row).for_each(|(sum, y)| *sum += x * y);
        }
    }
    let n = n as f64;
    let covariance = |i: usize, j: usize| products[(i.max(j), i.min(j))] / n - sums[i] * sums[j] / (n * n);
    Matrix::from_fn(p, p, |i, j| covariance(i, j) / (covariance(i, i) * covariance(j, j)).sqrt())
}

/// Linear interpolation between order statistics (type 7 of Hyndman & Fan 1996).
fn quantile_of(values: &mut [f64], quantile: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = quantile * (values.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(values.len() - 1);
    values[below] + (place - below as f64) * (values[above] - values[below])
}

//! A norm table from a sample, with the standard error of every entry.

use super::{Scale, se_z, z_score};
use crate::distribution::{normal_density, normal_quantile};
use crate::{Error, Result};

/// What a norm table says of one raw score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Norm {
    /// The raw score, in points.
    pub score: f64,
    /// People in the sample with exactly this score.
    pub count: usize,
    /// Per cent below plus half the per cent equal.
    pub percentile_rank: f64,
    /// Standard error of the percentile rank, from the multinomial distribution of the sample.
    pub se_percentile_rank: f64,
    /// z from the sample's mean and standard deviation (keeps the shape of the distribution).
    pub z: f64,
    /// Standard error of `z`.
    pub se_z: f64,
    /// z of the normal distribution at this percentile rank (makes the distribution normal).
    pub normalised_z: f64,
    /// Standard error of `normalised_z`, by the delta method.
    pub se_normalised_z: f64,
}

impl Norm {
    /// The normalised score on `scale` with its standard error (the normalised T for [`Scale::T`]).
    pub fn normalised(&self, scale: Scale) -> (f64, f64) {
        (scale.from_z(self.normalised_z), scale.points_per_sd() * self.se_normalised_z)
    }

    /// The linear score on `scale` with its standard error.
    pub fn linear(&self, scale: Scale) -> (f64, f64) {
        (scale.from_z(self.z), scale.points_per_sd() * self.se_z)
    }
}

/// The norms of a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct NormTable {
    /// People in the sample.
    pub n: usize,
    /// Mean, in points.
    pub mean: f64,
    /// Standard deviation (divisor n − 1), in points.
    pub sd: f64,
    /// Standard error of the mean, `SD/√n`.
    pub se_mean: f64,
    /// Standard error of the standard deviation for a normal sample, `SD/√(2(n − 1))`.
    pub se_sd: f64,
    /// Every score that occurs, lowest first, with the number of people who have it.
    counts: Vec<(f64, usize)>,
}

impl NormTable {
    /// The norms of `sample`.
    ///
    /// ```
    /// use psychometrics::norms::{NormTable, Scale};
    /// let table = NormTable::of(&[12.0, 15.0, 15.0, 17.0, 18.0, 18.0, 18.0, 20.0, 22.0, 25.0])?;
    /// let norm = table.of_score(18.0)?;
    /// assert!((norm.percentile_rank - 55.0).abs() < 1e-12);
    /// assert!((norm.normalised(Scale::T).0 - 51.2566).abs() < 5e-5);
    /// # Ok::<(), psychometrics::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::TooFew`] with fewer than two people, [`Error::NotFinite`] with the place,
    /// [`Error::NoVariance`] if all have the same score.
    pub fn of(sample: &[f64]) -> Result<Self> {
        let n = sample.len();
        if n < 2 {
            return Err(Error::too_few("people in the norm sample", 2, n));
        }
        crate::error::all_finite(sample, "the score of the norm sample")?;
        let mean = sample.iter().sum::<f64>() / n as f64;
        let sd = (sample.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1) as f64).sqrt();
        let mut ordered = sample.to_vec();
        ordered.sort_by(f64::total_cmp);
        let mut counts: Vec<(f64, usize)> = Vec::new();
        for score in ordered {
            match counts.last_mut() {
                Some((last, count)) if *last == score => *count += 1,
                _ => counts.push((score, 1)),
            }
        }
        if counts.len() < 2 {
            return Err(Error::no_variance("the norm sample"));
        }
        let (se_mean, se_sd) = (sd / (n as f64).sqrt(), sd / (2.0 * (n - 1) as f64).sqrt());
        Ok(Self { n, mean, sd, se_mean, se_sd, counts })
    }

    /// The norm of a raw score, whether it occurs in the sample or lies between scores that do.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] outside the sample's scores: nobody was seen there, so nothing is known.
    pub fn of_score(&self, score: f64) -> Result<Norm> {
        let (lowest, highest) = (self.counts[0].0, self.counts[self.counts.len() - 1].0);
        if !(lowest..=highest).contains(&score) {
            return Err(Error::out_of_range(
                "the score",
                score,
                format!("from {lowest} to {highest}, the norm sample"),
            ));
        }
        let below: usize = self.counts.iter().take_while(|c| c.0 < score).map(|c| c.1).sum();
        let count = self.counts.iter().find(|c| c.0 == score).map_or(0, |c| c.1);
        let n = self.n as f64;
        let (under, at) = (below as f64 / n, count as f64 / n);
        let share = under + 0.5 * at;
        // Multinomial variance of "below + half of equal".
        let variance = (under * (1.0 - under) + 0.25 * at * (1.0 - at) - under * at) / n;
        let se = variance.max(0.0).sqrt();
        let (z, normalised_z) = (z_score(score, self.mean, self.sd)?, normal_quantile(share)?);
        Ok(Norm {
            score,
            count,
            percentile_rank: 100.0 * share,
            se_percentile_rank: 100.0 * se,
            z,
            se_z: se_z(z, self.n)?,
            normalised_z,
            se_normalised_z: se / normal_density(normalised_z),
        })
    }

    /// The norms of every score that occurs, lowest first.
    ///
    /// # Errors
    /// None in practice: every score of a checked sample has a norm.
    pub fn rows(&self) -> Result<Vec<Norm>> {
        self.counts.iter().map(|c| self.of_score(c.0)).collect()
    }
}

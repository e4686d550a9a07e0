//! The Bayesian on-line change point: after every score, how long ago did the present level probably begin?

use crate::distribution::ln_gamma;
use crate::error::{all_finite, finite, positive};
use crate::{Error, Result};

/// What is believed of a level before any score of it is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The expected level, in points.
    pub mean: f64,
    /// How far levels lie from it: standard deviation, in points.
    pub sd: f64,
    /// The noise of single scores about their level.
    pub noise: Noise,
}

/// What is known of the noise about a level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Noise {
    /// Its standard deviation, in points: the standard error of measurement, or the person's usual fluctuation.
    Known(f64),
    /// Only a guess of its standard deviation, worth as many scores as `worth` (above 0); learned within each level.
    Guessed {
        /// The guess, in points.
        sd: f64,
        /// How many scores the guess is worth.
        worth: f64,
    },
}

/// What the scores up to one occasion say.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangePoint {
    /// Probability that the present level is `i + 1` scores old, for `i` from 0.
    pub age: Vec<f64>,
    /// The present level expected, in points.
    pub level: f64,
}

impl ChangePoint {
    /// The most probable age of the present level, in scores.
    pub fn most_probable_age(&self) -> usize {
        let best = self.age.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        best.map_or(0, |(i, _)| i + 1)
    }

    /// Probability that the level changed within the last `scores` scores (the series' own start is no change).
    pub fn changed_within(&self, scores: usize) -> f64 {
        let recent = scores.min(self.age.len().saturating_sub(1));
        self.age[..recent].iter().sum()
    }
}

/// The probability of every age of the level after every score (Adams & MacKay 2007, algorithm 1), if levels change
/// with probability `hazard` between any two scores.
///
/// ```
/// use psychometrics::sequence::{Level, Noise, change_points};
/// let scores = [24.0, 26.0, 23.0, 25.0, 17.0, 16.0, 15.0, 17.0];
/// let level = Level { mean: 22.0, sd: 8.0, noise: Noise::Known(2.0) };
/// let after = change_points(&scores, level, 0.1)?;
/// assert_eq!(after[7].most_probable_age(), 4);
/// assert!(after[7].changed_within(4) > 0.95);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::TooFew`] without scores, [`Error::NotFinite`] with the place, [`Error::OutOfRange`] for an impossible
/// level or unless `0 < hazard < 1`.
pub fn change_points(scores: &[f64], level: Level, hazard: f64) -> Result<Vec<ChangePoint>> {
    if scores.is_empty() {
        return Err(Error::too_few("scores", 1, 0));
    }
    all_finite(scores, "the score")?;
    if !(hazard > 0.0 && hazard < 1.0) {
        return Err(Error::out_of_range("the probability of a change", hazard, "between 0 and 1"));
    }
    let fresh = Belief::of(level)?;
    // One belief per age, youngest first, with the logarithm of its probability.
    let mut beliefs: Vec<(f64, Belief)> = Vec::new();
    let mut after = Vec::with_capacity(scores.len());
    for (i, &score) in scores.iter().enumerate() {
        let begins = if i == 0 { 0.0 } else { hazard.ln() };
        let goes_on = (1.0 - hazard).ln();
        let mut next = vec![(begins + fresh.ln_density(score), fresh.seen(score))];
        next.extend(beliefs.iter().map(|(ln, b)| (ln + goes_on + b.ln_density(score), b.seen(score))));
        let top = next.iter().fold(f64::NEG_INFINITY, |m, (ln, _)| m.max(*ln));
        let total = top + next.iter().map(|(ln, _)| (ln - top).exp()).sum::<f64>().ln();
        next.iter_mut().for_each(|(ln, _)| *ln -= total);
        beliefs = next;
        let age: Vec<f64> = beliefs.iter().map(|(ln, _)| ln.exp()).collect();
        let level = beliefs.iter().zip(&age).map(|((_, b), p)| p * b.mean).sum();
        after.push(ChangePoint { age, level });
    }
    Ok(after)
}

/// The belief about one level: its mean with the number of scores it is worth, and the noise.
#[derive(Debug, Clone, Copy)]
struct Belief {
    mean: f64,
    worth: f64,
    noise: Variance,
}

/// The variance of the noise: known, or inverse gamma with `degrees` degrees of freedom and this sum of squares.
#[derive(Debug, Clone, Copy)]
enum Variance {
    Known(f64),
    Learned { degrees: f64, squares: f64 },
}

impl Belief {
    fn of(level: Level) -> Result<Self> {
        let (mean, sd) =
            (finite(level.mean, "the expected level")?, positive(level.sd, "the spread of levels")?);
        let (noise, variance) = match level.noise {
            Noise::Known(s) => (Variance::Known(positive(s, "the noise")?.powi(2)), s * s),
            Noise::Guessed { sd: s, worth } => {
                let (s, degrees) =
                    (positive(s, "the guess of the noise")?, positive(worth, "the worth of the guess")?);
                (Variance::Learned { degrees, squares: degrees * s * s }, s * s)
            }
        };
        Ok(Self { mean, worth: variance / (sd * sd), noise })
    }

    /// Logarithm of the density of the next score: normal, or Student's t where the noise is learned.
    fn ln_density(&self, score: f64) -> f64 {
        let wider = 1.0 + 1.0 / self.worth;
        match self.noise {
            Variance::Known(v) => {
                let variance = v * wider;
                -0.5 * ((2.0 * std::f64::consts::PI * variance).ln() + (score - self.mean).powi(2) / variance)
            }
            Variance::Learned { degrees, squares } => {
                let scale = squares / degrees * wider;
                let t2 = (score - self.mean).powi(2) / scale;
                ln_gamma(0.5 * (degrees + 1.0))
                    - ln_gamma(0.5 * degrees)
                    - 0.5 * (degrees * std::f64::consts::PI * scale).ln()
                    - 0.5 * (degrees + 1.0) * (t2 / degrees).ln_1p()
            }
        }
    }

    /// The belief once `score` was seen (conjugate updating; Gelman et al. 2013, section 3.3).
    fn seen(&self, score: f64) -> Self {
        let worth = self.worth + 1.0;
        let noise = match self.noise {
            Variance::Known(v) => Variance::Known(v),
            Variance::Learned { degrees, squares } => Variance::Learned {
                degrees: degrees + 1.0,
                squares: squares + self.worth / worth * (score - self.mean).powi(2),
            },
        };
        Self { mean: self.mean + (score - self.mean) / worth, worth, noise }
    }
}

//! Clinical significance: cut-offs between two populations, and the four outcomes.

use super::{ReliableChange, Verdict};
use crate::Result;
use crate::error::{finite, positive};

/// Which way a score improves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// Higher scores are better (wellbeing).
    Higher,
    /// Lower scores are better (complaints).
    Lower,
}

impl Better {
    /// 1 if higher is better, −1 if lower is.
    fn sign(self) -> f64 {
        match self {
            Self::Higher => 1.0,
            Self::Lower => -1.0,
        }
    }
}

/// Mean and standard deviation of a population's scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Population {
    /// Mean, in score points.
    pub mean: f64,
    /// Standard deviation, in score points.
    pub sd: f64,
}

/// The outcome of a course of counselling for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Reliably better, and over the cut-off from the side of the clients to the side of the functioning.
    Recovered,
    /// Reliably better.
    Improved,
    /// Not reliably different.
    Unchanged,
    /// Reliably worse.
    Worsened,
}

/// Cut-off a: two standard deviations away from the mean of the clients, on the better side
/// (Jacobson & Truax 1991, p. 13).
///
/// # Errors
/// [`crate::Error::NotFinite`] or [`crate::Error::OutOfRange`] for an impossible population.
pub fn cutoff_a(clients: Population, better: Better) -> Result<f64> {
    let clients = checked(clients, "the clients")?;
    Ok(clients.mean + better.sign() * 2.0 * clients.sd)
}

/// Cut-off b: two standard deviations away from the mean of the functioning, on the worse side
/// (Jacobson & Truax 1991, p. 13).
///
/// # Errors
/// As [`cutoff_a`].
pub fn cutoff_b(functioning: Population, better: Better) -> Result<f64> {
    let functioning = checked(functioning, "the functioning")?;
    Ok(functioning.mean - better.sign() * 2.0 * functioning.sd)
}

/// Cut-off c: the point as many standard deviations from the one mean as from the other,
/// `(s₀·m₁ + s₁·m₀)/(s₀ + s₁)` (Jacobson & Truax 1991, p. 13; functioning 0, clients 1).
///
/// # Errors
/// As [`cutoff_a`].
pub fn cutoff_c(clients: Population, functioning: Population) -> Result<f64> {
    let (clients, functioning) = (checked(clients, "the clients")?, checked(functioning, "the functioning")?);
    Ok((functioning.sd * clients.mean + clients.sd * functioning.mean) / (clients.sd + functioning.sd))
}

/// The outcome of one person: the direction of a reliable change, and whether the score crossed `cutoff`.
/// Without a cut-off nobody can be called recovered.
///
/// ```
/// use psychometrics::change::{Better, Outcome, Population, classify, cutoff_c, reliable_change};
/// let cutoff = cutoff_c(Population { mean: 24.85, sd: 3.34 }, Population { mean: 8.0, sd: 7.0 })?;
/// let change = reliable_change(25.0, 13.0, 3.34, 0.80)?;
/// assert_eq!(classify(25.0, 13.0, &change, Some(cutoff), Better::Lower)?, Outcome::Recovered);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`crate::Error::NotFinite`] for a score or cut-off that is not finite.
pub fn classify(
    before: f64,
    after: f64,
    change: &ReliableChange,
    cutoff: Option<f64>,
    better: Better,
) -> Result<Outcome> {
    let (before, after) = (finite(before, "the earlier score")?, finite(after, "the later score")?);
    let improved = match better {
        Better::Higher => Verdict::Rise,
        Better::Lower => Verdict::Fall,
    };
    if change.verdict == Verdict::WithinError {
        return Ok(Outcome::Unchanged);
    }
    if change.verdict != improved {
        return Ok(Outcome::Worsened);
    }
    let Some(cutoff) = cutoff else { return Ok(Outcome::Improved) };
    let cutoff = finite(cutoff, "the cut-off")?;
    let functioning = |score: f64| better.sign() * (score - cutoff) > 0.0;
    Ok(if !functioning(before) && functioning(after) { Outcome::Recovered } else { Outcome::Improved })
}

fn checked(population: Population, what: &str) -> Result<Population> {
    finite(population.mean, &format!("the mean of {what}"))?;
    positive(population.sd, &format!("the standard deviation of {what}"))?;
    Ok(population)
}

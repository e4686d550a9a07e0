//! What score on form Y is worth a score on form X? Random groups took one form each.

use crate::{Error, Result};

/// A score of form X in the points of form Y.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Equated {
    /// The score on form X.
    pub score: f64,
    /// The score on form Y that is worth as much.
    pub equivalent: f64,
    /// Standard error of the equivalent, in points of form Y.
    pub se: f64,
}

/// Linear equating: the score of Y as many standard deviations from its mean (Kolen & Brennan 2014, eq. 2.17),
/// with the standard error of Braun & Holland (1982) for random groups, which allows for skewed scores.
///
/// # Errors
/// [`Error::TooFew`] with fewer than two people on a form, [`Error::NotFinite`] with the place,
/// [`Error::NoVariance`] naming the form.
pub fn linear_equating(form_x: &[f64], form_y: &[f64], scores: &[f64]) -> Result<Vec<Equated>> {
    let (x, y) = (Shape::of(form_x, "form X")?, Shape::of(form_y, "form Y")?);
    crate::error::all_finite(scores, "the score to equate")?;
    Ok(scores
        .iter()
        .map(|&score| {
            let z = (score - x.mean) / x.sd;
            let level = 1.0 / x.n + 1.0 / y.n;
            let tilt = x.skew / x.n + y.skew / y.n;
            let spread = (x.kurtosis - 1.0) / (4.0 * x.n) + (y.kurtosis - 1.0) / (4.0 * y.n);
            let variance = level + tilt * z + spread * z * z;
            Equated { score, equivalent: y.mean + y.sd * z, se: y.sd * variance.max(0.0).sqrt() }
        })
        .collect())
}

/// Mean, spread, skewness and kurtosis of a form's scores.
struct Shape {
    n: f64,
    mean: f64,
    sd: f64,
    skew: f64,
    kurtosis: f64,
}

impl Shape {
    fn of(scores: &[f64], form: &str) -> Result<Self> {
        if scores.len() < 2 {
            return Err(Error::too_few(format!("people with {form}"), 2, scores.len()));
        }
        crate::error::all_finite(scores, &format!("the score on {form}"))?;
        let n = scores.len() as f64;
        let mean = scores.iter().sum::<f64>() / n;
        let moment = |power: i32| scores.iter().map(|s| (s - mean).powi(power)).sum::<f64>() / n;
        let variance = moment(2);
        if variance <= 1e-24 * mean * mean || variance <= 0.0 {
            return Err(Error::no_variance(format!("the scores on {form}")));
        }
        let sd = (variance * n / (n - 1.0)).sqrt();
        Ok(Self { n, mean, sd, skew: moment(3) / variance.powf(1.5), kurtosis: moment(4) / variance.powi(2) })
    }
}

/// Equipercentile equating of whole-number scores: the score of Y with the same percentile rank, every score
/// spread evenly over half a point to either side (Kolen & Brennan 2014, eq. 2.14 and 2.18), with the
/// standard error for random groups (their eq. 7.12). Every score of form X from its lowest to its highest is equated.
///
/// ```
/// use psychometrics::norms::equipercentile;
/// let x = [0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 4.0];
/// let y = [0.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 4.0];
/// let equated = equipercentile(&x, &y)?;
/// assert!((equated[1].equivalent - 1.75).abs() < 1e-12);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// As [`linear_equating`]; [`Error::OutOfRange`] for a score that is not a whole number.
pub fn equipercentile(form_x: &[f64], form_y: &[f64]) -> Result<Vec<Equated>> {
    Shape::of(form_x, "form X")?;
    Shape::of(form_y, "form Y")?;
    let (x, y) = (Steps::of(form_x, "form X")?, Steps::of(form_y, "form Y")?);
    let (nx, ny) = (form_x.len() as f64, form_y.len() as f64);
    Ok((0..x.at_most.len())
        .map(|i| {
            let rank = 0.5 * (x.below(i) + x.at_most[i]);
            // The lowest score of Y that more people reach than the rank asks; rounding may leave none.
            let up = y.at_most.iter().position(|&g| g > rank + 1e-12).unwrap_or(y.at_most.len() - 1);
            let (above, below) = (y.at_most[up], y.below(up));
            let density = above - below;
            let equivalent = (rank - below) / density + y.lowest + up as f64 - 0.5;
            let variance = rank * (1.0 - rank) * (nx + ny) / (nx * ny)
                - (above - rank) * (rank - below) / (ny * density);
            Equated { score: x.lowest + i as f64, equivalent, se: variance.max(0.0).sqrt() / density }
        })
        .collect())
}

/// Cumulative shares of whole-number scores.
struct Steps {
    lowest: f64,
    at_most: Vec<f64>,
}

impl Steps {
    /// The widest range of whole-number scores that is still a test score and not a mistake.
    const WIDEST: f64 = 100_000.0;

    fn of(scores: &[f64], form: &str) -> Result<Self> {
        if let Some(score) = scores.iter().find(|s| s.fract() != 0.0) {
            return Err(Error::out_of_range(format!("a score on {form}"), *score, "on whole numbers"));
        }
        let lowest = scores.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if highest - lowest > Self::WIDEST {
            return Err(Error::out_of_range(
                format!("a score on {form}"),
                highest,
                format!("within {} points", Self::WIDEST),
            ));
        }
        let mut at_most = vec![0.0; (highest - lowest) as usize + 1];
        for score in scores {
            at_most[(score - lowest) as usize] += 1.0;
        }
        let mut sum = 0.0;
        for count in &mut at_most {
            sum += *count;
            *count = sum / scores.len() as f64;
        }
        Ok(Self { lowest, at_most })
    }

    fn below(&self, i: usize) -> f64 {
        if i == 0 { 0.0 } else { self.at_most[i - 1] }
    }
}

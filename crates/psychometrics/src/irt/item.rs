//! One item: which model, which parameters, and what they say at a given level of the trait.

use super::curve::Curve;
use crate::{Error, Result};

/// The family of response curves. All use the logistic metric without the constant 1.7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// `P(1) = σ(aθ + d)` (Birnbaum 1968). The Rasch model is this with `a = 1`.
    TwoParameter,
    /// `P(1) = g + (1 − g)·σ(aθ + d)` (Birnbaum 1968).
    ThreeParameter,
    /// `P(≥ k) = σ(aθ + d_k)`, `d_1 > d_2 > …` (Samejima 1969).
    Graded,
    /// `P(k) ∝ exp(k·aθ + d_k)`, `d_0 = 0` (Muraki 1992). The partial credit model is this with `a = 1`.
    PartialCredit,
}

/// The parameters of one item in slope–intercept form.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub(super) model: Model,
    pub(super) slope: f64,
    pub(super) intercepts: Vec<f64>,
    pub(super) guessing: f64,
}

impl Item {
    /// A two-parameter item; the Rasch model is `slope` 1 and `intercept` minus the difficulty.
    ///
    /// # Errors
    /// [`Error::NotFinite`] if a number is not finite.
    pub fn two_parameter(slope: f64, intercept: f64) -> Result<Self> {
        Self { model: Model::TwoParameter, slope, intercepts: vec![intercept], guessing: 0.0 }.checked()
    }

    /// A three-parameter item; `guessing` is the lower asymptote.
    ///
    /// # Errors
    /// [`Error::NotFinite`], or [`Error::OutOfRange`] for a guessing parameter outside [0, 1).
    pub fn three_parameter(slope: f64, intercept: f64, guessing: f64) -> Result<Self> {
        Self { model: Model::ThreeParameter, slope, intercepts: vec![intercept], guessing }.checked()
    }

    /// A graded response item with `intercepts.len() + 1` categories.
    ///
    /// # Errors
    /// [`Error::NotFinite`], [`Error::TooFew`] without intercepts, [`Error::OutOfRange`] if they do not decrease.
    pub fn graded(slope: f64, intercepts: &[f64]) -> Result<Self> {
        Self { model: Model::Graded, slope, intercepts: intercepts.to_vec(), guessing: 0.0 }.checked()
    }

    /// A generalised partial credit item with `intercepts.len() + 1` categories; the intercept of category 0 is 0.
    ///
    /// # Errors
    /// [`Error::NotFinite`], or [`Error::TooFew`] without intercepts.
    pub fn partial_credit(slope: f64, intercepts: &[f64]) -> Result<Self> {
        Self { model: Model::PartialCredit, slope, intercepts: intercepts.to_vec(), guessing: 0.0 }.checked()
    }

    fn checked(self) -> Result<Self> {
        crate::error::finite(self.slope, "the slope")?;
        if self.intercepts.is_empty() {
            return Err(Error::too_few("intercepts", 1, 0));
        }
        crate::error::all_finite(&self.intercepts, "the intercept")?;
        if !(0.0..1.0).contains(&self.guessing) {
            return Err(Error::out_of_range("the guessing parameter", self.guessing, "from 0 to below 1"));
        }
        let rising = self.intercepts.windows(2).find(|w| w[0] <= w[1]);
        match rising {
            Some(pair) if self.model == Model::Graded => {
                Err(Error::out_of_range("a graded intercept", pair[1], format!("below {}", pair[0])))
            }
            _ => Ok(self),
        }
    }

    /// The family of response curves.
    pub fn model(&self) -> Model {
        self.model
    }

    /// The slope `a` (discrimination).
    pub fn slope(&self) -> f64 {
        self.slope
    }

    /// The intercepts `d`, one per category above the lowest.
    pub fn intercepts(&self) -> &[f64] {
        &self.intercepts
    }

    /// The lower asymptote `g`; 0 except in the three-parameter model.
    pub fn guessing(&self) -> f64 {
        self.guessing
    }

    /// Number of categories.
    pub fn categories(&self) -> usize {
        self.intercepts.len() + 1
    }

    /// Number of free parameters.
    pub fn parameters(&self) -> usize {
        self.categories() + usize::from(self.model == Model::ThreeParameter)
    }

    /// Difficulties in units of the trait: `−d/a`; for graded items one threshold per category boundary; for partial
    /// credit the steps `−(d_k − d_{k−1})/a`, where neighbouring categories are equally likely.
    pub fn difficulties(&self) -> Vec<f64> {
        let before = |k: usize| match self.model {
            Model::PartialCredit if k > 0 => self.intercepts[k - 1],
            _ => 0.0,
        };
        self.intercepts.iter().enumerate().map(|(k, d)| -(d - before(k)) / self.slope).collect()
    }

    /// The probability of each category at `theta`; they sum to 1.
    pub fn probabilities(&self, theta: f64) -> Vec<f64> {
        let mut curve = Curve::of(self);
        curve.probabilities(self, theta);
        curve.p
    }

    /// The expected category number at `theta`.
    pub fn expected(&self, theta: f64) -> f64 {
        self.probabilities(theta).iter().enumerate().map(|(k, p)| k as f64 * p).sum()
    }

    /// The Fisher information about the trait at `theta`: `Σ_k P_k'(θ)² / P_k(θ)` (Samejima 1969).
    pub fn information(&self, theta: f64) -> f64 {
        let mut curve = Curve::of(self);
        curve.slopes(self, theta);
        curve.p.iter().zip(&curve.first).map(|(p, d)| d * d / p.max(1e-300)).sum()
    }
}

/// The information of a whole test at `theta`, the sum over its items; `1/√information` is the standard error of a
/// maximum likelihood score there.
pub fn test_information(items: &[Item], theta: f64) -> f64 {
    items.iter().map(|item| item.information(theta)).sum()
}

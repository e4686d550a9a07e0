//! Psychometrics as pure functions over numbers: no file, no clock, no person.
//!
//! Every public item says what it computes, in which units, with which errors, and where it is from.
#![warn(missing_docs)]

pub mod adaptive;
/// Two views of the same thing: intraclass correlations, Bland–Altman, response surface, truth and bias.
pub mod agreement;
/// People's answers to items, with their means and covariances.
pub mod answers;
/// The bootstrap, with a seed: errors and intervals of statistics that have no formula for them.
pub mod bootstrap;
/// Reliable and clinically significant change of one person.
pub mod change;
/// Whether an iterative fit arrived, and how near it came.
pub mod convergence;
/// Formulas and tables: the columns of numbers that a model needs.
pub mod design;
pub mod dif;
/// Normal, t, chi-square and F distributions with full-precision quantiles.
pub mod distribution;
/// What can be wrong with an input, in the field's words.
pub mod error;
pub mod factor;
/// Growth over time: linear mixed models of clients within counsellors, and predictions from them.
pub mod growth;
pub mod irt;
/// Small dense matrices: products, Cholesky and LU solutions, symmetric eigenvalues.
pub mod linear;
/// A quasi-Newton minimum of a smooth function.
pub mod minimise;
/// Standard scores, percentile ranks, norm tables with their errors, equating.
pub mod norms;
/// Random numbers with a seed, the same on every machine.
pub mod random;
/// Ordinary least squares.
pub mod regression;
/// Alpha, omega, lambda-6, split half and the statistics of items.
pub mod reliability;
/// Short series: EWMA and CUSUM with a wished-for false-alarm rate, Bayesian change points.
pub mod sequence;
/// Time until an event: Kaplan–Meier, Cox, discrete-time hazard, and how good their predictions are.
pub mod survival;

pub use convergence::Convergence;
pub use error::{Error, Result};

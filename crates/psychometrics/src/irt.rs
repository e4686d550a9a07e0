//! Item response theory: fitting items, scoring persons, and checking that the model holds.
//!
//! Items of the two- and three-parameter, graded response and generalised partial credit models are fitted by marginal
//! maximum likelihood ([`fit`]); Rasch and partial credit models by conditional maximum likelihood ([`rasch`],
//! [`partial_credit`]). Persons are scored with [`score`]; [`item_fit`] (S-X²) and [`q3`] look for misfit.
//!
//! Traits are in standard deviations of the calibration population (conditional fits: in logits around the mean step
//! difficulty). Slopes are in the logistic metric, without the constant 1.7.
//!
//! Five items of the LSAT, answered by 1,000 people (Bock & Lieberman 1970):
//! ```
//! use psychometrics::irt::{Model, Options, Responses, fit};
//! // How many people gave each pattern, from 00000 and 00001 to 11111.
//! let people = [
//!     3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298,
//! ];
//! let patterns = people.iter().enumerate().flat_map(|(pattern, &n)| std::iter::repeat_n(pattern, n));
//! let answers = patterns.flat_map(|p| (0..5).rev().map(move |bit| Some((p >> bit & 1) as i32)));
//! let fitted = fit(&Responses::new(5, answers)?, Model::TwoParameter, &Options::default())?;
//! assert!(fitted.convergence.converged);
//! assert_eq!(format!("{:.3}", fitted.log_likelihood), "-2466.653");
//! assert_eq!(format!("{:.2}", fitted.items[0].slope()), "0.83");
//! # Ok::<(), psychometrics::Error>(())
//! ```

mod acceleration;
mod andersen;
mod conditional;
mod curve;
mod dependence;
mod equal_slopes;
mod expectation;
mod information;
mod item;
mod item_fit;
mod marginal;
mod maximisation;
mod nodes;
mod patterns;
mod priors;
mod raw_score_table;
mod raw_scores;
mod responses;
mod scorer;
mod scores;
mod start;

pub use andersen::{Andersen, andersen};
pub use conditional::{ConditionalFit, partial_credit, rasch};
pub use dependence::q3;
pub use item::{Item, Model, test_information};
pub use item_fit::{ItemFit, item_fit};
pub use marginal::{Fitted, ItemErrors, Options, fit, fit_each};
pub use nodes::Nodes;
pub use priors::{Prior, Priors};
pub use raw_score_table::{RawScore, raw_score_table};
pub use responses::Responses;
pub use scores::{Method, Score, score, scores};

pub(crate) use acceleration::{Problem, State};
pub(crate) use expectation::Latent;
pub(crate) use marginal::check;
pub(crate) use patterns::Patterns;
pub(crate) use responses::MISSING;
pub(crate) use start::starting_items;

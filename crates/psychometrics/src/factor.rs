//! Factor models: confirming one that is stated, exploring how many there are, and comparing groups.
//!
//! A stated model is fitted with [`confirm`] and, in several groups, [`confirm_groups`] or [`invariance`]; unknown
//! factors are looked for with [`parallel`] and [`explore`]. Numbers are in the items' units; standardised values
//! stand beside them.
//!
//! Eight children's answers are far too few for a real analysis, but enough to print:
//! ```
//! use psychometrics::answers::Answers;
//! use psychometrics::factor::{Model, Options, Place, confirm};
//! // Paragraph comprehension, sentence completion and word meaning of the first eight pupils of
//! // Holzinger & Swineford (1939).
//! let rows = [
//!     [2.333, 5.75, 1.286], [1.667, 3.0, 1.286], [1.0, 1.75, 0.429], [2.667, 4.5, 2.429],
//!     [2.667, 4.0, 2.571], [1.0, 3.0, 0.857], [3.333, 6.0, 2.857], [3.667, 4.25, 1.286],
//! ];
//! let answers = Answers::complete(&rows)?.named(&["x4", "x5", "x6"])?;
//! let fitted = confirm(&answers, &Model::parse("textual = x4 + x5 + x6")?, &Options::default())?;
//! assert_eq!(fitted.fit.df, 0); // three items, six covariances, six parameters: it must fit
//! assert!(fitted.fit.chisq < 1e-6);
//! let loading = fitted.at(0, Place::Loading { item: 0, factor: 0 });
//! assert_eq!(loading.map(|e| e.estimate), Some(1.0)); // the first loading sets the unit
//! # Ok::<(), psychometrics::Error>(())
//! ```

mod confirm;
mod explore;
mod implied;
mod indices;
mod invariance;
mod likelihood;
mod model;
mod moments;
mod parallel;
mod parameters;
mod robust;
mod rotation;
mod saturated;
mod scoring;

pub use confirm::{Estimate, Fitted, Improper, Options, confirm, confirm_groups};
pub use explore::{Explored, explore};
pub use indices::Fit;
pub use invariance::{Difference, Level, invariance};
pub use model::Model;
pub use moments::Incomplete;
pub use parallel::{Parallel, parallel};
pub use parameters::{Equality, Place, Scale};
pub use robust::RobustFit;
pub use rotation::Rotation;

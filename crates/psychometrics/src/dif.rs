//! Differential item functioning: is an item harder for one group than for another with the same trait?
//!
//! Three views of the same question: [`mantel_haenszel`] (few assumptions, ETS classes), [`logistic`] regression on
//! the raw score (also slopes that differ), and [`likelihood_ratio`] between item response models (the trait instead
//! of the raw score). Every function takes a reference group and a focal group; persons are marked `true` if focal.
//!
//! Admissions to six departments of Berkeley in 1973 (Bickel, Hammel & O'Connell 1975): departments stand where an
//! item's raw-score groups would, women are the focal group.
//! ```
//! use psychometrics::dif::{Class, Stratum, mantel_haenszel_of};
//! let department = |men: [f64; 2], women: [f64; 2]| Stratum {
//!     reference: [men[1], men[0]],
//!     focal: [women[1], women[0]],
//! };
//! let departments = [
//!     department([512.0, 313.0], [89.0, 19.0]),
//!     department([353.0, 207.0], [17.0, 8.0]),
//!     department([120.0, 205.0], [202.0, 391.0]),
//!     department([138.0, 279.0], [131.0, 244.0]),
//!     department([53.0, 138.0], [94.0, 299.0]),
//!     department([22.0, 351.0], [24.0, 317.0]),
//! ];
//! let found = mantel_haenszel_of(&departments)?;
//! assert!((found.odds_ratio - 0.9046968).abs() < 1e-6); // R's mantelhaen.test(UCBAdmissions)
//! assert_eq!(found.class, Class::A);
//! # Ok::<(), psychometrics::Error>(())
//! ```

mod likelihood_ratio;
mod logistic;
mod mantel_haenszel;
mod ordinal;

pub use likelihood_ratio::{ItemTest, LikelihoodRatio, likelihood_ratio};
pub use logistic::{LogisticDif, logistic};
pub use mantel_haenszel::{MantelHaenszel, Stratum, mantel_haenszel, mantel_haenszel_of};

use crate::irt::Responses;
use crate::{Error, Result};

/// How much an item's functioning differs: negligible, moderate or large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Negligible.
    A,
    /// Moderate.
    B,
    /// Large.
    C,
}

/// The rows with an answer to every item, with their raw scores; both groups must be among them.
struct Matched {
    persons: Vec<usize>,
    scores: Vec<usize>,
}

impl Matched {
    fn of(answers: &Responses, focal: &[bool]) -> Result<Self> {
        same_length(answers, focal)?;
        let mut matched = Self { persons: Vec::new(), scores: Vec::new() };
        for p in 0..answers.persons() {
            let row = answers.row(p);
            if !row.contains(&crate::irt::MISSING) {
                matched.persons.push(p);
                matched.scores.push(row.iter().map(|&c| usize::from(c)).sum());
            }
        }
        let of_focal = matched.persons.iter().filter(|&&p| focal[p]).count();
        if of_focal == 0 || of_focal == matched.persons.len() {
            let what = if of_focal == 0 {
                "complete rows of the focal group"
            } else {
                "complete rows of the reference group"
            };
            return Err(Error::too_few(what, 1, 0));
        }
        Ok(matched)
    }
}

fn same_length(answers: &Responses, focal: &[bool]) -> Result<()> {
    if focal.len() == answers.persons() {
        return Ok(());
    }
    Err(Error::UnequalLengths {
        left: "the list of groups".into(),
        left_len: focal.len(),
        right: "the table of answers".into(),
        right_len: answers.persons(),
    })
}

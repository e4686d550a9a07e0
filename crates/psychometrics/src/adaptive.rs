//! Adaptive testing: each next item is chosen by what the answers so far say, until the score is sure enough.
//!
//! ```
//! use psychometrics::adaptive::{Bank, Rules, Step, Stop, Test};
//! use psychometrics::irt::Item;
//! use psychometrics::random::Random;
//! // Seven Rasch items with difficulties −3 to 3.
//! let items = (-3..=3).map(|b| Item::two_parameter(1.0, f64::from(-b))).collect::<Result<Vec<_>, _>>()?;
//! let bank = Bank::new(items)?;
//! let rules = Rules { stop: Stop { most_items: 3, ..Stop::default() }, ..Rules::default() };
//! let mut test = Test::begin(&bank, &rules)?;
//! let mut random = Random::seeded(1);
//! assert_eq!(test.next(&mut random), Step::Ask(3)); // difficulty 0: most informative at the start
//! test.answer(3, 1)?;
//! assert_eq!(test.next(&mut random), Step::Ask(4)); // right, so a harder one
//! assert!(test.score().theta > 0.0);
//! # Ok::<(), psychometrics::Error>(())
//! ```

mod bank;
mod rules;
mod simulation;
mod test;

pub use bank::Bank;
pub use rules::{Exposure, Rules, Stop};
pub use simulation::{Simulated, Simulation, simulate};
pub use test::{Reason, Step, Test};

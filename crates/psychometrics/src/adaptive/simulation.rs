//! Whole adaptive tests with simulated persons: how long, how exact, and how often is each item asked?

use super::{Bank, Reason, Rules, Step, Test};
use crate::Result;
use crate::irt::{Item, Score};
use crate::random::Random;

/// One simulated test.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulated {
    /// The person's true trait.
    pub truth: f64,
    /// The score at the end.
    pub score: Score,
    /// Items and categories, in order.
    pub given: Vec<(usize, u8)>,
    /// Why the test ended.
    pub reason: Reason,
}

/// Many simulated tests and what they have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// The tests, in the order of the true traits given.
    pub tests: Vec<Simulated>,
    /// Share of the tests in which each item was asked.
    pub exposure: Vec<f64>,
    /// Mean number of items.
    pub mean_length: f64,
    /// Mean of score minus truth.
    pub bias: f64,
    /// Root of the mean squared difference of score and truth.
    pub rmse: f64,
    /// Root of the mean squared standard error; near `rmse` if standard errors can be trusted.
    pub mean_error: f64,
    /// Mean share of items that two tests have in common: `n̄⁻¹ Σ e_i²` with exposures `e` and mean length `n̄`
    /// (Chen, Ankenmann & Spray 2003).
    pub overlap: f64,
}

/// Simulates one test for each true trait. Each test has random numbers of its own, so the result depends on the seed
/// and the place in the list only.
///
/// # Errors
/// As [`Test::begin`], and [`crate::Error::NotFinite`] or [`crate::Error::TooFew`] for the list of traits.
pub fn simulate(bank: &Bank, rules: &Rules, truths: &[f64], seed: u64) -> Result<Simulation> {
    if truths.is_empty() {
        return Err(crate::Error::too_few("true traits", 1, 0));
    }
    crate::error::all_finite(truths, "the true trait")?;
    let one = |(place, &truth): (usize, &f64)| {
        let stream = seed ^ (place as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        simulated(bank, rules, truth, &mut Random::seeded(stream))
    };
    let tests = truths.iter().enumerate().map(one).collect::<Result<Vec<_>>>()?;
    let n = tests.len() as f64;
    let mean = |of: &dyn Fn(&Simulated) -> f64| tests.iter().map(of).sum::<f64>() / n;
    let mean_length = mean(&|t| t.given.len() as f64);
    let mut exposure = vec![0.0; bank.items().len()];
    tests.iter().flat_map(|t| &t.given).for_each(|(item, _)| exposure[*item] += 1.0 / n);
    Ok(Simulation {
        mean_length,
        bias: mean(&|t| t.score.theta - t.truth),
        rmse: mean(&|t| (t.score.theta - t.truth).powi(2)).sqrt(),
        mean_error: mean(&|t| t.score.standard_error.powi(2)).sqrt(),
        overlap: if mean_length > 0.0 {
            exposure.iter().map(|e| e * e).sum::<f64>() / mean_length
        } else {
            0.0
        },
        exposure,
        tests,
    })
}

fn simulated(bank: &Bank, rules: &Rules, truth: f64, random: &mut Random) -> Result<Simulated> {
    let mut test = Test::begin(bank, rules)?;
    // Every step asks an item that was not asked before, so this ends.
    loop {
        match test.next(random) {
            Step::Ask(item) => {
                let category = drawn(&bank.items()[item], truth, random.uniform());
                test.answer(item, category)?;
            }
            Step::Stop(reason) => {
                return Ok(Simulated { truth, score: test.score(), given: test.given().to_vec(), reason });
            }
        }
    }
}

/// The category into which the uniform number `u` falls.
fn drawn(item: &Item, truth: f64, u: f64) -> u8 {
    let p = item.probabilities(truth);
    let mut below = 0.0;
    let reached = p.iter().position(|p| {
        below += p;
        u < below
    });
    u8::try_from(reached.unwrap_or(p.len() - 1)).unwrap_or(0)
}

//! Does a conditional model have the same difficulties in every group? Andersen's test.

use super::conditional::partial_credit;
use super::responses::Responses;
use crate::distribution::chi_squared_tail;
use crate::{Error, Result};

/// Andersen's likelihood-ratio test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Andersen {
    /// Chi-square: `2(Σ_g ln L_g − ln L)` with conditional likelihoods.
    pub chi_squared: f64,
    /// Its degrees of freedom: free steps × (groups − 1).
    pub df: usize,
    /// Probability of a greater value if the steps are the same in all groups.
    pub p: f64,
}

/// Tests the Rasch or partial credit model in groups of persons (Andersen 1973), by default those with raw scores up
/// to the median and above it (the median of the scores that are neither lowest nor highest). `groups[person]` counts from 0; every group needs every category of every item.
///
/// # Errors
/// Those of [`partial_credit`] for the whole and for each group, [`Error::UnequalLengths`] unless there is one group
/// per person, [`Error::TooFew`] for fewer than two groups, [`Error::NoVariance`] naming a group without some category.
pub fn andersen(answers: &Responses, groups: Option<&[usize]>) -> Result<Andersen> {
    let split = groups.map_or_else(|| halves(answers), <[usize]>::to_vec);
    if split.len() != answers.persons() {
        return Err(Error::UnequalLengths {
            left: "the list of groups".into(),
            left_len: split.len(),
            right: "the table of answers".into(),
            right_len: answers.persons(),
        });
    }
    let mut present = split.clone();
    present.sort_unstable();
    present.dedup();
    if present.len() < 2 {
        return Err(Error::too_few("groups of persons", 2, present.len()));
    }
    let whole = partial_credit(answers)?;
    let mut apart = 0.0;
    for &group in &present {
        let members: Vec<usize> = (0..split.len()).filter(|&p| split[p] == group).collect();
        apart += partial_credit(&of_group(answers, &members, group)?)?.log_likelihood;
    }
    let chi_squared = (2.0 * (apart - whole.log_likelihood)).max(0.0);
    let df = whole.parameters * (present.len() - 1);
    Ok(Andersen { chi_squared, df, p: chi_squared_tail(chi_squared, df as f64)? })
}

/// Raw scores up to the median of those that are neither lowest nor highest (which say nothing here), and above it.
fn halves(answers: &Responses) -> Vec<usize> {
    let given = |p: usize| {
        answers.person(p).into_iter().enumerate().filter_map(|(j, c)| c.map(|c| (j, usize::from(c))))
    };
    let score = |p: usize| given(p).map(|(_, c)| c).sum::<usize>();
    let highest = |p: usize| given(p).map(|(j, _)| answers.categories(j) - 1).sum::<usize>();
    let scores: Vec<usize> = (0..answers.persons()).map(score).collect();
    let mut middle: Vec<usize> =
        (0..scores.len()).filter(|&p| scores[p] > 0 && scores[p] < highest(p)).map(|p| scores[p]).collect();
    middle.sort_unstable();
    // Twice the median, which may lie between two scores.
    let half = middle.len() / 2;
    let median = match middle.len() {
        0 => 0,
        n if n % 2 == 1 => 2 * middle[half],
        _ => middle[half - 1] + middle[half],
    };
    scores.iter().map(|s| usize::from(2 * s > median)).collect()
}

fn of_group(answers: &Responses, members: &[usize], group: usize) -> Result<Responses> {
    let cells = members.iter().flat_map(|&p| answers.person(p)).map(|c| c.map(i32::from));
    let part = Responses::new(answers.items(), cells)?;
    match (0..answers.items()).find(|&j| part.categories(j) < answers.categories(j)) {
        Some(j) => Err(Error::no_variance(format!("a category of item {} in group {group}", j + 1))),
        None => Ok(part),
    }
}

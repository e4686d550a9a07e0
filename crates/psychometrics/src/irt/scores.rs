//! Scores of persons on items whose parameters are known, each with its standard error.

use super::expectation::Grid;
use super::item::Item;
use super::nodes::Nodes;
use super::responses::Responses;
use super::scorer::{Scorer, Tables};
use crate::{Error, Result};

/// Patterns that one thread scores before it looks for more.
const BLOCK: usize = 256;

/// An estimate of one person's trait.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// The estimate, in standard deviations of the calibration population (logits in the Rasch model).
    pub theta: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// How to score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Expected a posteriori: posterior mean and standard deviation under a standard normal trait
    /// (Bock & Mislevy 1982).
    Eap,
    /// Maximum a posteriori; the standard error is `1/√` of minus the second derivative of the log posterior.
    Map,
    /// Weighted likelihood (Warm 1989), which has the least bias; the standard error is `1/√information`.
    Wle,
    /// Maximum likelihood; the standard error is `1/√` of minus the second derivative of the log-likelihood.
    MaximumLikelihood,
}

/// Scores one person. `pattern[j]` is the category of item `j`, counted from 0; `None` where not answered.
///
/// ```
/// use psychometrics::irt::{Item, Method, Nodes, score};
/// // Three Rasch items with difficulties −1, 0 and 1; the person solves the two easier ones.
/// let items = [-1.0, 0.0, 1.0].map(|b| Item::two_parameter(1.0, -b));
/// let items = items.into_iter().collect::<Result<Vec<_>, _>>()?;
/// let person = [Some(1), Some(1), Some(0)];
/// let ml = score(&items, &person, Method::MaximumLikelihood, &Nodes::default())?;
/// let eap = score(&items, &person, Method::Eap, &Nodes::default())?;
/// assert!(0.0 < eap.theta && eap.theta < ml.theta);
/// # Ok::<(), psychometrics::Error>(())
/// ```
///
/// # Errors
/// [`Error::UnequalLengths`] unless there is one answer per item, [`Error::OutOfRange`] for a category an item does
/// not have, [`Error::TooFew`] if nothing was answered (except for [`Method::Eap`] and [`Method::Map`], which then
/// return the prior), [`Error::NotIdentified`] if the likelihood has no finite maximum (all answers extreme).
pub fn score(items: &[Item], pattern: &[Option<u8>], method: Method, nodes: &Nodes) -> Result<Score> {
    if items.len() != pattern.len() {
        return Err(Error::UnequalLengths {
            left: "the pattern".into(),
            left_len: pattern.len(),
            right: "the items".into(),
            right_len: items.len(),
        });
    }
    for (j, (item, answer)) in items.iter().zip(pattern).enumerate() {
        if let Some(k) = answer.filter(|&k| usize::from(k) >= item.categories()) {
            let bounds = format!("below {}", item.categories());
            return Err(Error::out_of_range(format!("the category of item {}", j + 1), f64::from(k), bounds));
        }
    }
    // Of a large bank one person answers little: only those items are worth their tables.
    let given = items.iter().zip(pattern).filter_map(|(item, answer)| Some((item.clone(), (*answer)?)));
    let (given, cells): (Vec<Item>, Vec<u8>) = given.unzip();
    let tables = Tables::of(&given, method, nodes);
    Scorer::new(&given, &tables).score(&cells, method)
}

/// Scores everybody in a table, equal patterns once, with all threads of the machine. Where [`score`] would return an
/// error for one person (all answers extreme, none given), that person's score is `None`.
///
/// The categories of the table must be those of the items: read new answers with [`Responses::coded_as`].
///
/// # Errors
/// [`Error::UnequalLengths`] unless there is one item per column with as many categories as the column.
pub fn scores(
    items: &[Item],
    answers: &Responses,
    method: Method,
    nodes: &Nodes,
) -> Result<Vec<Option<Score>>> {
    if items.len() != answers.items() {
        return Err(Error::UnequalLengths {
            left: "the items".into(),
            left_len: items.len(),
            right: "a row of answers".into(),
            right_len: answers.items(),
        });
    }
    if let Some(j) = (0..items.len()).find(|&j| answers.categories(j) != items[j].categories()) {
        return Err(Error::UnequalLengths {
            left: format!("the categories of item {}", j + 1),
            left_len: items[j].categories(),
            right: "its column of answers".into(),
            right_len: answers.categories(j),
        });
    }
    let mut order: Vec<usize> = (0..answers.persons()).collect();
    order.sort_unstable_by(|&p, &q| answers.row(p).cmp(answers.row(q)));
    let patterns: Vec<&[usize]> = order.chunk_by(|&p, &q| answers.row(p) == answers.row(q)).collect();
    let tables = Tables::of(items, method, nodes);
    let block = |b: usize| {
        let mut scorer = Scorer::new(items, &tables);
        let patterns = patterns.iter().skip(b * BLOCK).take(BLOCK);
        patterns.map(|persons| scorer.score(answers.row(persons[0]), method).ok()).collect::<Vec<_>>()
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let found = Grid::new(nodes, threads).in_parallel(patterns.len().div_ceil(BLOCK), block);
    let mut all = vec![None; answers.persons()];
    for (persons, score) in patterns.iter().zip(found.into_iter().flatten()) {
        persons.iter().for_each(|&p| all[p] = score);
    }
    Ok(all)
}

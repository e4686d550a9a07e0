//! Item fit: S-X², observed against expected answers among persons with the same raw score.

use super::curve::Curve;
use super::item::Item;
use super::nodes::Nodes;
use super::raw_scores::with_item;
use super::responses::{MISSING, Responses};
use crate::distribution::chi_squared_tail;
use crate::{Error, Result};

/// Score groups and categories are merged until at least this many persons are expected in each.
const LEAST_EXPECTED: f64 = 1.0;

/// How well one item fits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemFit {
    /// S-X²: the sum of `(O − E)²/E` over score groups and categories.
    pub chi_squared: f64,
    /// Cells that can vary, minus the item's estimated parameters; not above 0 when the table is too small.
    pub df: i64,
    /// Probability of a greater value if the model holds; `None` without degrees of freedom.
    pub p: Option<f64>,
    /// `√(max(0, S-X² − df) / (df·(n − 1)))`; `None` without degrees of freedom.
    pub rmsea: Option<f64>,
}

/// S-X² of each item (Orlando & Thissen 2000; for more than two categories Kang & Chen 2008), from persons who
/// answered every item. `estimated[j]` is the number of parameters of item `j` that were fitted to these answers
/// (usually [`Item::parameters`]; 1 for a Rasch item).
///
/// Persons with the lowest and highest raw score are left out. Raw scores at which some category cannot occur are
/// merged inwards; then, in each score group, the rarest category is merged with its rarer neighbour until at least
/// one person is expected in every cell, and score groups in which even two categories are too rare are merged with
/// the neighbour that holds fewer persons.
///
/// # Errors
/// [`Error::UnequalLengths`] if items, estimated parameters and columns differ in number or an item has not as many
/// categories as its column; [`Error::TooFew`] for fewer than two items or without complete rows.
pub fn item_fit(
    items: &[Item],
    estimated: &[usize],
    answers: &Responses,
    nodes: &Nodes,
) -> Result<Vec<ItemFit>> {
    check(items, estimated, answers)?;
    let observed = observed(items, answers);
    let persons: f64 = observed.persons.iter().sum();
    if persons < 2.0 {
        return Err(Error::too_few("persons who answered every item", 2, persons as usize));
    }
    let curves: Vec<Vec<Vec<f64>>> = items.iter().map(|item| curves(item, nodes)).collect();
    let weights = nodes.normal_weights(0.0, 1.0);
    let of = |j: usize| {
        let shares = expected_shares(&curves, j, &weights);
        let groups = merged(&observed, &shares, j);
        let chi_squared: f64 =
            groups.iter().flatten().map(|cell| (cell.observed - cell.expected).powi(2) / cell.expected).sum();
        let cells: i64 = groups.iter().map(|g| g.len() as i64 - 1).sum();
        let df = cells - estimated[j] as i64;
        let over = (df > 0).then_some(df as f64);
        ItemFit {
            chi_squared,
            df,
            p: over.and_then(|df| chi_squared_tail(chi_squared, df).ok()),
            rmsea: over.map(|df| ((chi_squared - df).max(0.0) / (df * (persons - 1.0))).sqrt()),
        }
    };
    Ok((0..items.len()).map(of).collect())
}

/// Observed and expected persons in one category of one score group.
#[derive(Debug, Clone, Copy)]
struct Cell {
    observed: f64,
    expected: f64,
}

struct Observed {
    /// Persons by raw score.
    persons: Vec<f64>,
    /// Per item: raw scores × categories.
    answers: Vec<Vec<Vec<f64>>>,
}

fn check(items: &[Item], estimated: &[usize], answers: &Responses) -> Result<()> {
    let unequal = |left: &str, left_len, right: &str, right_len| Error::UnequalLengths {
        left: left.to_owned(),
        left_len,
        right: right.to_owned(),
        right_len,
    };
    if items.len() != answers.items() {
        return Err(unequal("the items", items.len(), "a row of answers", answers.items()));
    }
    if items.len() != estimated.len() {
        return Err(unequal("the items", items.len(), "the estimated parameters", estimated.len()));
    }
    if items.len() < 2 {
        return Err(Error::too_few("items", 2, items.len()));
    }
    match (0..items.len()).find(|&j| items[j].categories() != answers.categories(j)) {
        Some(j) => Err(unequal(
            &format!("the categories of item {}", j + 1),
            items[j].categories(),
            "the answers to it",
            answers.categories(j),
        )),
        None => Ok(()),
    }
}

fn observed(items: &[Item], answers: &Responses) -> Observed {
    let scores = items.iter().map(|i| i.categories() - 1).sum::<usize>() + 1;
    let empty = |item: &Item| vec![vec![0.0; item.categories()]; scores];
    let mut observed = Observed { persons: vec![0.0; scores], answers: items.iter().map(empty).collect() };
    for p in 0..answers.persons() {
        let row = answers.row(p);
        if row.contains(&MISSING) {
            continue;
        }
        let score: usize = row.iter().map(|&c| usize::from(c)).sum();
        observed.persons[score] += 1.0;
        for (table, &cell) in observed.answers.iter_mut().zip(row) {
            table[score][usize::from(cell)] += 1.0;
        }
    }
    observed
}

/// Nodes × categories.
fn curves(item: &Item, nodes: &Nodes) -> Vec<Vec<f64>> {
    let mut curve = Curve::of(item);
    let at = |&theta: &f64| {
        curve.probabilities(item, theta);
        curve.p.clone()
    };
    nodes.points().iter().map(at).collect()
}

/// Raw scores × categories of item `j`: the share of each category among persons with that raw score.
fn expected_shares(curves: &[Vec<Vec<f64>>], j: usize, weights: &[f64]) -> Vec<Vec<f64>> {
    let categories = curves[j][0].len();
    let mut joint: Vec<Vec<f64>> = Vec::new();
    for (q, weight) in weights.iter().enumerate() {
        let others = curves.iter().enumerate().filter(|(l, _)| *l != j);
        let rest = others.fold(vec![1.0], |scores, (_, item)| with_item(&scores, &item[q]));
        joint.resize(rest.len() + categories - 1, vec![0.0; categories]);
        for (r, share) in rest.iter().enumerate() {
            for (k, p) in curves[j][q].iter().enumerate() {
                joint[r + k][k] += weight * share * p;
            }
        }
    }
    for row in &mut joint {
        let sum: f64 = row.iter().sum();
        row.iter_mut().for_each(|x| *x /= sum.max(1e-300));
    }
    joint
}

fn merged(observed: &Observed, shares: &[Vec<f64>], j: usize) -> Vec<Vec<Cell>> {
    let last = shares.len() - 1;
    let categories = shares[0].len();
    let group = |r: usize| -> Vec<Cell> {
        let cells = observed.answers[j][r].iter().zip(&shares[r]);
        cells.map(|(&o, &share)| Cell { observed: o, expected: observed.persons[r] * share }).collect()
    };
    let (low, high) = (categories - 1, last + 1 - categories);
    let mut groups: Vec<Vec<Cell>> = Vec::new();
    let mut waiting: Option<Vec<Cell>> = None;
    for r in 1..last {
        let now = group(r);
        if r < low || (r > high && !groups.is_empty()) {
            match groups.last_mut() {
                Some(inner) if r > high => join(inner, &now),
                _ => waiting = Some(waiting.map_or_else(|| now.clone(), |w| joined(&w, &now))),
            }
        } else {
            groups.push(waiting.take().map_or_else(|| now.clone(), |w| joined(&w, &now)));
        }
    }
    groups.extend(waiting);
    while let Some(sparse) = groups.iter().position(|g| is_sparse(&categories_merged(g))) {
        if groups.len() == 1 {
            return Vec::new();
        }
        let persons = |g: &Vec<Cell>| g.iter().map(|c| c.observed).sum::<f64>();
        let into = match sparse {
            0 => 1,
            s if s + 1 == groups.len() => s - 1,
            s if persons(&groups[s - 1]) <= persons(&groups[s + 1]) => s - 1,
            s => s + 1,
        };
        let gone = groups[sparse].clone();
        join(&mut groups[into], &gone);
        groups.remove(sparse);
    }
    groups.iter().map(|g| categories_merged(g)).collect()
}

fn is_sparse(cells: &[Cell]) -> bool {
    cells.len() < 2 || cells.iter().any(|c| c.expected < LEAST_EXPECTED)
}

/// The rarest category joins its rarer neighbour until none is too rare or two are left.
fn categories_merged(group: &[Cell]) -> Vec<Cell> {
    let mut cells = group.to_vec();
    while cells.len() > 2 && is_sparse(&cells) {
        let rarest =
            (0..cells.len()).fold(0, |m, i| if cells[i].expected <= cells[m].expected { i } else { m });
        let into = match rarest {
            0 => 1,
            r if r + 1 == cells.len() => r - 1,
            r if cells[r - 1].expected <= cells[r + 1].expected => r - 1,
            r => r + 1,
        };
        let gone = cells[rarest];
        cells[into] = sum(cells[into], gone);
        cells.remove(rarest);
    }
    cells
}

fn join(into: &mut [Cell], other: &[Cell]) {
    into.iter_mut().zip(other).for_each(|(a, b)| *a = sum(*a, *b));
}

fn joined(one: &[Cell], other: &[Cell]) -> Vec<Cell> {
    one.iter().zip(other).map(|(a, b)| sum(*a, *b)).collect()
}

fn sum(a: Cell, b: Cell) -> Cell {
    Cell { observed: a.observed + b.observed, expected: a.expected + b.expected }
}

//! The work of scoring: posteriors summed over nodes, and likelihood equations solved.

use super::curve::Curve;
use super::item::Item;
use super::nodes::Nodes;
use super::responses::MISSING;
use super::scores::{Method, Score};
use crate::{Error, Result};

/// Distances from 0 at which a root is bracketed; traits beyond the last are not looked for.
const REACH: [f64; 6] = [0.75, 1.5, 3.0, 6.0, 12.0, 20.0];

/// What does not depend on the person: logarithms of weights and of every category's probability at every node.
#[derive(Debug)]
pub(super) struct Tables {
    points: Vec<f64>,
    log_weights: Vec<f64>,
    /// Per item: categories × nodes.
    log_p: Vec<Vec<f64>>,
}

impl Tables {
    /// Only [`Method::Eap`] needs the probabilities.
    pub fn of(items: &[Item], method: Method, nodes: &Nodes) -> Self {
        let needed = if method == Method::Eap { items } else { &[] };
        Self {
            points: nodes.points().to_vec(),
            log_weights: nodes.normal_weights(0.0, 1.0).iter().map(|w| w.ln()).collect(),
            log_p: needed.iter().map(|item| log_probabilities(item, nodes)).collect(),
        }
    }
}

fn log_probabilities(item: &Item, nodes: &Nodes) -> Vec<f64> {
    let width = nodes.points().len();
    let mut curve = Curve::of(item);
    let mut table = vec![0.0; item.categories() * width];
    for (q, &theta) in nodes.points().iter().enumerate() {
        curve.probabilities(item, theta);
        for (k, p) in curve.p.iter().enumerate() {
            table[k * width + q] = p.max(1e-300).ln();
        }
    }
    table
}

/// Scores one person after the other, with room that is used again.
#[derive(Debug)]
pub(super) struct Scorer<'a> {
    items: &'a [Item],
    tables: &'a Tables,
    curves: Vec<Curve>,
    /// Items the person answered, with the categories.
    given: Vec<(usize, usize)>,
    posterior: Vec<f64>,
}

impl<'a> Scorer<'a> {
    pub fn new(items: &'a [Item], tables: &'a Tables) -> Self {
        let curves = items.iter().map(Curve::of).collect();
        Self { items, tables, curves, given: Vec::new(), posterior: Vec::new() }
    }

    /// The score of categories that the items have, or [`MISSING`].
    pub fn score(&mut self, cells: &[u8], method: Method) -> Result<Score> {
        self.given.clear();
        let given = cells.iter().enumerate().filter(|(_, cell)| **cell != MISSING);
        self.given.extend(given.map(|(j, cell)| (j, usize::from(*cell))));
        match method {
            Method::Eap => Ok(self.expected_a_posteriori()),
            Method::Map => self.maximum(1.0),
            _ if self.given.is_empty() => Err(Error::too_few("answers", 1, 0)),
            Method::Wle => self.weighted_likelihood(),
            Method::MaximumLikelihood => self.maximum(0.0),
        }
    }

    fn expected_a_posteriori(&mut self) -> Score {
        let width = self.tables.points.len();
        self.posterior.clone_from(&self.tables.log_weights);
        for &(j, k) in &self.given {
            let log_p = &self.tables.log_p[j][k * width..(k + 1) * width];
            self.posterior.iter_mut().zip(log_p).for_each(|(to, l)| *to += l);
        }
        let top = self.posterior.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        self.posterior.iter_mut().for_each(|l| *l = (*l - top).exp());
        let sum: f64 = self.posterior.iter().sum();
        let mean = |f: &dyn Fn(f64) -> f64| -> f64 {
            self.posterior.iter().zip(&self.tables.points).map(|(w, x)| w * f(*x)).sum::<f64>() / sum
        };
        let theta = mean(&|x| x);
        Score { theta, standard_error: mean(&|x| (x - theta).powi(2)).sqrt() }
    }

    /// Maximum of log-likelihood plus `precision` times the standard normal log density.
    fn maximum(&mut self, precision: f64) -> Result<Score> {
        let root = falling_root(|theta| self.derivatives(theta).0 - precision * theta);
        let theta = root.ok_or_else(no_maximum)?;
        let curvature = precision - self.derivatives(theta).1;
        if curvature > 0.0 {
            Ok(Score { theta, standard_error: 1.0 / curvature.sqrt() })
        } else {
            Err(no_maximum())
        }
    }

    /// Root of `ln L' + J/(2I)` with `J = Σ P'P''/P` (Warm 1989, equation 16; Penfield & Bergeron 2005 for categories).
    fn weighted_likelihood(&mut self) -> Result<Score> {
        let theta = falling_root(|theta| self.weighted(theta).0).ok_or_else(no_maximum)?;
        let information = self.weighted(theta).1;
        if information > 0.0 {
            Ok(Score { theta, standard_error: 1.0 / information.sqrt() })
        } else {
            Err(no_maximum())
        }
    }

    /// First and second derivative of the log-likelihood.
    fn derivatives(&mut self, theta: f64) -> (f64, f64) {
        let (mut first, mut second) = (0.0, 0.0);
        for &(j, k) in &self.given {
            let curve = &mut self.curves[j];
            curve.slopes(&self.items[j], theta);
            let p = curve.p[k].max(1e-300);
            let slope = curve.first[k] / p;
            first += slope;
            second += curve.second[k] / p - slope * slope;
        }
        (first, second)
    }

    /// The weighted likelihood equation, and the information.
    fn weighted(&mut self, theta: f64) -> (f64, f64) {
        let (mut slope, mut information, mut bias) = (0.0, 0.0, 0.0);
        for &(j, k) in &self.given {
            let curve = &mut self.curves[j];
            curve.slopes(&self.items[j], theta);
            slope += curve.first[k] / curve.p[k].max(1e-300);
            for ((p, first), second) in curve.p.iter().zip(&curve.first).zip(&curve.second) {
                let share = first / p.max(1e-300);
                information += first * share;
                bias += second * share;
            }
        }
        (slope + bias / (2.0 * information.max(1e-300)), information)
    }
}

fn no_maximum() -> Error {
    Error::not_identified("this pattern of answers has no finite most likely trait")
}

/// A point where `f` falls through zero: looked for outwards from 0, then narrowed by the Illinois method (regula falsi
/// that halves the value of an end which stays), at most 6 + 100 evaluations and in practice about 10.
fn falling_root(mut f: impl FnMut(f64) -> f64) -> Option<f64> {
    let start = f(0.0);
    if start == 0.0 {
        return Some(0.0);
    }
    let side = start.signum();
    let (mut near, mut far) = ((0.0, start), None);
    for distance in REACH {
        let x = side * distance;
        let value = f(x);
        if !value.is_finite() {
            return None;
        }
        if value * side <= 0.0 {
            far = Some((x, value));
            break;
        }
        near = (x, value);
    }
    let mut far = far?;
    for _ in 0..100 {
        let x = (near.0 * far.1 - far.0 * near.1) / (far.1 - near.1);
        let between = x > near.0.min(far.0) && x < near.0.max(far.0);
        let x = if between { x } else { 0.5 * (near.0 + far.0) };
        let value = f(x);
        if value == 0.0 || (x - near.0).abs().min((x - far.0).abs()) < 1e-12 {
            return Some(x);
        }
        if value * far.1 < 0.0 {
            near = far;
        } else {
            near.1 *= 0.5;
        }
        far = (x, value);
    }
    Some(far.0)
}

//! Marginal maximum likelihood (Bock & Aitkin 1981): fitting items while the trait is summed out.

use super::acceleration::{Problem, State, Visited};
use super::equal_slopes::Ties;
use super::expectation::{Grid, Latent};
use super::information::observed_information;
use super::item::{Item, Model};
use super::nodes::Nodes;
use super::patterns::Patterns;
use super::priors::Priors;
use super::responses::Responses;
use super::start::starting_items;
use crate::linear::{Matrix, dot};
use crate::{Convergence, Error, Result};

/// How to fit. `Options::default()` is what the field expects.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Nodes for the standard normal trait; 61 on ±6 by default.
    pub nodes: Nodes,
    /// Priors of the parameters; none by default.
    pub priors: Priors,
    /// Whether all items share one slope: with [`Model::TwoParameter`] the Rasch model, with [`Model::PartialCredit`]
    /// the partial credit model, both with a normal trait, whose standard deviation in logits is the slope. A prior of
    /// the slope then counts once per item.
    pub equal_slopes: bool,
    /// Passes over the data at most (E-steps); 2,000 by default.
    pub most_passes: usize,
    /// Stop when `gᵀ I⁻¹ g` falls below this, with gradient `g` of the log-likelihood and complete-data information
    /// `I`; 1e-8 by default, far below the sampling error (which is 1 in the same unit).
    pub tolerance: f64,
    /// Whether to compute standard errors (observed information, Louis 1982); yes by default.
    pub standard_errors: bool,
    /// Threads; `None` for as many as the machine has. The result does not depend on it, to the last bit.
    pub threads: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            nodes: Nodes::default(),
            priors: Priors::default(),
            equal_slopes: false,
            most_passes: 2000,
            tolerance: 1e-8,
            standard_errors: true,
            threads: None,
        }
    }
}

/// Standard errors of one item's parameters, from the observed information; delta method for those that are
/// functions of the parameters fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemErrors {
    /// Of the slope.
    pub slope: f64,
    /// Of the intercepts.
    pub intercepts: Vec<f64>,
    /// Of the difficulties (see [`Item::difficulties`]).
    pub difficulties: Vec<f64>,
    /// Of the guessing parameter, where there is one.
    pub guessing: Option<f64>,
}

/// A fitted item response model.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The items, in the order of the answers' columns.
    pub items: Vec<Item>,
    /// Standard errors; `None` if not asked for or if the observed information is not positive definite (then the
    /// data do not pin the parameters down; see `convergence` too).
    pub errors: Option<Vec<ItemErrors>>,
    /// Covariance matrix of all parameters: item after item, each slope, intercepts, logit of the guessing parameter.
    pub covariance: Option<Matrix>,
    /// Marginal log-likelihood, without priors.
    pub log_likelihood: f64,
    /// Log density of the priors at the estimate; 0 without priors.
    pub log_prior: f64,
    /// Number of free parameters.
    pub parameters: usize,
    /// Persons with at least one answer.
    pub persons: usize,
    /// Different answer patterns among them.
    pub patterns: usize,
    /// How the iteration ended; the gradient is that of the (penalised) log-likelihood by the parameters.
    pub convergence: Convergence,
}

impl Fitted {
    /// Akaike's criterion, `2p − 2 ln L`.
    pub fn aic(&self) -> f64 {
        2.0 * (self.parameters as f64 - self.log_likelihood)
    }

    /// Schwarz's criterion, `p ln n − 2 ln L`, with the number of persons.
    pub fn bic(&self) -> f64 {
        self.parameters as f64 * (self.persons as f64).ln() - 2.0 * self.log_likelihood
    }
}

/// Fits the same model to all items by marginal maximum likelihood: EM with Anderson acceleration on collapsed
/// patterns, polished by Newton steps when standard errors are asked for. The trait is standard normal. Missing
/// answers are ignored (missing at random).
///
/// # Errors
/// [`Error::OutOfRange`] if a dichotomous model meets an item with more than two categories, for an improper prior,
/// tolerance or number of passes; [`Error::TooFew`] if nobody answered anything.
pub fn fit(answers: &Responses, model: Model, options: &Options) -> Result<Fitted> {
    fit_each(answers, &vec![model; answers.items()], options)
}

/// [`fit`] with a model of its own for each item.
///
/// # Errors
/// As [`fit`], and [`Error::UnequalLengths`] if there is not one model per item.
pub fn fit_each(answers: &Responses, models: &[Model], options: &Options) -> Result<Fitted> {
    check(answers, models, options)?;
    let patterns = Patterns::of(answers, |_| 0)?;
    let problem = Problem::of(&patterns, options);
    let items = starting_items(answers, &patterns, models, options.equal_slopes);
    let start = State { items, latent: vec![Latent::STANDARD] };
    let (visited, convergence) = problem.climb(start);
    let (visited, convergence, covariance) = if options.standard_errors {
        polish(&problem, visited, convergence)
    } else {
        (visited, convergence, None)
    };
    let items = visited.state.items;
    Ok(Fitted {
        errors: covariance.as_ref().map(|c| item_errors(&items, c)),
        covariance,
        log_likelihood: visited.expected.log_likelihood,
        log_prior: visited.penalised - visited.expected.log_likelihood,
        parameters: Ties::of(&items, options.equal_slopes).size,
        persons: patterns.persons() as usize,
        patterns: patterns.len(),
        convergence,
        items,
    })
}

impl<'a> Problem<'a> {
    pub(crate) fn of(patterns: &'a Patterns, options: &Options) -> Self {
        let machine = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            grid: Grid::new(&options.nodes, options.threads.unwrap_or_else(machine)),
            patterns,
            priors: options.priors,
            equal_slopes: options.equal_slopes,
            most_passes: options.most_passes,
            tolerance: options.tolerance,
        }
    }
}

pub(crate) fn check(answers: &Responses, models: &[Model], options: &Options) -> Result<()> {
    if models.len() != answers.items() {
        return Err(Error::UnequalLengths {
            left: "the models".into(),
            left_len: models.len(),
            right: "the items".into(),
            right_len: answers.items(),
        });
    }
    for (j, model) in models.iter().enumerate() {
        let categories = answers.categories(j);
        if matches!(model, Model::TwoParameter | Model::ThreeParameter) && categories > 2 {
            let what = format!("the number of different answers to item {}", j + 1);
            return Err(Error::out_of_range(what, categories as f64, "at 2 in this model"));
        }
    }
    if let Some(fault) = options.priors.fault() {
        let bounds = "at a finite value, a standard deviation above 0";
        return Err(Error::out_of_range("the mean or standard deviation of a prior", fault, bounds));
    }
    crate::error::positive(options.tolerance, "the tolerance")?;
    if options.most_passes == 0 {
        return Err(Error::too_few("passes over the data", 1, 0));
    }
    Ok(())
}

/// Newton steps with the observed information, while they gain something. EM closes in on its maximum slowly
/// where answers say little about the trait; the information is needed anyway.
fn polish(
    problem: &Problem<'_>,
    mut here: Visited,
    mut convergence: Convergence,
) -> (Visited, Convergence, Option<Matrix>) {
    const MOST_STEPS: usize = 10;
    const ENOUGH: f64 = 1e-9;
    let ties = Ties::of(&here.state.items, problem.equal_slopes);
    for _ in 0..MOST_STEPS {
        let information = ties.gathered_information(&observed_information(problem, &here.state));
        let Ok(factor) = information.cholesky("the observed information") else {
            return (here, convergence, None);
        };
        let gradient = ties.gathered(&problem.gradient(&here));
        let step = factor.solve(&gradient);
        let left = dot(&gradient, &step);
        convergence.converged = left <= problem.tolerance.max(ENOUGH);
        convergence.gradient_norm = crate::linear::norm(&gradient);
        if left <= ENOUGH {
            return (here, convergence, Some(ties.spread_covariance(&factor.inverse())));
        }
        let to: Vec<f64> = here
            .state
            .items
            .iter()
            .flat_map(Item::vector)
            .zip(ties.spread(&step))
            .map(|(x, s)| x + s)
            .collect();
        let better = here.state.with_vector(&to).map(|state| problem.visit(state));
        match better.filter(|b| b.penalised >= here.penalised - 1e-9) {
            Some(b) => here = b,
            None => return (here, convergence, Some(ties.spread_covariance(&factor.inverse()))),
        }
        convergence.iterations += 1;
    }
    let information = ties.gathered_information(&observed_information(problem, &here.state));
    convergence.gradient_norm = crate::linear::norm(&ties.gathered(&problem.gradient(&here)));
    let covariance = information.cholesky("the observed information").ok();
    (here, convergence, covariance.map(|factor| ties.spread_covariance(&factor.inverse())))
}

fn item_errors(items: &[Item], covariance: &Matrix) -> Vec<ItemErrors> {
    let mut first = 0;
    items
        .iter()
        .map(|item| {
            let at = |i: usize| first + i;
            let se = |i: usize| covariance[(at(i), at(i))].max(0.0).sqrt();
            let k = item.intercepts().len();
            let errors = ItemErrors {
                slope: se(0),
                intercepts: (1..=k).map(se).collect(),
                difficulties: (1..=k).map(|i| difficulty_error(item, i, covariance, first)).collect(),
                guessing: (item.model() == Model::ThreeParameter)
                    .then(|| se(k + 1) * item.guessing() * (1.0 - item.guessing())),
            };
            first += item.parameters();
            errors
        })
        .collect()
}

/// Delta method for `b = −d/a`, or `−(d_k − d_{k−1})/a` of a partial credit step.
fn difficulty_error(item: &Item, k: usize, covariance: &Matrix, first: usize) -> f64 {
    let a = item.slope();
    let mut gradient = vec![0.0; item.parameters()];
    gradient[0] = -item.difficulties()[k - 1] / a;
    gradient[k] = -1.0 / a;
    if item.model() == Model::PartialCredit && k > 1 {
        gradient[k - 1] = 1.0 / a;
    }
    let mut variance = 0.0;
    for (i, x) in gradient.iter().enumerate() {
        for (j, y) in gradient.iter().enumerate() {
            variance += x * y * covariance[(first + i, first + j)];
        }
    }
    variance.max(0.0).sqrt()
}

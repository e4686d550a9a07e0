//! Confirmatory factor analysis: fitting a model and reading off what it says.

use super::implied::Implied;
use super::indices::{Fit, Outcome, fit_of, known};
use super::likelihood::Problem;
use super::model::Model;
use super::moments::{Incomplete, Moments};
use super::parameters::{Equality, Layout, Parameters, Place, Scale, Value};
use super::robust::{RobustFit, robust_fit, sandwich_covariance, score_products};
use super::scoring::{Summit, climb, observed_information};
use crate::answers::Answers;
use crate::linear::Matrix;
use crate::{Convergence, Error, Result};

/// How to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// What to do with rows in which values are missing.
    pub incomplete: Incomplete,
    /// How the unit of each factor is set.
    pub scale: Scale,
    /// Whether standard errors and the test are to hold for data that are not normal: sandwich errors from the
    /// observed information, and [`Fitted::robust`].
    pub robust: bool,
}

/// One number of the fitted model.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The group, counted from 0.
    pub group: usize,
    /// Where the number stands.
    pub place: Place,
    /// Its value, in the items' units.
    pub estimate: f64,
    /// Its standard error; `None` for a fixed value.
    pub se: Option<f64>,
    /// Its value when items and factors have unit variance; `None` where a variance is not positive.
    pub standardised: Option<f64>,
}

/// Something a fitted model says that cannot be: look at the model before using its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Improper {
    /// A residual variance below zero (a Heywood case).
    NegativeResidual {
        /// The group.
        group: usize,
        /// The item.
        item: usize,
    },
    /// Factors whose covariance matrix is not positive definite.
    Factors {
        /// The group.
        group: usize,
    },
}

/// A fitted confirmatory factor model.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Rows used, by group.
    pub n: Vec<usize>,
    /// Items, in the order that [`Place`] counts them.
    pub items: Vec<String>,
    /// Factors, in the order that [`Place`] counts them.
    pub factors: Vec<String>,
    /// Fit indices.
    pub fit: Fit,
    /// The test corrected for kurtosis, if asked for and there is no missing value.
    pub robust: Option<RobustFit>,
    /// All numbers of the model: loadings, then (co)variances of factors, residuals, intercepts and means.
    pub estimates: Vec<Estimate>,
    /// What cannot be, if anything.
    pub improper: Vec<Improper>,
    /// How the iteration ended; the gradient is that of the log-likelihood by the free parameters.
    pub convergence: Convergence,
}

impl Fitted {
    /// The number at `place` in `group`, if the model has it.
    pub fn at(&self, group: usize, place: Place) -> Option<&Estimate> {
        self.estimates.iter().find(|e| e.group == group && e.place == place)
    }
}

/// Fits the model by maximum likelihood (Jöreskog 1969), with Fisher scoring. The columns are found by their names.
///
/// Without missing values, and listwise, means are left alone, standard errors come from the expected information and
/// the chi-square is `n·F`. With [`Incomplete::FullInformation`] means are part of the model and standard errors come
/// from the observed information. (Both are lavaan's defaults.)
///
/// # Errors
/// [`Error::NoSuchColumn`] for an item that is not among the answers' names, [`Error::TooFew`] for no more rows than
/// items, [`Error::NoVariance`] naming a constant item, [`Error::NotIdentified`] if there are more parameters than
/// covariances or they cannot be told apart, [`Error::NotPositiveDefinite`] if an item follows from others.
pub fn confirm(answers: &Answers, model: &Model, options: &Options) -> Result<Fitted> {
    let columns = columns(answers, model)?;
    let group = Moments::of(answers, &columns, (options.incomplete, options.robust), |_| true)?;
    let means = options.incomplete == Incomplete::FullInformation;
    fit_groups(
        &[group],
        model,
        Layout { scale: options.scale, equality: Equality::Configural, means },
        options,
    )
}

/// Fits the model in several groups at once; `groups[row]` is the group of each row, counted from 0 without gaps.
/// Means are always part of the model.
///
/// # Errors
/// As [`confirm`], and [`Error::UnequalLengths`] unless there is one group per row.
pub fn confirm_groups(
    answers: &Answers,
    groups: &[usize],
    model: &Model,
    equality: Equality,
    options: &Options,
) -> Result<Fitted> {
    let moments = moments_by_group(answers, groups, model, options)?;
    fit_groups(&moments, model, Layout { scale: options.scale, equality, means: true }, options)
}

pub(super) fn moments_by_group(
    answers: &Answers,
    groups: &[usize],
    model: &Model,
    options: &Options,
) -> Result<Vec<Moments>> {
    if groups.len() != answers.rows() {
        return Err(Error::UnequalLengths {
            left: "the list of groups".into(),
            left_len: groups.len(),
            right: "the table of answers".into(),
            right_len: answers.rows(),
        });
    }
    let columns = columns(answers, model)?;
    let last = groups.iter().copied().max().unwrap_or(0);
    if last >= groups.len() {
        return Err(Error::out_of_range("the group number", last as f64, format!("below {}", groups.len())));
    }
    let how = (options.incomplete, options.robust);
    (0..=last).map(|g| Moments::of(answers, &columns, how, |row| groups[row] == g)).collect()
}

pub(super) fn fit_groups(
    groups: &[Moments],
    model: &Model,
    layout: Layout,
    options: &Options,
) -> Result<Fitted> {
    let parameters = Parameters::of(model, groups, layout);
    let size = parameters.start.len();
    let known = known(groups, layout.means);
    if size > known {
        return Err(Error::not_identified(format!(
            "it has {size} parameters, the data only {known} moments"
        )));
    }
    let problem = Problem { groups, parameters, items: model.items.len(), factors: model.factors.len() };
    let summit = climb(&problem)?;
    told_apart(&summit.point.information)?;
    let information = match options.incomplete {
        Incomplete::Listwise if !options.robust => Some(summit.point.information.clone()),
        _ => observed_information(&problem, &summit),
    };
    // Where the iteration stopped short of a maximum the observed information may not be one: the expected one is.
    let inverse = information
        .and_then(|i| i.cholesky("the information").ok())
        .map_or_else(|| summit.point.information.cholesky("the information"), Ok)?
        .inverse();
    let products = if options.robust { score_products(&problem, &summit) } else { None };
    let covariance = products.as_ref().map_or_else(|| inverse.clone(), |b| sandwich_covariance(&inverse, b));
    let implied: Vec<Implied> = (0..groups.len()).map(|g| problem.implied(g, &summit.parameters)).collect();
    let outcome = Outcome {
        groups,
        implied: &implied,
        log_likelihood: summit.point.log_likelihood,
        parameters: size,
        means: layout.means,
    };
    let fit = fit_of(&outcome)?;
    let robust = match &products {
        Some(products) => robust_fit(groups, &inverse, products, &fit, layout.means)?,
        None => None,
    };
    Ok(Fitted {
        n: groups.iter().map(|g| g.n as usize).collect(),
        items: model.items.clone(),
        factors: model.factors().map(str::to_owned).collect(),
        fit,
        robust,
        estimates: estimates(&problem, &summit, &covariance, &implied),
        improper: improper(&implied),
        convergence: summit.convergence,
    })
}

fn columns(answers: &Answers, model: &Model) -> Result<Vec<usize>> {
    let place = |name: &String| (0..answers.items()).find(|&i| answers.item_name(i) == *name);
    model
        .items
        .iter()
        .map(|name| place(name).ok_or_else(|| Error::NoSuchColumn { name: name.clone() }))
        .collect()
}

/// The information, scaled to a unit diagonal, must have no direction in which nothing is known.
fn told_apart(information: &Matrix) -> Result<()> {
    let size = information.rows();
    let scale: Vec<f64> = information.diagonal().iter().map(|d| d.max(0.0).sqrt()).collect();
    let why = "its parameters cannot be told apart; each factor needs a unit and, alone, three items";
    if scale.iter().any(|s| *s <= 0.0 || !s.is_finite()) {
        return Err(Error::not_identified(why));
    }
    let scaled = Matrix::from_fn(size, size, |i, j| information[(i, j)] / (scale[i] * scale[j]));
    let least = crate::linear::symmetric_eigen(&scaled).values.into_iter().fold(f64::INFINITY, f64::min);
    if least > 1e-9 { Ok(()) } else { Err(Error::not_identified(why)) }
}

fn estimates(
    problem: &Problem<'_>,
    summit: &Summit,
    covariance: &Matrix,
    implied: &[Implied],
) -> Vec<Estimate> {
    let of = |cell: &super::parameters::Cell| {
        let (estimate, se) = match cell.value {
            Value::Fixed(value) => (value, None),
            Value::Free(i) => (summit.parameters[i], Some(covariance[(i, i)].max(0.0).sqrt())),
        };
        let standardised = standardised(&implied[cell.group], cell.place, estimate);
        Estimate { group: cell.group, place: cell.place, estimate, se, standardised }
    };
    let mut all: Vec<Estimate> = problem.parameters.cells.iter().map(of).collect();
    all.sort_by_key(|e| e.group);
    all
}

fn standardised(implied: &Implied, place: Place, value: f64) -> Option<f64> {
    let item = |i: usize| implied.covariance[(i, i)].sqrt();
    let factor = |k: usize| implied.factors[(k, k)].sqrt();
    let residual = |i: usize| implied.residuals[(i, i)].sqrt();
    let ratio = match place {
        Place::Loading { item: i, factor: k } => value * factor(k) / item(i),
        Place::Factors(k, l) => value / (factor(k) * factor(l)),
        Place::Residual(i, j) if i == j => value / implied.covariance[(i, i)],
        Place::Residual(i, j) => value / (residual(i) * residual(j)),
        Place::Intercept(i) => value / item(i),
        Place::Mean(k) => value / factor(k),
    };
    ratio.is_finite().then_some(ratio)
}

fn improper(implied: &[Implied]) -> Vec<Improper> {
    let mut found = Vec::new();
    for (group, i) in implied.iter().enumerate() {
        let negative = i.residuals.diagonal().into_iter().enumerate().filter(|(_, v)| *v < 0.0);
        found.extend(negative.map(|(item, _)| Improper::NegativeResidual { group, item }));
        if i.factors.cholesky("the covariance matrix of the factors").is_err() {
            found.push(Improper::Factors { group });
        }
    }
    found
}

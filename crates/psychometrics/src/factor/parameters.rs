//! Every number in the model's matrices: fixed, or one of the free parameters, by group.

use super::model::{Model, Setting, Variable};
use super::moments::Moments;

/// How the unit of each factor is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// The first loading of each factor is 1.
    #[default]
    Marker,
    /// Each factor's variance is 1 (with equal loadings in several groups: in the first).
    UnitVariance,
}

/// What is held equal over groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Equality {
    /// The same pattern of loadings only.
    Configural,
    /// Loadings equal.
    Metric,
    /// Loadings and intercepts equal; factor means free from the second group on.
    Scalar,
    /// Loadings, intercepts and residual variances equal.
    Strict,
}

/// A place in the model's matrices. Items and factors are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Loading of an item on a factor.
    Loading {
        /// The item.
        item: usize,
        /// The factor.
        factor: usize,
    },
    /// Residual variance (both the same) or covariance of two items.
    Residual(usize, usize),
    /// Variance or covariance of factors.
    Factors(usize, usize),
    /// Intercept of an item.
    Intercept(usize),
    /// Mean of a factor.
    Mean(usize),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    Fixed(f64),
    Free(usize),
}

/// A place of one group with its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    pub group: usize,
    pub place: Place,
    pub value: Value,
}

/// All cells of all groups, and starting values of the free parameters.
#[derive(Debug, Clone)]
pub(super) struct Parameters {
    pub cells: Vec<Cell>,
    pub start: Vec<f64>,
}

/// How the parameters are laid out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    pub scale: Scale,
    pub equality: Equality,
    pub means: bool,
}

impl Parameters {
    pub fn of(model: &Model, groups: &[Moments], layout: Layout) -> Self {
        let mut all = Self { cells: Vec::new(), start: Vec::new() };
        for (group, moments) in groups.iter().enumerate() {
            all.add_loadings(model, group, moments, layout);
            all.add_factors(model, group, moments, layout);
            all.add_residuals(model, group, moments, layout);
            if layout.means {
                all.add_means(model, group, moments, layout);
            }
        }
        all
    }

    fn add_loadings(&mut self, model: &Model, group: usize, moments: &Moments, layout: Layout) {
        for (factor, f) in model.factors.iter().enumerate() {
            let marker = f.loadings[0].0;
            for (place, &(item, setting)) in f.loadings.iter().enumerate() {
                let fixed = match setting {
                    Setting::Fixed(value) => Some(value),
                    Setting::Usual if place == 0 && layout.scale == Scale::Marker => Some(1.0),
                    _ => None,
                };
                let relative =
                    (moments.covariance[(item, item)] / moments.covariance[(marker, marker)]).sqrt();
                let sign = if moments.covariance[(item, marker)] < 0.0 { -1.0 } else { 1.0 };
                let unit = match layout.scale {
                    Scale::Marker => 1.0,
                    Scale::UnitVariance => (0.4 * moments.covariance[(marker, marker)]).sqrt(),
                };
                let equal = layout.equality >= Equality::Metric;
                self.add(group, Place::Loading { item, factor }, fixed, sign * relative * unit, equal);
            }
        }
    }

    fn add_factors(&mut self, model: &Model, group: usize, moments: &Moments, layout: Layout) {
        for k in 0..model.factors.len() {
            for l in 0..=k {
                let stated = model.stated(Variable::Factor(k), Variable::Factor(l));
                let unit = layout.scale == Scale::UnitVariance
                    && k == l
                    && (group == 0 || layout.equality < Equality::Metric);
                let fixed = match stated {
                    Some(Setting::Fixed(value)) => Some(value),
                    Some(Setting::Freed) => None,
                    _ if unit => Some(1.0),
                    _ => None,
                };
                let marker = model.factors[k].loadings[0].0;
                let start = match layout.scale {
                    _ if k != l => 0.0,
                    Scale::UnitVariance => 1.0,
                    Scale::Marker => 0.4 * moments.covariance[(marker, marker)],
                };
                self.add(group, Place::Factors(k, l), fixed, start, false);
            }
        }
    }

    fn add_residuals(&mut self, model: &Model, group: usize, moments: &Moments, layout: Layout) {
        for i in 0..model.items.len() {
            for j in 0..=i {
                let stated = model.stated(Variable::Item(i), Variable::Item(j));
                let fixed = match stated {
                    Some(Setting::Fixed(value)) => Some(value),
                    _ => None,
                };
                if i == j || stated.is_some() {
                    let start = if i == j { 0.5 * moments.covariance[(i, i)] } else { 0.0 };
                    let equal = i == j && layout.equality >= Equality::Strict;
                    self.add(group, Place::Residual(i, j), fixed, start, equal);
                }
            }
        }
    }

    fn add_means(&mut self, model: &Model, group: usize, moments: &Moments, layout: Layout) {
        let scalar = layout.equality >= Equality::Scalar;
        for i in 0..model.items.len() {
            self.add(group, Place::Intercept(i), None, moments.mean[i], scalar);
        }
        for k in 0..model.factors.len() {
            let fixed = (!scalar || group == 0).then_some(0.0);
            self.add(group, Place::Mean(k), fixed, 0.0, false);
        }
    }

    /// Adds a cell; an `equal` one shares the parameter that the first group has at the same place.
    fn add(&mut self, group: usize, place: Place, fixed: Option<f64>, start: f64, equal: bool) {
        let first = self.cells.iter().find(|c| c.group == 0 && c.place == place).map(|c| c.value);
        let value = match (fixed, first) {
            (Some(value), _) => Value::Fixed(value),
            (None, Some(shared @ Value::Free(_))) if equal => shared,
            (None, _) => {
                self.start.push(start);
                Value::Free(self.start.len() - 1)
            }
        };
        self.cells.push(Cell { group, place, value });
    }
}

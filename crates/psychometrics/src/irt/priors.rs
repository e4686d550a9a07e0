//! Prior distributions of item parameters, for models or samples that need some steadying.

use super::item::{Item, Model};

/// A prior of one parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Prior {
    /// Normal with this mean and standard deviation.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Log-normal: the logarithm is normal with this mean and standard deviation. Only for slopes.
    LogNormal {
        /// Mean of the logarithm.
        mean: f64,
        /// Standard deviation of the logarithm.
        sd: f64,
    },
}

/// Priors by kind of parameter; the same for every item. None by default, which is maximum likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Priors {
    /// Prior of every slope.
    pub slope: Option<Prior>,
    /// Prior of every intercept.
    pub intercept: Option<Prior>,
    /// Prior of the logit of every guessing parameter.
    pub guessing_logit: Option<Prior>,
}

/// Value, first and second derivative of a log density.
pub(super) type Terms = [f64; 3];

impl Prior {
    fn terms(self, x: f64) -> Terms {
        const LN_ROOT_TWO_PI: f64 = 0.918_938_533_204_672_8;
        match self {
            Self::Normal { mean, sd } => {
                let z = (x - mean) / sd;
                [-0.5 * z * z - sd.ln() - LN_ROOT_TWO_PI, -z / sd, -1.0 / (sd * sd)]
            }
            Self::LogNormal { mean, sd } if x > 0.0 => {
                let z = (x.ln() - mean) / sd;
                let value = -0.5 * z * z - sd.ln() - LN_ROOT_TWO_PI - x.ln();
                [value, -(1.0 + z / sd) / x, (1.0 + z / sd - 1.0 / (sd * sd)) / (x * x)]
            }
            Self::LogNormal { .. } => [f64::NEG_INFINITY, 0.0, 0.0],
        }
    }

    /// The first of its numbers that makes it no distribution.
    fn fault(self) -> Option<f64> {
        let (Self::Normal { mean, sd } | Self::LogNormal { mean, sd }) = self;
        if !(sd.is_finite() && sd > 0.0) {
            return Some(sd);
        }
        (!mean.is_finite()).then_some(mean)
    }
}

impl Priors {
    /// The first number of a prior that makes it no distribution.
    pub(super) fn fault(&self) -> Option<f64> {
        [self.slope, self.intercept, self.guessing_logit].into_iter().flatten().find_map(Prior::fault)
    }

    /// The terms of each parameter of an item, in the order of [`Item::vector`].
    pub(super) fn terms(&self, item: &Item) -> Vec<Terms> {
        let of = |prior: Option<Prior>, x: f64| prior.map_or([0.0; 3], |p| p.terms(x));
        let vector = item.vector();
        let last = vector.len() - 1;
        vector
            .iter()
            .enumerate()
            .map(|(i, &x)| match i {
                0 => of(self.slope, x),
                _ if i == last && item.model == Model::ThreeParameter => of(self.guessing_logit, x),
                _ => of(self.intercept, x),
            })
            .collect()
    }

    /// The log density of an item's parameters.
    pub(super) fn log_density(&self, item: &Item) -> f64 {
        self.terms(item).iter().map(|t| t[0]).sum()
    }
}

//! How do people change over time, and where is one person likely to go?
//!
//! Linear mixed models `y = Xβ + Z(u_client + v_counsellor) + ε` with random intercepts and slopes for clusters
//! (clients), with or without units above them (counsellors), by maximum likelihood or REML. The likelihood
//! is that of Bates, Mächler, Bolker & Walker (2015); instead of a general sparse solver every cluster is
//! eliminated from its own small sufficient statistics, then every unit above, so that an evaluation costs a
//! few hundred operations per client whatever the number of sessions.

mod blocks;
mod effects;
mod fit;
mod likelihood;
mod prediction;

pub use effects::Effect;
pub use fit::{GrowthFit, fit};
pub use prediction::{GrowthModel, Prediction, Seen};

use crate::design::Design;
use crate::{Error, Result};

/// The largest number of random columns (intercept and slopes).
pub const MOST_RANDOM: usize = 6;

/// Which likelihood is made as large as possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Maximum likelihood: to compare models with different fixed parts.
    Ml,
    /// Restricted maximum likelihood: variances free of the bias from estimating the fixed part.
    Reml,
}

/// The units above the clusters, with the random part that they have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Above<'a> {
    /// The unit of every row, as any whole number. A cluster is read within its unit: cluster 1 of unit 1 is
    /// not cluster 1 of unit 2.
    pub unit: &'a [usize],
    /// How many of the random columns, from the first, the units have effects on (all of them, or only the intercept).
    pub random: usize,
}

/// Measurements of clusters over time: one row per measurement.
#[derive(Debug, Clone, Copy)]
pub struct Measurements<'a> {
    /// What was measured, in points.
    pub outcome: &'a [f64],
    /// The fixed part, with its intercept.
    pub fixed: &'a Design,
    /// The random part, with its intercept: one to [`MOST_RANDOM`] columns.
    pub random: &'a Design,
    /// The cluster (client) of every row, as any whole number.
    pub cluster: &'a [usize],
    /// The units above the clusters, if there are any.
    pub above: Option<Above<'a>>,
}

impl Measurements<'_> {
    /// Everything that can be said about the input before a fit.
    fn check(&self) -> Result<()> {
        let rows = self.outcome.len();
        let of = |name: &str, len: usize| {
            let unequal = || Error::UnequalLengths {
                left: name.into(),
                left_len: len,
                right: "the outcome".into(),
                right_len: rows,
            };
            if len == rows { Ok(()) } else { Err(unequal()) }
        };
        of("the fixed part", self.fixed.rows())?;
        of("the random part", self.random.rows())?;
        of("the list of clusters", self.cluster.len())?;
        let (p, q) = (self.fixed.matrix.columns(), self.random.matrix.columns());
        if !(1..=MOST_RANDOM).contains(&q) {
            return Err(Error::out_of_range(
                "the number of random columns",
                q as f64,
                format!("from 1 to {MOST_RANDOM}"),
            ));
        }
        if let Some(above) = self.above {
            of("the list of units above", above.unit.len())?;
            if !(1..=q).contains(&above.random) {
                let what = "the number of random columns of the units above";
                return Err(Error::out_of_range(what, above.random as f64, format!("from 1 to {q}")));
            }
        }
        if p == 0 {
            return Err(Error::too_few("columns of the fixed part", 1, 0));
        }
        if rows <= p + 1 {
            return Err(Error::too_few("measurements", p + 2, rows));
        }
        crate::error::all_finite(self.outcome, "the outcome")?;
        crate::error::all_finite(self.fixed.matrix.values(), "the fixed part")?;
        crate::error::all_finite(self.random.matrix.values(), "the random part")
    }
}

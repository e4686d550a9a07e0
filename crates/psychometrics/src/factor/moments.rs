//! What a normal likelihood needs of the data: numbers, means and covariances of each pattern of missing values.

use crate::answers::Answers;
use crate::linear::Matrix;
use crate::{Error, Result};
use std::collections::BTreeMap;

/// What to do with rows in which values are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Incomplete {
    /// Leave them out.
    #[default]
    Listwise,
    /// Use every value there is (full-information maximum likelihood; valid if values are missing at random).
    FullInformation,
}

/// Rows with the same values present.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    /// Columns present.
    pub present: Vec<usize>,
    pub n: f64,
    /// Means of the columns present.
    pub mean: Vec<f64>,
    /// Maximum-likelihood covariances of the columns present (divisor `n`).
    pub covariance: Matrix,
    /// The rows themselves, columns present only; empty unless they were asked for.
    pub rows: Vec<f64>,
}

/// One group of rows.
#[derive(Debug, Clone)]
pub(super) struct Moments {
    pub n: f64,
    pub patterns: Vec<Pattern>,
    /// Means and covariances of all columns under the unrestricted model.
    pub mean: Vec<f64>,
    pub covariance: Matrix,
    /// Log-likelihood of the unrestricted model.
    pub unrestricted: f64,
    /// Log-likelihood of the model in which columns are independent.
    pub independent: f64,
}

impl Moments {
    /// The moments of the rows `belongs` picks, for these columns of the table; the rows too if they are to be kept.
    pub fn of(
        answers: &Answers,
        columns: &[usize],
        (incomplete, keep_rows): (Incomplete, bool),
        belongs: impl Fn(usize) -> bool,
    ) -> Result<Self> {
        let patterns = patterns(answers, columns, (incomplete, keep_rows), belongs);
        let n: f64 = patterns.iter().map(|p| p.n).sum();
        if n <= columns.len() as f64 {
            let what = match incomplete {
                Incomplete::Listwise => "rows without a missing value",
                Incomplete::FullInformation => "rows with a value",
            };
            return Err(Error::too_few(what, columns.len() + 1, n as usize));
        }
        let (mean, variance) = one_by_one(&patterns, columns.len());
        for (i, (&column, v)) in columns.iter().zip(&variance).enumerate() {
            // A constant column leaves rounding behind, not exactly zero.
            if !v.is_finite() || *v <= 1e-24 * (1.0 + mean[i] * mean[i]) {
                return Err(Error::no_variance(answers.item_name(column)));
            }
        }
        let independent =
            super::likelihood::log_likelihood(&patterns, &mean, &Matrix::diagonal_of(&variance));
        let complete = patterns.len() == 1 && patterns[0].present.len() == columns.len();
        let (mean, covariance) = if complete {
            (patterns[0].mean.clone(), patterns[0].covariance.clone())
        } else {
            super::saturated::unrestricted(&patterns, mean, Matrix::diagonal_of(&variance))?
        };
        let unrestricted =
            super::likelihood::log_likelihood(&patterns, &mean, &covariance).ok_or_else(|| {
                Error::NotPositiveDefinite { what: "the covariance matrix of the items".into() }
            })?;
        let independent = independent.unwrap_or(f64::NEG_INFINITY);
        Ok(Self { n, patterns, mean, covariance, unrestricted, independent })
    }
}

fn patterns(
    answers: &Answers,
    columns: &[usize],
    (incomplete, keep_rows): (Incomplete, bool),
    belongs: impl Fn(usize) -> bool,
) -> Vec<Pattern> {
    let width = answers.items();
    let row = |r: usize| &answers.values()[r * width..(r + 1) * width];
    let mut rows: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
    let everything: Vec<usize> = (0..columns.len()).collect();
    let mut complete = Vec::new();
    for r in (0..answers.rows()).filter(|&r| belongs(r)) {
        let row = row(r);
        if columns.iter().all(|&c| !row[c].is_nan()) {
            complete.push(r);
        } else if incomplete == Incomplete::FullInformation {
            let present: Vec<usize> = (0..columns.len()).filter(|&i| !row[columns[i]].is_nan()).collect();
            if !present.is_empty() {
                rows.entry(present).or_default().push(r);
            }
        }
    }
    if !complete.is_empty() {
        rows.insert(everything, complete);
    }
    rows.into_iter()
        .map(|(present, members)| {
            let of: Vec<usize> = present.iter().map(|&i| columns[i]).collect();
            let (mean, covariance) = mean_and_covariance(&members, &of, row);
            let kept = if keep_rows { members.as_slice() } else { &[] };
            let rows = kept.iter().flat_map(|&r| of.iter().map(move |&c| row(r)[c])).collect();
            Pattern { present, n: members.len() as f64, mean, covariance, rows }
        })
        .collect()
}

/// Two passes: means first, then products of deviations, which do not cancel.
fn mean_and_covariance<'a>(
    members: &[usize],
    columns: &[usize],
    row: impl Fn(usize) -> &'a [f64],
) -> (Vec<f64>, Matrix) {
    let (n, p) = (members.len() as f64, columns.len());
    let mut mean = vec![0.0; p];
    for &r in members {
        let row = row(r);
        mean.iter_mut().zip(columns).for_each(|(m, &c)| *m += row[c]);
    }
    mean.iter_mut().for_each(|m| *m /= n);
    let mut products = Matrix::zeros(p, p);
    let mut off = vec![0.0; p];
    for &r in members {
        let row = row(r);
        off.iter_mut().zip(columns).zip(&mean).for_each(|((o, &c), m)| *o = row[c] - m);
        for (i, &x) in off.iter().enumerate() {
            products.row_mut(i)[..=i].iter_mut().zip(&off).for_each(|(sum, y)| *sum += x * y);
        }
    }
    (mean, Matrix::from_fn(p, p, |i, j| products[(i.max(j), i.min(j))] / n))
}

/// Mean and variance of each column from all its values.
fn one_by_one(patterns: &[Pattern], p: usize) -> (Vec<f64>, Vec<f64>) {
    let (mut n, mut mean, mut variance) = (vec![0.0; p], vec![0.0; p], vec![0.0; p]);
    for pattern in patterns {
        for (at, &i) in pattern.present.iter().enumerate() {
            n[i] += pattern.n;
            mean[i] += pattern.n * pattern.mean[at];
        }
    }
    mean.iter_mut().zip(&n).for_each(|(m, n)| *m /= n);
    for pattern in patterns {
        for (at, &i) in pattern.present.iter().enumerate() {
            let off = pattern.mean[at] - mean[i];
            variance[i] += pattern.n * (pattern.covariance[(at, at)] + off * off) / n[i];
        }
    }
    (mean, variance)
}

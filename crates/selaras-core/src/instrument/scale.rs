//! Scales: which answers make a score, by which rule, and how sure such a score is.

use serde::Deserialize;

use super::name::ScaleId;
use super::text::Text;

/// How keyed answers become a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Their (weighted) sum.
    Sum,
    /// Their (weighted) mean.
    Mean,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is better.
    HigherIsBetter,
    /// Less is better.
    LowerIsBetter,
}

impl Direction {
    /// +1 where higher is better, −1 where lower is: multiplied with a change, negative means worse.
    pub fn sign(self) -> f64 {
        match self {
            Direction::HigherIsBetter => 1.0,
            Direction::LowerIsBetter => -1.0,
        }
    }
}

/// A number about a scale that came from somewhere: a study, or for the time being an assumption.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// Where it comes from, or why it was assumed.
    pub source: String,
    /// Whether it is an assumption until data replace it.
    pub assumed: bool,
}

/// Where a scale is cut, and by whom.
#[derive(Debug, Clone, PartialEq)]
pub struct CutOff {
    /// Which side of the number is meant.
    pub bound: Bound,
    /// What lies there, in the words of the source.
    pub meaning: Text,
    /// Who proposed it, on whom.
    pub source: String,
}

/// The side of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
}

impl Bound {
    /// Whether a value lies on the meant side.
    pub fn holds(self, value: f64) -> bool {
        match self {
            Bound::AtLeast(limit) => value >= limit,
            Bound::AtMost(limit) => value <= limit,
        }
    }
}

/// The group of people a score is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Norm {
    /// There is none; a page says so beside the score.
    #[serde(rename = "none yet")]
    NoneYet,
}

/// What the standard error of a score rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Reliability and standard deviation both from a source.
    Published,
    /// At least one of them assumed until data replace it.
    Assumed,
    /// Not known, so there is no standard error.
    Unknown,
}

/// A set of items that make one score.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    pub(super) id: ScaleId,
    pub(super) title: Text,
    pub(super) keys: Vec<Key>,
    pub(super) rule: Rule,
    pub(super) times: f64,
    pub(super) missing_allowed: usize,
    pub(super) direction: Direction,
    pub(super) talking_point: bool,
    pub(super) item_range: (i16, i16),
    pub(super) sd: Option<Figure>,
    pub(super) reliability: Option<Figure>,
    pub(super) reliable_change: Option<Figure>,
    pub(super) cut_offs: Vec<CutOff>,
    pub(super) norm: Norm,
}

/// One item of a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// Its position among the items of the instrument.
    pub item: usize,
    /// How much it counts; 1 unless the file says otherwise.
    pub weight: f64,
}

impl Scale {
    /// Its name.
    pub fn id(&self) -> &ScaleId {
        &self.id
    }

    /// Its title.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// Its items.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// How its answers become a value.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// What the sum or mean is multiplied by (1 for most scales).
    pub fn times(&self) -> f64 {
        self.times
    }

    /// How many answers may be missing; they count as the mean of the others. With more there is no score.
    pub fn missing_allowed(&self) -> usize {
        self.missing_allowed
    }

    /// Which way is good.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Something to talk about, never something to raise a signal on.
    pub fn talking_point(&self) -> bool {
        self.talking_point
    }

    /// The lowest possible value.
    pub fn min(&self) -> f64 {
        f64::from(self.item_range.0) * self.stretch()
    }

    /// The highest possible value.
    pub fn max(&self) -> f64 {
        f64::from(self.item_range.1) * self.stretch()
    }

    /// The standard deviation between people, in points of the scale.
    pub fn sd(&self) -> Option<&Figure> {
        self.sd.as_ref()
    }

    /// The reliability, from 0 to 1.
    pub fn reliability(&self) -> Option<&Figure> {
        self.reliability.as_ref()
    }

    /// The change that its source calls reliable, in points of the scale.
    pub fn reliable_change(&self) -> Option<&Figure> {
        self.reliable_change.as_ref()
    }

    /// Where it is cut, by whom.
    pub fn cut_offs(&self) -> &[CutOff] {
        &self.cut_offs
    }

    /// The group its scores are compared with.
    pub fn norm(&self) -> Norm {
        self.norm
    }

    /// The standard error of measurement of a complete response, in points of the scale
    /// ([`psychometrics::change::sem`]).
    pub fn standard_error(&self) -> Option<f64> {
        let (sd, reliability) = (self.sd.as_ref()?, self.reliability.as_ref()?);
        psychometrics::change::sem(sd.value, reliability.value).ok()
    }

    /// What the standard error rests on.
    pub fn basis(&self) -> Basis {
        match (&self.sd, &self.reliability) {
            (Some(sd), Some(reliability)) if sd.assumed || reliability.assumed => Basis::Assumed,
            (Some(_), Some(_)) => Basis::Published,
            _ => Basis::Unknown,
        }
    }

    /// The sum of all weights.
    pub fn weight(&self) -> f64 {
        self.keys.iter().map(|key| key.weight).sum()
    }

    /// What the (weighted) mean of the keyed answers is multiplied by to give the value.
    pub fn stretch(&self) -> f64 {
        match self.rule {
            Rule::Sum => self.weight() * self.times,
            Rule::Mean => self.times,
        }
    }
}

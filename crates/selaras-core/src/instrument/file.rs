//! The shape of an instrument file, before anything in it is checked.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::rights::{Origin, Qualification};
use super::scale::{Direction, Figure, Norm, Rule};
use super::text::Text;

/// A whole file, field by field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InstrumentFile {
    pub id: String,
    pub version: u16,
    pub title: Text,
    pub short: Text,
    pub origin: Origin,
    pub rights: String,
    pub answered_by: String,
    #[serde(default)]
    pub complete: bool,
    pub instruction: Option<Text>,
    pub instruction_easy: Option<Text>,
    pub qualification: Qualification,
    #[serde(default)]
    pub response: BTreeMap<String, ResponseScaleFile>,
    #[serde(default)]
    pub item: Vec<ItemFile>,
    #[serde(default)]
    pub open: Vec<OpenFile>,
    #[serde(default)]
    pub scale: Vec<ScaleFile>,
}

/// `[response.NAME]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResponseScaleFile {
    pub min: i16,
    pub max: i16,
    #[serde(default)]
    pub choices: bool,
    #[serde(default)]
    pub anchors: Vec<AnchorFile>,
}

/// One of the `anchors` of a response scale.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnchorFile {
    pub at: i16,
    pub text: Text,
}

/// `[[item]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemFile {
    pub id: String,
    pub text: Option<Text>,
    pub easy: Option<Text>,
    pub response: String,
    #[serde(default)]
    pub reverse: bool,
    #[serde(default)]
    pub optional: bool,
    pub danger_from: Option<i16>,
}

/// `[[open]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenFile {
    pub id: String,
    pub text: Text,
    pub easy: Option<Text>,
}

/// `[[scale]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScaleFile {
    pub id: String,
    pub title: Text,
    pub items: Vec<String>,
    #[serde(default)]
    pub weights: BTreeMap<String, f64>,
    pub rule: Rule,
    pub times: Option<f64>,
    #[serde(default)]
    pub missing_allowed: usize,
    pub direction: Direction,
    #[serde(default)]
    pub talking_point: bool,
    pub sd: Option<Figure>,
    pub reliability: Option<Figure>,
    pub reliable_change: Option<Figure>,
    #[serde(default)]
    pub cut_off: Vec<CutOffFile>,
    pub norm: Norm,
}

/// `[[scale.cut_off]]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CutOffFile {
    pub at_least: Option<f64>,
    pub at_most: Option<f64>,
    pub meaning: Text,
    pub source: String,
}

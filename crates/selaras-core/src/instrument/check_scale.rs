//! The checks on a scale: its keys fit its items, and its figures can be true.

use std::collections::BTreeSet;

use super::check::Faults;
use super::fault::Complaint;
use super::file::{CutOffFile, ScaleFile};
use super::item::Item;
use super::scale::{Bound, CutOff, Figure, Key, Scale};

/// The scale in a file. Whatever is wrong is added to `faults`; `None` when nothing sensible is left.
pub(super) fn scale(raw: ScaleFile, items: &[Item], faults: &mut Faults) -> Option<Scale> {
    faults.wording(&format!("the title of scale `{}`", raw.id), &raw.title);
    let mut flaws = Vec::new();
    let keys = keys(&raw, items, &mut flaws);
    let item_range = common_range(&keys, items, &mut flaws);
    let times = raw.times.unwrap_or(1.0);
    if !(times.is_finite() && times > 0.0) {
        flaws.push(format!("is multiplied by {times}, which must be above 0"));
    }
    if !raw.items.is_empty() && raw.missing_allowed >= raw.items.len() {
        flaws.push(format!(
            "allows {} of {} answers to be missing, so that none would be left",
            raw.missing_allowed,
            raw.items.len()
        ));
    }
    let id = faults.name(&raw.id);
    let mut scale = id.zip(item_range).map(|(id, item_range)| Scale {
        id,
        title: raw.title,
        keys,
        rule: raw.rule,
        times,
        missing_allowed: raw.missing_allowed,
        direction: raw.direction,
        talking_point: raw.talking_point,
        item_range,
        sd: raw.sd,
        reliability: raw.reliability,
        reliable_change: raw.reliable_change,
        cut_offs: Vec::new(),
        norm: raw.norm,
    });
    if let Some(scale) = &mut scale {
        figures(scale, &mut flaws);
        for raw in raw.cut_off {
            scale.cut_offs.extend(cut_off(raw, scale, &mut flaws, faults));
        }
    }
    for flaw in flaws {
        faults.add(Complaint::Scale { scale: raw.id.clone(), flaw });
    }
    scale
}

fn keys(raw: &ScaleFile, items: &[Item], flaws: &mut Vec<String>) -> Vec<Key> {
    if raw.items.is_empty() {
        flaws.push("has no items".to_owned());
    }
    for (name, weight) in &raw.weights {
        if !raw.items.contains(name) {
            flaws.push(format!("weighs item `{name}`, which is not one of its items"));
        }
        if !(weight.is_finite() && *weight > 0.0) {
            flaws.push(format!("weighs item `{name}` by {weight}, which must be above 0"));
        }
    }
    let mut seen = BTreeSet::new();
    let mut keys = Vec::new();
    for name in &raw.items {
        if !seen.insert(name) {
            flaws.push(format!("counts item `{name}` twice"));
        }
        match items.iter().position(|item| item.id == name.as_str()) {
            None => flaws.push(format!("counts item `{name}`, which does not exist")),
            Some(item) => {
                if items[item].optional {
                    flaws
                        .push(format!("counts item `{name}`, which is optional and may not have been asked"));
                }
                keys.push(Key { item, weight: raw.weights.get(name).copied().unwrap_or(1.0) });
            }
        }
    }
    keys
}

/// Items that are added up must be answered on the same numbers, else their mean has no meaning.
fn common_range(keys: &[Key], items: &[Item], flaws: &mut Vec<String>) -> Option<(i16, i16)> {
    let range = |key: &Key| (items[key.item].response.min, items[key.item].response.max);
    let first = range(keys.first()?);
    if let Some(other) = keys.iter().find(|key| range(key) != first) {
        let (min, max) = range(other);
        flaws.push(format!(
            "mixes response ranges: {} to {} and, for item `{}`, {min} to {max}",
            first.0, first.1, items[other.item].id
        ));
    }
    Some(first)
}

fn figures(scale: &Scale, flaws: &mut Vec<String>) {
    let spread = scale.max() - scale.min();
    let mut refuse = |what: &str, figure: &Option<Figure>, allowed: &dyn Fn(f64) -> bool, rule: &str| {
        if let Some(figure) = figure {
            if !allowed(figure.value) {
                flaws.push(format!("has a {what} of {}, which {rule}", figure.value));
            }
            if figure.source.trim().is_empty() {
                flaws.push(format!("does not say where its {what} comes from"));
            }
        }
    };
    let within = |low: f64, high: f64| move |value: f64| value > low && value <= high;
    // No distribution between two ends spreads wider than half the way between them (Popoviciu 1935).
    refuse("standard deviation", &scale.sd, &within(0.0, spread / 2.0), "its range does not allow");
    refuse("reliability", &scale.reliability, &|v| (0.0..=1.0).contains(&v), "must lie between 0 and 1");
    refuse("reliable change", &scale.reliable_change, &within(0.0, spread), "its range does not allow");
}

fn cut_off(raw: CutOffFile, scale: &Scale, flaws: &mut Vec<String>, faults: &mut Faults) -> Option<CutOff> {
    faults.wording(&format!("a cut-off of scale `{}`", scale.id), &raw.meaning);
    if raw.source.trim().is_empty() {
        flaws.push("does not say where a cut-off comes from".to_owned());
    }
    let (bound, at) = match (raw.at_least, raw.at_most) {
        (Some(at), None) => (Bound::AtLeast(at), at),
        (None, Some(at)) => (Bound::AtMost(at), at),
        _ => {
            flaws.push("has a cut-off that needs exactly one of `at_least` and `at_most`".to_owned());
            return None;
        }
    };
    if !(scale.min()..=scale.max()).contains(&at) {
        flaws.push(format!("is cut at {at}, outside its range {} to {}", scale.min(), scale.max()));
    }
    Some(CutOff { bound, meaning: raw.meaning, source: raw.source })
}

//! From answers to scores, by the keys and rules of the instrument.

use crate::instrument::{Instrument, Rule, Scale};
use crate::response::Response;

use super::Score;

/// The scores of a response, in the order of the instrument's scales. A scale with more missing answers
/// than its rule allows gives none.
///
/// The value is the (weighted) mean of the keyed answers that were given, times the weight of all items when
/// the rule is a sum: a missing answer counts as the person's own mean.
///
/// # Panics
/// If the response belongs to another instrument or version.
pub fn score(instrument: &Instrument, response: &Response) -> Vec<Score> {
    response.belongs_to(instrument);
    instrument.scales().iter().filter_map(|scale| score_on(instrument, scale, response)).collect()
}

fn score_on(instrument: &Instrument, scale: &Scale, response: &Response) -> Option<Score> {
    let (mut sum, mut weight, mut answered) = (0.0, 0.0, 0);
    for key in scale.keys() {
        if let Some(answer) = response.answers()[key.item] {
            sum += key.weight * f64::from(instrument.items()[key.item].keyed(answer));
            weight += key.weight;
            answered += 1;
        }
    }
    if answered + scale.missing_allowed() < scale.keys().len() {
        return None;
    }
    // Complete sums stay whole numbers: they are not sent through a division and back.
    let value = if answered == scale.keys().len() && scale.rule() == Rule::Sum {
        sum * scale.times()
    } else {
        sum / weight * scale.stretch()
    };
    Some(Score::on(instrument, scale, value.clamp(scale.min(), scale.max()), answered))
}

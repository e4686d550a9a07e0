//! From a level to answers: each item is answered by the highest threshold that the level, with its noise, passes.

use anyhow::{Context, Result, anyhow};
use psychometrics::random::Random;
use selaras_core::instrument::shelf;
use selaras_core::response::Response;

/// What passes between 0, 1 … 6 in the check-in: answers around the middle in the first sessions.
pub const WELLBEING: [f64; 6] = [-1.8, -1.1, -0.5, 0.1, 0.7, 1.4];
/// The same for the alliance, where answers gather near the top.
pub const ALLIANCE: [f64; 6] = [-2.6, -2.0, -1.4, -0.7, 0.1, 1.1];
/// And for how near a goal is, from 0 to 10.
pub const NEARNESS: [f64; 10] = [-2.0, -1.6, -1.2, -0.8, -0.4, 0.0, 0.4, 0.8, 1.2, 1.6];

/// Noise that a whole form shares.
const FORM_NOISE: f64 = 0.18;
/// Noise of each item.
const ITEM_NOISE: f64 = 0.4;

/// The answers of one form to items that lie this far from the level.
pub fn drawn(level: f64, items: &[f64], thresholds: &[f64], random: &mut Random) -> Vec<i16> {
    let level = level + FORM_NOISE * random.normal();
    items
        .iter()
        .map(|item| {
            let felt = level + item + ITEM_NOISE * random.normal();
            thresholds.iter().filter(|threshold| **threshold < felt).count() as i16
        })
        .collect()
}

/// A response to the newest version of an instrument, its items answered in order.
///
/// # Errors
/// When there is no such instrument, or the answers do not fit it.
pub fn response(instrument: &str, answers: &[i16]) -> Result<Response> {
    let form = shelf().newest(instrument).with_context(|| format!("no instrument {instrument}"))?;
    let texts: Vec<String> = answers.iter().map(i16::to_string).collect();
    let place = |name: &str| form.items().iter().position(|item| *item.id() == name);
    Response::read(form, |item| place(item.as_str()).and_then(|at| texts.get(at)).map(String::as_str))
        .map_err(|faults| anyhow!("{instrument}: {faults:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_higher_the_level_the_higher_the_answers() {
        let mut random = Random::seeded(3);
        let mut mean = |level: f64| {
            let answers = (0..500).flat_map(|_| drawn(level, &[0.0; 3], &ALLIANCE, &mut random));
            answers.map(f64::from).sum::<f64>() / 1500.0
        };
        let means = [-3.5, -1.5, 0.6, 3.0].map(&mut mean);
        assert!(means[0] < 0.7 && means[3] > 5.9, "{means:?}");
        assert!((1.8..2.8).contains(&means[1]) && (4.5..5.5).contains(&means[2]), "{means:?}");
    }

    #[test]
    fn answers_fit_the_instruments() {
        assert!(response("check-in", &[0, 3, 6, 2, 1, 0]).is_ok());
        assert!(response("alliance-client-short", &[0, 3, 7]).is_err());
        assert!(response("no-such-form", &[]).is_err());
    }
}

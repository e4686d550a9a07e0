//! Answers and scores told in words: each with where it comes from.

use selaras_core::instrument::{Basis, Instrument, Norm, Wording};
use selaras_core::response::Response;
use selaras_core::score::Score;
use selaras_store::responses::How;

use super::say;
use crate::layout::field::Text;
use crate::words::Words;

/// One answer told.
#[derive(Debug, Clone)]
pub struct Told {
    /// What was asked.
    pub label: Text,
    /// What was answered.
    pub answer: Text,
    /// What was answered the time before, when it was something else.
    pub before: Option<Text>,
    /// By how much it is better (worse, when negative) than the time before.
    pub change: i32,
}

/// Each answer that was given, beside that of an earlier response to the same version.
pub fn each(words: &Words, form: &Instrument, response: &Response, earlier: Option<&Response>) -> Vec<Told> {
    let mut told = Vec::new();
    for (at, item) in form.items().iter().enumerate() {
        let Some(answer) = response.answers()[at] else { continue };
        let before = earlier.and_then(|earlier| earlier.answers()[at]);
        let scale = item.response();
        let one = |answer: i16| match scale.anchor(answer) {
            Some(text) if scale.choices() || scale.min() < 0 => say(words, text),
            _ if scale.min() < 0 => leaning(words, form, at, answer),
            _ => words.fill(
                "answer-of",
                &[("answer", i64::from(answer).into()), ("most", i64::from(scale.max()).into())],
            ),
        };
        let change = before.map_or(0, |before| i32::from(answer) - i32::from(before));
        told.push(Told {
            label: item.text().map(|text| say(words, text)).unwrap_or_default(),
            answer: one(answer),
            before: before.filter(|before| *before != answer).map(one),
            change: change * form.orientation(at).unwrap_or(0),
        });
    }
    told
}

/// How a response came about, where it was not as usual.
pub fn how(words: &Words, how: How) -> Vec<Text> {
    let helped = how.helped.then(|| words.say("answer-was-helped"));
    let easy = (how.wording == Wording::Easy).then(|| words.say("answer-was-easy"));
    helped.into_iter().chain(easy).collect()
}

/// A score with the interval of 95 % around it.
pub fn score(words: &Words, form: &Instrument, score: &Score) -> Text {
    let decimals = usize::from(score.range().1 <= 10.0 && form.items().len() > 1);
    let number = |value: f64| words.number(value, decimals);
    let most = score.range().1;
    let (value, most) = (number(score.value()), words.number(most, usize::from(most.fract() != 0.0)));
    match score.interval(0.95) {
        None => words.fill("score-plain", &[("value", value.into()), ("most", most.into())]),
        Some(around) => words.fill(
            "score-interval",
            &[
                ("value", value.into()),
                ("most", most.into()),
                ("low", number(around.low).into()),
                ("high", number(around.high).into()),
            ],
        ),
    }
}

/// What a score rests on: assumed or published reliability, and that there is no norm.
pub fn rests_on(words: &Words, score: &Score) -> Text {
    words.say(match (score.basis(), score.norm()) {
        (Basis::Assumed, Norm::NoneYet) => "score-assumed",
        (Basis::Published, Norm::NoneYet) => "score-published",
        (Basis::Unknown, Norm::NoneYet) => "score-no-error",
    })
}

/// An answer between the middle and one end of a line with two sides.
fn leaning(words: &Words, form: &Instrument, item: usize, answer: i16) -> Text {
    let scale = form.items()[item].response();
    let end = if answer < 0 { scale.min() } else { scale.max() };
    let side = scale.anchor(end).map(|text| say(words, text)).unwrap_or_default();
    words.fill(
        "answer-leaning",
        &[
            ("side", side.into_owned().into()),
            ("answer", i64::from(answer.unsigned_abs()).into()),
            ("most", i64::from(end.unsigned_abs()).into()),
        ],
    )
}

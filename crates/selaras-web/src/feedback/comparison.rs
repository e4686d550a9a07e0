//! The two views of one session over each other: the client's answers, the counsellor's own, and the guess.

use psychometrics::distribution::normal_quantile;
use selaras_core::instrument::Instrument;
use selaras_core::response::Response;
use selaras_core::score::Score;
use selaras_store::responses::Kept;

use super::CLIENT;
use crate::ask::Ask;
use crate::instrument::{say, told};
use crate::layout::field::Text;
use crate::layout::views::TwoViews;

/// Both views.
pub struct Comparison {
    /// Item by item, where both answered mirrored items.
    pub rows: Vec<TwoViews>,
    /// The client's score, as far as it is there.
    pub client: Option<Text>,
    /// The counsellor's own score.
    pub own: Option<Text>,
    /// The guess of the client's score.
    pub guess: Option<Text>,
    /// How far the guess lies off, and what that is worth.
    pub gap: Option<Text>,
    /// What the numbers rest on.
    pub note: Option<Text>,
    /// How the client's answers came about, where it was not as usual.
    pub how: Vec<Text>,
}

/// Both views of a session, or the one that is there; nothing when there is none.
pub fn compared(ask: &Ask<'_>, client: Option<&Kept>, counsellor: Option<&Kept>) -> Option<Comparison> {
    let words = &ask.words;
    let tell = |kept: Option<&Kept>, scale: &str| {
        let kept = kept?;
        Some(told::score(words, kept.form()?, kept.score(scale)?))
    };
    let alliance = client.and_then(|kept| kept.score("alliance"));
    let guess = counsellor.and_then(|kept| kept.score("guess"));
    let any = client.or(counsellor)?;
    Some(Comparison {
        rows: rows(ask, client, counsellor),
        client: tell(client, "alliance"),
        own: tell(counsellor, "own"),
        guess: tell(counsellor, "guess"),
        gap: alliance.zip(guess).and_then(|(alliance, guess)| gap(ask, alliance, guess)),
        note: any.scores.first().map(|score| told::rests_on(words, score)),
        how: client.map(|kept| told::how(words, kept.how)).unwrap_or_default(),
    })
}

/// The items of the client's short form beside their mirror; the long form has none.
fn rows(ask: &Ask<'_>, client: Option<&Kept>, counsellor: Option<&Kept>) -> Vec<TwoViews> {
    let short = client.filter(|kept| kept.instrument == CLIENT[0]);
    let Some((form, theirs)) = short.and_then(answers) else { return Vec::new() };
    let Some((mirror, ours)) = counsellor.and_then(answers) else { return Vec::new() };
    form.items()
        .iter()
        .map(|item| {
            let of = |name: String| {
                let mirrored = mirror.item(&name)?;
                ours.answer(mirror, mirrored.id())
            };
            let guess = of(format!("guess-{}", item.id()));
            TwoViews {
                label: item.text().map(|text| say(&ask.words, text)).unwrap_or_default(),
                client: theirs.answer(form, item.id()).map(f64::from),
                counsellor: of(format!("own-{}", item.id())).map(f64::from),
                range: (f64::from(item.response().min()), f64::from(item.response().max())),
                remark: guess.map(|n| ask.words.with("feedback-own-guessed", "guess", i64::from(n))),
            }
        })
        .collect()
}

fn answers(kept: &Kept) -> Option<(&'static Instrument, &Response)> {
    Some((kept.form()?, kept.answers.as_ref()?))
}

/// How far the guess lies above or below, against 1.96 standard errors of the difference.
fn gap(ask: &Ask<'_>, client: &Score, guess: &Score) -> Option<Text> {
    let gap = guess.value() - client.value();
    let error = client.standard_error()?.hypot(guess.standard_error()?);
    let limit = normal_quantile(0.975).ok()? * error;
    let key = match gap {
        _ if gap.abs() <= limit => "feedback-own-gap-within",
        _ if gap > 0.0 => "feedback-own-gap-above",
        _ => "feedback-own-gap-below",
    };
    let number = |value: f64| ask.words.number(value, 1);
    Some(ask.words.fill(key, &[("gap", number(gap.abs()).into()), ("limit", number(limit).into())]))
}

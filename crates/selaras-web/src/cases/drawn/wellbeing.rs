//! Well-being: the check-ins, or the scale that a practice uses in their place.

use selaras_core::history::{Rating, series};
use selaras_core::instrument::{Direction, Origin};
use selaras_core::session::State;

use crate::ask::Ask;
use crate::cases::facts::Facts;
use crate::picture::wellbeing::wellbeing;
use crate::picture::{Better, CheckIn, Names, Picture, Wellbeing};

pub fn draw(ask: &Ask<'_>, facts: &Facts, names: Names) -> Picture {
    let series = series(&facts.history.checkins);
    let newest = series.last();
    let form = newest.and_then(|rating| rating.instrument());
    let scale = form.and_then(|form| form.scales().first());
    let title = match form {
        Some(form) => {
            let short = form.short().say(ask.words.language(), ask.words.address());
            // Ours is a common word inside the heading; a published scale is written as its authors write it.
            if form.origin() == Origin::Ours { short.to_lowercase() } else { short.to_owned() }
        }
        None => ask.words.say("cases-checkin").into_owned(),
    };
    let input = Wellbeing {
        names,
        instrument: title,
        range: scale.map_or((0.0, 30.0), |scale| (scale.min(), scale.max())),
        better: match newest.map(|rating| rating.direction) {
            Some(Direction::LowerIsBetter) => Better::Lower,
            _ => Better::Higher,
        },
        error_of_difference: scale.and_then(|s| s.standard_error()).map(|e| std::f64::consts::SQRT_2 * e),
        checkins: checkins(ask, facts, &series),
    };
    wellbeing(&input, &ask.words)
}

/// One place for each session held or checked in for; scores without sessions are counted.
fn checkins(ask: &Ask<'_>, facts: &Facts, series: &[&Rating]) -> Vec<CheckIn> {
    let calendar = ask.calendar();
    if series.iter().any(|rating| rating.session.is_none()) {
        let counted = (1..).zip(series).map(|(number, rating)| CheckIn {
            number,
            date: calendar.short_date(rating.given_at),
            score: rating.score.as_ref().map(|score| score.value()),
        });
        return counted.collect();
    }
    let of = |session| series.iter().rev().find(|rating| rating.session == Some(session));
    let sessions = facts.history.sessions.iter();
    let shown = sessions.filter(|session| session.state == State::Held || of(session.id).is_some());
    shown
        .map(|session| CheckIn {
            number: session.number,
            date: calendar.short_date(session.at()),
            score: of(session.id).and_then(|rating| rating.score.as_ref()).map(|score| score.value()),
        })
        .collect()
}

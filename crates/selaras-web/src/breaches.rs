//! Breaches of personal data: writing one down, whom it touches, the letters, the clock of seventy-two hours.
//!
//! The administrator works by case numbers; those concerned read their letter on their own pages.

pub mod create;
pub mod letter;
pub mod list;
pub mod show;
pub mod told;

use selaras_core::breach::{Step, hours_left};
use selaras_core::moment::Moment;
use selaras_store::breaches::Breach;

use crate::ask::Ask;
use crate::layout::field::Text;

/// How the clock stands: what colour, and in words.
pub fn clock(ask: &Ask<'_>, breach: &Breach) -> (&'static str, Text) {
    let taken = breach.taken();
    if taken.contains(&Step::Closing) {
        return ("calm", ask.words.say("breaches-closed"));
    }
    if taken.contains(&Step::Agency) && taken.contains(&Step::Clients) {
        return ("good", ask.words.say("breaches-all-told"));
    }
    match hours_left(breach.told.noticed_at, ask.now) {
        left if left < 0 => ("care", ask.words.say("breaches-over")),
        left => (if left < 24 { "care" } else { "calm" }, ask.words.with("breaches-left", "hours", left)),
    }
}

/// From when to when.
pub fn span(ask: &Ask<'_>, from: Moment, until: Moment) -> Text {
    let calendar = ask.calendar();
    let places = [("from", calendar.date_time(from).into()), ("until", calendar.date_time(until).into())];
    ask.words.fill("breaches-span", &places)
}

//! The alliance: what the client rated after each session, beside the counsellor's own view and guess.

use selaras_core::history::{Rating as Rated, series};
use selaras_core::people::Role;
use selaras_core::session::{Session, State};
use selaras_core::signal::{Kind, Outcome, Step};

use crate::ask::Ask;
use crate::cases::facts::Facts;
use crate::picture::alliance::alliance;
use crate::picture::{Alliance, AllianceSession, Names, Picture, Rating};

pub fn draw(ask: &Ask<'_>, facts: &Facts, names: Names) -> Picture {
    let history = &facts.history;
    // Feedback that waits for the counsellor's guess is not missing: its session is drawn once it opens.
    let waits = |s: &Session| facts.reader != Role::Client && facts.sealed.contains(&s.id);
    let rated = |s: &Session| history.feedback_on(s.id).is_some() || history.view_of(s.id).is_some();
    let shown = history.sessions.iter().filter(|s| (s.state == State::Held || rated(s)) && !waits(s));
    let sessions = shown.map(|session| one(ask, facts, session)).collect();
    alliance(&Alliance { names, range: (0.0, 6.0), baseline: usual(facts), sessions }, &ask.words)
}

fn one(ask: &Ask<'_>, facts: &Facts, session: &Session) -> AllianceSession {
    let view = facts.history.view_of(session.id);
    AllianceSession {
        number: session.number,
        date: ask.calendar().short_date(session.at()),
        client: facts.history.feedback_on(session.id).and_then(rating),
        counsellor: view.and_then(|view| view.own.score.as_ref()).map(|score| score.value()),
        guess: view.and_then(|view| view.guess.as_ref()).map(|score| score.value()),
        signal: signal(ask, facts, session),
        repair: repair(ask, facts, session),
    }
}

fn rating(rated: &Rated) -> Option<Rating> {
    let score = rated.score.as_ref()?;
    let interval = score.interval(0.95).map(|around| (around.low, around.high));
    Some(Rating { value: score.value(), interval })
}

/// The mean of the ratings before the newest, once they are enough to be called usual.
fn usual(facts: &Facts) -> Option<f64> {
    let series = series(&facts.history.feedback);
    let (_, earlier) = series.split_last()?;
    let values: Vec<f64> = earlier.iter().filter_map(|r| Some(r.score.as_ref()?.value())).collect();
    let enough = values.len() >= facts.history.thresholds.usual_from;
    enough.then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn signal(ask: &Ask<'_>, facts: &Facts, session: &Session) -> Option<String> {
    let about = |kind: Kind| matches!(kind, Kind::AllianceDrop | Kind::AllianceLow | Kind::GuessAbove);
    let mut here = facts.signals.iter().rev().filter(|s| s.evidence.session == Some(session.id));
    let found = here.find(|signal| about(signal.kind()))?;
    Some(ask.words.say(&format!("signals-{}-brief", found.kind().code())).into_owned())
}

/// A repair belongs to the session held last when it was noted.
fn repair(ask: &Ask<'_>, facts: &Facts, session: &Session) -> Option<String> {
    let repaired = facts.signals.iter().find(|signal| {
        let (at, outcome) = match signal.closed {
            Some(closed) => closed,
            None => return false,
        };
        outcome == Outcome::Repaired && facts.session_before(at) == Some(session.number)
    })?;
    let closing = repaired.steps.iter().find(|taken| taken.step == Step::Closed);
    let words = closing.and_then(|taken| taken.words.clone());
    Some(words.unwrap_or_else(|| ask.words.say("signals-outcome-repaired").into_owned()))
}

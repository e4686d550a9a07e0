//! A rupture in words: how far it has come, what comes next for the reader, and its story.

use selaras_core::rupture::{Asks, Deed, State, is_due};
use selaras_store::ruptures::{Entry, Rupture};

use crate::ask::Ask;
use crate::layout::field::Text;
use crate::proposals::standing::Badge;
use crate::sides::Reader;

/// One line of the story.
pub struct Line {
    /// When.
    pub date: String,
    /// What happened.
    pub what: Text,
    /// What was said.
    pub words: Vec<String>,
    /// The mark on the time line.
    pub look: &'static str,
}

/// How far it has come, in a word.
pub fn badge(ask: &Ask<'_>, rupture: &Rupture) -> Badge {
    let state = rupture.course.state();
    let kind = match state {
        State::Repaired => "good",
        State::Opened | State::WaitsFor(_) | State::NotYet => "care",
        State::Agreed | State::Acting | State::LetGo => "calm",
    };
    Badge { kind, text: ask.words.say(&format!("ruptures-state-{}", state.code())) }
}

/// What comes next, said to the reader.
pub fn next(ask: &Ask<'_>, reader: &Reader, rupture: &Rupture) -> Text {
    let due = is_due(rupture.again_at, ask.now);
    let state = rupture.course.state();
    let side = ask.side();
    let other = reader.name(side.other());
    let mine = rupture.course.asks(side, due);
    match (state, mine, rupture.again_at) {
        (State::Repaired | State::LetGo, ..) => ask.words.say(&format!("ruptures-next-{}", state.code())),
        (_, Some(asks), _) => ask.words.with(&format!("ruptures-next-{}", asked(asks)), "name", other),
        (State::Agreed | State::Acting, None, Some(at)) => {
            ask.words.with("ruptures-next-until", "date", ask.calendar().date(at))
        }
        _ => ask.words.with("ruptures-next-wait", "name", other),
    }
}

fn asked(asks: Asks) -> &'static str {
    match asks {
        Asks::Say => "say",
        Asks::Plan => "plan",
        Asks::Answer => "answer",
        Asks::Judge => "judge",
    }
}

/// The story, from the opening on. What the counsellor asked themselves is not part of it, nor what was answered beside
/// feedback that is still closed to the reader.
pub fn story(
    ask: &Ask<'_>,
    reader: &Reader,
    rupture: &Rupture,
    closed: &[selaras_core::id::SessionId],
) -> Vec<Line> {
    let opened = Line {
        date: ask.calendar().date(rupture.opened_at),
        what: ask.words.with("ruptures-story-opened", "name", reader.name(rupture.course.opened_by)),
        words: Vec::new(),
        look: "signalled",
    };
    let open = |entry: &&Entry| entry.session.is_none_or(|session| !closed.contains(&session));
    let shown = rupture.entries.iter().filter(|entry| entry.deed != Deed::Looked).filter(open);
    std::iter::once(opened).chain(shown.map(|entry| line(ask, reader, entry))).collect()
}

fn line(ask: &Ask<'_>, reader: &Reader, entry: &Entry) -> Line {
    let name = reader.name(entry.side);
    let (key, what) = match entry.deed {
        Deed::Said(_) => ("said", entry.missed.map(|one| format!("ruptures-missed-{}", one.code()))),
        Deed::Planned | Deed::Looked => ("planned", None),
        Deed::Agreed(_) => ("agreed", None),
        Deed::Noticed(change) => ("noticed", Some(format!("ruptures-changed-{}", change.code()))),
        Deed::Judged(verdict) => ("judged", Some(format!("ruptures-verdict-{}", verdict.code()))),
    };
    let what = what.map(|key| ask.words.say(&key)).unwrap_or_default();
    let places = [("name", name.into()), ("what", what.as_ref().into())];
    Line {
        date: ask.calendar().date(entry.at),
        what: ask.words.fill(&format!("ruptures-story-{key}"), &places),
        words: [&entry.heard, &entry.words].into_iter().flatten().cloned().collect(),
        look: "",
    }
}

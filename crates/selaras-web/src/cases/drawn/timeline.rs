//! The time line: agreement, sessions, signals with their course, repairs, and the ending.

use selaras_core::case::Ending as Ended;
use selaras_core::moment::{DAY, Moment};
use selaras_core::session::{Session, State};
use selaras_core::signal::{Kind, Outcome, Step};
use selaras_store::signals::Signal as Kept;

use crate::ask::Ask;
use crate::cases::facts::Facts;
use crate::picture::timeline::timeline;
use crate::picture::{Attendance, Day, Ending, Event, EventKind, Picture, Signal, Timeline};

pub fn draw(ask: &Ask<'_>, facts: &Facts) -> Picture {
    let mut events: Vec<Event> = Vec::new();
    let signed = facts.agreement.as_ref().and_then(|agreement| agreement.signed_at());
    events.extend(signed.map(|at| Event { day: day(ask, at), kind: EventKind::Agreement, words: None }));
    events.extend(facts.history.sessions.iter().filter_map(|session| met(ask, session)));
    events.extend(facts.signals.iter().filter_map(|signal| repaired(ask, signal)));
    events.extend(facts.case.ended.as_ref().map(|ended| {
        let kind = EventKind::Ending(match ended.ending {
            Ended::Planned => Ending::Planned,
            Ended::Transferred => Ending::Transferred,
            Ended::DroppedOut => Ending::DroppedOut,
        });
        Event { day: day(ask, ended.at), kind, words: None }
    }));
    let signals = facts.signals.iter().filter(|signal| signal.kind() != Kind::Danger);
    let signals = signals.map(|signal| course(ask, signal)).collect();
    timeline(&Timeline { events, signals }, &ask.words)
}

fn met(ask: &Ask<'_>, session: &Session) -> Option<Event> {
    let attendance = match session.state {
        State::Held => Attendance::Held,
        State::Missed => Attendance::Missed,
        State::Planned => Attendance::Planned,
        State::Cancelled => return None,
    };
    let kind = EventKind::Session(Some(session.number), attendance);
    Some(Event { day: day(ask, session.at()), kind, words: None })
}

fn repaired(ask: &Ask<'_>, signal: &Kept) -> Option<Event> {
    let (at, _) = signal.closed.filter(|(_, outcome)| *outcome == Outcome::Repaired)?;
    let closing = signal.steps.iter().find(|taken| taken.step == Step::Closed);
    let words = closing.and_then(|taken| taken.words.clone());
    Some(Event { day: day(ask, at), kind: EventKind::Repair, words })
}

fn course(ask: &Ask<'_>, signal: &Kept) -> Signal {
    let talked = signal.steps.iter().find(|taken| matches!(taken.step, Step::Talked | Step::Acted));
    Signal {
        words: ask.words.say(&format!("signals-{}-brief", signal.kind().code())).into_owned(),
        opened: day(ask, signal.raised_at),
        talked: talked.map(|taken| day(ask, taken.taken_at)),
        closed: signal.closed.map(|(at, _)| day(ask, at)),
    }
}

fn day(ask: &Ask<'_>, at: Moment) -> Day {
    Day { number: at.unix_ms().div_euclid(DAY), date: ask.calendar().short_date(at) }
}

//! `/me/sessions`: the next session and its purpose, the agenda, and what both took from those before.

use askama::Template;
use selaras_core::id::SessionId;
use selaras_core::session::{self, State};
use selaras_store::responses::{self, Kept};
use selaras_store::{Tx, sessions};

use super::{Brief, brief};
use crate::agenda::{self, Agenda};
use crate::ask::{Answer, Ask, Outcome};
use crate::checkins::new::INSTRUMENT;
use crate::feedback;
use crate::layout::Frame;

/// Feedback is asked for so many days after a session; later it is welcome, but not asked for.
const ASKED_DAYS: i64 = 30;

/// A session that nobody closed is taken to be over after this long.
const ENDS_AFTER_MS: i64 = 45 * 60_000;

#[derive(Template)]
#[template(path = "sessions/own.html")]
struct Page {
    frame: Frame,
    next: Option<Next>,
    later: Vec<Brief>,
    past: Vec<Past>,
    agenda: Agenda,
}

struct Next {
    session: Brief,
    checked_in: bool,
    /// Its time is over, and nobody has closed it yet.
    asks_feedback: bool,
}

struct Past {
    session: Brief,
    asks_feedback: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    let all = sessions::of_case(tx, ask.practice(), case)?;
    let kept = responses::of_case(tx, ask.practice(), case, &[])?;
    let agenda = agenda::on_page(ask, tx)?;
    let next = session::next(&all);
    let later = all.iter().filter(|s| s.state == State::Planned && Some(s.id) != next.map(|n| n.id));
    let past = all.iter().rev().filter(|s| s.state != State::Planned).map(|s| Past {
        session: brief(ask, s),
        asks_feedback: agenda.acts
            && s.state == State::Held
            && ask.now.days_since(s.at()) <= ASKED_DAYS
            && !gave_feedback(&kept, s.id),
    });
    Answer::page(&Page {
        frame: ask.frame("sessions-own-title", "sessions"),
        next: next.map(|s| Next {
            session: brief(ask, s),
            checked_in: checked_in(&kept, s.id),
            asks_feedback: s.at().plus_ms(ENDS_AFTER_MS) <= ask.now && !gave_feedback(&kept, s.id),
        }),
        later: later.map(|s| brief(ask, s)).collect(),
        past: past.collect(),
        agenda,
    })
}

fn gave_feedback(kept: &[Kept], session: SessionId) -> bool {
    kept.iter().any(|k| feedback::is_clients(k) && k.session == Some(session))
}

fn checked_in(kept: &[Kept], session: SessionId) -> bool {
    kept.iter().any(|k| k.instrument == INSTRUMENT && k.session == Some(session))
}

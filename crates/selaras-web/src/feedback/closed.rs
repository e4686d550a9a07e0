//! When a session takes no feedback: why not, and what becomes of the words.

use askama::Template;
use selaras_core::moment::Moment;
use selaras_core::session::{Session, State};

use crate::ask::{Ask, Refusal};
use crate::layout::Frame;
use crate::layout::field::Text;

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its time has not come.
    NotYet,
    /// It was noted as missed or called off.
    NotHeld,
    /// It was given already, then.
    Given(Moment),
}

/// Why a session takes no feedback of the client now; nothing when it does. `given` is when they gave some.
pub fn why(session: &Session, given: Option<Moment>, now: Moment) -> Option<Why> {
    match (given, session.state) {
        (Some(at), _) => Some(Why::Given(at)),
        (None, State::Missed | State::Cancelled) => Some(Why::NotHeld),
        (None, State::Planned) if session.began_at.is_none() && session.planned_at > now => Some(Why::NotYet),
        (None, State::Planned | State::Held) => None,
    }
}

#[derive(Template)]
#[template(path = "feedback/closed.html")]
struct Page {
    frame: Frame,
    text: Text,
    kept: Option<String>,
}

/// The page that says so, with the words that were sent and a way to keep them.
///
/// # Errors
/// When it cannot be drawn.
pub fn page(ask: &Ask<'_>, session: &Session, why: Why, kept: Option<String>) -> Result<String, Refusal> {
    let date = |moment| ask.calendar().date(moment);
    let (title, text) = match why {
        Why::NotYet => {
            ("feedback-not-yet-title", ask.words.with("feedback-not-yet", "date", date(session.planned_at)))
        }
        Why::NotHeld => {
            ("feedback-not-held-title", ask.words.with("feedback-not-held", "date", date(session.planned_at)))
        }
        Why::Given(at) => ("feedback-given-title", ask.words.with("feedback-given", "date", date(at))),
    };
    let page = Page { frame: ask.frame(title, "sessions"), text, kept };
    Ok(page.render()?)
}

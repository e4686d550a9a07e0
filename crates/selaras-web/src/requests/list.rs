//! `/cases/{case}/requests`: what the client of a case has asked for, what waits for an answer first.

use askama::Template;
use selaras_core::request::State;
use selaras_store::cases::heading;
use selaras_store::requests::Request;
use selaras_store::{Tx, requests};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::requests::{clock, title};

#[derive(Template)]
#[template(path = "requests/list.html")]
struct Page {
    frame: Frame,
    lead: Text,
    lines: Vec<Line>,
    under: String,
}

/// A request on the list.
struct Line {
    address: String,
    what: Text,
    when: Text,
    badge: (&'static str, Text),
    words: Option<String>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    let heading = heading::of(tx, ask.practice(), case)?.ok_or(Refusal::NotThere)?;
    let mut all = requests::of_case(tx, ask.practice(), case)?;
    all.sort_by_key(|one| !one.is_open());
    let under = format!("/cases/{case}");
    Answer::page(&Page {
        frame: ask.frame("requests-title", "caseload"),
        lead: ask.words.with("requests-lead", "client", heading.client),
        lines: all.into_iter().map(|one| line(ask, &under, one)).collect(),
        under,
    })
}

fn line(ask: &Ask<'_>, under: &str, request: Request) -> Line {
    Line {
        address: format!("{under}/requests/{}", request.id),
        what: title(ask, request.kind),
        when: ask.words.with("requests-asked", "when", ask.calendar().date_time(request.asked_at)),
        badge: badge(ask, &request),
        words: request.words,
    }
}

/// How far a request has come, with the kind of its badge.
pub(super) fn badge(ask: &Ask<'_>, request: &Request) -> (&'static str, Text) {
    let kind = match request.state {
        State::Open => return clock(ask, request.due_at),
        State::Granted => "good",
        State::Declined => "strain",
        State::Withdrawn => "calm",
    };
    (kind, ask.words.say(&format!("requests-state-{}", request.state.code())))
}

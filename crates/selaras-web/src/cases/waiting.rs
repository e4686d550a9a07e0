//! What waits for the counsellor on a case's page beside its signals: a sentence, and where it is answered.

use selaras_core::review;
use selaras_core::session::{State, remark};
use selaras_store::{Tx, remarks, reviews};

use crate::ask::{Ask, Refusal};
use crate::cases::facts::Facts;
use crate::layout::field::Text;

/// Something that waits.
pub struct Waiting {
    /// What.
    pub sentence: Text,
    /// Where it is answered.
    pub address: String,
    /// The link's words.
    pub action: Text,
}

/// What waits for the counsellor of this case; nothing for somebody who looks on.
///
/// # Errors
/// What the database said.
pub fn waiting(ask: &Ask<'_>, tx: &mut Tx<'_>, facts: &Facts, client: &str) -> Result<Vec<Waiting>, Refusal> {
    if !ask.works_on_case() {
        return Ok(Vec::new());
    }
    let mut waiting = Vec::new();
    let said = remarks::of_case(tx, ask.practice(), facts.case.id)?;
    for session in facts.history.sessions.iter().filter(|session| session.state == State::Planned) {
        let of = said.iter().filter(|(of, _)| *of == session.id).map(|(_, remark)| remark.clone());
        if remark::open_question(&of.collect::<Vec<_>>()).is_some() {
            let places = [("client", client.into()), ("number", i64::from(session.number).into())];
            waiting.push(Waiting {
                sentence: ask.words.fill("cases-question", &places),
                address: format!("/cases/{}/sessions/{}#purpose", facts.case.id, session.id),
                action: ask.words.say("cases-question-open"),
            });
        }
    }
    let reviews = reviews::of_case(tx, ask.practice(), facts.case.id)?;
    let waits = reviews.first().map(review::Review::standing);
    let key = match waits {
        Some(review::Standing::Waits) => Some("cases-review-waits"),
        Some(review::Standing::Otherwise) => Some("cases-review-otherwise"),
        _ => review::is_due(&facts.history.sessions, &reviews).then_some("cases-review-due"),
    };
    waiting.extend(key.map(|key| Waiting {
        sentence: ask.words.with(key, "client", client),
        address: format!("/cases/{}/review", facts.case.id),
        action: ask.words.say("cases-review-open"),
    }));
    Ok(waiting)
}

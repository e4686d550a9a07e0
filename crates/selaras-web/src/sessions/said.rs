//! What either side says around a session: the client questions its purpose and adds to its summary, the counsellor
//! answers.

use selaras_core::session::Session;
use selaras_core::session::remark::Kind;
use selaras_store::Tx;
use selaras_store::remarks::{self, New};

use super::show::{self, Forms, named};
use super::trouble::{Trouble, read, words};
use super::{closing, mine, planning};
use crate::ask::{Answer, Ask, Outcome, Refusal};

/// `/me/sessions/{session}/question`: the client would rather do something else.
pub fn question(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = named(ask, tx)?;
    match say(ask, tx, &session, Kind::Question, ("question", "sessions-question-missing"))? {
        None => Answer::done(&format!("/me/sessions/{}#purpose", session.id), "session-questioned"),
        Some(trouble) => mine::again(ask, tx, &session, &trouble),
    }
}

/// `/me/sessions/{session}/summary`: the client adds to what both take with them, or puts it otherwise.
pub fn add(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let session = named(ask, tx)?;
    let corrects = ask.form.text("kind") == Kind::Correction.code();
    let kind = if corrects { Kind::Correction } else { Kind::Addition };
    match say(ask, tx, &session, kind, ("addition", "sessions-addition-missing"))? {
        None => Answer::done(&format!("/me/sessions/{}#summary", session.id), "session-added"),
        Some(trouble) => mine::again(ask, tx, &session, &trouble),
    }
}

/// `/cases/{case}/sessions/{session}/answer`: the counsellor answers the client's question; a new purpose is another way to.
pub fn answer(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, session) = (ask.case_id()?, named(ask, tx)?);
    match say(ask, tx, &session, Kind::Answer, ("answer", "sessions-answer-missing"))? {
        None => {
            let to = format!("/cases/{case}/sessions/{}#purpose", session.id);
            Answer::done(&to, "session-answered")
        }
        Some(trouble) => {
            let planning = planning::fields(ask, tx, Some(&session))?;
            let closing = closing::fields(ask, tx, &session)?;
            Answer::again(&show::page(ask, tx, &session, Forms { planning, closing, trouble })?)
        }
    }
}

/// Says it; gives back what stands in the way.
fn say(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    session: &Session,
    kind: Kind,
    (name, missing): (&'static str, &str),
) -> Result<Option<Trouble>, Refusal> {
    let words = match words(ask, name, missing) {
        Ok(words) => words,
        Err(trouble) => return Ok(Some(trouble)),
    };
    let new = New { kind, words, read: read(ask) };
    match remarks::say(tx, ask.by(), (ask.case_id()?, session.id), &new) {
        Ok(_) => Ok(None),
        Err(why) => Trouble::told(ask, why).map(Some),
    }
}

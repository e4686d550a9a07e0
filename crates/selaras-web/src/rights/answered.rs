//! What was answered and its client has not opened yet: told on their first page until they do.

use selaras_core::id::RequestId;
use selaras_store::{Tx, requests};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::field::Text;

/// An answer that waits to be opened.
pub struct Answered {
    /// Of which request.
    pub id: String,
    /// What was asked for, and when it was answered.
    pub sentence: Text,
}

/// Those of the client's case.
///
/// # Errors
/// What the database said.
pub fn unread(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Answered>, Refusal> {
    let answered = |(id, kind, at): (RequestId, selaras_core::request::Kind, _)| {
        let what = ask.words.say(&format!("rights-kind-{}", kind.code()));
        let places = [("what", what.as_ref().into()), ("when", ask.calendar().date_time(at).into())];
        Answered { id: id.to_string(), sentence: ask.words.fill("rights-answered", &places) }
    };
    Ok(requests::unread(tx, ask.practice(), ask.case_id()?)?.into_iter().map(answered).collect())
}

/// `POST /me/rights/requests/{request}/reading`: opens it.
pub fn read(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, id) = (ask.case_id()?, ask.id("request")?);
    if requests::find(tx, ask.practice(), case, id)?.is_none() {
        return Err(Refusal::NotThere);
    }
    requests::was_read(tx, ask.by(), case, id)?;
    Answer::go(format!("/me/rights#{id}"))
}

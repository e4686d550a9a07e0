//! `/cases/{case}/preferences`: each wish with what either side says of it, beside what feedback says of the sessions.

use askama::Template;
use selaras_store::contributions::Kind;
use selaras_store::{Tx, preferences};

use super::both::{Both, Last, both};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::contributions::given::{self, Given};
use crate::layout::Frame;
use crate::layout::field::Text;

/// So many of the last sessions' feedback stand beside the wishes.
const FEEDBACK: usize = 3;

#[derive(Template)]
#[template(path = "preferences/theirs.html")]
struct Page {
    frame: Frame,
    head: Head,
    said: Option<Text>,
    both: Option<Both>,
    client_says: &'static str,
    counsellor_says: &'static str,
    feedback: Vec<Given>,
    under: String,
    acts: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    let given = preferences::given(tx, ask.practice(), case)?;
    let said = given.as_ref().map(|given| {
        let key = if given.confirmed_at.is_some() { "preferences-still-holds" } else { "preferences-said" };
        ask.words.with(key, "date", ask.calendar().date(given.said_at()))
    });
    let mut feedback = given::of_case(ask, tx)?;
    feedback.retain(|one| one.kind == Kind::Feedback);
    feedback.truncate(FEEDBACK);
    let is_me = ask.case()?.counsellor == ask.me.person.id;
    Answer::page(&Page {
        head: head(ask, tx, Section::Room)?,
        frame: ask.frame("preferences-title-counsellor", "caseload"),
        said,
        both: given.map(|given| both(ask, tx, &given)).transpose()?,
        client_says: "preferences-says-client",
        counsellor_says: if is_me { "preferences-says-you" } else { "preferences-says-counsellor" },
        feedback,
        under: format!("/cases/{case}"),
        acts: ask.works_on_case(),
    })
}

/// Whether the client has said how wishes were kept to, and their counsellor has not answered: what waits on the page of
/// the case.
///
/// # Errors
/// What the database said.
pub fn waits(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<bool, Refusal> {
    let last = Last::of(tx, ask.practice(), ask.case_id()?)?;
    let own = last.counsellor.map(|telling| telling.at);
    Ok(last.client.is_some_and(|client| own.is_none_or(|own| own < client.at)))
}

//! `/me/feedback/{session}/thanks`: what happens with the feedback.

use askama::Template;
use selaras_core::case::Talk;
use selaras_core::id::SessionId;
use selaras_store::{Tx, responses, sessions};

use super::CLIENT;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use selaras_store::responses::WordsWhen;

#[derive(Template)]
#[template(path = "feedback/thanks.html")]
struct Page {
    frame: Frame,
    what: &'static str,
    words: Option<&'static str>,
    session: SessionId,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let session: SessionId = ask.id("session")?;
    sessions::find(tx, ask.practice(), case.id, session)?.ok_or(Refusal::NotThere)?;
    let Some(given) = responses::given(tx, ask.practice(), case.id, session, &CLIENT)? else {
        return Answer::go(format!("/me/feedback/{session}"));
    };
    let words = given.words_when.map(|when| match when {
        WordsWhen::Now => "feedback-thanks-words-now",
        WordsWhen::Together => "feedback-thanks-words-together",
    });
    let what = match case.talk {
        Talk::Direct => "feedback-thanks-direct",
        Talk::Indirect => "feedback-thanks-indirect",
    };
    Answer::page(&Page { frame: ask.frame("feedback-thanks-title", "sessions"), what, words, session })
}

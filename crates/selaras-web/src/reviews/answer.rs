//! `…/review/{review}/answer`: the client says yes, or that they see it otherwise: on the screen that both look at, or
//! on their own.

use selaras_core::people::Side;
use selaras_core::review::Answer as Said;
use selaras_store::{Tx, reviews};

use super::show::{LONGEST, again};
use super::{address, reviews_of};
use crate::ask::{Answer, Ask, Outcome, Refusal};

/// Keeps the answer.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, id) = (ask.case_id()?, ask.id("review")?);
    if !reviews_of(ask, tx)?.iter().any(|review| review.id == id) {
        return Err(Refusal::NotThere);
    }
    let said = match (ask.side(), ask.form.text("answer").parse()) {
        // What is tapped on the counsellor's screen is never taken for the client's own device.
        (Side::Counsellor, _) => Said::Here,
        (Side::Client, Ok(said)) if said != Said::Here => said,
        _ => return again(ask, tx, &vec![("answer", ask.words.say("reviews-answer-missing"))]),
    };
    let words = ask.form.given("answer-words").filter(|_| ask.side() == Side::Client);
    if words.is_some_and(|words| words.chars().count() > LONGEST) {
        let long = ask.words.with("field-too-long", "most", LONGEST);
        return again(ask, tx, &vec![("answer-words", long)]);
    }
    if said == Said::Otherwise && words.is_none() {
        return again(ask, tx, &vec![("answer-words", ask.words.say("reviews-otherwise-words"))]);
    }
    let kept = reviews::answer(tx, ask.by(), (case, id), said, words)?;
    let done = match said {
        _ if !kept => "review-answered-before",
        Said::Here | Said::Agrees => "review-agreed",
        Said::Otherwise => "review-otherwise",
    };
    Answer::done(&address(ask)?, done)
}

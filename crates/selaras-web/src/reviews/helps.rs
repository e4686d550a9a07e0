//! `/me/review/helps`: what helped, chosen by the client from their own words, or said anew; taken away whenever they wish.

use selaras_core::id::Id;
use selaras_store::reviews::Help;
use selaras_store::{Tx, reviews};

use super::show::{LONGEST, again};
use super::together::together;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::sides::Reader;

/// Chooses something.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    if let Some(source) = ask.form.given("source") {
        let reader = Reader::of(ask, tx)?;
        let source: Id<()> = source.parse().map_err(|_| Refusal::NotThere)?;
        // Only what both may read can be pointed at.
        let both = together(ask, tx, &reader)?;
        if both.candidates.iter().any(|candidate| candidate.id == source) {
            reviews::choose(tx, ask.by(), case, Some(source), None)?;
        }
        return Answer::done("/me/review#helped", "review-helped");
    }
    let wrong = match ask.form.given("helped") {
        None => ask.words.say("reviews-helped-missing"),
        Some(words) if words.chars().count() > LONGEST => ask.words.with("field-too-long", "most", LONGEST),
        Some(words) => {
            reviews::choose(tx, ask.by(), case, None, Some(words))?;
            return Answer::done("/me/review#helped", "review-helped");
        }
    };
    again(ask, tx, &vec![("helped", wrong)])
}

/// `/me/review/helps/{help}/withdrawal`: takes it away, at once, also from the counsellor's page.
pub fn withdraw(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let id: Id<Help> = ask.id("help")?;
    if !reviews::take_away(tx, ask.by(), ask.case_id()?, id)? {
        return Err(Refusal::NotThere);
    }
    Answer::done("/me/review#helped", "review-withdrawn")
}

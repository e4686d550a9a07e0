//! `/cases/{case}/review`: the counsellor records what both found, while both look or for the client to answer.

use selaras_core::preference::Kept;
use selaras_core::review::{Found, Outcome, is_due};
use selaras_store::{Tx, reviews, sessions};

use super::show::{LONGEST, Wrong, again};
use crate::ask::{Answer, Ask, Outcome as Answered, Refusal};

/// Records it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Answered {
    let case = ask.case_id()?;
    let waits = reviews::of_case(tx, ask.practice(), case)?;
    if waits.first().is_some_and(|last| last.answer.is_none()) {
        // Recorded in another window: what stands there waits for the client first.
        let newer = ("words", ask.words.say("reviews-waits-first"));
        return again(ask, tx, &vec![newer]);
    }
    match entered(ask) {
        Ok((found, here)) => {
            reviews::record(tx, ask.by(), case, &found, here)?;
            let done = if here { "review-agreed" } else { "review-recorded" };
            Answer::done(&format!("/cases/{case}/review"), done)
        }
        Err(wrong) => again(ask, tx, &wrong),
    }
}

/// Whether it is time for one.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn suggested(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<bool, Refusal> {
    let (practice, case) = (ask.practice(), ask.case_id()?);
    Ok(is_due(&sessions::of_case(tx, practice, case)?, &reviews::of_case(tx, practice, case)?))
}

fn entered(ask: &Ask<'_>) -> Result<(Found, bool), Wrong> {
    let mut wrong = Wrong::new();
    let outcome = ask.form.text("outcome").parse::<Outcome>();
    if outcome.is_err() {
        wrong.push(("outcome", ask.words.say("reviews-outcome-missing")));
    }
    if ask.form.given("words").is_none() {
        wrong.push(("words", ask.words.say("reviews-words-missing")));
    }
    for name in ["words", "helped"] {
        if ask.form.text(name).chars().count() > LONGEST {
            wrong.push((name, ask.words.with("field-too-long", "most", LONGEST)));
        }
    }
    let how = ask.form.text("how");
    if !matches!(how, "here" | "own") {
        wrong.push(("how", ask.words.say("reviews-how-missing")));
    }
    let kept = |name: &str| ask.form.text(name).parse::<Kept>().ok();
    match outcome {
        Ok(outcome) if wrong.is_empty() => {
            let found = Found {
                outcome,
                words: ask.form.text("words").to_owned(),
                helped: ask.form.given("helped").map(str::to_owned),
                kept_client: kept("kept-client"),
                kept_counsellor: kept("kept-counsellor"),
            };
            Ok((found, how == "here"))
        }
        _ => Err(wrong),
    }
}

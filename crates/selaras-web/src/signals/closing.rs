//! `…/signals/{signal}/closing`: a signal is closed with what came of it, which the software counts.

use selaras_core::people::Side;
use selaras_core::signal::{Outcome as CameOf, Step};
use selaras_store::Tx;
use selaras_store::signals::New;

use super::show::{Entered, page};
use super::{LONGEST, take};
use crate::ask::{Answer, Ask, Outcome};

/// Closes it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    if ask.form.text("words").chars().count() > LONGEST {
        let mut entered = Entered::new(ask);
        entered.closing = entered.closing.error(Some(ask.words.say("signals-words-long")));
        return Answer::again(&page(ask, tx, entered)?);
    }
    let Ok(outcome) = ask.form.text("outcome").parse::<CameOf>() else {
        let mut entered = Entered::new(ask);
        entered.outcome = entered.outcome.error(Some(ask.words.say("signals-closing-outcome-missing")));
        return Answer::again(&page(ask, tx, entered)?);
    };
    if outcome == CameOf::Repaired {
        let mut entered = Entered::new(ask);
        entered.outcome = entered.outcome.error(Some(ask.words.say("signals-repaired-by-both")));
        return Answer::again(&page(ask, tx, entered)?);
    }
    let new = New {
        step: Step::Closed,
        outcome: Some(outcome),
        words: ask.form.given("words"),
        side: Side::Counsellor,
        person: ask.me.person.id,
    };
    let then = Answer::done(&format!("/cases/{}", ask.case_id()?), "signal-closing");
    take(ask, tx, &new, then)
}

//! `…/signals/{signal}/talk`: it was talked about, or read and acted upon, as the client chose; with what was agreed.

use selaras_core::case::Talk;
use selaras_core::people::Side;
use selaras_core::signal::Step;
use selaras_store::Tx;
use selaras_store::signals::New;

use super::show::{Entered, page};
use super::{LONGEST, address, take};
use crate::ask::{Answer, Ask, Outcome};

/// Keeps what was agreed or changed.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let again = |tx: &mut Tx<'_>, fault: &str| {
        let mut entered = Entered::new(ask);
        entered.talk = entered.talk.error(Some(ask.words.say(fault)));
        Answer::again(&page(ask, tx, entered)?)
    };
    let Some(words) = ask.form.given("talk") else { return again(tx, "signals-talk-words-missing") };
    if words.chars().count() > LONGEST {
        return again(tx, "signals-words-long");
    }
    let step = if ask.case()?.talk == Talk::Direct { Step::Talked } else { Step::Acted };
    let new =
        New { step, outcome: None, words: Some(words), side: Side::Counsellor, person: ask.me.person.id };
    let then = Answer::done(&address(ask, ask.id("signal")?)?, "signal-talk");
    take(ask, tx, &new, then)
}

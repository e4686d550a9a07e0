//! `/me/security/pin`: another PIN. Whoever changes it has just given the old one, and every other device of theirs
//! is signed out.

use askama::Template;
use selaras_store::{Tx, pins, sign_ins};

use crate::access::{secret, unlock};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

#[derive(Template)]
#[template(path = "account/pin.html")]
struct Page {
    frame: Frame,
    pin: Field,
    again: Field,
    faults: Vec<Fault>,
}

/// The form.
pub fn show(ask: &Ask<'_>, _tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    Answer::page(&page(ask))
}

/// Changes it.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let page = page(ask);
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let (practice, person) = (ask.practice(), ask.me.person.id);
    let digest = ask.digest.ok_or_else(|| Refusal::Drawing("a PIN was not digested".to_owned()))?;
    pins::set(tx, practice, person, digest, ask.now)?;
    sign_ins::end_others(tx, practice, person, ask.sign_in.token)?;
    ask.note(tx, "pin.change", Some(person))?;
    Answer::done("/me/security", "pin-changed")
}

fn page(ask: &Ask<'_>) -> Page {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let new = form.text("pin");
    let weak = if sent { secret::acceptable_pin(new).err() } else { None };
    let differs = sent && weak.is_none() && form.text("pin-again") != new;
    let pin = Field::new("pin", words.say("pin-new"))
        .hint(words.say("pin-new-hint"))
        .error(weak.map(|weak| words.say(unlock::weak(weak))));
    let again =
        Field::new("pin-again", words.say("pin-again")).error(differs.then(|| words.say("pin-not-same")));
    Page { frame: ask.frame("account-pin-change", ""), faults: faults([&pin, &again]), pin, again }
}

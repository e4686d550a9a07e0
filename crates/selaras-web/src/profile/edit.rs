//! `/me/profile/{entry}`: other words, another visibility, taken back at once, or gone for good.

use askama::Template;
use selaras_core::profile::SeenBy;
use selaras_store::Tx;
use selaras_store::profile::{self, Entry};

use super::creation::done;
use super::{chosen, entered, visibility, words};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "profile/edit.html")]
struct Page {
    frame: Frame,
    faults: Vec<Fault>,
    address: String,
    question: Text,
    words: Field,
    seen: Field,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let entry = named(ask, tx)?;
    Answer::page(&page(ask, &entry, None))
}

/// Changes it.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let entry = named(ask, tx)?;
    let words = match entered(ask) {
        Ok(words) => words,
        Err(fault) => return Answer::again(&page(ask, &entry, Some(fault))),
    };
    let seen_by = chosen(ask);
    profile::change(tx, ask.by(), (ask.case_id()?, ask.me.person.id), entry.id, words, seen_by)?;
    Answer::done(&format!("/me/profile#{}", entry.theme.code()), done(seen_by))
}

/// `…/withdrawal`: from now on it is for the client alone.
pub fn withdraw(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let entry = named(ask, tx)?;
    let whose = (ask.case_id()?, ask.me.person.id);
    profile::change(tx, ask.by(), whose, entry.id, &entry.words, SeenBy::Client)?;
    Answer::done(&format!("/me/profile#{}", entry.theme.code()), "profile-withdrawn")
}

/// `…/removal`: gone for good.
pub fn remove(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let entry = named(ask, tx)?;
    profile::remove(tx, ask.by(), (ask.case_id()?, ask.me.person.id), entry.id)?;
    Answer::done("/me/profile", "profile-removed")
}

fn named(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Entry, Refusal> {
    let whose = (ask.case_id()?, ask.me.person.id);
    profile::find(tx, ask.practice(), whose, ask.id("entry")?)?.ok_or(Refusal::NotThere)
}

fn page(ask: &Ask<'_>, entry: &Entry, fault: Option<Text>) -> Page {
    let code = entry.theme.code();
    let label = ask.words.say(&format!("profile-theme-{code}-question"));
    let words = words(ask, ask.words.say("profile-write"), &entry.words).error(fault);
    let address = format!("/me/profile/{}", entry.id);
    Page {
        frame: ask.frame(&format!("profile-theme-{code}"), "home").at(address.clone()),
        faults: faults([&words]),
        address,
        question: label,
        words,
        seen: visibility(ask, entry.seen_by),
    }
}

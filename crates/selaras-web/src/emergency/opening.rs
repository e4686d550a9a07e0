//! `/cases/{case}/emergency`: opens the case for an hour, for reading only, with a reason that the client will read.

use askama::Template;
use selaras_core::emergency::{REASON_AT_LEAST, REASON_AT_MOST, is_reason};
use selaras_store::cases::heading;
use selaras_store::{Tx, emergencies};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "emergency/opening.html")]
struct Page {
    frame: Frame,
    whose: Text,
    reason: Field,
    faults: Vec<Fault>,
    under: String,
    until: Option<String>,
}

/// The form; while an hour lasts, the way to the case as well.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx)?;
    Answer::page(&page)
}

/// Opens the case.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx)?;
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let reason = ask.form.text("reason").trim();
    emergencies::open(tx, ask.by(), ask.case_id()?, ask.me.person.id, reason)?;
    Answer::done(&page.under, "emergency-opened")
}

/// Whoever comes here knows the client's name; it is not shown before a reason was given.
fn page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Page, Refusal> {
    let case = ask.case()?;
    let (words, form) = (ask.words, ask.form);
    let heading = heading::of(tx, ask.practice(), case.id)?.ok_or(Refusal::NotThere)?;
    let mine = |one: &emergencies::Opening| one.person == ask.me.person.id && one.until > ask.now;
    let lasts = emergencies::of_case(tx, ask.practice(), case.id)?.into_iter().find(mine);
    let sent = !form.is_empty();
    let unfit = sent && !is_reason(form.text("reason"));
    let reason = Field::new("reason", words.say("emergency-reason"))
        .hint(words.with("emergency-reason-hint", "count", REASON_AT_LEAST))
        .value(form.text("reason"))
        .longest(REASON_AT_MOST)
        .error(unfit.then(|| words.with("emergency-reason-unfit", "count", REASON_AT_LEAST)))
        .within(&words);
    let places =
        [("counsellor", heading.counsellor.into()), ("date", ask.calendar().date(case.opened_at).into())];
    Ok(Page {
        frame: ask.frame("emergency-opening-title", ""),
        whose: words.fill("emergency-whose", &places),
        faults: faults([&reason]),
        reason,
        under: format!("/cases/{}", case.id),
        until: lasts.map(|one| ask.calendar().date_time(one.until)),
    })
}

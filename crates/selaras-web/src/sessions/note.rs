//! `…/sessions/{session}/note`: the counsellor's private note, on a page of its own that nobody else can open.

use askama::Template;
use selaras_core::session::Session;
use selaras_store::{Tx, private_notes, sessions};

use super::{Brief, brief};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

/// The most characters of a note.
pub const LONGEST: usize = 20_000;

#[derive(Template)]
#[template(path = "sessions/note.html")]
struct Page {
    frame: Frame,
    head: Head,
    session: Brief,
    written: Option<Text>,
    note: Field,
    faults: Vec<Fault>,
    address: String,
}

/// The note.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, None)?)
}

/// Writes it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, session) = (ask.case_id()?, ask.id("session")?);
    let words = ask.form.text("note");
    if words.chars().count() > LONGEST {
        return Answer::again(&page(ask, tx, Some(ask.words.with("field-too-long", "most", LONGEST)))?);
    }
    if !private_notes::write(tx, ask.by(), case, session, ask.me.person.id, words)? {
        return Err(Refusal::NotThere);
    }
    Answer::done(&format!("/cases/{case}/sessions/{session}/note"), "session-noted")
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, fault: Option<Text>) -> Result<Page, Refusal> {
    let case = ask.case_id()?;
    let session: Session =
        sessions::find(tx, ask.practice(), case, ask.id("session")?)?.ok_or(Refusal::NotThere)?;
    let kept = private_notes::read(tx, ask.practice(), case, session.id, ask.me.person.id)?;
    let entered = ask.form.raw("note").map(str::to_owned);
    let written = kept.as_ref().map(|note| {
        ask.words.with("sessions-note-written", "when", ask.calendar().date_time(note.written_at))
    });
    let value = entered.or(kept.map(|note| note.words)).unwrap_or_default();
    let note = Field::new("note", ask.words.say("sessions-note"))
        .hint(ask.words.say("sessions-note-hint"))
        .longest(LONGEST)
        .optional()
        .value(value)
        .error(fault);
    Ok(Page {
        frame: ask.frame("sessions-note-title", "caseload"),
        head: head(ask, tx, Section::Sessions)?,
        session: brief(ask, &session),
        written,
        faults: faults([&note]),
        note,
        address: format!("/cases/{case}/sessions/{}", session.id),
    })
}

//! `…/sessions/{session}/closing`: a session ends with what both take with them, and a note for oneself.

use selaras_core::session::{Session, State};
use selaras_store::{Tx, private_notes, sessions};

use super::note;
use super::planning;
use super::show::{named, page};
use crate::ask::{Answer, Ask, Outcome};
use crate::layout::field::{Field, Text};

/// The most characters of a summary.
const LONGEST: usize = 8_000;

/// The form that closes a session.
pub struct Closing {
    /// What both take with them.
    pub summary: Field,
    /// A note for oneself; only asked when the session is closed, written on its own page afterwards.
    pub note: Field,
}

/// The fields with what was entered, or else what holds now. A note that was kept is never shown here.
pub fn fields(ask: &Ask<'_>, session: &Session) -> Closing {
    let words = &ask.words;
    let kept = session.summary.clone().unwrap_or_default();
    let summary = ask.form.raw("summary").map_or(kept, str::to_owned);
    Closing {
        summary: Field::new("summary", words.say("sessions-summary"))
            .hint(words.say("sessions-summary-hint"))
            .longest(LONGEST)
            .optional()
            .value(summary),
        note: Field::new("note", words.say("sessions-note"))
            .hint(words.say("sessions-note-hint"))
            .longest(note::LONGEST)
            .optional()
            .value(ask.form.text("note")),
    }
}

/// Closes the session, or rewords its summary.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    let session = named(ask, tx)?;
    let (summary, words) = (ask.form.text("summary"), ask.form.text("note"));
    let too_long = |text: &str, most: usize| {
        (text.chars().count() > most).then(|| ask.words.with("field-too-long", "most", most))
    };
    let mut wrong: [Option<Text>; 2] = [too_long(summary, LONGEST), too_long(words, note::LONGEST)];
    if wrong == [None, None] && !sessions::close(tx, ask.by(), case, session.id, summary)? {
        wrong[0] = Some(ask.words.say("sessions-closing-cancelled"));
    }
    if wrong != [None, None] {
        let mut closing = fields(ask, &session);
        [closing.summary.error, closing.note.error] = wrong;
        let planning = planning::fields(ask, Some(&session));
        return Answer::again(&page(ask, tx, &session, planning, closing)?);
    }
    if !words.is_empty() {
        private_notes::append(tx, ask.by(), case, session.id, ask.me.person.id, words)?;
    }
    if session.state == State::Held {
        return Answer::done(&format!("/cases/{case}/sessions/{}", session.id), "session-reworded");
    }
    Answer::done(&format!("/cases/{case}/feedback/{}", session.id), "session-closed")
}

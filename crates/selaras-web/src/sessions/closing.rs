//! `…/sessions/{session}/closing`: a session ends with what became of its purpose and topics, what both take with them, and
//! a note for oneself.

use selaras_core::agenda::{Came as TopicCame, State as Topic};
use selaras_core::id::AgendaItemId;
use selaras_core::proposal;
use selaras_core::session::remark::{Part, said};
use selaras_core::session::{Came, Session, State};
use selaras_store::agreements::delays;
use selaras_store::{Tx, agenda, private_notes, remarks, sessions};

use super::note;
use super::planning;
use super::show::{Forms, named, page};
use super::trouble::{Trouble, read};
use crate::agreement;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::field::{Field, Text};

/// The most characters of a summary.
const LONGEST: usize = 8_000;

/// The form that closes a session.
pub struct Closing {
    /// What became of the purpose.
    pub came: Field,
    /// What became of each topic that stands on the agenda.
    pub topics: Vec<Field>,
    /// What both take with them.
    pub summary: Field,
    /// Why the first session went ahead before everyone had signed the agreement; asked only then.
    pub unsigned: Option<Field>,
    /// A note for oneself; only asked when the session is closed, written on its own page afterwards.
    pub note: Field,
    /// How much has been said about the summary.
    pub read: usize,
}

/// The fields with what was entered, or else what holds now. A note that was kept is never shown here.
///
/// # Errors
/// What the database said.
pub fn fields(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<Closing, Refusal> {
    let words = &ask.words;
    let kept = session.summary.clone().unwrap_or_default();
    let summary = ask.form.raw("summary").map_or(kept, str::to_owned);
    let now = session.came.map_or("", Came::code);
    let came = Field::new("came", words.say("sessions-came")).optional();
    let came = Came::ALL.iter().fold(came, |field, came| {
        field.choice(came.code(), words.say(&format!("sessions-came-{}", came.code())))
    });
    let all = remarks::of_session(tx, ask.practice(), ask.case_id()?, session.id)?;
    Ok(Closing {
        came: came.value(ask.form.raw("came").unwrap_or(now)),
        topics: topics(ask, tx, session)?,
        unsigned: None,
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
        read: said(session, &all, Part::Summary),
    })
}

/// Asks why the first session went ahead, where not everyone has signed the agreement.
///
/// # Errors
/// What the database said.
pub(super) fn asks_why(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<Option<Field>, Refusal> {
    let closes = matches!(session.state, State::Planned | State::Missed);
    if !closes || agreement::holds(ask, tx)? {
        return Ok(None);
    }
    let all = sessions::of_case(tx, ask.practice(), ask.case_id()?)?;
    if all.iter().any(|one| one.state == State::Held) {
        return Ok(None);
    }
    let field = Field::new("unsigned", ask.words.say("sessions-unsigned"))
        .hint(ask.words.say("sessions-unsigned-hint"))
        .longest(proposal::LONGEST)
        .value(ask.form.text("unsigned"));
    Ok(Some(field.within(&ask.words)))
}

/// Closes the session, or rewords its summary.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (case, session) = (ask.case_id()?, named(ask, tx)?);
    let (summary, words) = (ask.form.text("summary"), ask.form.text("note"));
    let too_long = |text: &str, most: usize| {
        (text.chars().count() > most).then(|| ask.words.with("field-too-long", "most", most))
    };
    let mut unsigned = asks_why(ask, tx, &session)?;
    if let Some(why) = unsigned.as_mut().filter(|why| why.value.is_empty()) {
        why.error = Some(ask.words.say("sessions-unsigned-missing"));
    }
    let unexplained = unsigned.as_ref().is_some_and(|why| why.error.is_some());
    let mut wrong: [Option<Text>; 2] = [too_long(summary, LONGEST), too_long(words, note::LONGEST)];
    let mut closing = fields(ask, tx, &session)?;
    let trouble = if closing.read == read(ask) { Trouble::default() } else { Trouble::newer(ask) };
    let stands = wrong == [None, None] && trouble.notice.is_none() && !unexplained;
    if stands && !sessions::close(tx, ask.by(), case, session.id, summary)? {
        wrong[0] = Some(ask.words.say("sessions-closing-cancelled"));
    }
    if !stands || wrong != [None, None] {
        closing.unsigned = unsigned;
        [closing.summary.error, closing.note.error] = wrong;
        let planning = planning::fields(ask, tx, Some(&session))?;
        return Answer::again(&page(ask, tx, &session, Forms { planning, closing, trouble })?);
    }
    became(ask, tx, &session)?;
    if let Some(why) = unsigned {
        delays::explain(tx, ask.by(), case, session.id, ask.me.person.id, &why.value)?;
    }
    if !words.is_empty() {
        private_notes::append(tx, ask.by(), case, session.id, ask.me.person.id, words)?;
    }
    if session.state == State::Held {
        return Answer::done(&format!("/cases/{case}/sessions/{}", session.id), "session-reworded");
    }
    Answer::done(&format!("/cases/{case}/feedback/{}", session.id), "session-closed")
}

/// Keeps what became of the purpose and of each topic.
fn became(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<(), Refusal> {
    let case = ask.case_id()?;
    if let Ok(came) = ask.form.text("came").parse::<Came>() {
        sessions::came(tx, ask.by(), case, session.id, came)?;
    }
    for (name, came) in ask.form.iter() {
        let id = name.strip_prefix("topic-").and_then(|id| id.parse::<AgendaItemId>().ok());
        if let (Some(id), Ok(came)) = (id, came.parse::<TopicCame>()) {
            agenda::came(tx, ask.by(), (case, session.id), id, came)?;
        }
    }
    Ok(())
}

/// The topics for this session, each with what may have become of it.
fn topics(ask: &Ask<'_>, tx: &mut Tx<'_>, session: &Session) -> Result<Vec<Field>, Refusal> {
    if session.state == State::Held {
        return Ok(Vec::new());
    }
    let items = agenda::of_case(tx, ask.practice(), ask.case_id()?)?;
    let field = |item: &agenda::Item| {
        let name = format!("topic-{}", item.id);
        let entered = ask.form.text(&name).to_owned();
        let field = Field::new(name, item.words.clone()).optional().value(entered);
        TopicCame::ALL.iter().fold(field, |field, came| {
            field.choice(came.code(), ask.words.say(&format!("agenda-came-{}", came.code())))
        })
    };
    Ok(items.iter().filter(|item| item.state == Topic::Next).map(field).collect())
}

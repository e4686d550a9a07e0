//! `/me/reflections/new` and `POST /me/reflections`: a new page of the diary, private unless it is shared at once.

use askama::Template;
use selaras_core::id::{CaseId, PersonId};
use selaras_core::reflection::{Kind, Reach};
use selaras_store::reflections::{self, New};
use selaras_store::{Tx, goals, sessions};

use super::prompts::Started;
use super::{LONGEST, entered, openness, whose};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::contributions::own::page as words_page;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "reflections/new.html")]
struct Page {
    frame: Frame,
    faults: Vec<Fault>,
    started: Started,
    /// The line for how open one could be, after a session.
    openness: Option<Field>,
    words: Field,
    keeps: Vec<Text>,
}

/// The page on which one writes.
pub fn new(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, None)?)
}

/// Keeps what was written.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let from_diary = ask.form.text("from") == "diary";
    let words = match entered(ask) {
        Ok(words) => words,
        Err(fault) if from_diary => return Answer::again(&page(ask, tx, Some(fault))?),
        Err(fault) => return Answer::again(&words_page(ask, tx, Some(fault))?),
    };
    let started = known(ask, tx, Started::read(ask), whose(ask)?)?;
    // Anything but a clear wish to share stays private.
    let reach: Reach = ask.form.text("seen-by").parse().unwrap_or_default();
    let new = New {
        words,
        reach,
        kind: started.kind(),
        goal: started.goal,
        session: started.session,
        openness: ask.form.text("openness").parse().ok().filter(|_| started.kind() == Kind::Openness),
    };
    reflections::keep(tx, ask.by(), whose(ask)?, &new)?;
    let done = match reach {
        Reach::Own => "reflection-kept",
        Reach::Shared => "reflection-shared",
        Reach::Brought => "reflection-brought",
    };
    Answer::done(if from_diary { "/me/reflections" } else { "/me/words" }, done)
}

/// What it is about, as far as it is the client's own.
fn known(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    started: Started,
    (case, _): (CaseId, PersonId),
) -> Result<Started, Refusal> {
    let goals = goals::of_case(tx, ask.practice(), case)?;
    let session =
        started.session.map(|id| sessions::find(tx, ask.practice(), case, id)).transpose()?.flatten();
    Ok(Started {
        goal: started.goal.filter(|id| goals.iter().any(|goal| goal.id == *id)),
        session: session.map(|session| session.id),
        ..started
    })
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, fault: Option<Text>) -> Result<Page, Refusal> {
    let started = known(ask, tx, Started::read(ask), whose(ask)?)?;
    let goals = goals::of_case(tx, ask.practice(), ask.case_id()?)?;
    let goal = goals.iter().find(|goal| Some(goal.id) == started.goal);
    let is_open = started.kind() == Kind::Openness;
    let label = match (started.code.as_str(), goal) {
        ("", _) => ask.words.say("words-write"),
        ("openness", _) => ask.words.say("reflections-ask-held-back"),
        (_, Some(goal)) => ask.words.with(&started.key(), "goal", goal.words()),
        _ => ask.words.say(&started.key()),
    };
    let words = Field::new("words", label).value(ask.form.text("words")).longest(LONGEST).error(fault);
    Ok(Page {
        frame: ask.frame("reflections-new-title", "words").at("/me/reflections/new".to_owned()),
        faults: faults([&words]),
        openness: is_open.then(|| openness(ask, None)),
        started,
        words,
        keeps: ["words-keep-private", "words-keep-shared", "reflections-bring"]
            .map(|key| ask.words.say(key))
            .into(),
    })
}

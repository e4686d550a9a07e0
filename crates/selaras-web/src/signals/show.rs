//! `/cases/{case}/signals/{signal}`: the story of one signal, ways to open the talk, and what to do with it.

use askama::Template;
use selaras_core::case::Talk;
use selaras_core::people::Role;
use selaras_core::signal::{Outcome as CameOf, outcomes_of};
use selaras_store::Tx;

use super::LONGEST;
use super::card::{Card, cards};
use super::story::{Line, Ways, story, ways};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, facts, head};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

/// The page of a signal.
#[derive(Template)]
#[template(path = "signals/show.html")]
pub struct Page {
    frame: Frame,
    head: Head,
    card: Card,
    lines: Vec<Line>,
    ways: Ways,
    open: bool,
    /// Whether it is about the alliance, so that it can be repaired.
    alliance: bool,
    ruptures: String,
    signal: String,
    supervisor: bool,
    talk_title: Text,
    talk_lead: Text,
    form: Entered,
    faults: Vec<Fault>,
}

/// What was entered on the page.
pub struct Entered {
    /// What was agreed or changed.
    pub talk: Field,
    /// What came of it.
    pub outcome: Field,
    /// A few words on that.
    pub closing: Field,
}

/// Shows it.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, Entered::new(ask))?)
}

/// The page with what was entered.
///
/// # Errors
/// When the case has no such signal, or it would give away what the reader has not guessed yet; what the
/// database said.
pub fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, mut form: Entered) -> Result<Page, Refusal> {
    let head = head(ask, tx, Section::Picture)?;
    let facts = facts::gather(ask, tx)?;
    let id = ask.id("signal")?;
    let signal = facts.signals.iter().find(|signal| signal.id == id).ok_or(Refusal::NotThere)?;
    let card = cards(ask, tx, &facts, &[signal], &head.client)?.pop().ok_or(Refusal::NotThere)?;
    let alliance = signal.kind().concerns_alliance();
    // Repaired is what both find, at the end of the path that both walk.
    for outcome in outcomes_of(signal.kind()).iter().filter(|one| **one != CameOf::Repaired) {
        let key = format!("signals-outcome-{}", outcome.code());
        let meaning = ask.words.say(&format!("{key}-hint"));
        form.outcome = form.outcome.choice(outcome.code(), ask.words.say(&key)).meaning(meaning);
    }
    let direct = facts.case.talk == Talk::Direct;
    Ok(Page {
        frame: ask.frame_titled(format!("{} · {}", card.title, head.client), "caseload"),
        lines: story(ask, tx, signal)?,
        ways: ways(ask, signal.kind()),
        open: card.may_act,
        alliance,
        ruptures: format!("/cases/{}/ruptures", facts.case.id),
        signal: id.to_string(),
        supervisor: facts.reader == Role::Supervisor && signal.closed.is_none(),
        talk_title: ask.words.say(if direct { "signals-talk-direct" } else { "signals-talk-indirect" }),
        talk_lead: match direct {
            true => ask.words.say("signals-talk-direct-lead"),
            false => ask.words.with("signals-talk-indirect-lead", "client", &head.client),
        },
        faults: faults([&form.talk, &form.outcome, &form.closing]),
        head,
        card,
        form,
    })
}

impl Entered {
    /// The fields with what the form sent, if it sent anything.
    pub fn new(ask: &Ask<'_>) -> Self {
        let words = ask.words;
        let text = |name: &'static str, key: &str| {
            Field::new(name, words.say(key)).value(ask.form.text(name)).longest(LONGEST)
        };
        Self {
            talk: text("talk", "signals-talk-words"),
            outcome: Field::new("outcome", words.say("signals-closing-outcome"))
                .value(ask.form.text("outcome")),
            closing: text("words", "signals-closing-words").optional(),
        }
    }
}

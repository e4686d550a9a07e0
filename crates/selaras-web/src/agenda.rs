//! The agenda: topics from both sides for the next session or later, on the pages of either side.

pub mod creation;
pub mod ending;
pub mod order;

use selaras_core::agenda::State;
use selaras_core::id::AgendaItemId;
use selaras_core::people::Side;
use selaras_store::Tx;
use selaras_store::agenda::{self, Item};
use selaras_store::cases::heading;

use crate::ask::{Ask, Refusal};
use crate::layout::field::{Field, Text};

/// The most characters of a topic.
const LONGEST: usize = 1_000;

/// The agenda of a case on a page: `{% include "agenda/list.html" %}` where the page has a field `agenda`.
pub struct Agenda {
    /// Topics for the next session.
    pub next: Vec<Topic>,
    /// Topics for later.
    pub later: Vec<Topic>,
    /// What the addresses begin with: `/me`, or `/cases/…`.
    pub under: String,
    /// Whether the reader is the client.
    pub is_client: bool,
    /// Whether the reader may change it.
    pub acts: bool,
    /// A new topic.
    pub words: Field,
}

/// A topic on a page.
pub struct Topic {
    /// Its identifier.
    pub id: AgendaItemId,
    /// What it says.
    pub words: String,
    /// Who brought it, in words.
    pub from: Text,
    /// Whether the reader's side brought it.
    pub mine: bool,
}

/// The agenda as the reader sees it, with a form for one more topic.
///
/// # Errors
/// When the address names no case; what the database said.
pub fn on_page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Agenda, Refusal> {
    let case = ask.case()?;
    let names = heading::of(tx, ask.practice(), case.id)?.ok_or(Refusal::NotThere)?;
    let items = agenda::of_case(tx, ask.practice(), case.id)?;
    let is_client = ask.side() == Side::Client;
    let me = if is_client { Some(Side::Client) } else { ask.works_on_case().then_some(Side::Counsellor) };
    let topic = |item: &Item| {
        let name = if item.side == Side::Client { &names.client } else { &names.counsellor };
        let mine = me == Some(item.side);
        let from =
            if mine { ask.words.say("agenda-from-you") } else { ask.words.with("agenda-from", "name", name) };
        Topic { id: item.id, words: item.words.clone(), from, mine }
    };
    let of = |state| items.iter().filter(|item| item.state == state).map(topic).collect();
    Ok(Agenda {
        next: of(State::Next),
        later: of(State::Later),
        under: if is_client { "/me".to_owned() } else { format!("/cases/{}", case.id) },
        is_client,
        acts: me.is_some_and(|side| case.takes_from(side)),
        words: field(ask),
    })
}

/// The field for a topic, with what was entered and what is wrong with it.
fn field(ask: &Ask<'_>) -> Field {
    let words = &ask.words;
    let label = if ask.side() == Side::Client { "agenda-add-client" } else { "agenda-add-counsellor" };
    Field::new("topic", words.say(label)).longest(LONGEST).value(ask.form.text("topic"))
}

/// The topic that was entered, or what is wrong with it.
fn entered<'a>(ask: &'a Ask<'_>) -> Result<&'a str, Text> {
    let words = ask.form.given("topic").ok_or_else(|| ask.words.say("agenda-missing"))?;
    if words.chars().count() > LONGEST {
        return Err(ask.words.with("field-too-long", "most", LONGEST));
    }
    Ok(words)
}

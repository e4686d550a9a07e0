//! The clauses of an agreement on its page, each with what is proposed to be changed under it.

use selaras_core::agreement::Clause;

use crate::agreement::text::{Part, Today, parts};
use crate::ask::Ask;
use crate::layout::field::Text;
use crate::proposals::standing::{Badge, asks, badge};
use crate::sides::Reader;

/// A clause as the page shows it.
pub struct Shown {
    /// What it says.
    pub part: Part,
    /// What waits for an answer or a talk under it.
    pub open: Option<Change>,
    /// Where a change is proposed.
    pub propose: Option<String>,
}

/// A change that is not agreed yet.
pub struct Change {
    /// Its page.
    pub address: String,
    /// Whose proposal it is, in a sentence.
    pub told: Text,
    /// What it would say.
    pub words: String,
    /// How far it has come.
    pub badge: Badge,
    /// Whether the reader is asked.
    pub asks: bool,
}

impl Shown {
    /// What the clause is called.
    pub fn name(&self) -> &str {
        self.part.heading.as_deref().unwrap_or_default()
    }
}

/// The clauses of this text; with `today`, which is put before both sides now, also what is proposed under each.
pub fn shown(ask: &Ask<'_>, reader: &Reader, text: &str, today: Option<&Today>) -> Vec<Shown> {
    let parts = parts(text);
    let clauses = today.map(|today| today.kind.clauses(today.draft.needs_guardian)).unwrap_or_default();
    // A text of an older template has other clauses: nothing is proposed under those.
    let fits = clauses.len() + 1 == parts.len();
    parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| {
            let clause = at.checked_sub(1).and_then(|at| clauses.get(at)).filter(|_| fits);
            let (open, propose) = match (today, clause) {
                (Some(today), Some(clause)) => beside(ask, reader, today, *clause),
                _ => (None, None),
            };
            Shown { part, open, propose }
        })
        .collect()
}

fn beside(ask: &Ask<'_>, reader: &Reader, today: &Today, clause: Clause) -> (Option<Change>, Option<String>) {
    let under = format!("{}/agreement/amendments", reader.under);
    let open = today.amendments.iter().find(|one| one.clause == clause && one.is_open());
    let Some(open) = open else {
        let address = format!("{under}/new?clause={}", clause.code());
        return (None, reader.acts.then_some(address));
    };
    let what = if open.drops { "amendment-drops" } else { "amendment-adds" };
    let told = if reader.is_me(open.side) {
        ask.words.say(&format!("{what}-you"))
    } else {
        ask.words.with(&format!("{what}-other"), "name", reader.name(open.side))
    };
    let change = Change {
        address: format!("{under}/{}", open.id),
        told,
        words: open.words().to_owned(),
        badge: badge(ask, reader, &open.proposal),
        asks: asks(reader, &open.proposal),
    };
    (Some(change), None)
}

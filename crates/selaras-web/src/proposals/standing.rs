//! Where both sides stand on a goal or a task, in plain words.

use selaras_core::people::Side;
use selaras_core::proposal::{Proposal, Stance, Standing, Wording};

use crate::ask::Ask;
use crate::layout::field::Text;
use crate::sides::Reader;

/// A state in a word, for `part::badge`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// `good`, `care` or `calm`.
    pub kind: &'static str,
    /// The word.
    pub text: Text,
}

/// Where one side stands on a version of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// In a sentence.
    pub text: Text,
    /// Since when; nothing while that side has not answered.
    pub since: Option<String>,
    /// Why, in their words.
    pub words: Option<String>,
}

/// A version of the words that newer ones have followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// What it said.
    pub words: String,
    /// Where both sides stood on it.
    pub stands: Vec<Stand>,
}

/// How far a proposal has come, in a word.
pub fn badge(ask: &Ask<'_>, reader: &Reader, proposal: &Proposal) -> Badge {
    let (kind, text) = match proposal.standing() {
        Some(Standing::Agreed) => ("good", ask.words.say("proposals-agreed")),
        Some(Standing::WaitsFor(side)) if reader.is_me(side) => {
            ("care", ask.words.say("proposals-waits-you"))
        }
        Some(Standing::WaitsFor(side)) => {
            ("calm", ask.words.with("proposals-waits-other", "name", reader.name(side)))
        }
        Some(Standing::ToTalkAbout) => ("care", ask.words.say("proposals-to-talk")),
        Some(Standing::Declined) | None => ("care", ask.words.say("proposals-declined")),
    };
    Badge { kind, text }
}

/// Whether the reader is asked: they have not answered the newest words.
pub fn asks(reader: &Reader, proposal: &Proposal) -> bool {
    reader.acts && reader.me.is_some_and(|side| proposal.stance(side).is_none())
}

/// Whether the reader has said yes to the newest words.
pub fn agrees(reader: &Reader, proposal: &Proposal) -> bool {
    reader.me.is_some_and(|side| proposal.stance(side) == Some(Stance::Agree))
}

/// Where both sides stand on the newest words, the one who worded them first.
pub fn stands(ask: &Ask<'_>, reader: &Reader, proposal: &Proposal) -> Vec<Stand> {
    proposal.newest().map(|newest| on(ask, reader, proposal, newest)).unwrap_or_default()
}

/// What was said before, the newest first.
pub fn earlier(ask: &Ask<'_>, reader: &Reader, proposal: &Proposal) -> Vec<Earlier> {
    let older = proposal.wordings.iter().rev().skip(1);
    older
        .map(|wording| Earlier { words: wording.words.clone(), stands: on(ask, reader, proposal, wording) })
        .collect()
}

fn on(ask: &Ask<'_>, reader: &Reader, proposal: &Proposal, wording: &Wording) -> Vec<Stand> {
    [wording.side, wording.side.other()]
        .into_iter()
        .map(|side| {
            let last = proposal.taken.iter().rev().find(|t| t.version == wording.version && t.side == side);
            let (what, since) = match last {
                // Saying yes to one's own words adds nothing to having worded them.
                Some(taken) if taken.stance != Stance::Agree || side != wording.side => {
                    (taken.stance.code(), Some(taken.at))
                }
                _ if side == wording.side => ("worded", Some(wording.at)),
                _ => ("unanswered", None),
            };
            Stand {
                text: sentence(ask, reader, side, what),
                since: since.map(|at| ask.calendar().short_date(at)),
                words: last.and_then(|taken| taken.words.clone()),
            }
        })
        .collect()
}

fn sentence(ask: &Ask<'_>, reader: &Reader, side: Side, what: &str) -> Text {
    if reader.is_me(side) {
        ask.words.say(&format!("proposals-you-{what}"))
    } else {
        ask.words.with(&format!("proposals-other-{what}"), "name", reader.name(side))
    }
}

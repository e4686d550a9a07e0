//! `…/agreement/amendments/{amendment}`: one change, where both sides stand on it, and what can be done.

use askama::Template;
use selaras_store::Tx;

use super::asked;
use crate::ask::{Ask, Outcome};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::proposals::standing::{Badge, Earlier, Stand, asks, badge, earlier, stands};
use crate::sides::{self, Reader};

#[derive(Template)]
#[template(path = "agreement/amendments/show.html")]
struct Body<'a> {
    frame: &'a Frame,
    reader: &'a Reader,
    clause: Text,
    drops: bool,
    words: String,
    badge: Badge,
    stands: Vec<Stand>,
    earlier: Vec<Earlier>,
    read: u32,
    address: &'a str,
    asks: bool,
    acts: bool,
    withdraws: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (one, address) = asked(ask, tx)?;
    let reader = Reader::of(ask, tx)?;
    let frame = sides::frame(ask, ask.words.say("amendment-one-title").into_owned(), Section::Agreement);
    let acts = reader.acts && one.is_open();
    let badge = match one.withdrawn_at {
        Some(_) => Badge { kind: "calm", text: ask.words.say("amendment-withdrawn") },
        None => badge(ask, &reader, &one.proposal),
    };
    let body = Body {
        frame: &frame,
        clause: ask.words.say(&format!("agreement-{}-title", one.clause.code())),
        drops: one.drops,
        words: one.words().to_owned(),
        badge,
        stands: stands(ask, &reader, &one.proposal),
        earlier: earlier(ask, &reader, &one.proposal),
        read: one.proposal.newest().map_or(0, |newest| newest.version),
        address: &address,
        asks: acts && asks(&reader, &one.proposal),
        withdraws: acts && one.may_withdraw(ask.side()),
        acts,
        reader: &reader,
    };
    sides::page(ask, tx, &frame, Section::Agreement, &body)
}

//! `/practice/audit/anchors`: the digests to print and keep elsewhere, and whether every line still fits.

use askama::Template;
use selaras_core::case::number;
use selaras_core::people::Role;
use selaras_store::Tx;
use selaras_store::audit::verify::Wrong;
use selaras_store::audit::{anchors, verify};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Text;

/// A month of daily anchors: each holds all before it.
const SHOWN: u32 = 31;

#[derive(Template)]
#[template(path = "audit/anchors.html")]
struct Page {
    frame: Frame,
    practice: String,
    printed: String,
    counted: Text,
    faults: Vec<Text>,
    anchors: Vec<Line>,
}

struct Line {
    number: i64,
    when: String,
    digest: String,
}

/// The page. It walks the whole audit, so that what it says is true now.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let verdict = verify::practice(tx, ask.practice())?;
    let calendar = ask.calendar();
    let words = ask.words;
    let faults = verdict.faults.iter().map(|fault| {
        let what = match fault.what {
            Wrong::DoesNotFit => "audit-fault-line",
            Wrong::Missing => "audit-fault-missing",
            Wrong::CutOrAdded => "audit-fault-end",
            Wrong::NotAsAnchored => "audit-fault-anchored",
            Wrong::Anchor => "audit-fault-anchor",
        };
        let case = fault.case.map_or(words.say("audit-own-chain").into_owned(), number);
        words.fill(what, &[("case", case.as_str().into()), ("number", fault.number.into())])
    });
    let counts = [
        ("lines", i64::try_from(verdict.lines).unwrap_or(i64::MAX).into()),
        ("chains", i64::try_from(verdict.chains).unwrap_or(i64::MAX).into()),
    ];
    let lines = anchors::newest(tx, ask.practice(), SHOWN)?.into_iter().map(|anchor| Line {
        number: anchor.number,
        when: calendar.date_time(anchor.made_at),
        digest: anchor.text(),
    });
    Answer::page(&Page {
        frame: ask.frame("audit-anchors", if ask.me.is(Role::Administrator) { "practice" } else { "audit" }),
        practice: ask.me.practice.name.clone(),
        printed: calendar.date_time(ask.now),
        counted: words.fill("audit-counted", &counts),
        faults: faults.collect(),
        anchors: lines.collect(),
    })
}

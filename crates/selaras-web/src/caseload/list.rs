//! `/caseload`: at a glance who needs attention and why; with `?past=yes` the cases that have ended.

use askama::Template;
use selaras_core::access::{Act, Relation};
use selaras_core::caseload::{Need, ordered};
use selaras_store::caseload::{self, Line, Past};
use selaras_store::{Tx, breaches, emergencies};

use super::spark::spark;
use super::{reason, search};
use crate::ask::{Answer, Ask, Outcome};
use crate::emergency::told::{self, Told};
use crate::layout::Frame;
use crate::layout::field::{Field, Text};
use crate::requests;

/// So many reasons are told on the list; the case's page tells the rest.
const TOLD: usize = 2;
/// So many ended cases are listed.
const PAST: u32 = 200;

#[derive(Template)]
#[template(path = "caseload/list.html")]
struct Page {
    frame: Frame,
    rows: Vec<Row>,
    in_short: Text,
    openings: Vec<Told>,
    breach: Option<Text>,
    requests: Vec<requests::Told>,
    stands_by: bool,
    find: Field,
}

struct Row {
    address: String,
    client: String,
    state: (&'static str, Text),
    reasons: Vec<Text>,
    more: Option<Text>,
    alliance: Option<String>,
    spark: String,
    held: usize,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "caseload/past.html")]
struct Ended {
    frame: Frame,
    rows: Vec<(String, String, Text, String, String)>,
    find: Field,
    /// Whether there are open cases to go back to.
    some_open: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let own = Relation { of_record: true, open: true, ..Relation::default() };
    let mut lines = caseload::of_counsellor(tx, ask.practice(), ask.me.person.id, ask.now)?;
    lines.retain(|_| ask.may(Act::ReadCase, own));
    if ask.query.ticked("past") {
        return past(ask, tx, !lines.is_empty());
    }
    // Who has only finished cases looks for those, and is not told to open a first one.
    if lines.is_empty() && !caseload::ended(tx, ask.practice(), ask.me.person.id, 1)?.is_empty() {
        return past(ask, tx, false);
    }
    let standings: Vec<_> = lines.iter().map(|line| line.standing.clone()).collect();
    let order = ordered(&standings, ask.now);
    let pressing = order.iter().filter(|(_, needs)| needs.iter().any(|need| need.is_signal())).count();
    let unread = breaches::unread_of(tx, ask.practice(), ask.me.person.id)?;
    let in_short = [("open", lines.len().into()), ("pressing", pressing.into())];
    Answer::page(&Page {
        frame: ask.frame("caseload-title", "caseload"),
        rows: order.iter().map(|(at, needs)| row(ask, &lines[*at], needs)).collect(),
        in_short: ask.words.fill("caseload-in-short", &in_short),
        openings: told::to_counsellor(ask, tx)?,
        breach: (unread > 0).then(|| ask.words.with("breaches-to-counsellor", "clients", unread)),
        requests: requests::to_counsellor(ask, tx)?,
        find: search::field(ask),
        stands_by: emergencies::named(tx, ask.practice())?.contains(&ask.me.person.id),
    })
}

fn row(ask: &Ask<'_>, line: &Line, needs: &[Need]) -> Row {
    let more = needs.len().saturating_sub(TOLD);
    let newest = line.alliance.last();
    Row {
        address: format!("/cases/{}", line.case),
        client: line.client.clone(),
        state: reason::state(ask, needs.first()),
        reasons: needs.iter().take(TOLD).map(|need| reason::words(ask, *need)).collect(),
        more: (more > 0).then(|| ask.words.with("caseload-more", "count", more)),
        alliance: newest.map(|value| ask.words.number(*value, 1)),
        spark: spark(&line.alliance),
        held: line.standing.held.len(),
        next: line.next.as_ref().map(|session| ask.calendar().date_time(session.at())),
    }
}

fn past(ask: &Ask<'_>, tx: &mut Tx<'_>, some_open: bool) -> Outcome {
    let past = caseload::ended(tx, ask.practice(), ask.me.person.id, PAST)?;
    let own = Relation { of_record: true, ..Relation::default() };
    let row = |one: Past| {
        let how = ask.words.say(&format!("cases-ended-{}", one.ended.ending.code()));
        let address = format!("/cases/{}", one.case);
        (address, one.client, how, ask.calendar().date(one.ended.at), one.ended.words)
    };
    let frame = ask.frame("caseload-past", "caseload");
    Answer::page(&Ended {
        frame,
        rows: past.into_iter().filter(|_| ask.may(Act::ReadCase, own)).map(row).collect(),
        some_open,
        find: search::field(ask),
    })
}

//! `/supervision`: the cases whose clients have agreed that a supervisor may see them.

use askama::Template;
use selaras_core::access::{Act, Relation};
use selaras_store::{Tx, cases};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;

#[derive(Template)]
#[template(path = "supervision/list.html")]
struct Page {
    frame: Frame,
    counsellors: Vec<Supervised>,
}

/// One counsellor under supervision.
struct Supervised {
    name: String,
    cases: Vec<Line>,
}

struct Line {
    address: String,
    client: String,
    since: String,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let calendar = ask.calendar();
    // How a supervisor stands to every case that the list may show.
    let relation = Relation { supervises: true, agreed_supervision: true, open: true, ..Relation::default() };
    let mut counsellors = Vec::new();
    for found in cases::supervised::by(tx, ask.practice(), ask.me.person.id)? {
        counsellors.push(Supervised {
            name: found.counsellor,
            cases: found
                .shown
                .into_iter()
                .filter(|_| ask.may(Act::ReadCase, relation))
                .map(|case| Line {
                    address: format!("/cases/{}", case.id),
                    client: case.client,
                    since: calendar.date(case.since),
                })
                .collect(),
        });
    }
    Answer::page(&Page { frame: ask.frame("supervision-title", "supervision"), counsellors })
}

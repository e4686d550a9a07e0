//! `POST /caseload`: one's own cases by the client's name, open and ended. A name never stands in an address, so the form
//! is sent and not asked for.

use askama::Template;
use selaras_store::Tx;
use selaras_store::caseload::{self, Called};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "caseload/found.html")]
struct Page {
    frame: Frame,
    name: Field,
    faults: Vec<Fault>,
    rows: Vec<(String, String, Text)>,
}

/// The field by which a client is looked for.
pub fn field(ask: &Ask<'_>) -> Field {
    Field::new("name", ask.words.say("caseload-find"))
        .hint(ask.words.say("caseload-find-hint"))
        .value(ask.form.text("name"))
        .longest(120)
}

/// Leads to the case when there is one, and else shows what was found.
pub fn find(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let Some(name) = ask.form.given("name") else { return again(ask, "caseload-find-missing") };
    let found = caseload::called(tx, ask.practice(), ask.me.person.id, name)?;
    match found.as_slice() {
        [] => again(ask, "caseload-find-none"),
        [one] => Answer::go(format!("/cases/{}", one.case)),
        several => Answer::page(&page(ask, None, several)),
    }
}

fn again(ask: &Ask<'_>, fault: &str) -> Outcome {
    Answer::again(&page(ask, Some(fault), &[]))
}

fn page(ask: &Ask<'_>, fault: Option<&str>, found: &[Called]) -> Page {
    let name = field(ask).error(fault.map(|key| ask.words.say(key))).within(&ask.words);
    let row = |one: &Called| {
        let state = one.ended_at.map_or_else(
            || ask.words.say("caseload-find-open"),
            |at| ask.words.with("caseload-find-ended", "date", ask.calendar().date(at)),
        );
        (format!("/cases/{}", one.case), one.client.clone(), state)
    };
    Page {
        frame: ask.frame("caseload-find", "caseload"),
        faults: faults([&name]),
        rows: found.iter().map(row).collect(),
        name,
    }
}

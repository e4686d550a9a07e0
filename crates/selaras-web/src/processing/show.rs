//! `/practice/processing`: the record of processing, made for reading and printing.

use askama::Template;
use selaras_store::retention::periods;
use selaras_store::{Tx, data_contacts};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::processing::{Told, told};

#[derive(Template)]
#[template(path = "processing/show.html")]
struct Page {
    frame: Frame,
    controller: Text,
    contact: Option<Text>,
    made: Text,
    tables: Vec<Told>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let words = ask.words;
    let contact = data_contacts::find(tx, ask.practice())?;
    let periods = periods::of(tx, ask.practice())?;
    Answer::page(&Page {
        frame: ask.frame("processing-title", "practice"),
        controller: words.with("processing-controller", "practice", &ask.me.practice.name),
        contact: contact.map(|one| {
            words.fill("processing-contact", &[("name", one.name.into()), ("reach", one.reach.into())])
        }),
        made: words.with("processing-made", "date", ask.calendar().date(ask.now)),
        tables: told(&words, &periods),
    })
}

//! `/me/rights/copy`: everything that is the client's, to read, to print, and as a file, once it was handed out.

mod answered;
mod gather;
mod mended;
mod met;
mod own;
mod readable;
mod record;

use askama::Template;
use selaras_store::Tx;

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::Text;
use gather::{gather, is_for_moving, open_until};
use readable::{Section, sections};
use record::Record;

#[derive(Template)]
#[template(path = "rights/copy.html")]
struct Page {
    frame: Frame,
    lead: Text,
    until: Text,
    /// The cover for the next practice.
    cover: Option<Vec<Text>>,
    not_included: Vec<String>,
    sections: Vec<Section>,
}

#[derive(Template)]
#[template(path = "rights/not_yet.html")]
struct NotYet {
    frame: Frame,
}

/// The page; noted each time.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let Some(until) = open_until(ask, tx)? else {
        return Answer::page(&NotYet { frame: ask.frame("rights-copy-title", "") });
    };
    ask.proven_lately()?;
    let record = gather(ask, tx)?;
    let calendar = ask.calendar();
    let places = [
        ("practice", record.practice.as_str().into()),
        ("client", record.client.as_str().into()),
        ("when", calendar.date_time(ask.now).into()),
    ];
    let page = Page {
        frame: ask.frame("rights-copy-title", ""),
        lead: ask.words.fill("rights-copy-lead", &places),
        until: ask.words.with("rights-copy-until", "when", calendar.date_time(until)),
        cover: is_for_moving(ask, tx)?.then(|| cover(ask, &record)),
        sections: sections(ask, &record),
        not_included: record.not_included,
    };
    noted(Answer::page(&page)?)
}

/// `/me/rights/copy.json`: the same as a file; noted each time.
pub fn file(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    if open_until(ask, tx)?.is_none() {
        return Answer::go("/me/rights/copy");
    }
    ask.proven_lately()?;
    let record = gather(ask, tx)?;
    let bytes = serde_json::to_vec_pretty(&record).map_err(|error| Refusal::Drawing(error.to_string()))?;
    let name = format!("selaras-{}.json", record.made_at.get(..10).unwrap_or("copy"));
    noted(Answer::File("application/json", name, bytes))
}

fn noted(answer: Answer) -> Outcome {
    Ok(Answer::Noted("copy.taking", Box::new(answer)))
}

/// What the next practice reads first.
fn cover(ask: &Ask<'_>, record: &Record) -> Vec<Text> {
    let words = ask.words;
    let mut lines = vec![words.with("rights-copy-cover-lead", "client", &record.client)];
    for case in &record.cases {
        let held = case.sessions.iter().filter(|one| one.state == "held").count();
        let places = [
            ("counsellor", case.counsellor.as_str().into()),
            ("practice", record.practice.as_str().into()),
            ("count", held.into()),
        ];
        lines.push(words.fill("rights-copy-cover-case", &places));
    }
    if let Some(contact) = &record.data_contact {
        let places = [("name", contact.name.as_str().into()), ("reach", contact.reach.as_str().into())];
        lines.push(words.fill("rights-copy-cover-contact", &places));
    }
    lines
}

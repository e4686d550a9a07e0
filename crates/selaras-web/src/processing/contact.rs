//! `/practice/data-contact`: whom clients and the agency turn to about personal data.

use askama::Template;
use selaras_store::Tx;
use selaras_store::data_contacts::{self, Contact};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

#[derive(Template)]
#[template(path = "processing/contact.html")]
struct Page {
    frame: Frame,
    person: Field,
    reach: Field,
    faults: Vec<Fault>,
}

/// The form, with whoever is named now.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx)?)
}

/// Names the contact.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx)?;
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let text = |name: &str| ask.form.text(name).to_owned();
    data_contacts::set(tx, ask.by(), &Contact { name: text("person"), reach: text("reach") })?;
    Answer::done("/practice/processing", "data-contact-kept")
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Page, Refusal> {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let now = data_contacts::find(tx, ask.practice())?
        .unwrap_or(Contact { name: String::new(), reach: String::new() });
    let entered = |name: &str, now: &str| if sent { form.text(name).to_owned() } else { now.to_owned() };
    let needed = |name: &str| (sent && form.given(name).is_none()).then(|| words.say("processing-needed"));
    let person = Field::new("person", words.say("processing-person"))
        .value(entered("person", &now.name))
        .longest(120)
        .error(needed("person"))
        .within(&words);
    let reach = Field::new("reach", words.say("processing-reach"))
        .hint(words.say("processing-reach-hint"))
        .value(entered("reach", &now.reach))
        .longest(240)
        .error(needed("reach"))
        .within(&words);
    Ok(Page {
        frame: ask.frame("processing-contact-title", "practice"),
        faults: faults([&person, &reach]),
        person,
        reach,
    })
}

//! `/cases/new` and `POST /cases`: a name, how to speak to the person, and their case is open.

use askama::Template;
use selaras_core::case::Talk;
use selaras_core::id::{CaseId, PersonId};
use selaras_core::language::{Address, Language};
use selaras_core::people::Role;
use selaras_store::Tx;
use selaras_store::audit::{self, By};
use selaras_store::cases::{self, Case};
use selaras_store::people::{self, Person};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

/// A name is not longer than this.
const LONGEST_NAME: usize = 120;

#[derive(Template)]
#[template(path = "opening/new.html")]
struct Page {
    frame: Frame,
    name: Field,
    address: Field,
    language: Field,
    faults: Vec<Fault>,
}

/// The form.
pub fn new(ask: &Ask<'_>, _tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask))
}

/// Opens the case, and goes on to inviting the client.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask);
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let client: PersonId = ask.fresh();
    let person = Person {
        id: client,
        name: ask.form.text("name").to_owned(),
        language: ask.form.text("language").parse().unwrap_or(Language::Id),
        address: ask.form.text("address").parse().unwrap_or(ask.me.practice.address),
        outside_key: None,
        made_at: ask.now,
    };
    people::add(tx, ask.practice(), &person, &[Role::Client])?;
    let case = Case {
        id: ask.fresh::<selaras_core::id::Case>(),
        client,
        counsellor: ask.me.person.id,
        opened_at: ask.now,
        talk: Talk::Direct,
        supervision_from: None,
        ended: None,
        restricted_at: None,
        emergency_at: None,
        erased_at: None,
        breach_at: None,
    };
    cases::add(tx, ask.practice(), &case)?;
    let by = By { case: Some(case.id), ..ask.by() };
    audit::note(tx, by, "case.opening", Some(case.id))?;
    Answer::done(&link_address(case.id), "case-opened")
}

/// Where the client of a case is invited.
fn link_address(case: CaseId) -> String {
    format!("/cases/{case}/link")
}

fn page(ask: &Ask<'_>) -> Page {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let chosen = |name: &str, else_: &str| form.given(name).unwrap_or(else_).to_owned();
    let missing = (sent && form.given("name").is_none()).then(|| words.say("opening-name-missing"));
    let long = (form.text("name").chars().count() > LONGEST_NAME).then(|| words.say("opening-name-long"));
    let name = Field::new("name", words.say("opening-name"))
        .hint(words.say("opening-name-hint"))
        .value(form.text("name"))
        .longest(LONGEST_NAME)
        .error(missing.or(long));
    let address = Field::new("address", words.say("opening-address"))
        .choice(Address::Anda.code(), words.say("opening-address-anda"))
        .choice(Address::Kamu.code(), words.say("opening-address-kamu"))
        .value(chosen("address", ask.me.practice.address.code()));
    let language = Field::new("language", words.say("opening-language"))
        .choice(Language::Id.code(), words.say("opening-language-id"))
        .choice(Language::En.code(), words.say("opening-language-en"))
        .value(chosen("language", ask.me.practice.language.code()));
    Page {
        frame: ask.frame("opening-title", "caseload"),
        faults: faults([&name, &address, &language]),
        name,
        address,
        language,
    }
}

//! Members of staff: adding one, a new link for one who cannot sign in, ending an account.

use askama::Template;
use selaras_core::id::PersonId;
use selaras_core::language::Address;
use selaras_core::people::Role;
use selaras_store::account_news::{self, What};
use selaras_store::people::Person;
use selaras_store::providers::ties;
use selaras_store::{Tx, accounts, authenticators, passkeys, people, sign_ins};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::invitation;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

/// The parts that staff can play.
pub const PARTS: [Role; 4] = [Role::Counsellor, Role::Supervisor, Role::Administrator, Role::Auditor];

#[derive(Template)]
#[template(path = "practice/new.html")]
struct New {
    frame: Frame,
    name: Field,
    parts: Vec<Field>,
    faults: Vec<Fault>,
}

#[derive(Template)]
#[template(path = "practice/link.html")]
struct Link {
    frame: Frame,
    name: String,
    address: String,
    has_factor: bool,
}

/// `/practice/staff/new`: the form.
pub fn new(ask: &Ask<'_>, _tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    Answer::page(&page(ask))
}

/// `POST /practice/staff`: adds a member and shows the link by which they choose their own name and password.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let page = page(ask);
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    let roles: Vec<Role> = PARTS.into_iter().filter(|role| ask.form.ticked(role.code())).collect();
    let person = Person {
        id: ask.fresh(),
        name: ask.form.text("name").to_owned(),
        language: ask.me.practice.language,
        address: Address::Anda,
        outside_key: None,
        made_at: ask.now,
    };
    people::add(tx, ask.practice(), &person, &roles)?;
    ask.note(tx, "staff.creation", Some(person.id))?;
    shown(ask, tx, &person)
}

/// `POST /practice/staff/{person}/link`: a new link; name and password are chosen anew with it.
pub fn link(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let person = member(ask, tx)?;
    ask.proven_lately()?;
    if accounts::login_of(tx, ask.practice(), person.id)?.is_some() {
        account_news::add(tx, ask.practice(), person.id, What::Link, ask.now)?;
    }
    shown(ask, tx, &person)
}

/// `POST /practice/staff/{person}/ending`: the member can no longer sign in, from this moment on.
pub fn end(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let person = member(ask, tx)?;
    ask.proven_lately()?;
    passkeys::remove_all(tx, ask.practice(), person.id)?;
    ties::untie_all(tx, ask.practice(), person.id)?;
    accounts::end(tx, ask.practice(), person.id, ask.now)?;
    sign_ins::end_all(tx, ask.practice(), person.id)?;
    ask.note(tx, "staff.ending", Some(person.id))?;
    Answer::done("/practice", "staff-ended")
}

/// The member that the address names. Administrators reach staff this way, never clients and never themselves.
pub fn member(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Person, Refusal> {
    let id: PersonId = ask.id("person")?;
    let roles = people::roles(tx, ask.practice(), id)?;
    if id == ask.me.person.id || !PARTS.iter().any(|part| roles.contains(part)) {
        return Err(Refusal::NotThere);
    }
    people::find(tx, ask.practice(), id)?.ok_or(Refusal::NotThere)
}

fn shown(ask: &Ask<'_>, tx: &mut Tx<'_>, person: &Person) -> Outcome {
    let path = invitation::make(tx, ask.practice(), person.id, Some(ask.me.person.id), ask.now, true)?;
    ask.note(tx, "link.creation", Some(person.id))?;
    Answer::page(&Link {
        frame: ask.frame("practice-link-title", "practice"),
        name: person.name.clone(),
        has_factor: authenticators::set_at(tx, ask.practice(), person.id)?.is_some(),
        address: format!("{}{path}", ask.app.site.public_url),
    })
}

fn page(ask: &Ask<'_>) -> New {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let missing = sent && form.given("name").is_none();
    let name = Field::new("name", words.say("practice-name"))
        .value(form.text("name"))
        .longest(120)
        .error(missing.then(|| words.say("practice-name-missing")))
        .within(&words);
    let none = sent && !PARTS.iter().any(|role| form.ticked(role.code()));
    let parts: Vec<Field> = PARTS
        .into_iter()
        .enumerate()
        .map(|(i, role)| {
            let code = role.code();
            Field::new(code, words.say(&format!("practice-part-{code}")))
                .value(form.text(code))
                .optional()
                .error((none && i == 0).then(|| words.say("practice-part-missing")))
        })
        .collect();
    New {
        frame: ask.frame("practice-add", "practice"),
        faults: faults(std::iter::once(&name).chain(&parts)),
        name,
        parts,
    }
}

//! `/practice/providers/{provider}`: what the provider has to be told, whether it was tried, who is tied to it; and changing it.

use askama::Template;
use selaras_core::id::PersonId;
use selaras_core::people::Role;
use selaras_store::account_news::{self, What};
use selaras_store::providers::{self, Provider, ties};
use selaras_store::{Tx, people, sign_ins};

use super::form::{self, Form};
use super::{HERE, named};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::elsewhere::{back_address, tie};
use crate::layout::Frame;

#[derive(Template)]
#[template(path = "practice/providers/show.html")]
struct Page {
    frame: Frame,
    id: String,
    name: String,
    host: String,
    back: String,
    door: String,
    tried: Option<String>,
    tied: Vec<Tied>,
    clients: Option<usize>,
    own: bool,
    form: Form,
}

/// A member of staff who is tied.
struct Tied {
    id: String,
    name: String,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let provider = named(ask, tx)?;
    let form = form::fields(ask, Some(&provider));
    Answer::page(&page(ask, tx, &provider, form)?)
}

/// Changes it. An empty secret leaves the one that is kept.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let provider = named(ask, tx)?;
    let form = form::fields(ask, Some(&provider));
    if !form.faults.is_empty() {
        return Answer::again(&page(ask, tx, &provider, form)?);
    }
    let secret = ask.form.given("provider-password").unwrap_or(&provider.secret).to_owned();
    let changed = Provider {
        name: ask.form.text("name").to_owned(),
        client: ask.form.text("client").to_owned(),
        secret,
        counts: ask.form.ticked("counts"),
        for_clients: ask.form.ticked("for_clients"),
        ..provider
    };
    providers::change(tx, &changed)?;
    ask.note(tx, "provider.change", Some(changed.id))?;
    Answer::done(&format!("{HERE}/{}", changed.id), "provider-changed")
}

/// `POST …/untying`: takes a member's tie away; they read that it was done.
pub fn untie(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let provider = named(ask, tx)?;
    let here = format!("{HERE}/{}", provider.id);
    let Ok(person) = ask.form.text("person").parse::<PersonId>() else { return Answer::go(here) };
    // A client's tie is their own.
    if people::roles(tx, ask.practice(), person)?.contains(&Role::Client) {
        return Answer::go(here);
    }
    if ties::untie(tx, ask.practice(), provider.id, person)? {
        sign_ins::end_all(tx, ask.practice(), person)?;
        account_news::add(tx, ask.practice(), person, What::ProviderTakenAway, ask.now)?;
        ask.note(tx, "provider.untying", Some(person))?;
    }
    Answer::done(&here, "provider-untied-other")
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, provider: &Provider, form: Form) -> Result<Page, Refusal> {
    let (mut tied, mut clients) = (Vec::new(), 0);
    let all = providers::tied_people(tx, provider)?;
    let own = all.iter().any(|person| person.id == ask.me.person.id);
    for person in all {
        // Who is a client is not the administrator's to read: they are counted.
        if people::roles(tx, ask.practice(), person.id)?.contains(&Role::Client) {
            clients += 1;
        } else if person.id != ask.me.person.id {
            tied.push(Tied { id: person.id.to_string(), name: person.name });
        }
    }
    Ok(Page {
        frame: ask.frame_titled(provider.name.clone(), "practice").at(format!("{HERE}/{}", provider.id)),
        id: provider.id.to_string(),
        name: provider.name.clone(),
        host: tie::host(&provider.issuer).to_owned(),
        back: back_address(ask.app, provider.id),
        door: format!("{}/sign-in/elsewhere/{}", ask.app.site.public_url, provider.id),
        tried: provider.tried_at.map(|at| ask.calendar().date_time(at)),
        tied,
        clients: (clients > 0).then_some(clients),
        own,
        form,
    })
}

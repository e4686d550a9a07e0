//! On one's own page: tying oneself to a provider, and untying. What ties is the provider's word, given after a fresh proof here.

use askama::Template;
use selaras_core::id::ProviderId;
use selaras_core::people::Role;
use selaras_store::account_news::{self, What};
use selaras_store::providers::{self, Provider, ties};
use selaras_store::{Tx, sign_ins};

use super::state::{self, For};
use crate::account::{CLIENT, STAFF, staff_only};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;

#[derive(Template)]
#[template(path = "elsewhere/away.html")]
struct Leaving {
    frame: Frame,
    name: String,
    host: String,
    to: String,
    under: &'static str,
}

/// A provider as its people see it on their own page.
pub struct Offer {
    /// Its identifier, for the forms.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Since when the reader is tied to it, in words.
    pub since: Option<String>,
    /// When they last came in by it, in words.
    pub used: Option<String>,
}

/// Those that the reader may tie themselves to, and those that they are tied to. One that nobody has tried is offered to
/// whoever runs the practice alone.
pub fn offers(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Offer>, Refusal> {
    let calendar = ask.calendar();
    let tied = ties::of(tx, ask.practice(), ask.me.person.id)?;
    let mut offers = Vec::new();
    for provider in providers::of(tx, ask.practice())? {
        let tie = tied.iter().find(|tie| tie.provider == provider.id);
        if tie.is_some() || is_offered(ask, &provider) {
            offers.push(Offer {
                id: provider.id.to_string(),
                since: tie.map(|tie| calendar.date_time(tie.tied_at)),
                used: tie.and_then(|tie| tie.used_at).map(|at| calendar.date_time(at)),
                name: provider.name,
            });
        }
    }
    Ok(offers)
}

fn is_offered(ask: &Ask<'_>, provider: &Provider) -> bool {
    if ask.me.is(Role::Client) {
        provider.for_clients && provider.tried_at.is_some()
    } else {
        provider.tried_at.is_some() || ask.me.is(Role::Administrator)
    }
}

/// `POST /account/elsewhere`: begins to tie oneself, as a member of staff.
pub fn staff(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    begin(ask, tx, STAFF)
}

/// `POST /me/security/elsewhere`: the same, for a client.
pub fn client(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    begin(ask, tx, CLIENT)
}

/// `POST /account/elsewhere/removal`: unties.
pub fn remove_staff(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    remove(ask, tx, STAFF)
}

/// `POST /me/security/elsewhere/removal`: the same, for a client.
pub fn remove_client(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    remove(ask, tx, CLIENT)
}

/// The page from which they leave. A form may not lead to another site, so it is a link that does.
fn begin(ask: &Ask<'_>, tx: &mut Tx<'_>, under: &'static str) -> Outcome {
    ask.proven_lately()?;
    let Some(provider) = chosen(ask, tx)? else { return Answer::go(under) };
    if !is_offered(ask, &provider) || tied(ask, tx, provider.id)? {
        return Answer::go(under);
    }
    let what = For::Tie(ask.practice(), ask.me.person.id, ask.sign_in.token);
    let leave = state::leave(ask.app, provider.id, what, ask.now).issue();
    Answer::page(&Leaving {
        frame: ask.frame("elsewhere-away", "account").at(under.to_owned()),
        host: host(&provider.issuer).to_owned(),
        to: format!("/sign-in/elsewhere/{}?tie={leave}", provider.id),
        name: provider.name,
        under,
    })
}

fn remove(ask: &Ask<'_>, tx: &mut Tx<'_>, under: &'static str) -> Outcome {
    ask.proven_lately()?;
    let Some(provider) = chosen(ask, tx)? else { return Answer::go(under) };
    let (practice, person) = (ask.practice(), ask.me.person.id);
    if ties::untie(tx, practice, provider.id, person)? {
        sign_ins::end_others(tx, practice, person, ask.sign_in.token)?;
        ask.note(tx, "provider.untying", Some(provider.id))?;
        account_news::add(tx, practice, person, What::ProviderUntied, ask.now)?;
    }
    Answer::done(under, "provider-untied")
}

fn tied(ask: &Ask<'_>, tx: &mut Tx<'_>, provider: ProviderId) -> Result<bool, Refusal> {
    Ok(ties::of(tx, ask.practice(), ask.me.person.id)?.iter().any(|tie| tie.provider == provider))
}

/// The one that the form names, of the reader's own practice.
fn chosen(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Option<Provider>, Refusal> {
    let Ok(id) = ask.form.text("which").parse::<ProviderId>() else { return Ok(None) };
    Ok(providers::find(tx, id)?.filter(|one| one.practice == ask.practice()))
}

/// The host of an address, which people may know: `login.kampus.example`.
pub fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

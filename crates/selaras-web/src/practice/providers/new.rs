//! `/practice/providers/new`: setting a provider up.

use askama::Template;
use selaras_core::elsewhere::issuer;
use selaras_store::Tx;
use selaras_store::providers::{self, Provider};

use super::HERE;
use super::form::{self, Form};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::elsewhere::plain_here;
use crate::layout::Frame;

#[derive(Template)]
#[template(path = "practice/providers/new.html")]
struct Page {
    frame: Frame,
    form: Form,
}

/// The form.
pub fn show(ask: &Ask<'_>, _tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    Answer::page(&Page { frame: ask.frame("providers-new", "practice"), form: form::fields(ask, None) })
}

/// Keeps it; then it is tried.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let form = form::fields(ask, None);
    if !form.faults.is_empty() {
        return Answer::again(&Page { frame: ask.frame("providers-new", "practice"), form });
    }
    let issuer = issuer(ask.form.text("issuer"), plain_here(ask.app)).map_err(|_| Refusal::NotThere)?;
    let provider = Provider {
        id: ask.fresh(),
        practice: ask.practice(),
        name: ask.form.text("name").to_owned(),
        issuer,
        client: ask.form.text("client").to_owned(),
        secret: ask.form.text("provider-password").to_owned(),
        counts: ask.form.ticked("counts"),
        for_clients: ask.form.ticked("for_clients"),
        made_at: ask.now,
        tried_at: None,
    };
    providers::add(tx, &provider)?;
    ask.note(tx, "provider.creation", Some(provider.id))?;
    Answer::done(&format!("{HERE}/{}", provider.id), "provider-made")
}

//! `/cases/{case}/guardians/{guardianship}/link`: a link for a guardian, shown this one time.

use askama::Template;
use selaras_store::{Tx, people};

use super::named;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::invitation::{self, qr};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::words::Words;

#[derive(Template)]
#[template(path = "guardians/link.html")]
struct Page {
    frame: Frame,
    name: String,
    address: String,
    qr: Option<String>,
    message: Text,
    whatsapp: String,
    back: String,
}

/// Makes the link; with it the guardian chooses a PIN.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let id = ask.id("guardianship")?;
    let found = named(ask, tx)?.into_iter().find(|(one, _)| one.id == id);
    let (one, name) = found.ok_or(Refusal::NotThere)?;
    let path = invitation::make(tx, ask.practice(), one.guardian, Some(ask.me.person.id), ask.now, true)?;
    ask.note(tx, "link.creation", Some(one.guardian))?;
    let address = format!("{}{path}", ask.app.site.public_url);
    let guardian = people::find(tx, ask.practice(), one.guardian)?.ok_or(Refusal::NotThere)?;
    let message = Words::new(guardian.language, guardian.address).with("guardians-message", "link", &address);
    let whatsapp = invitation::whatsapp(&message);
    let back = format!("/cases/{}/guardians", ask.case_id()?);
    let frame = ask.frame("guardians-title", "caseload").at(back.clone());
    Answer::page(&Page { frame, name, qr: qr::svg(&address), address, message, whatsapp, back })
}

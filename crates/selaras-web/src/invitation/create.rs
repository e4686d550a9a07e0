//! `/cases/{case}/link`: makes a link for the client and shows it this one time.

use askama::Template;
use selaras_store::{Tx, people, pins};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::invitation::{self, qr};
use crate::layout::Frame;
use crate::layout::field::{Field, Text};

#[derive(Template)]
#[template(path = "invitation/link.html")]
struct Page {
    frame: Frame,
    client: String,
    case: String,
    address: String,
    renews: Field,
    has_pin: bool,
    made: Option<Made>,
}

/// A link that was just made.
struct Made {
    address: String,
    qr: Option<String>,
    message: Text,
    whatsapp: String,
}

/// Before a link is made: what will happen.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, None)?)
}

/// Makes the link. The page is the only place that ever holds it.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let renews = ask.form.ticked("renews");
    let path = invitation::make(tx, ask.practice(), case.client, Some(ask.me.person.id), ask.now, renews)?;
    ask.note(tx, "link.creation", Some(case.client))?;
    let address = format!("{}{path}", ask.app.site.public_url);
    // The message is in the client's language, not in the counsellor's.
    let client = people::find(tx, ask.practice(), case.client)?.ok_or(Refusal::NotThere)?;
    let words = crate::words::Words::new(client.language, client.address);
    let message = words.with("invitation-message", "link", &address);
    let whatsapp = invitation::whatsapp(&message);
    let made = Made { qr: qr::svg(&address), address, message, whatsapp };
    Answer::page(&page(ask, tx, Some(made))?)
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, made: Option<Made>) -> Result<Page, Refusal> {
    let case = ask.case()?;
    let client = people::find(tx, ask.practice(), case.client)?.ok_or(Refusal::NotThere)?;
    Ok(Page {
        frame: ask.frame("invitation-title", "caseload"),
        client: client.name,
        case: format!("/cases/{}", case.id),
        address: format!("/cases/{}/link", case.id),
        renews: Field::new("renews", ask.words.say("invitation-renews")).optional(),
        has_pin: pins::find(tx, ask.practice(), case.client)?.is_some(),
        made,
    })
}

//! `/account` and `/me/security`: where one is signed in, and how one's sign-in is kept safe.

use askama::Template;
use selaras_store::sign_ins::Line;
use selaras_store::{Tx, sign_ins};

use crate::account::factors::{Standing, passkeys};
use crate::account::news::News;
use crate::account::{CLIENT, STAFF, device, factors, failures, news, staff_only};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::elsewhere::tie::{self, Offer};
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "account/staff.html")]
struct Staff {
    frame: Frame,
    standing: Standing,
    offers: Vec<Offer>,
    failed: Vec<Text>,
    news: Vec<News>,
    places: Vec<SignedIn>,
    under: &'static str,
}

#[derive(Template)]
#[template(path = "account/client.html")]
struct Client {
    frame: Frame,
    passkeys: Vec<passkeys::Line>,
    can_be_made: bool,
    failed: Vec<Text>,
    offers: Vec<Offer>,
    places: Vec<SignedIn>,
    under: &'static str,
}

/// One place where the reader is signed in.
struct SignedIn {
    which: String,
    device: String,
    made: String,
    used: String,
    is_this: bool,
}

/// `GET /account`.
pub fn staff(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    let (places, standing, news) = (places(ask, tx)?, factors::standing(ask, tx)?, news::of(ask, tx)?);
    let frame = ask.frame("account-title", "account");
    let offers = tie::offers(ask, tx)?;
    let failed = failures::of(ask, tx)?;
    Answer::page(&Staff { frame, standing, offers, failed, news, places, under: STAFF })
}

/// `GET /me/security`.
pub fn client(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (offers, places) = (tie::offers(ask, tx)?, places(ask, tx)?);
    let (passkeys, can_be_made) = (passkeys::of(ask, tx)?, passkeys::can_be_made(ask));
    let (frame, failed) = (ask.frame("account-title", ""), failures::of(ask, tx)?);
    Answer::page(&Client { frame, passkeys, can_be_made, failed, offers, places, under: CLIENT })
}

/// By which a form names a sign-in: half of its digest, which opens nothing.
pub(super) fn name(token: &[u8; 32]) -> String {
    token[..16].iter().fold(String::with_capacity(32), |text, byte| text + &format!("{byte:02x}"))
}

fn places(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<SignedIn>, Refusal> {
    let calendar = ask.calendar();
    let mut lines = sign_ins::of(tx, ask.practice(), ask.me.person.id, ask.now)?;
    lines.sort_by_key(|line| line.token != ask.sign_in.token);
    let place = |line: Line| SignedIn {
        which: name(&line.token),
        device: device::told(ask, &line.device),
        made: calendar.date_time(line.made_at),
        used: calendar.date_time(line.used_at),
        is_this: line.token == ask.sign_in.token,
    };
    Ok(lines.into_iter().map(place).collect())
}

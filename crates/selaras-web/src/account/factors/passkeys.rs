//! `/account/factors/passkeys` and `/me/security/passkeys`: making a passkey on this device, and taking one away.

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use selaras_core::id::Id;
use selaras_store::account_news::{self, What};
use selaras_store::passkeys::Passkey;
use selaras_store::{StoreError, Tx, accounts, passkeys, sign_ins};

use crate::access::passkey::{self, Challenge};
use crate::account::factors::HERE;
use crate::account::{CLIENT, device, staff_only};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::assets;
use crate::layout::Frame;

/// More than anyone has devices.
const MOST: usize = 20;

/// What stands in the device's own list of passkeys for a client's: whoever looks there reads neither name nor practice.
const NEUTRAL: &str = "Selaras";

#[derive(Template)]
#[template(path = "account/passkey.html")]
struct Staff {
    frame: Frame,
    part: Making,
}

#[derive(Template)]
#[template(path = "account/passkey_client.html")]
struct Client {
    frame: Frame,
    part: Making,
}

/// The page that makes one, on either side.
struct Making {
    under: &'static str,
    challenge: Challenge,
    person: String,
    practice: String,
    login: String,
    /// Those that there are already, so that a device makes no second one.
    others: String,
    script: &'static str,
    wrong: bool,
}

/// One of the reader's.
pub struct Line {
    /// Its identifier, for the form that takes it away.
    pub id: String,
    /// The device on which it was made.
    pub device: String,
    /// When.
    pub made: String,
    /// When it was used last.
    pub used: Option<String>,
}

/// The reader's.
pub fn of(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Line>, Refusal> {
    let calendar = ask.calendar();
    let line = |passkey: Passkey| Line {
        id: passkey.id.to_string(),
        device: device::told(ask, &passkey.device),
        made: calendar.date_time(passkey.made_at),
        used: passkey.used_at.map(|at| calendar.date_time(at)),
    };
    Ok(passkeys::of(tx, ask.practice(), ask.me.person.id)?.into_iter().map(line).collect())
}

/// Whether browsers make passkeys for us at all.
pub fn can_be_made(ask: &Ask<'_>) -> bool {
    Challenge::to_sign_in(ask.app, ask.now).is_some()
}

/// `GET …/new`: the page whose script asks the device.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    asks(ask, tx, HERE)
}

/// The same for a client.
pub fn show_client(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    asks(ask, tx, CLIENT)
}

/// `POST`: keeps the one that the device made.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    keep(ask, tx, HERE)
}

/// The same for a client.
pub fn create_client(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    keep(ask, tx, CLIENT)
}

/// `POST …/removal`: takes one away.
pub fn remove(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    take_away(ask, tx, HERE)
}

/// The same for a client.
pub fn remove_client(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    take_away(ask, tx, CLIENT)
}

fn asks(ask: &Ask<'_>, tx: &mut Tx<'_>, under: &'static str) -> Outcome {
    ask.proven_lately()?;
    match page(ask, tx, under, false)? {
        Some((frame, part)) if under == CLIENT => Answer::page(&Client { frame, part }),
        Some((frame, part)) => Answer::page(&Staff { frame, part }),
        None => Answer::go(under),
    }
}

fn keep(ask: &Ask<'_>, tx: &mut Tx<'_>, under: &'static str) -> Outcome {
    ask.proven_lately()?;
    let (practice, person, now) = (ask.practice(), ask.me.person.id, ask.now);
    let again = |tx: &mut Tx<'_>| match page(ask, tx, under, true)? {
        Some((frame, part)) if under == CLIENT => Answer::again(&Client { frame, part }),
        Some((frame, part)) => Answer::again(&Staff { frame, part }),
        None => Answer::go(under),
    };
    let Some((credential, public_part)) = passkey::made(ask.app, ask.form, practice, person, now) else {
        return again(tx);
    };
    if passkeys::of(tx, practice, person)?.len() >= MOST || passkeys::find(tx, &credential)?.is_some() {
        return again(tx);
    }
    let device = sign_ins::of(tx, practice, person, now)?
        .into_iter()
        .find(|line| line.token == ask.sign_in.token)
        .map_or_else(String::new, |line| line.device);
    let made = Passkey {
        id: ask.fresh(),
        practice,
        person,
        credential,
        device,
        public_part,
        made_at: now,
        used_at: None,
    };
    match passkeys::add(tx, &made) {
        Ok(()) => {}
        Err(StoreError::AlreadyThere(_)) => return Err(Refusal::Stale),
        Err(error) => return Err(error.into()),
    }
    sign_ins::end_others(tx, practice, person, ask.sign_in.token)?;
    ask.note(tx, "passkey.creation", Some(made.id))?;
    account_news::add(tx, practice, person, What::PasskeyMade, now)?;
    Answer::done(under, "passkey-made")
}

fn take_away(ask: &Ask<'_>, tx: &mut Tx<'_>, under: &'static str) -> Outcome {
    ask.proven_lately()?;
    let (practice, person) = (ask.practice(), ask.me.person.id);
    let Ok(id) = ask.form.text("which").parse::<Id<()>>() else { return Answer::go(under) };
    if passkeys::remove(tx, practice, person, id)? {
        sign_ins::end_others(tx, practice, person, ask.sign_in.token)?;
        ask.note(tx, "passkey.removal", Some(id))?;
        account_news::add(tx, practice, person, What::PasskeyRemoved, ask.now)?;
    }
    Answer::done(under, "passkey-removed")
}

fn page(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    under: &'static str,
    wrong: bool,
) -> Result<Option<(Frame, Making)>, Refusal> {
    let (practice, person) = (ask.practice(), ask.me.person.id);
    let client = under == CLIENT;
    let login = if client {
        NEUTRAL.to_owned()
    } else {
        // Whoever comes in by links alone has no account that a passkey could open.
        match accounts::login_of(tx, practice, person)? {
            Some(login) => login,
            None => return Ok(None),
        }
    };
    let Some(challenge) = Challenge::to_make(ask.app, practice, person, ask.now) else { return Ok(None) };
    let others = passkeys::of(tx, practice, person)?;
    let others = others.iter().map(|one| URL_SAFE_NO_PAD.encode(&one.credential));
    let here = if client { "" } else { "account" };
    let frame = ask.frame("passkey-make", here).at(format!("{under}/passkeys/new"));
    let making = Making {
        under,
        challenge,
        person: URL_SAFE_NO_PAD.encode(person.bytes()),
        practice: if client { NEUTRAL.to_owned() } else { ask.me.practice.name.clone() },
        login,
        others: others.collect::<Vec<_>>().join(" "),
        script: &assets::PASSKEY.address,
        wrong,
    };
    Ok(Some((frame, making)))
}

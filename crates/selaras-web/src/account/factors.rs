//! `/account/factors`: the second factor beside the password, and the recovery codes for the day when it is lost.

pub mod authenticator;
pub mod codes;
pub mod passkeys;

use askama::Template;
use selaras_store::sign_ins::Waits;
use selaras_store::{Tx, authenticators, recovery_codes};

use crate::account::staff_only;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;

/// Its address.
const HERE: &str = "/account/factors";

#[derive(Template)]
#[template(path = "account/factors.html")]
struct Page {
    frame: Frame,
    standing: Standing,
    passkeys: Vec<passkeys::Line>,
    can_be_made: bool,
    /// Whether the practice asks for it, and no other page opens before.
    first: bool,
}

/// How the second factor of somebody stands.
pub struct Standing {
    /// Since when they have an authenticator, in words.
    pub since: Option<String>,
    /// How many recovery codes are left.
    pub left: usize,
    /// When a recovery code was used last, in words.
    pub used: Option<String>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    let standing = standing(ask, tx)?;
    let first = ask.sign_in.waits == Waits::Enrolment;
    let (passkeys, can_be_made) = (passkeys::of(ask, tx)?, passkeys::can_be_made(ask));
    let frame = ask.frame("factors-title", "account");
    Answer::page(&Page { frame, standing, passkeys, can_be_made, first })
}

/// How it stands for the reader.
pub fn standing(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Standing, Refusal> {
    let (practice, person, calendar) = (ask.practice(), ask.me.person.id, ask.calendar());
    let left = recovery_codes::left(tx, practice, person)?;
    Ok(Standing {
        since: authenticators::set_at(tx, practice, person)?.map(|at| calendar.date_time(at)),
        left: left.unused,
        used: left.used_at.map(|at| calendar.date_time(at)),
    })
}

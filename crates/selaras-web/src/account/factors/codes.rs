//! `POST /account/factors/codes`: new recovery codes in the place of the old ones, told this one time.

use askama::Template;
use selaras_store::account_news::{self, What};
use selaras_store::{Tx, authenticators, recovery_codes};

use crate::account::factors::HERE;
use crate::account::staff_only;
use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;

#[derive(Template)]
#[template(path = "account/codes.html")]
struct Page {
    frame: Frame,
    codes: Vec<String>,
}

/// Makes them.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    staff_only(ask)?;
    ask.proven_lately()?;
    let (practice, person) = (ask.practice(), ask.me.person.id);
    if authenticators::set_at(tx, practice, person)?.is_none() {
        return Answer::go(HERE);
    }
    let made = recovery_codes::make(tx, practice, person, ask.now)?;
    ask.note(tx, "recovery_code.creation", Some(person))?;
    account_news::add(tx, practice, person, What::CodesMade, ask.now)?;
    told(ask, made)
}

/// The page that tells them. It is the only place that ever holds them.
pub(super) fn told(ask: &Ask<'_>, codes: Vec<String>) -> Outcome {
    Answer::page(&Page { frame: ask.frame("factors-codes-title", "account").at(HERE.to_owned()), codes })
}

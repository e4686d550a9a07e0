//! `POST /me/profile`: one more entry.

use selaras_core::profile::{SeenBy, Theme};
use selaras_store::{Tx, profile};

use super::{chosen, entered, own};
use crate::ask::{Answer, Ask, Outcome};

/// Keeps it for exactly those eyes.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let words = match entered(ask) {
        Ok(words) => words,
        Err(fault) => return Answer::again(&own::page(ask, tx, Some(fault))?),
    };
    let theme: Theme = ask.form.text("theme").parse().unwrap_or(Theme::Background);
    let seen_by = chosen(ask);
    profile::write(tx, ask.by(), (ask.case_id()?, ask.me.person.id), theme, words, seen_by)?;
    Answer::done(&format!("/me/profile#{}", theme.code()), done(seen_by))
}

/// The sentence that tells who sees it now.
pub(super) fn done(seen_by: SeenBy) -> &'static str {
    match seen_by {
        SeenBy::Client => "profile-kept",
        SeenBy::Counsellor => "profile-shared",
        SeenBy::Supervisor => "profile-shared-wider",
    }
}

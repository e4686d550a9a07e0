//! `…/agreement/signature`: a side signs exactly the text that it has read.

use selaras_core::language::Language;
use selaras_store::Tx;
use selaras_store::agreements::{self, NotSigned};

use crate::agreement::show::{again, consent, of_today};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::sides::under;

/// Keeps the signature.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    if !ask.form.ticked("consent") {
        let missing = ask.words.say("agreement-consent-missing");
        return again(ask, tx, &consent(ask).error(Some(missing)), None);
    }
    let case = ask.case_id()?;
    let newest = {
        let today = of_today(ask, tx)?;
        agreements::ensure_current(tx, ask.by(), case, &today.draft)?
    };
    let language: Language = ask.form.text("language").parse().unwrap_or_else(|_| ask.words.language());
    let read = newest.digest(language).filter(|digest| digest.to_string() == ask.form.text("digest"));
    let Some(read) = read else { return changed(ask, tx) };
    match agreements::sign(tx, ask.by(), case, ask.side(), language, read) {
        Ok(_) => Answer::done(&format!("{}/agreement", under(ask)?), "agreement-signed"),
        Err(NotSigned::Store(error)) => Err(error.into()),
        Err(NotSigned::NothingThere) => Err(Refusal::NotThere),
        Err(NotSigned::Refused(_)) => changed(ask, tx),
    }
}

/// The text has changed since it was opened: it is shown anew, to be read and signed as it is now.
fn changed(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    again(ask, tx, &consent(ask), Some(ask.words.say("agreement-changed")))
}

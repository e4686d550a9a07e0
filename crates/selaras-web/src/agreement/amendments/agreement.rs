//! `…/agreement/amendments/{amendment}/agreement`: yes to the change, let us talk about it, or no.

use selaras_store::Tx;
use selaras_store::agreements::amendments;

use super::asked;
use crate::ask::{Answer, Ask, Outcome};
use crate::cases::Section;
use crate::proposals::stance::Form;
use crate::sides::under;

const TITLE: &str = "amendment-answer-title";

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (one, address) = asked(ask, tx)?;
    Form::new(ask, &one.proposal, address, TITLE).on(Section::Agreement).page(ask, tx)
}

/// Keeps the answer. The yes that completes an agreement leads to the new text, which both sign.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (one, address) = asked(ask, tx)?;
    let mut form = Form::new(ask, &one.proposal, address.clone(), TITLE).on(Section::Agreement);
    let sent = form.read(ask, tx)?;
    match amendments::answer(tx, ask.by(), ask.case_id()?, one.id, &sent.answer(ask)) {
        Ok(()) => {
            let (now, _) = asked(ask, tx)?;
            if now.agreed_at().is_some() {
                return Answer::done(&format!("{}/agreement", under(ask)?), "amendment-agreed");
            }
            Answer::done(&address, &sent.done())
        }
        Err(why) => form.refused(ask, tx, why),
    }
}

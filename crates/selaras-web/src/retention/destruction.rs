//! `POST /practice/retention/destruction`: destroys what was ticked, as far as it is still due.

use selaras_core::id::CaseId;
use selaras_core::retention::Class;
use selaras_store::Tx;
use selaras_store::retention::destruction;

use crate::ask::{Answer, Ask, Outcome};

/// Destroys one class of the ticked cases, for whoever has just proven who they are, and leads to the certificate.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let class = ask.form.text("class").parse::<Class>().ok().filter(|class| destruction::destroys(*class));
    let cases: Vec<CaseId> = ask.form.each("case").filter_map(|case| case.parse().ok()).collect();
    let Some(class) = class.filter(|_| !cases.is_empty()) else {
        return Answer::done("/practice/retention", "retention-nothing");
    };
    match destruction::confirm(tx, ask.by(), class, &cases)? {
        Some(id) => Answer::done(&format!("/practice/retention/certificates/{id}"), "retention-destroyed"),
        None => Answer::done("/practice/retention", "retention-no-longer"),
    }
}

//! `POST /cases/{case}/requests/{request}/erasure`: carries an erasure out, for whoever has just proven who they are; and
//! the certificate, for the one who did.

use selaras_store::retention::destruction;
use selaras_store::{Tx, requests};

use super::answer;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::retention::certificate;

/// Erases everything of the client, and leads to the certificate.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let case = ask.case()?;
    let of_record = case.counsellor == ask.me.person.id;
    let back =
        if of_record { format!("/cases/{}/requests", case.id) } else { "/practice/requests".to_owned() };
    let found = requests::find(tx, ask.practice(), case.id, ask.id("request")?)?.ok_or(Refusal::NotThere)?;
    if !ask.form.ticked("sure") {
        // Who is not of record reads neither the client's name nor their words.
        return if of_record { answer::again(ask, tx, found) } else { Answer::done(&back, "request-unsure") };
    }
    match requests::carry_out(tx, ask.by(), (case.id, case.client), found.id)? {
        None => Answer::done(&back, "request-answered-before"),
        Some(Err(_)) => Answer::done(&back, "request-held"),
        Some(Ok(id)) if of_record => Answer::done(&format!("/caseload/certificates/{id}"), "erased"),
        Some(Ok(id)) => Answer::done(&format!("/practice/retention/certificates/{id}"), "erased"),
    }
}

/// `/caseload/certificates/{certificate}`: the certificate, for who carried the erasure out.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let found = destruction::find(tx, ask.practice(), ask.id("certificate")?)?;
    let own = found.filter(|one| one.person == ask.me.person.id).ok_or(Refusal::NotThere)?;
    certificate::page(ask, tx, &own, "caseload", ("/caseload", "requests-to-caseload"))
}

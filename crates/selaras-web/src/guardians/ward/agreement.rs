//! `/ward/{case}/agreement`: a guardian reads the agreement, consents to it, and can take that back.

use askama::Template;
use selaras_core::access::Refused;
use selaras_core::agreement::{Agreement, Beside, Digest, Method, Signer};
use selaras_core::language::Language;
use selaras_store::agreements::{self, Signing};
use selaras_store::{Tx, consents};

use super::child;
use crate::agreement::of_today;
use crate::agreement::text::{Part, Piece, parts};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

#[derive(Template)]
#[template(path = "guardians/ward/agreement.html")]
struct Page {
    frame: Frame,
    lead: Text,
    clauses: Vec<Clause>,
    form: Option<Form>,
    /// Since when they consent, where that can be taken back.
    since: Option<Text>,
    /// Whether the reader has taken their consent back.
    stopped: bool,
    notice: Option<Text>,
    faults: Vec<Fault>,
    address: String,
}

struct Clause {
    part: Part,
}

struct Form {
    digest: String,
    language: Language,
    consent: Field,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, None)?)
}

/// `POST …/signature`: consents to exactly what was read.
pub fn sign(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    if case.ended.is_some() {
        return Err(Refused::CaseClosed.into());
    }
    let draft = of_today(ask, tx)?.draft;
    if !ask.form.ticked("consent") || !draft.needs_guardian {
        return Answer::again(&page(ask, tx, None)?);
    }
    let newest = agreements::ensure_current(tx, ask.by(), case.id, &draft)?;
    let language: Language = ask.form.text("language").parse().unwrap_or_else(|_| ask.words.language());
    let read = newest.digest(language).filter(|digest| digest.to_string() == ask.form.text("digest"));
    let Some(read) = read else {
        let changed = ask.words.say("agreement-changed");
        return Answer::again(&page(ask, tx, Some(changed))?);
    };
    let (signer, person) = (Signer::Guardian, Some(ask.me.person.id));
    let signing = Signing { signer, person, method: Method::Page, at: ask.now, language, read };
    agreements::keep(tx, ask.by(), case.id, &signing).map_err(|why| match why {
        agreements::NotSigned::Store(error) => Refusal::from(error),
        _ => Refusal::NotThere,
    })?;
    // Whoever had taken their consent back, and consents again, lets what they stopped go on.
    if consents::stopped_by(tx, ask.by(), case.id, ask.me.person.id)? {
        consents::go_on_for(tx, ask.by(), case, ask.me.person.id)?;
    }
    Answer::done(&format!("/ward/{}", case.id), "ward-consented")
}

/// `POST …/withdrawal`: takes the consent back, with effect at once.
pub fn withdraw(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case()?;
    let again = ask.form.text("again") == "yes";
    let stopped = consents::stopped_by(tx, ask.by(), case.id, ask.me.person.id)?;
    if again && stopped {
        consents::go_on_for(tx, ask.by(), case, ask.me.person.id)?;
        return Answer::done(&format!("/ward/{}/agreement", case.id), "ward-consented");
    }
    if !again && !stopped && signed(ask, tx)?.is_some() {
        consents::withdraw_for(tx, ask.by(), case, ask.me.person.id)?;
    }
    Answer::done(&format!("/ward/{}/agreement", case.id), "ward-withdrawn")
}

fn signed(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Option<Agreement>, Refusal> {
    let newest = agreements::state(tx, ask.practice(), ask.case_id()?)?;
    Ok(newest.filter(|one| one.signature(Signer::Guardian).is_some()))
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, notice: Option<Text>) -> Result<Page, Refusal> {
    let case = ask.case()?;
    let draft = of_today(ask, tx)?.draft;
    let newest = agreements::state(tx, ask.practice(), case.id)?;
    let language = ask.words.language();
    let standing = newest.filter(|one| draft.beside(Some(one)) == Beside::Keep);
    let text = match &standing {
        Some(one) => agreements::text(tx, ask.practice(), case.id, one.id, language)?,
        None => draft.text(language).map(str::to_owned),
    };
    let text = text.ok_or(Refusal::NotThere)?;
    let signature = standing.as_ref().and_then(|one| one.signature(Signer::Guardian));
    let stopped = consents::stopped_by(tx, ask.by(), case.id, ask.me.person.id)?;
    let missing = !ask.form.is_empty() && !ask.form.ticked("consent");
    let form = (signature.is_none() && draft.needs_guardian && case.ended.is_none()).then(|| Form {
        digest: Digest::of(&text).to_string(),
        language,
        consent: Field::new("consent", ask.words.say("ward-consent"))
            .error(missing.then(|| ask.words.say("agreement-consent-missing"))),
    });
    let since = signature.map(|one| {
        let date = ask.calendar().date(one.at);
        ask.words.with(if stopped { "ward-stopped-by-you" } else { "ward-consented" }, "date", date)
    });
    let clauses = parts(&text).into_iter().map(|part| Clause { part }).collect();
    Ok(Page {
        frame: ask.frame("agreement-title", "").at(format!("/ward/{}/agreement", case.id)),
        lead: ask.words.with("ward-agreement-lead", "child", child(ask, tx)?),
        clauses,
        faults: form.as_ref().map(|form| faults([&form.consent])).unwrap_or_default(),
        form,
        since: since.filter(|_| case.ended.is_none()),
        stopped,
        notice: notice.or_else(|| stopped.then(|| ask.words.say("ward-stopped"))),
        address: format!("/ward/{}", case.id),
    })
}

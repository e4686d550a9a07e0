//! `/cases/{case}/agreement/paper`: a signature that was given with a pen, on the printed text.

use askama::Template;
use selaras_core::agreement::{Method, Signer};
use selaras_core::id::PersonId;
use selaras_store::agreements::{self, Signing};
use selaras_store::{Tx, guardians, people};

use crate::agreement::show::of_today;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::sides;

#[derive(Template)]
#[template(path = "agreement/paper.html")]
struct Body<'a> {
    frame: &'a Frame,
    who: Field,
    on: Field,
    sure: Field,
    faults: Vec<Fault>,
    under: String,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let frame = frame(ask);
    let body = body(ask, tx, &frame)?;
    sides::page(ask, tx, &frame, Section::Agreement, &body)
}

/// Keeps the signature as one on paper, with who wrote it down.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let frame = frame(ask);
    let body = body(ask, tx, &frame)?;
    let people = signers(ask, tx)?;
    let who = people.iter().find(|(person, ..)| person.to_string() == ask.form.text("who"));
    let on = ask.calendar().day(ask.form.text("on"));
    let (Some((person, signer, _)), Some((on, _)), true) = (who, on, body.faults.is_empty()) else {
        return sides::again(ask, tx, &frame, Section::Agreement, &body);
    };
    let case = ask.case_id()?;
    let today = of_today(ask, tx)?;
    let newest = agreements::ensure_current(tx, ask.by(), case, &today.draft)?;
    let language = ask.words.language();
    let read = newest.digest(language).ok_or(Refusal::NotThere)?;
    let method = Method::Paper;
    let signing = Signing { signer: *signer, person: Some(*person), method, at: on, language, read };
    agreements::keep(tx, ask.by(), case, &signing).map_err(|why| match why {
        agreements::NotSigned::Store(error) => error.into(),
        _ => Refusal::NotThere,
    })?;
    Answer::done(&format!("/cases/{case}/agreement"), "agreement-paper-kept")
}

/// Who may have signed on paper: the client, and whoever has care of them.
fn signers(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<(PersonId, Signer, String)>, Refusal> {
    let case = ask.case()?;
    let name = people::name_of(tx, ask.practice(), case.client)?;
    let mut all = vec![(case.client, Signer::Client, name)];
    if of_today(ask, tx)?.draft.needs_guardian {
        for one in guardians::of_client(tx, ask.practice(), case.client)? {
            if one.ended_at.is_none() {
                let name = people::name_of(tx, ask.practice(), one.guardian)?;
                all.push((one.guardian, Signer::Guardian, name));
            }
        }
    }
    Ok(all)
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("agreement-paper-title").into_owned(), Section::Agreement)
}

fn body<'a>(ask: &Ask<'_>, tx: &mut Tx<'_>, frame: &'a Frame) -> Result<Body<'a>, Refusal> {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let people = signers(ask, tx)?;
    let chosen = people.iter().any(|(person, ..)| person.to_string() == form.text("who"));
    let who = people.iter().fold(Field::new("who", words.say("agreement-paper-who")), |field, one| {
        field.choice(one.0.to_string(), one.2.clone())
    });
    let day = ask.calendar().day(form.text("on"));
    let today = ask.calendar().for_input(ask.now);
    let wrong_day = match day {
        None => Some("agreement-paper-on-missing"),
        Some((begins, _)) if begins > ask.now => Some("agreement-paper-on-future"),
        Some(_) => None,
    };
    let who = who
        .value(form.text("who"))
        .error((sent && !chosen).then(|| words.say("agreement-paper-who-missing")));
    let on = Field::new("on", words.say("agreement-paper-on"))
        .value(if sent { form.text("on").to_owned() } else { today.get(..10).unwrap_or_default().to_owned() })
        .error(wrong_day.filter(|_| sent).map(|key| words.say(key)));
    let sure = Field::new("kept", words.say("agreement-paper-sure"))
        .value(form.text("kept"))
        .error((sent && !form.ticked("kept")).then(|| words.say("agreement-paper-sure-missing")));
    let under = format!("/cases/{}/agreement", ask.case_id()?);
    Ok(Body { frame, faults: faults([&who, &on, &sure]), who, on, sure, under })
}

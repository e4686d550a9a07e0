//! `/me/guardians`: what a client's guardians see, decided by the client.

use askama::Template;
use selaras_core::id::GuardianSummaryId;
use selaras_store::{Tx, guardians};

use super::named;
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "guardians/own.html")]
struct Page {
    frame: Frame,
    guardians: Vec<Line>,
    waiting: Vec<Told>,
    shared: Vec<Told>,
}

struct Line {
    name: String,
    tie: Text,
    sees: Text,
    shares: bool,
    address: String,
}

struct Told {
    id: GuardianSummaryId,
    words: String,
    when: String,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let words = ask.words;
    let guardians = named(ask, tx)?.into_iter().map(|(one, name)| {
        let shares = one.shares_from.is_some();
        Line {
            name,
            tie: words.say(&format!("guardians-kinship-{}", one.kinship.code())),
            sees: words.say(if shares { "guardians-sees-shared" } else { "guardians-sees-schedule" }),
            shares,
            address: format!("/me/guardians/{}/sharing", one.id),
        }
    });
    let guardians = guardians.collect();
    let (mut waiting, mut shared) = (Vec::new(), Vec::new());
    for one in guardians::summaries(tx, ask.practice(), ask.case_id()?)? {
        let (waits, is_shared) = (one.waits(), one.is_shared());
        let told = Told { id: one.id, when: ask.calendar().date(one.written_at), words: one.words };
        if waits {
            waiting.push(told);
        } else if is_shared {
            shared.push(told);
        }
    }
    Answer::page(&Page { frame: ask.frame("guardians-title", ""), guardians, waiting, shared })
}

/// `POST …/{guardianship}/sharing`: lets a guardian see goals and tasks, or takes that back at once.
pub fn share(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let shares = ask.form.text("shares") == "yes";
    if !guardians::share(tx, ask.by(), ask.case()?.client, ask.id("guardianship")?, shares)? {
        return Err(Refusal::NotThere);
    }
    Answer::done("/me/guardians", if shares { "guardian-sees" } else { "guardian-sees-no-longer" })
}

/// `POST …/summaries/{summary}/answer`: yes to words for the guardians, or no, or no longer.
pub fn answer(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let id: GuardianSummaryId = ask.id("summary")?;
    let case = ask.case_id()?;
    if !guardians::summaries(tx, ask.practice(), case)?.iter().any(|one| one.id == id) {
        return Err(Refusal::NotThere);
    }
    let yes = ask.form.text("answer") == "yes";
    let done = guardians::answer(tx, ask.by(), case, id, yes)?;
    let done = match (done, yes) {
        (true, true) => "guardian-summary-agreed",
        (true, false) => "guardian-summary-withdrawn",
        (false, _) => "guardian-summary-answered-before",
    };
    Answer::done("/me/guardians", done)
}

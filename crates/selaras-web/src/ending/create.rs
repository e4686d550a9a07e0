//! `/cases/{case}/closing`: how it ends and why, in the counsellor's words.

use askama::Template;
use selaras_core::case::Ending;
use selaras_store::Tx;
use selaras_store::cases::{self, Ended};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

/// Reasons are not longer than this.
const LONGEST: usize = 2000;

#[derive(Template)]
#[template(path = "ending/closing.html")]
struct Page {
    frame: Frame,
    head: Head,
    address: String,
    back: String,
    ending: Field,
    words: Field,
    faults: Vec<Fault>,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let head = head(ask, tx, Section::Picture)?;
    Answer::page(&page(ask, head)?)
}

/// Closes the case.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let head = head(ask, tx, Section::Picture)?;
    let page = page(ask, head)?;
    let Some(ending) = ask.form.text("ending").parse::<Ending>().ok().filter(|_| page.faults.is_empty())
    else {
        return Answer::again(&page);
    };
    let id = ask.case_id()?;
    let ended = Ended { at: ask.now, ending, words: ask.form.text("words").to_owned() };
    cases::close(tx, ask.practice(), id, &ended)?;
    ask.note(tx, "case.closing", Some(id))?;
    Answer::done(&format!("/cases/{id}"), "case-closed")
}

fn page(ask: &Ask<'_>, head: Head) -> Result<Page, Refusal> {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let unknown = sent && form.text("ending").parse::<Ending>().is_err();
    let mut ending = Field::new("ending", words.say("ending-how"))
        .value(form.text("ending"))
        .error(unknown.then(|| words.say("ending-how-missing")));
    for one in Ending::ALL {
        let code = one.code();
        ending = ending
            .choice(code, words.say(&format!("ending-how-{code}")))
            .meaning(words.say(&format!("ending-how-{code}-means")));
    }
    let why = form.text("words");
    let fault = if sent && why.is_empty() {
        Some(words.say("ending-why-missing"))
    } else if why.chars().count() > LONGEST {
        Some(words.say("ending-why-long"))
    } else {
        None
    };
    let why = Field::new("words", words.say("ending-why"))
        .hint(words.say("ending-why-hint"))
        .value(why)
        .longest(LONGEST)
        .error(fault);
    let case = ask.case_id()?;
    Ok(Page {
        frame: ask.frame("ending-title", "caseload"),
        head,
        address: format!("/cases/{case}/closing"),
        back: format!("/cases/{case}"),
        faults: faults([&ending, &why]),
        ending,
        words: why,
    })
}

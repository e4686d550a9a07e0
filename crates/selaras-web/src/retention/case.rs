//! `/practice/retention/{case}`: what keeps one case though its period is over, spoken of by its number alone.

use askama::Template;
use selaras_core::case::number;
use selaras_core::id::RetentionStayId;
use selaras_core::moment::Moment;
use selaras_core::retention::Stay;
use selaras_store::retention::stays;
use selaras_store::{Tx, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

/// Reasons are not longer than this.
const LONGEST: usize = 600;

#[derive(Template)]
#[template(path = "retention/case.html")]
struct Page {
    frame: Frame,
    address: String,
    lifting: String,
    stay: Field,
    reason: Field,
    until: Field,
    faults: Vec<Fault>,
    kept: Vec<Line>,
}

struct Line {
    id: String,
    stay: Text,
    reason: String,
    who: String,
    until: String,
    holds: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx)?)
}

/// `POST /practice/retention/{case}/stay`: keeps it until a day, with a reason.
pub fn keep(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx)?;
    let until = until(ask).filter(|_| page.faults.is_empty());
    let (Some(until), Ok(stay)) = (until, ask.form.text("stay").parse::<Stay>()) else {
        return Answer::again(&page);
    };
    stays::keep(tx, ask.by(), ask.case_id()?, stay, ask.form.text("reason"), until)?;
    Answer::done("/practice/retention", "retention-kept")
}

/// `POST /practice/retention/{case}/lifting`: nothing keeps it any longer.
pub fn lift(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let case = ask.case_id()?;
    let lifted = match ask.form.text("stay").parse::<RetentionStayId>() {
        Ok(id) => stays::lift(tx, ask.by(), case, id)?,
        Err(_) => false,
    };
    let done = if lifted { "retention-lifted" } else { "retention-nothing" };
    Answer::done(&format!("/practice/retention/{case}"), done)
}

fn until(ask: &Ask<'_>) -> Option<Moment> {
    ask.calendar().from_input(ask.form.text("until")).filter(|until| *until > ask.now)
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Page, Refusal> {
    let (words, form, case) = (ask.words, ask.form, ask.case_id()?);
    let sent = !form.is_empty();
    let unknown = sent && form.text("stay").parse::<Stay>().is_err();
    let mut stay = Field::new("stay", words.say("retention-stay"))
        .value(form.text("stay"))
        .error(unknown.then(|| words.say("retention-stay-missing")));
    for one in Stay::ALL {
        let code = one.code();
        stay = stay
            .choice(code, words.say(&format!("retention-stay-{code}")))
            .meaning(words.say(&format!("retention-stay-{code}-means")));
    }
    let reason = Field::new("reason", words.say("retention-reason"))
        .hint(words.say("retention-stay-hint"))
        .value(form.text("reason"))
        .longest(LONGEST)
        .error((sent && form.given("reason").is_none()).then(|| words.say("retention-reason-missing")))
        .within(&words);
    let past = sent && until(ask).is_none();
    let until = Field::new("until", words.say("retention-until-when"))
        .value(form.text("until"))
        .error(past.then(|| words.say("retention-until-missing")));
    let title = words.with("retention-case", "number", number(case)).into_owned();
    Ok(Page {
        frame: ask.frame_titled(title, "practice").at(format!("/practice/retention/{case}")),
        address: format!("/practice/retention/{case}/stay"),
        lifting: format!("/practice/retention/{case}/lifting"),
        faults: faults([&stay, &reason, &until]),
        stay,
        reason,
        until,
        kept: kept(ask, tx)?,
    })
}

fn kept(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Line>, Refusal> {
    let calendar = ask.calendar();
    let mut lines = Vec::new();
    for one in stays::of_case(tx, ask.practice(), ask.case_id()?)? {
        let who = people::name_of(tx, ask.practice(), one.person)?;
        lines.push(Line {
            id: one.id.to_string(),
            stay: ask.words.say(&format!("retention-stay-{}", one.stay.code())),
            who,
            until: calendar.date(one.ended_at.unwrap_or(one.until)),
            holds: one.holds(ask.now),
            reason: one.reason,
        });
    }
    Ok(lines)
}

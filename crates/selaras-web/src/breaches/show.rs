//! `/practice/breaches/{breach}`: the clock, whom it touches by case number, what is still to do, and what clients read.

use askama::Template;
use selaras_core::breach::Step;
use selaras_core::case::number;
use selaras_store::{Tx, breaches, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::breaches::told::{Letter, letter};
use crate::breaches::{clock, span};
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "breaches/show.html")]
struct Page {
    frame: Frame,
    clock: (&'static str, Text),
    rows: Vec<(Text, Text)>,
    touched: Vec<(Text, String)>,
    done: Vec<Text>,
    to_do: Vec<ToDo>,
    steps: String,
    agency: String,
    letter: Letter,
}

struct ToDo {
    code: &'static str,
    button: Text,
    means: Text,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let id = ask.id("breach")?;
    let breach = breaches::find(tx, ask.practice(), id)?.ok_or(Refusal::NotThere)?;
    let (words, calendar) = (ask.words, ask.calendar());
    let touched = breaches::touched(tx, ask.practice(), id)?;
    let read = touched.iter().filter(|one| one.read_at.is_some()).count();
    let mut groups = Vec::new();
    for (counsellor, cases) in breaches::by_counsellor(&touched) {
        let name = people::name_of(tx, ask.practice(), counsellor)?;
        let places = [("counsellor", name.into()), ("cases", cases.len().into())];
        let numbers: Vec<String> = cases.iter().map(|one| number(one.case)).collect();
        groups.push((words.fill("breaches-of-counsellor", &places), numbers.join(", ")));
    }
    let told = &breach.told;
    let whom = match told.scope_person {
        Some(person) => people::name_of(tx, ask.practice(), person)?,
        None => String::new(),
    };
    let scope = words.say(&format!("breaches-scope-{}", told.scope.code()));
    let scope = if whom.is_empty() { scope } else { format!("{scope} ({whom})").into() };
    let taken = breach.taken();
    let done = breach.steps.iter().map(|(step, _, at)| {
        words.with(&format!("breaches-done-{}", step.code()), "when", calendar.date_time(*at))
    });
    let to_do = Step::ALL.into_iter().filter(|step| step.may_follow(&taken)).map(|step| ToDo {
        code: step.code(),
        button: words.say(&format!("breaches-do-{}", step.code())),
        means: words.say(&format!("breaches-means-{}", step.code())),
    });
    Answer::page(&Page {
        frame: ask.frame("breaches-one", "practice"),
        clock: clock(ask, &breach),
        rows: vec![
            (words.say("breaches-kind"), words.say(&format!("breaches-kind-{}", told.kind.code()))),
            (words.say("breaches-noticed"), calendar.date_time(told.noticed_at).into()),
            (words.say("breaches-when"), span(ask, told.began_at, told.ended_at)),
            (words.say("breaches-scope"), scope),
            (words.say("breaches-touched"), words.with("breaches-cases", "cases", touched.len())),
            (words.say("breaches-read"), words.with("breaches-cases", "cases", read)),
        ],
        touched: groups,
        done: done.collect(),
        to_do: to_do.collect(),
        steps: format!("/practice/breaches/{id}/steps"),
        agency: format!("/practice/breaches/{id}/letter"),
        letter: letter(ask, tx, &breach)?,
    })
}

/// `POST /practice/breaches/{breach}/steps`: one of the steps was taken.
pub fn step(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let id = ask.id("breach")?;
    let back = format!("/practice/breaches/{id}");
    if breaches::find(tx, ask.practice(), id)?.is_none() {
        return Err(Refusal::NotThere);
    }
    let step = ask.form.text("step").parse::<Step>().ok();
    let taken = match step {
        Some(step) => breaches::step(tx, ask.by(), id, step)?,
        None => false,
    };
    Answer::done(&back, if taken { "breach-step" } else { "breach-no-step" })
}

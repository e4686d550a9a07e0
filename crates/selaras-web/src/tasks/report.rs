//! `…/tasks/{task}/report`: how a task went, and how useful the client found it.

use askama::Template;
use selaras_core::people::Side;
use selaras_core::proposal::LONGEST;
use selaras_core::task::{Done, Task, Usefulness};
use selaras_store::tasks::Told;
use selaras_store::{Tx, tasks};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::Section;
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};
use crate::proposals::{read_remark, told};
use crate::sides::{self, under};
use crate::tasks::asked;

#[derive(Template)]
#[template(path = "tasks/report.html")]
struct Body<'a> {
    frame: &'a Frame,
    address: &'a str,
    words: &'a str,
    fields: &'a Fields,
    faults: Vec<Fault>,
}

/// What is asked; only a client is asked how useful it was.
struct Fields {
    went: Field,
    useful: Option<Field>,
    remark: Field,
}

/// The form; `?went=` says what was tapped.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = reportable(ask, tx)?;
    let fields = Fields::new(ask, ask.query.text("went"));
    let frame = frame(ask);
    let body =
        Body { frame: &frame, address: &address, words: task.words(), fields: &fields, faults: vec![] };
    sides::page(ask, tx, &frame, Section::Goals, &body)
}

/// Keeps the report.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (task, address) = reportable(ask, tx)?;
    let mut fields = Fields::new(ask, ask.form.text("went"));
    let Some((done, useful, remark)) = fields.read(ask) else {
        let frame = frame(ask);
        let faults = fields.faults();
        let body = Body { frame: &frame, address: &address, words: task.words(), fields: &fields, faults };
        return sides::again(ask, tx, &frame, Section::Goals, &body);
    };
    let report = Told { side: ask.side(), done, useful, words: remark.as_deref() };
    match tasks::report(tx, ask.by(), ask.case_id()?, task.id, &report) {
        Ok(_) => {
            let to = if ask.side() == Side::Client { format!("{}/tasks", under(ask)?) } else { address };
            Answer::done(&to, &format!("task-report-{}", done.code()))
        }
        Err(why) => Err(told(why).err().unwrap_or(Refusal::NotThere)),
    }
}

impl Fields {
    fn new(ask: &Ask<'_>, went: &str) -> Self {
        let words = ask.words;
        let useful = Field::scale(
            "useful",
            words.say("tasks-useful-question"),
            (0, Usefulness::MOST),
            words.say("tasks-useful-low"),
            words.say("tasks-useful-high"),
        );
        Self {
            went: Done::ALL
                .into_iter()
                .fold(Field::new("went", words.say("tasks-how")), |field, done| {
                    field.choice(done.code(), words.say(&format!("tasks-tick-{}", done.code())))
                })
                .value(went),
            useful: (ask.side() == Side::Client).then(|| useful.optional().value(ask.form.text("useful"))),
            remark: Field::new("remark", words.say("tasks-remark"))
                .optional()
                .longest(LONGEST)
                .value(ask.form.text("remark")),
        }
    }

    fn read(&mut self, ask: &Ask<'_>) -> Option<(Done, Option<Usefulness>, Option<String>)> {
        let done = self.went.value.parse::<Done>();
        if done.is_err() {
            self.went.error = Some(ask.words.say("tasks-no-tick"));
        }
        let useful = match &mut self.useful {
            Some(field) if !field.value.is_empty() => match field.value.parse() {
                Ok(useful) => Some(useful),
                Err(_) => {
                    field.error = Some(ask.words.say("tasks-useful-range"));
                    None
                }
            },
            _ => None,
        };
        let remark = read_remark(ask, "remark");
        self.remark.error = remark.as_ref().err().cloned().map(Into::into);
        (self.faults().is_empty()).then(|| Some((done.ok()?, useful, remark.ok()?))).flatten()
    }

    fn faults(&self) -> Vec<Fault> {
        faults([&self.went].into_iter().chain(&self.useful).chain([&self.remark]))
    }
}

/// The task, if it is for the reader to say how it went.
fn reportable(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<(Task, String), Refusal> {
    let (task, address) = asked(ask, tx)?;
    if task.may_be_reported_by(ask.side()) { Ok((task, address)) } else { Err(Refusal::NotThere) }
}

fn frame(ask: &Ask<'_>) -> Frame {
    sides::frame(ask, ask.words.say("tasks-report-title").into_owned(), Section::Goals)
}

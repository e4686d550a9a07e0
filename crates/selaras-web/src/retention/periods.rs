//! `/practice/retention/periods`: the periods a practice sets, with one reason for what is changed at a time.

use askama::Template;
use selaras_core::retention::{Class, LONGEST, Periods};
use selaras_store::retention::periods;
use selaras_store::{Tx, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};
use crate::retention::{class, span};

/// Reasons are not longer than this, and not shorter than a few words.
const LONGEST_REASON: usize = 600;

#[derive(Template)]
#[template(path = "retention/periods.html")]
struct Page {
    frame: Frame,
    fields: Vec<Field>,
    reason: Field,
    faults: Vec<Fault>,
    history: Vec<Before>,
}

struct Before {
    what: Text,
    who: String,
    reason: String,
}

/// The form, with what holds now.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx)?)
}

/// Sets the periods that are new.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx)?;
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    for class in Class::TIMED {
        if let Some(months) = months(ask.form.text(class.code())) {
            periods::set(tx, ask.by(), class, months, ask.form.text("reason"))?;
        }
    }
    Answer::done("/practice/retention", "retention-set")
}

fn months(text: &str) -> Option<u32> {
    text.parse().ok().filter(|months| (1..=LONGEST).contains(months))
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Page, Refusal> {
    let (words, form) = (ask.words, ask.form);
    let (sent, now) = (!form.is_empty(), periods::of(tx, ask.practice())?);
    let given = |class: Class| months(form.text(class.code()));
    let whole = given(Class::Counselling);
    let field = |one: Class| {
        let longer = given(one).zip(whole).is_some_and(|(part, whole)| part > whole);
        let fault = if !sent || (given(one).is_some() && !longer) {
            None
        } else if longer {
            Some(words.say("retention-longer"))
        } else {
            Some(words.with("retention-months-wrong", "most", i64::from(LONGEST)))
        };
        let holds = now.months(one).unwrap_or_default();
        let ours = Periods::default().months(one).unwrap_or_default();
        Field::new(one.code(), class(&words, one))
            .hint(words.with("retention-default", "span", span(&words, ours).into_owned()))
            .value(if sent { form.text(one.code()).to_owned() } else { holds.to_string() })
            .error(fault)
    };
    let fields: Vec<Field> = Class::TIMED.into_iter().map(field).collect();
    let reason = Field::new("reason", words.say("retention-reason"))
        .hint(words.say("retention-reason-hint"))
        .value(form.text("reason"))
        .longest(LONGEST_REASON)
        .error((sent && form.given("reason").is_none()).then(|| words.say("retention-reason-missing")))
        .within(&words);
    Ok(Page {
        frame: ask.frame("retention-periods", "practice"),
        faults: faults(fields.iter().chain(std::iter::once(&reason))),
        fields,
        reason,
        history: history(ask, tx)?,
    })
}

fn history(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Before>, Refusal> {
    let (words, calendar) = (ask.words, ask.calendar());
    let mut history = Vec::new();
    for set in periods::history(tx, ask.practice())? {
        let who = people::name_of(tx, ask.practice(), set.person)?;
        let what = [
            ("class", class(&words, set.class).into_owned().into()),
            ("span", span(&words, set.months).into_owned().into()),
            ("date", calendar.date(set.at).into()),
        ];
        let [named, long, date] = what;
        history.push(Before {
            what: words.fill("retention-was-set", &[named, long, date]),
            who,
            reason: set.reason,
        });
    }
    Ok(history)
}

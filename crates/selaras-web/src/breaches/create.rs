//! `/practice/breaches/new`: writing a breach down. What is not known yet can be said so; the clock runs from noticing.

use askama::Template;
use selaras_core::breach::{Kind, Scope};
use selaras_core::id::PersonId;
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::breaches::{self, Told};
use selaras_store::{Tx, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, faults};

/// The most characters of each text.
const LONGEST: usize = 2000;

#[derive(Template)]
#[template(path = "breaches/create.html")]
struct Page {
    frame: Frame,
    faults: Vec<Fault>,
    kind: Field,
    moments: Vec<Field>,
    scope: Field,
    person: Field,
    texts: Vec<Field>,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx)?)
}

/// Writes it down, with the cases that it touches.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx)?;
    let Some(told) = told(ask).filter(|_| page.faults.is_empty()) else { return Answer::again(&page) };
    let id = breaches::open(tx, ask.by(), &told)?;
    Answer::done(&format!("/practice/breaches/{id}"), "breach-kept")
}

fn told(ask: &Ask<'_>) -> Option<Told> {
    let moment = |name: &str| ask.calendar().from_input(ask.form.text(name));
    let text = |name: &str| ask.form.given(name).map(str::to_owned);
    let scope: Scope = ask.form.text("scope").parse().ok()?;
    let person = if scope.is_of_a_person() { Some(ask.form.text("person").parse().ok()?) } else { None };
    Some(Told {
        kind: ask.form.text("kind").parse().ok()?,
        scope,
        scope_person: person,
        noticed_at: moment("noticed")?,
        began_at: moment("began")?,
        ended_at: moment("ended")?,
        what: text("what")?,
        handled: text("handled")?,
        advice: text("advice")?,
    })
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Page, Refusal> {
    let (words, form) = (ask.words, ask.form);
    let sent = !form.is_empty();
    let mut kind = Field::new("kind", words.say("breaches-kind")).value(form.text("kind"));
    for one in Kind::ALL {
        kind = kind.choice(one.code(), words.say(&format!("breaches-kind-{}", one.code())));
    }
    let unknown = sent && form.text("kind").parse::<Kind>().is_err();
    let kind = kind.error(unknown.then(|| words.say("breaches-choose")));

    let mut scope = Field::new("scope", words.say("breaches-scope")).value(form.text("scope"));
    for one in Scope::ALL {
        scope = scope.choice(one.code(), words.say(&format!("breaches-scope-{}", one.code())));
    }
    let chosen = form.text("scope").parse::<Scope>().ok();
    let scope = scope.error((sent && chosen.is_none()).then(|| words.say("breaches-choose")));
    let person = person(ask, tx, sent && chosen.is_some_and(Scope::is_of_a_person))?;

    let moments: Vec<Field> = ["noticed", "began", "ended"].map(|name| moment(ask, name, sent)).into();
    let texts: Vec<Field> = ["what", "handled", "advice"]
        .map(|name| {
            let missing = sent && form.given(name).is_none();
            Field::new(name, words.say(&format!("breaches-{name}")))
                .hint(words.say(&format!("breaches-{name}-hint")))
                .value(form.text(name))
                .longest(LONGEST)
                .error(missing.then(|| words.say("breaches-text-missing")))
                .within(&words)
        })
        .into();
    let all = [&kind].into_iter().chain(&moments).chain([&scope, &person]).chain(&texts);
    Ok(Page {
        frame: ask.frame("breaches-new", "practice"),
        faults: faults(all),
        kind,
        moments,
        scope,
        person,
        texts,
    })
}

/// Everybody who works here, and, when it was wanted, whether one of them was chosen.
fn person(ask: &Ask<'_>, tx: &mut Tx<'_>, wanted: bool) -> Result<Field, Refusal> {
    let mut staff: Vec<(PersonId, String)> = Vec::new();
    for role in [Role::Counsellor, Role::Supervisor, Role::Administrator] {
        for one in people::with_role(tx, ask.practice(), role)? {
            if !staff.iter().any(|(id, _)| *id == one.id) {
                staff.push((one.id, one.name));
            }
        }
    }
    staff.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    let chosen = ask.form.text("person");
    let known = staff.iter().any(|(id, _)| id.to_string() == chosen);
    let mut field = Field::new("person", ask.words.say("breaches-person"))
        .hint(ask.words.say("breaches-person-hint"))
        .value(chosen)
        .optional();
    for (id, name) in staff {
        field = field.choice(id.to_string(), name);
    }
    Ok(field.error((wanted && !known).then(|| ask.words.say("breaches-person-missing"))))
}

fn moment(ask: &Ask<'_>, name: &str, sent: bool) -> Field {
    let calendar = ask.calendar();
    let given = |name: &str| calendar.from_input(ask.form.text(name));
    let fault = match (sent, given(name)) {
        (false, _) => None,
        (true, None) => Some("breaches-moment-missing"),
        (true, Some(at)) if at > ask.now => Some("breaches-moment-ahead"),
        (true, Some(at)) if name == "ended" && given("began").is_some_and(|began| began > at) => {
            Some("breaches-moment-order")
        }
        _ => None,
    };
    let now: Moment = ask.now;
    let value = if sent { ask.form.text(name).to_owned() } else { calendar.for_input(now) };
    Field::new(name.to_owned(), ask.words.say(&format!("breaches-{name}")))
        .hint(ask.words.say(&format!("breaches-{name}-hint")))
        .value(value)
        .error(fault.map(|key| ask.words.say(key)))
}

//! `/practice/audit`: what staff and the program did on one day.

use std::collections::HashMap;

use askama::Template;
use selaras_core::case::number;
use selaras_core::id::PersonId;
use selaras_core::people::Role;
use selaras_store::audit::lines;
use selaras_store::{Tx, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::{Field, Text};

/// No day's list is longer; what is older can be found by choosing a person.
const MOST: u32 = 500;

#[derive(Template)]
#[template(path = "audit/list.html")]
struct Page {
    frame: Frame,
    day: Field,
    person: Field,
    date: String,
    lines: Vec<Line>,
    all_shown: bool,
}

struct Line {
    time: String,
    who: String,
    what: Text,
    case: Option<String>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let calendar = ask.calendar();
    let today = calendar.for_input(ask.now);
    let chosen = ask.query.given("day").unwrap_or(&today);
    let day = calendar.day(chosen).or_else(|| calendar.day(&today)).ok_or(Refusal::NotThere)?;
    let staff = staff(ask, tx)?;
    let person: Option<PersonId> = ask.query.given("person").and_then(|text| text.parse().ok());
    let found = lines::by_staff(tx, ask.practice(), day, person, MOST)?;
    let mut named: HashMap<PersonId, String> = staff.iter().cloned().collect();
    let mut lines = Vec::with_capacity(found.len());
    for line in &found {
        let who = match line.person {
            None => ask.words.say("brand").into_owned(),
            Some(id) => match named.get(&id) {
                Some(name) => name.clone(),
                None => {
                    let name = people::name_of(tx, ask.practice(), id)?;
                    named.insert(id, name.clone());
                    name
                }
            },
        };
        lines.push(Line {
            time: calendar.time(line.at),
            who,
            what: super::told(ask.words, &line.act),
            case: line.case.map(number),
        });
    }
    let person = staff.into_iter().fold(
        Field::new("person", ask.words.say("audit-person"))
            .value(person.map(|id| id.to_string()).unwrap_or_default())
            .optional(),
        |field, (id, name)| field.choice(id.to_string(), name),
    );
    let (from, _) = day;
    Answer::page(&Page {
        frame: ask.frame("audit-title", if ask.me.is(Role::Administrator) { "practice" } else { "audit" }),
        day: Field::new("day", ask.words.say("audit-day")).value(&calendar.for_input(from)[..10]),
        person,
        date: calendar.date(from),
        all_shown: lines.len() < MOST as usize,
        lines,
    })
}

/// Everyone who works at the practice, by name.
fn staff(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<(PersonId, String)>, Refusal> {
    let mut staff: Vec<(PersonId, String)> = Vec::new();
    for role in Role::ALL.into_iter().filter(|role| !matches!(role, Role::Client | Role::Guardian)) {
        for person in people::with_role(tx, ask.practice(), role)? {
            if !staff.iter().any(|(known, _)| *known == person.id) {
                staff.push((person.id, person.name));
            }
        }
    }
    staff.sort_by_key(|(_, name)| name.to_lowercase());
    Ok(staff)
}

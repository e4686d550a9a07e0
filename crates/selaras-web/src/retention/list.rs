//! `/practice/retention`: the periods, what is due, what stays, and what was destroyed.

use askama::Template;
use selaras_core::case::number;
use selaras_core::id::PersonId;
use selaras_core::retention::{Class, End};
use selaras_store::retention::{destruction, periods, proposals, stays};
use selaras_store::{Tx, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::layout::Frame;
use crate::layout::field::Text;
use crate::retention::{class, span};

#[derive(Template)]
#[template(path = "retention/list.html")]
struct Page {
    frame: Frame,
    periods: Vec<Period>,
    due: Vec<Group>,
    stays: Vec<Stay>,
    certificates: Vec<Certificate>,
}

struct Period {
    class: Text,
    means: Text,
    span: Text,
}

/// What is due of one class.
struct Group {
    code: &'static str,
    class: Text,
    lines: Vec<Line>,
    /// Whether it is the whole record, which goes with the client's key.
    whole: bool,
}

struct Line {
    case: String,
    number: String,
    counsellor: String,
    last: String,
    due: String,
}

struct Stay {
    address: String,
    number: String,
    stay: Text,
    reason: String,
    until: String,
}

struct Certificate {
    address: String,
    title: Text,
    when: String,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (words, calendar) = (ask.words, ask.calendar());
    let stays = stays::now(tx, ask.practice(), ask.now)?.into_iter().map(|one| Stay {
        address: format!("/practice/retention/{}", one.case),
        number: number(one.case),
        stay: words.say(&format!("retention-stay-{}", one.stay.code())),
        reason: one.reason,
        until: calendar.date(one.until),
    });
    let certificates = destruction::all(tx, ask.practice())?.into_iter().map(|one| {
        let name = class(&words, one.class).into_owned();
        let places = [("number", i64::from(one.number).into()), ("class", name.into())];
        Certificate {
            address: format!("/practice/retention/certificates/{}", one.id),
            title: words.fill("retention-certificate-line", &places),
            when: calendar.date(one.at),
        }
    });
    Answer::page(&Page {
        frame: ask.frame("retention-title", "practice"),
        stays: stays.collect(),
        certificates: certificates.collect(),
        periods: periods_of(ask, tx)?,
        due: due(ask, tx)?,
    })
}

fn periods_of(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Period>, Refusal> {
    let (words, periods) = (ask.words, periods::of(tx, ask.practice())?);
    let told = |one: Class| Period {
        class: class(&words, one),
        means: words.say(&format!("retention-means-{}", one.code())),
        span: match (periods.months(one), one.end()) {
            (Some(months), _) => span(&words, months),
            (None, End::Days(days)) => words.with("retention-days", "days", i64::from(days)),
            (None, End::WithoutName) => words.say("retention-without-name"),
            (None, _) => words.say("retention-while-needed"),
        },
    };
    Ok(Class::ALL.into_iter().map(told).collect())
}

fn due(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<Group>, Refusal> {
    let calendar = ask.calendar();
    let mut groups: Vec<Group> = Vec::new();
    let mut names: Vec<(PersonId, String)> = Vec::new();
    for proposal in proposals::now(tx, ask.practice(), ask.now)? {
        let due = proposal.due;
        let known = names.iter().find(|(id, _)| *id == due.counsellor).map(|(_, name)| name.clone());
        let counsellor = match known {
            Some(name) => name,
            None => {
                let name = people::name_of(tx, ask.practice(), due.counsellor)?;
                names.push((due.counsellor, name.clone()));
                name
            }
        };
        let line = Line {
            case: due.case.to_string(),
            number: number(due.case),
            counsellor,
            last: calendar.date(due.last),
            due: calendar.date(due.due_at),
        };
        match groups.iter_mut().find(|group| group.code == due.class.code()) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group {
                code: due.class.code(),
                class: class(&ask.words, due.class),
                lines: vec![line],
                whole: due.class == Class::Counselling,
            }),
        }
    }
    Ok(groups)
}

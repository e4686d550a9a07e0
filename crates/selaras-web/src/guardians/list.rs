//! `/cases/{case}/guardians`: who has care of a client who is not of age, until when, and what they are told.

use askama::Template;
use jiff::ToSpan;
use selaras_core::guardian::{ADULT_YEARS, Kinship, Proof};
use selaras_core::language::Address;
use selaras_core::moment::Moment;
use selaras_core::people::Role;
use selaras_store::cases::heading;
use selaras_store::guardians::{self, New, Summary};
use selaras_store::people::Person;
use selaras_store::{Tx, people};

use super::{LONGEST, named};
use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::cases::{Head, Section, head};
use crate::layout::Frame;
use crate::layout::field::{Fault, Field, Text, faults};

/// A name is not longer than this.
const LONGEST_NAME: usize = 120;

#[derive(Template)]
#[template(path = "guardians/list.html")]
struct Page {
    frame: Frame,
    head: Head,
    lead: Text,
    of_age: Text,
    guardians: Vec<Line>,
    summaries: Vec<Told>,
    works: bool,
    birthday: Field,
    name: Field,
    kinship: Field,
    proof: Field,
    summary: Field,
    faults: Vec<Fault>,
    address: String,
}

struct Line {
    name: String,
    tie: Text,
    sees: Text,
    address: String,
}

struct Told {
    words: String,
    when: String,
    badge: (&'static str, Text),
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    Answer::page(&page(ask, tx, "")?)
}

/// `POST …/guardians`: writes down who has care of the client.
pub fn create(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx, "guardian")?;
    let (kinship, proof) = (ask.form.text("kinship").parse(), ask.form.text("proof").parse());
    let (Ok(kinship), Ok(proof), true) = (kinship, proof, page.faults.is_empty()) else {
        return Answer::again(&page);
    };
    let guardian = Person {
        id: ask.fresh(),
        name: ask.form.text("name").to_owned(),
        language: ask.me.practice.language,
        address: Address::Anda,
        outside_key: None,
        made_at: ask.now,
    };
    people::add(tx, ask.practice(), &guardian, &[Role::Guardian])?;
    let new = New { client: ask.case()?.client, guardian: guardian.id, kinship, proof };
    guardians::add(tx, ask.by(), ask.me.person.id, &new)?;
    Answer::done(&page.address, "guardian-added")
}

/// `POST …/guardians/birthday`: writes down when the client comes of age.
pub fn birthday(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx, "birthday")?;
    let Some(on) = adult_on(ask).filter(|_| page.faults.is_empty()) else {
        return Answer::again(&page);
    };
    guardians::comes_of_age(tx, ask.by(), ask.case()?.client, on)?;
    Answer::done(&page.address, "birthday-kept")
}

/// `POST …/guardians/summaries`: words what guardians would be told; the client is asked first.
pub fn word(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let page = page(ask, tx, "summary")?;
    if !page.faults.is_empty() {
        return Answer::again(&page);
    }
    guardians::word(tx, ask.by(), ask.case_id()?, ask.me.person.id, ask.form.text("summary"))?;
    Answer::done(&page.address, "guardian-summary-sent")
}

/// `POST …/guardians/{guardianship}/ending`: somebody no longer has care of the client.
pub fn end(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let ended = guardians::end(tx, ask.by(), ask.case()?.client, ask.id("guardianship")?)?;
    if !ended {
        return Err(Refusal::NotThere);
    }
    Answer::done(&format!("/cases/{}/guardians", ask.case_id()?), "guardian-ended")
}

/// The eighteenth birthday of somebody born on the day that was entered.
fn adult_on(ask: &Ask<'_>) -> Option<Moment> {
    let born: jiff::civil::Date = ask.form.text("born").trim().parse().ok()?;
    let day = born.checked_add(i64::from(ADULT_YEARS).years()).ok()?;
    ask.calendar().day(&day.to_string()).map(|(begins, _)| begins)
}

fn page(ask: &Ask<'_>, tx: &mut Tx<'_>, sent: &str) -> Result<Page, Refusal> {
    let case = ask.case()?;
    let (words, form) = (ask.words, ask.form);
    let address = format!("/cases/{}/guardians", case.id);
    let heading = heading::of(tx, ask.practice(), case.id)?.ok_or(Refusal::NotThere)?;
    let adult = guardians::adult_on(tx, ask.practice(), case.client)?;
    let of_age = match adult {
        None => words.say("guardians-birthday-unknown"),
        Some(day) if day <= ask.now => words.with("guardians-of-age", "date", ask.calendar().date(day)),
        Some(day) => words.with("guardians-not-of-age", "date", ask.calendar().date(day)),
    };
    let guardians = named(ask, tx)?.into_iter().map(|(one, name)| {
        let kinship = words.say(&format!("guardians-kinship-{}", one.kinship.code()));
        let proof = words.say(&format!("guardians-proof-{}", one.proof.code()));
        let places = [("kinship", kinship.as_ref().into()), ("proof", proof.as_ref().into())];
        Line {
            name,
            tie: words.fill("guardians-tie", &places),
            sees: words.say(if one.shares_from.is_some() {
                "guardians-sees-shared"
            } else {
                "guardians-sees-schedule"
            }),
            address: format!("{address}/{}", one.id),
        }
    });
    let all = guardians::summaries(tx, ask.practice(), case.id)?;
    let missing = |of: &str, name: &str| sent == of && form.given(name).is_none();
    let young = adult_on(ask).is_none_or(|day| day <= ask.now);
    let born_wrong = (sent == "birthday" && young).then(|| {
        words.say(if adult_on(ask).is_none() { "guardians-born-missing" } else { "guardians-born-adult" })
    });
    let birthday = Field::new("born", words.say("guardians-born"))
        .hint(words.say("guardians-born-hint"))
        .value(form.text("born"))
        .error(born_wrong);
    let name = Field::new("name", words.say("guardians-name"))
        .value(form.text("name"))
        .longest(LONGEST_NAME)
        .error(missing("guardian", "name").then(|| words.say("guardians-name-missing")))
        .within(&words);
    let choice = |field: &'static str, codes: Vec<&'static str>| {
        let chosen = codes.contains(&form.text(field));
        let missing =
            (sent == "guardian" && !chosen).then(|| words.say(&format!("guardians-{field}-missing")));
        codes
            .into_iter()
            .fold(Field::new(field, words.say(&format!("guardians-{field}"))), |all, code| {
                all.choice(code, words.say(&format!("guardians-{field}-{code}")))
            })
            .value(form.text(field))
            .error(missing)
    };
    let kinship = choice("kinship", Kinship::ALL.map(Kinship::code).into());
    let proof = choice("proof", Proof::ALL.map(Proof::code).into());
    let summary = Field::new("summary", words.say("guardians-summary"))
        .hint(words.with("guardians-summary-hint", "client", &heading.client))
        .value(form.text("summary"))
        .longest(LONGEST)
        .error(missing("summary", "summary").then(|| words.say("guardians-summary-missing")))
        .within(&words);
    Ok(Page {
        frame: ask.frame_titled(words.say("guardians-title").into_owned(), "caseload").at(address.clone()),
        head: head(ask, tx, Section::Room)?,
        lead: words.with("guardians-lead", "client", &heading.client),
        of_age,
        guardians: guardians.collect(),
        summaries: all.into_iter().map(|one| told(ask, one)).collect(),
        works: ask.works_on_case(),
        faults: faults([&birthday, &name, &kinship, &proof, &summary]),
        birthday,
        name,
        kinship,
        proof,
        summary,
        address,
    })
}

fn told(ask: &Ask<'_>, one: Summary) -> Told {
    let badge = if one.is_shared() {
        ("good", "guardians-summary-shared")
    } else if one.waits() {
        ("care", "guardians-summary-waits")
    } else {
        ("calm", "guardians-summary-withdrawn")
    };
    Told {
        when: ask.calendar().date(one.written_at),
        badge: (badge.0, ask.words.say(badge.1)),
        words: one.words,
    }
}

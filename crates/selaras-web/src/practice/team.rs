//! `/practice`: who works here.

use askama::Template;
use selaras_core::id::PersonId;
use selaras_core::people::Role;
use selaras_store::people::Person;
use selaras_store::{Tx, accounts, authenticators, cases, emergencies, passkeys, people};

use crate::ask::{Answer, Ask, Outcome, Refusal};
use crate::emergency::told::{self, Told};
use crate::layout::Frame;
use crate::layout::field::{Field, Text};
use crate::practice::failures;

#[derive(Template)]
#[template(path = "practice/team.html")]
struct Page {
    frame: Frame,
    members: Vec<Member>,
    supervisor: Field,
    counsellor: Field,
    can_supervise: bool,
    only_me: bool,
    openings: Vec<Told>,
    failed: Vec<Text>,
}

struct Member {
    name: String,
    roles: Vec<Text>,
    login: Option<String>,
    supervised_by: Vec<String>,
    link: String,
    ending: String,
    is_me: bool,
    counsels: bool,
    named: bool,
    naming: String,
    has_factor: bool,
    reset: String,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let staff = staff(ask, tx)?;
    let pairs = cases::supervisions(tx, ask.practice())?;
    let named = emergencies::named(tx, ask.practice())?;
    let mut with_factor = authenticators::people(tx, ask.practice())?;
    with_factor.extend(passkeys::people(tx, ask.practice())?);
    let name = |id: PersonId| staff.iter().find(|(p, _)| p.id == id).map(|(p, _)| p.name.clone());
    let mut members = Vec::with_capacity(staff.len());
    for (person, roles) in &staff {
        members.push(Member {
            name: person.name.clone(),
            roles: roles
                .iter()
                .map(|role| ask.words.say(&format!("practice-role-{}", role.code())))
                .collect(),
            login: accounts::login_of(tx, ask.practice(), person.id)?,
            supervised_by: pairs
                .iter()
                .filter(|(_, c)| *c == person.id)
                .filter_map(|(s, _)| name(*s))
                .collect(),
            link: format!("/practice/staff/{}/link", person.id),
            ending: format!("/practice/staff/{}/ending", person.id),
            counsels: roles.contains(&Role::Counsellor),
            named: named.contains(&person.id),
            naming: format!("/practice/staff/{}/emergencies", person.id),
            is_me: person.id == ask.me.person.id,
            has_factor: with_factor.contains(&person.id),
            reset: format!("/practice/staff/{}/factors/reset", person.id),
        });
    }
    let choose = |field: Field, role: Role| {
        staff
            .iter()
            .filter(|(_, roles)| roles.contains(&role))
            .fold(field, |field, (person, _)| field.choice(person.id.to_string(), person.name.clone()))
    };
    let supervisor = choose(Field::new("supervisor", ask.words.say("practice-supervisor")), Role::Supervisor);
    let counsellor = choose(Field::new("counsellor", ask.words.say("practice-counsellor")), Role::Counsellor);
    Answer::page(&Page {
        frame: ask.frame("practice-title", "practice"),
        only_me: members.len() == 1,
        members,
        openings: told::to_administrator(ask, tx)?,
        failed: failures::lines(ask, tx, &staff)?,
        can_supervise: !supervisor.choices.is_empty() && !counsellor.choices.is_empty(),
        supervisor,
        counsellor,
    })
}

/// `POST /practice/supervisions`: lets one member supervise another.
pub fn supervise(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let chosen = |name: &str| ask.form.text(name).parse::<PersonId>().map_err(|_| Refusal::NotThere);
    let (supervisor, counsellor) = (chosen("supervisor")?, chosen("counsellor")?);
    let plays = |tx: &mut Tx<'_>, person, role| {
        people::roles(tx, ask.practice(), person).map(|roles| roles.contains(&role))
    };
    if supervisor == counsellor
        || !plays(tx, supervisor, Role::Supervisor)?
        || !plays(tx, counsellor, Role::Counsellor)?
    {
        return Answer::done("/practice", "supervision-unfit");
    }
    cases::let_supervise(tx, ask.practice(), supervisor, counsellor)?;
    ask.note(tx, "supervision.creation", Some(counsellor))?;
    Answer::done("/practice", "supervision-set")
}

/// Everyone who works at the practice, with their parts, by name.
fn staff(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Vec<(Person, Vec<Role>)>, Refusal> {
    let mut staff: Vec<(Person, Vec<Role>)> = Vec::new();
    for role in [Role::Administrator, Role::Counsellor, Role::Supervisor, Role::Auditor] {
        for person in people::with_role(tx, ask.practice(), role)? {
            match staff.iter_mut().find(|(known, _)| known.id == person.id) {
                Some((_, roles)) => roles.push(role),
                None => staff.push((person, vec![role])),
            }
        }
    }
    staff.sort_by(|(a, _), (b, _)| a.name.to_lowercase().cmp(&b.name.to_lowercase()).then(a.id.cmp(&b.id)));
    Ok(staff)
}

//! `/practice/factors`: for which parts the practice asks for a second factor, and how many have one.

use askama::Template;
use selaras_core::people::Role;
use selaras_store::account_news::{self, What};
use selaras_store::{Tx, authenticators, passkeys, people, recovery_codes, required_factors, sign_ins};

use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Field;
use crate::practice::staff::{self, PARTS};
use crate::words::Place;

#[derive(Template)]
#[template(path = "practice/factors.html")]
struct Page {
    frame: Frame,
    parts: Vec<Field>,
}

/// The form.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let asked = required_factors::of(tx, ask.practice())?;
    let have = authenticators::people(tx, ask.practice())?;
    let mut parts = Vec::with_capacity(PARTS.len());
    for role in PARTS {
        let all = people::with_role(tx, ask.practice(), role)?;
        let with = all.iter().filter(|person| have.contains(&person.id)).count();
        let places = [("with", Place::from(with)), ("all", Place::from(all.len()))];
        let field = Field::new(role.code(), ask.words.say(&format!("practice-part-{}", role.code())))
            .hint(ask.words.fill("practice-factors-have", &places))
            .value(if asked.contains(&role) { "yes" } else { "" })
            .optional();
        parts.push(field);
    }
    Answer::page(&Page { frame: ask.frame("practice-factors", "practice"), parts })
}

/// Sets them. Whoever lacks one is led to setting it up; the one who decides, when they next sign in.
pub fn update(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    ask.proven_lately()?;
    let roles: Vec<Role> = PARTS.into_iter().filter(|role| ask.form.ticked(role.code())).collect();
    required_factors::set(tx, ask.practice(), &roles, ask.sign_in.token)?;
    ask.note(tx, "factors.requirement", Some(ask.practice()))?;
    let own_is_missing = !ask.sign_in.has_factor && ask.me.roles.iter().any(|role| roles.contains(role));
    Answer::done(
        "/practice/factors",
        if own_is_missing { "factors-required-own" } else { "factors-required" },
    )
}

/// `POST /practice/staff/{person}/factors/reset`: takes a member's second factor away, for when telephone and paper are lost.
pub fn reset(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let person = staff::member(ask, tx)?;
    ask.proven_lately()?;
    let practice = ask.practice();
    let passkeys = passkeys::remove_all(tx, practice, person.id)?;
    if passkeys == 0 && authenticators::set_at(tx, practice, person.id)?.is_none() {
        return Answer::done("/practice", "factors-none");
    }
    authenticators::remove(tx, practice, person.id)?;
    recovery_codes::remove(tx, practice, person.id)?;
    sign_ins::end_all(tx, practice, person.id)?;
    account_news::add(tx, practice, person.id, What::FactorsReset, ask.now)?;
    ask.note(tx, "factors.reset", Some(person.id))?;
    Answer::done("/practice", "factors-reset")
}

//! `/ward`: those of whom a guardian has care.

use askama::Template;
use selaras_store::{Tx, cases, guardians, people, requests};

use super::consent;
use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "guardians/ward/list.html")]
struct Page {
    frame: Frame,
    wards: Vec<Ward>,
}

struct Ward {
    name: String,
    state: Text,
    address: String,
    asks: bool,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (practice, me) = (ask.practice(), ask.me.person.id);
    let mut wards = Vec::new();
    for care in guardians::of_guardian(tx, practice, me)? {
        let adult_on = guardians::adult_on(tx, practice, care.client)?;
        if !care.holds(adult_on, ask.now) {
            continue;
        }
        let name = people::name_of(tx, practice, care.client)?;
        for id in requests::cases_of(tx, practice, care.client)? {
            let Some(case) = cases::find(tx, practice, id)?.filter(|case| case.erased_at.is_none()) else {
                continue;
            };
            let asks = consent(ask, tx, &case)?.asks;
            let state = match (case.ended.is_some(), asks) {
                (true, _) => "ward-ended",
                (false, true) => "ward-asks",
                (false, false) => "ward-goes-on",
            };
            let address = format!("/ward/{id}");
            wards.push(Ward { name: name.clone(), state: ask.words.say(state), address, asks });
        }
    }
    Answer::page(&Page { frame: ask.frame("ward-title", ""), wards })
}

//! `/ward/{case}`: when sessions are, and what the child shares.

use askama::Template;
use selaras_core::access::Act;
use selaras_core::session::State;
use selaras_store::{Tx, goals, guardians, sessions, tasks};

use super::{Consent, child, consent, may};
use crate::ask::{Answer, Ask, Outcome};
use crate::layout::Frame;
use crate::layout::field::Text;

#[derive(Template)]
#[template(path = "guardians/ward/show.html")]
struct Page {
    frame: Frame,
    agreement: Text,
    asks: bool,
    address: String,
    stopped: bool,
    coming: Vec<String>,
    past: Vec<String>,
    shares: bool,
    goals: Vec<String>,
    tasks: Vec<String>,
    summaries: Vec<(String, String)>,
}

/// The page.
pub fn show(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Outcome {
    let (practice, case) = (ask.practice(), ask.case()?);
    let schedule = may(ask, tx, Act::SeeSchedule)?;
    let shares = may(ask, tx, Act::ReadShared)?;
    let told = schedule && may(ask, tx, Act::ConsentForWard)?;
    let Consent { signed_at, asks } = consent(ask, tx, case)?;
    let agreement = match signed_at.filter(|_| !asks) {
        Some(at) => ask.words.with("ward-consented", "date", ask.calendar().date(at)),
        None if asks => ask.words.say("ward-asks"),
        None => ask.words.say("ward-not-asked"),
    };
    let all = if schedule { sessions::of_case(tx, practice, case.id)? } else { Vec::new() };
    let on = |state: State| {
        let of_state = all.iter().filter(move |one| one.state == state);
        of_state.map(|one| ask.calendar().date_time(one.at())).collect::<Vec<_>>()
    };
    let (coming, mut past) = (on(State::Planned), on(State::Held));
    past.reverse();
    past.truncate(10);
    let goals = if shares { goals::of_case(tx, practice, case.id)? } else { Vec::new() };
    let tasks = if shares { tasks::of_case(tx, practice, case.id)? } else { Vec::new() };
    let agreed_goals = goals.iter().filter(|goal| goal.is_open() && goal.proposal.is_agreed());
    let agreed_tasks = tasks.iter().filter(|task| task.is_open() && task.proposal.is_agreed());
    let summaries = if told { guardians::summaries(tx, practice, case.id)? } else { Vec::new() };
    let summaries = summaries.into_iter().filter(guardians::Summary::is_shared);
    Answer::page(&Page {
        frame: ask.frame_titled(child(ask, tx)?, ""),
        agreement,
        asks,
        address: format!("/ward/{}/agreement", case.id),
        stopped: !schedule,
        coming,
        past,
        shares,
        goals: agreed_goals.map(|goal| goal.words().to_owned()).collect(),
        tasks: agreed_tasks.map(|task| task.words().to_owned()).collect(),
        summaries: summaries.map(|one| (ask.calendar().date(one.written_at), one.words)).collect(),
    })
}

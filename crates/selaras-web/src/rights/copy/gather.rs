//! Gathers what is a client's, over all of their cases. Counsellors' private notes, their own ratings and guesses, and
//! what they mean to do about a signal are not part of it.

use std::collections::HashMap;

use selaras_core::case::number;
use selaras_core::history::{Part, part_of};
use selaras_core::id::{CaseId, PersonId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::request;
use selaras_store::agreements::amendments;
use selaras_store::cases::Case as Kept;
use selaras_store::{
    Tx, agenda, audit, cases, consents, data_contacts, emergencies, goals, people, requests, reviews,
    sessions, signals, tasks,
};

use super::record::{
    Agreement, Amendment, Case, Consent, DataContact, Emergency, Goal, Help, Look, Record, Request, Review,
    Signal, Signature, Stance, Step, Task, Topic, VERSION, Wording,
};
use super::{answered, mended, met, own, record};
use crate::ask::{Ask, Refusal};
use crate::audit::told;

/// So many lines of what others did are told; nobody has had that many.
const LOOKS: u32 = 100_000;

/// The copy of the client who asks.
///
/// # Errors
/// What the database said.
pub fn gather(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Record, Refusal> {
    let client = ask.case()?.client;
    let contact = data_contacts::find(tx, ask.practice())?;
    let mut cases = Vec::new();
    for id in requests::cases_of(tx, ask.practice(), client)? {
        if let Some(kept) = cases::find(tx, ask.practice(), id)? {
            cases.push(case(ask, tx, kept)?);
        }
    }
    Ok(Record {
        format: "selaras-copy",
        version: VERSION,
        made_at: at(ask.now),
        language: ask.words.language().to_string(),
        practice: ask.me.practice.name.clone(),
        client: name(ask, tx, client)?,
        data_contact: contact.map(|one| DataContact { name: one.name, reach: one.reach }),
        accommodations: own::accommodations(ask),
        not_included: [
            "rights-copy-without-notes",
            "rights-copy-without-ratings",
            "rights-copy-without-intentions",
        ]
        .map(|key| ask.words.say(key).into_owned())
        .into(),
        cases,
    })
}

fn case(ask: &Ask<'_>, tx: &mut Tx<'_>, kept: Kept) -> Result<Case, Refusal> {
    let (practice, id) = (ask.practice(), kept.id);
    let sessions = sessions::of_case(tx, practice, id)?;
    let numbers: HashMap<SessionId, u32> = sessions.iter().map(|one| (one.id, one.number)).collect();
    let goals = goals::of_case(tx, practice, id)?;
    let responses = answered::of_case(ask, tx, id, &numbers, &goals)?;
    let ended = kept.ended.as_ref();
    Ok(Case {
        number: number(id),
        counsellor: name(ask, tx, kept.counsellor)?,
        opened_at: at(kept.opened_at),
        closed_at: ended.map(|ended| at(ended.at)),
        ending: ended.map(|ended| ended.ending.code()),
        ending_words: ended.map(|ended| ended.words.clone()).filter(|words| !words.is_empty()),
        stopped_at: kept.restricted_at.map(at),
        talk: kept.talk.code(),
        agreements: agreements(ask, tx, id)?,
        amendments: amendments::of_case(tx, practice, id)?.iter().map(amendment).collect(),
        consents: consents::of_case(tx, ask.by(), id)?.iter().map(consent).collect(),
        goals: goals.iter().map(goal).collect(),
        tasks: tasks::of_case(tx, practice, id)?.iter().map(task).collect(),
        sessions: met::of_case(ask, tx, id, sessions)?,
        responses,
        topics: agenda::of_case(tx, practice, id)?.into_iter().map(topic).collect(),
        reviews: reviews::of_case(tx, practice, id)?.into_iter().map(reviewed).collect(),
        helps: reviews::helps(tx, practice, id)?.into_iter().map(helped).collect(),
        reflections: own::reflections(ask, tx, id, kept.client)?,
        profile: own::profile(ask, tx, id, kept.client)?,
        preferences_confirmed_at: own::confirmed_at(ask, tx, id)?,
        wishes_kept: own::wishes_kept(ask, tx, id)?,
        signals: signals::of_case(tx, practice, id)?.iter().map(|one| signal(ask, one)).collect(),
        ruptures: mended::of_case(ask, tx, id)?,
        requests: requests::of_case(tx, practice, id)?.into_iter().map(requested).collect(),
        emergencies: emergencies::of_case(tx, practice, id)?.into_iter().map(emergency).collect(),
        looks: looks(ask, tx, id, kept.client)?,
    })
}

/// A moment in the file.
pub(super) fn at(moment: Moment) -> String {
    moment.timestamp().to_string()
}

fn name(ask: &Ask<'_>, tx: &mut Tx<'_>, id: PersonId) -> Result<String, Refusal> {
    Ok(people::name_of(tx, ask.practice(), id)?)
}

fn agreements(ask: &Ask<'_>, tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Agreement>, Refusal> {
    let mut all = Vec::new();
    for one in selaras_store::agreements::of_case(tx, ask.practice(), case)? {
        let language = ask.words.language();
        let text = selaras_store::agreements::text(tx, ask.practice(), case, one.id, language)?;
        let signature = |signed: &selaras_core::agreement::Signature| Signature {
            side: signed.by.code(),
            at: at(signed.at),
            language: signed.language.code(),
            digest: signed.digest.to_string(),
        };
        all.push(Agreement {
            version: one.version,
            made_at: at(one.made_at),
            text,
            signatures: one.signatures.iter().map(signature).collect(),
        });
    }
    Ok(all)
}

fn amendment(one: &selaras_core::agreement::Amendment) -> Amendment {
    Amendment {
        clause: one.clause.code(),
        drops: one.drops,
        made_at: at(one.made_at),
        agreed_at: one.agreed_at().map(at),
        withdrawn_at: one.withdrawn_at.map(at),
        wordings: wordings(&one.proposal),
        stances: stances(&one.proposal),
    }
}

fn consent(entry: &selaras_core::consent::Entry) -> Consent {
    Consent {
        purpose: entry.purpose.code(),
        given: entry.given,
        agreement_version: entry.version,
        at: at(entry.at),
    }
}

fn goal(goal: &selaras_core::goal::Goal) -> Goal {
    Goal {
        id: goal.id.to_string(),
        state: goal.state.code(),
        made_at: at(goal.made_at),
        ended_at: goal.ended_at.map(at),
        wordings: wordings(&goal.proposal),
        stances: stances(&goal.proposal),
    }
}

fn task(task: &selaras_core::task::Task) -> Task {
    let report = |report: &selaras_core::task::Report| record::Report {
        side: report.side.code(),
        done: report.done.code(),
        useful: report.useful.map(|useful| useful.number()),
        words: report.words.clone(),
        at: at(report.at),
    };
    Task {
        id: task.id.to_string(),
        goal: task.goal.map(|goal| goal.to_string()),
        place: task.place.code(),
        due_at: task.due_at.map(at),
        state: task.state.code(),
        made_at: at(task.made_at),
        ended_at: task.ended_at.map(at),
        wordings: wordings(&task.proposal),
        stances: stances(&task.proposal),
        reports: task.reports.iter().map(report).collect(),
    }
}

fn wordings(proposal: &selaras_core::proposal::Proposal) -> Vec<Wording> {
    let wording = |one: &selaras_core::proposal::Wording| Wording {
        version: one.version,
        side: one.side.code(),
        words: one.words.clone(),
        at: at(one.at),
    };
    proposal.wordings.iter().map(wording).collect()
}

fn stances(proposal: &selaras_core::proposal::Proposal) -> Vec<Stance> {
    let stance = |one: &selaras_core::proposal::Taken| Stance {
        version: one.version,
        side: one.side.code(),
        stance: one.stance.code(),
        words: one.words.clone(),
        at: at(one.at),
    };
    proposal.taken.iter().map(stance).collect()
}

fn topic(item: agenda::Item) -> Topic {
    Topic { side: item.side.code(), words: item.words, state: item.state.code(), made_at: at(item.made_at) }
}

fn reviewed(one: selaras_core::review::Review) -> Review {
    Review {
        outcome: one.found.outcome.code(),
        words: one.found.words,
        helped: one.found.helped,
        kept_client: one.found.kept_client.map(|kept| kept.code()),
        kept_counsellor: one.found.kept_counsellor.map(|kept| kept.code()),
        sessions: one.held,
        recorded_at: at(one.recorded_at),
        answer: one.answer.map(|(answer, _)| answer.code()),
        answered_at: one.answer.map(|(_, when)| at(when)),
        answer_words: one.answer_words,
    }
}

fn helped(one: reviews::Help) -> Help {
    Help { words: one.words, chosen_at: at(one.chosen_at) }
}

/// A signal; what the counsellor noted for themselves when they took note of it is left out.
fn signal(ask: &Ask<'_>, one: &signals::Signal) -> Signal {
    let both = |taken: &&signals::Taken| taken.step != selaras_core::signal::Step::Acknowledged;
    let step = |taken: &signals::Taken| Step {
        step: taken.step.code(),
        words: taken.words.clone(),
        at: at(taken.taken_at),
    };
    let code = one.kind().code();
    Signal {
        kind: code,
        title: ask.words.say(&format!("signals-{code}-title")).into_owned(),
        raised_at: at(one.raised_at),
        closed_at: one.closed.map(|(when, _)| at(when)),
        outcome: one.closed.map(|(_, outcome)| outcome.code()),
        steps: one.steps.iter().filter(both).map(step).collect(),
    }
}

fn requested(one: requests::Request) -> Request {
    Request {
        kind: one.kind.code(),
        state: one.state.code(),
        addendum: one.is_addendum(),
        asked_at: at(one.asked_at),
        answered_at: one.answered_at.map(at),
        words: one.words,
        answer: one.answer,
    }
}

fn emergency(one: emergencies::Opening) -> Emergency {
    Emergency { by: one.name, reason: one.reason, at: at(one.at), until: at(one.until) }
}

fn looks(ask: &Ask<'_>, tx: &mut Tx<'_>, case: CaseId, client: PersonId) -> Result<Vec<Look>, Refusal> {
    let mut names: HashMap<PersonId, String> = HashMap::new();
    let mut looks = Vec::new();
    for line in audit::lines::of_others(tx, ask.practice(), case, client, 0, LOOKS)? {
        if let Some(id) = line.person
            && !names.contains_key(&id)
        {
            let known = name(ask, tx, id)?;
            names.insert(id, known);
        }
        looks.push(Look {
            by: line.person.and_then(|id| names.get(&id).cloned()),
            did: told(ask.words, &line.act).into_owned(),
            act: line.act,
            at: at(line.at),
        });
    }
    Ok(looks)
}

/// Whether a response belongs to the copy: what the client answered, and how near both find a goal.
pub(super) fn belongs(kept: &selaras_store::responses::Kept) -> bool {
    kept.side == selaras_core::people::Side::Client
        || part_of(&kept.instrument, kept.side) == Part::GoalRating
}

/// Until when a copy that is open now can be taken.
///
/// # Errors
/// What the database said.
pub fn open_until(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<Option<Moment>, Refusal> {
    Ok(requests::copy_open_until(tx, ask.practice(), ask.case_id()?, ask.now)?)
}

/// Whether what was handed out last is for another practice.
///
/// # Errors
/// What the database said.
pub fn is_for_moving(ask: &Ask<'_>, tx: &mut Tx<'_>) -> Result<bool, Refusal> {
    let all = requests::of_case(tx, ask.practice(), ask.case_id()?)?;
    let handed = |one: &&requests::Request| one.copy_until().is_some_and(|until| ask.now < until);
    Ok(all.iter().filter(handed).any(|one| one.kind == request::Kind::Move))
}

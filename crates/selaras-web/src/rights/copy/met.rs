//! Sessions in a copy: what each was for, what was said around it, what became of it, and what was decided.

use selaras_core::id::CaseId;
use selaras_core::session::decision;
use selaras_core::session::remark;
use selaras_core::session::{Came as PurposeCame, Session as Kept};
use selaras_store::{Tx, agenda, decisions, goals, remarks, sessions};

use super::gather::at;
use super::record::{Came, Decision, Remark, Session};
use crate::ask::{Ask, Refusal};

/// The sessions of a case.
///
/// # Errors
/// What the database said.
pub fn of_case(
    ask: &Ask<'_>,
    tx: &mut Tx<'_>,
    case: CaseId,
    kept: Vec<Kept>,
) -> Result<Vec<Session>, Refusal> {
    let practice = ask.practice();
    let (said, taken) = (remarks::of_case(tx, practice, case)?, decisions::of_case(tx, practice, case)?);
    let (came, items) = (agenda::of_sessions(tx, practice, case)?, agenda::of_case(tx, practice, case)?);
    let (serves, goals) = (sessions::goals(tx, practice, case)?, goals::of_case(tx, practice, case)?);
    let one = |one: Kept| {
        let id = one.id;
        let words = |item| items.iter().find(|one| one.id == item).map(|one| one.words.clone());
        let topics = came.iter().filter(|(of, _, _)| *of == id);
        let served = goals.iter().filter(|goal| serves.contains(&(id, goal.id)));
        Session {
            number: one.number,
            state: one.state.code(),
            planned_at: at(one.planned_at),
            began_at: one.began_at.map(at),
            ended_at: one.ended_at.map(at),
            purpose: one.purpose,
            plan: one.plan,
            goals: served.map(|goal| goal.words().to_owned()).collect(),
            came: one.came.map(PurposeCame::code),
            topics: topics
                .filter_map(|(_, item, came)| Some(Came { words: words(*item)?, came: came.code() }))
                .collect(),
            decisions: taken.iter().filter(|one| one.session == id).map(decided).collect(),
            summary: one.summary,
            remarks: said.iter().filter(|(of, _)| *of == id).map(|(_, one)| remarked(one)).collect(),
        }
    };
    Ok(kept.into_iter().map(one).collect())
}

fn decided(one: &decision::Decision) -> Decision {
    let weighed = one.weighed.clone();
    Decision {
        question: weighed.question,
        options: weighed.options,
        client: weighed.client,
        counsellor: weighed.counsellor,
        chosen: weighed.chosen,
        reason: weighed.reason,
        at: at(one.noted_at),
    }
}

fn remarked(one: &remark::Remark) -> Remark {
    Remark { kind: one.kind.code(), side: one.kind.side().code(), words: one.words.clone(), at: at(one.at) }
}

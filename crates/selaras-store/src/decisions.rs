//! Decisions of sessions: the counsellor writes down what was weighed, and the client says themselves which way they lean.

use std::collections::HashMap;

use selaras_core::id::{CaseId, DecisionId, PracticeId, SessionId};
use selaras_core::session::decision::{Decision, Number, Weighed};

use crate::audit::{self, By};
use crate::engine::{Result, Tx};
use crate::secrets::{Place, Whose};
use crate::sessions;

/// Writes down a decision that was taken in a session; none when the case has no such session, or the two have not met
/// in it. `weighed` was checked by [`Weighed::checked`].
///
/// # Errors
/// What the database said.
pub fn add(
    tx: &mut Tx<'_>,
    by: By,
    (case, session): (CaseId, SessionId),
    weighed: &Weighed,
) -> Result<Option<DecisionId>> {
    let found = sessions::find(tx, by.practice, case, session)?;
    if !found.is_some_and(|session| session.has_met(by.now)) {
        return Ok(None);
    }
    let id: DecisionId = crate::fresh(by.now);
    let whose = Whose::Case(by.practice, case);
    let question = tx.seal(whose, &place("question", case, id), &weighed.question)?;
    let reason = tx.seal_if_any(whose, &place("reason", case, id), weighed.reason.as_deref())?;
    tx.run(
        "INSERT INTO decisions (practice, case_id, id, session_id, question, reason, client_leans, counsellor_leans,
            chosen, noted_by, noted_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            session.into(),
            (&question).into(),
            reason.as_deref().into(),
            weighed.client.map(i64::from).into(),
            weighed.counsellor.map(i64::from).into(),
            weighed.chosen.map(i64::from).into(),
            by.person.into(),
            by.now.into(),
        ],
    )?;
    for (number, option) in (1..).zip(&weighed.options) {
        let words = tx.seal(whose, &option_place(case, id, number), option)?;
        tx.run(
            "INSERT INTO decision_options (practice, case_id, decision, number, words) VALUES (?1, ?2, ?3, ?4, ?5)",
            &[by.practice.into(), case.into(), id.into(), number.into(), (&words).into()],
        )?;
    }
    audit::note(tx, By { case: Some(case), ..by }, "session.decision", Some(id))?;
    Ok(Some(id))
}

/// The client says which way they lean (none: to no side); false when there is no such decision or option.
///
/// # Errors
/// What the database said.
pub fn lean(
    tx: &mut Tx<'_>,
    by: By,
    (case, id): (CaseId, DecisionId),
    leans: Option<Number>,
) -> Result<bool> {
    let found = of_case(tx, by.practice, case)?.into_iter().find(|decision| decision.id == id);
    let Some(decision) = found else { return Ok(false) };
    if leans.is_some_and(|number| decision.weighed.option(number).is_none()) {
        return Ok(false);
    }
    tx.run(
        "UPDATE decisions SET client_leans = ?4, client_said_at = ?5
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), leans.map(i64::from).into(), by.now.into()],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "session.preference", Some(id))?;
    Ok(true)
}

/// The decisions of a case, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Decision>> {
    let key = tx.key(Whose::Case(practice, case))?;
    let mut options: HashMap<DecisionId, Vec<String>> = HashMap::new();
    let worded = tx.all(
        "SELECT decision, number, words FROM decision_options WHERE practice = ?1 AND case_id = ?2
         ORDER BY decision, number",
        &[practice.into(), case.into()],
        |row| Ok((row.get::<DecisionId>(0)?, row.get::<i64>(1)?, row.get::<String>(2)?)),
    )?;
    for (decision, number, words) in worded {
        let words = key.open(&option_place(case, decision, number), &words)?;
        options.entry(decision).or_default().push(words);
    }
    tx.all(
        "SELECT id, session_id, question, reason, client_leans, counsellor_leans, chosen, noted_at, client_said_at
         FROM decisions WHERE practice = ?1 AND case_id = ?2 ORDER BY noted_at, id",
        &[practice.into(), case.into()],
        |row| {
            let id: DecisionId = row.get(0)?;
            let reason: Option<String> = row.get(3)?;
            Ok(Decision {
                id,
                session: row.get(1)?,
                weighed: Weighed {
                    question: key.open(&place("question", case, id), &row.get::<String>(2)?)?,
                    reason: reason.map(|words| key.open(&place("reason", case, id), &words)).transpose()?,
                    options: options.remove(&id).unwrap_or_default(),
                    client: row.get(4)?,
                    counsellor: row.get(5)?,
                    chosen: row.get(6)?,
                },
                noted_at: row.get(7)?,
                client_said_at: row.get(8)?,
            })
        },
    )
}

fn place(column: &'static str, case: CaseId, id: DecisionId) -> Place {
    Place::of("decisions", column).id(case).id(id)
}

fn option_place(case: CaseId, id: DecisionId, number: i64) -> Place {
    Place::of("decision_options", "words").id(case).id(id).number(number)
}

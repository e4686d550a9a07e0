//! Erasing a client: their key is destroyed, so that nothing that was sealed under it can be read again, here or in a
//! backup; what would still tell of them goes too. Scores, times and choices stay, and lead to nobody.

use selaras_core::id::{CaseId, DestructionId, PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::retention::Class;

use crate::audit::{self, By};
use crate::engine::{Result, Tx};
use crate::people::names;
use crate::retention::destruction::{self, Destroyed, Ground};
use crate::retention::stays;
use crate::secrets;

/// What was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// All cases of the client.
    pub cases: Vec<CaseId>,
    /// How many things that held words.
    pub things: u64,
}

/// Erases a client because they asked for it, in all of their cases, open ones too, and writes the certificate.
/// When a legal hold keeps one of them, nothing is done, and its last moment is given back instead.
///
/// # Errors
/// What the database said.
pub fn at_wish(
    tx: &mut Tx<'_>,
    by: By,
    client: PersonId,
) -> Result<std::result::Result<DestructionId, Moment>> {
    let cases = held_cases(tx, by.practice, client)?;
    if let Some(until) = kept_until(tx, by, &cases)? {
        return Ok(Err(until));
    }
    let erased = erase_cases(tx, by, client, cases)?;
    let what = Destroyed {
        class: Class::Counselling,
        ground: Ground::Wish,
        months: 0,
        cases: &erased.cases,
        things: erased.things,
    };
    destruction::certify(tx, by, &what).map(Ok)
}

/// Until when a legal hold on one of a client's cases keeps their record from being erased: the last moment of all.
///
/// # Errors
/// What the database said.
pub fn held_until(tx: &mut Tx<'_>, by: By, client: PersonId) -> Result<Option<Moment>> {
    let cases = cases_of(tx, by.practice, client)?;
    kept_until(tx, by, &cases)
}

fn kept_until(tx: &mut Tx<'_>, by: By, cases: &[CaseId]) -> Result<Option<Moment>> {
    let mut until = None;
    for case in cases {
        until = until.max(stays::legal_hold(tx, by.practice, *case, by.now)?);
    }
    Ok(until)
}

/// Erases a client, whatever keeps them: the caller has asked. The certificate is the caller's too.
///
/// # Errors
/// What the database said.
pub(crate) fn erase(tx: &mut Tx<'_>, by: By, client: PersonId) -> Result<Erased> {
    let cases = held_cases(tx, by.practice, client)?;
    erase_cases(tx, by, client, cases)
}

fn erase_cases(tx: &mut Tx<'_>, by: By, client: PersonId, cases: Vec<CaseId>) -> Result<Erased> {
    let mut things = 0;
    for case in &cases {
        things += forget_case(tx, by, *case)?;
        audit::note(tx, By { case: Some(*case), ..by }, "case.erasure", Some(*case))?;
    }
    forget_person(tx, by.practice, client)?;
    secrets::destroy(tx, by.practice, client)?;
    Ok(Erased { cases, things })
}

/// The cases of a client that are not erased yet; whoever works on one of them meanwhile waits.
fn held_cases(tx: &mut Tx<'_>, practice: PracticeId, client: PersonId) -> Result<Vec<CaseId>> {
    let cases = cases_of(tx, practice, client)?;
    for case in &cases {
        tx.hold(case.bytes())?;
    }
    Ok(cases)
}

/// The cases of a client that are not erased yet, in order.
pub(crate) fn cases_of(tx: &mut Tx<'_>, practice: PracticeId, client: PersonId) -> Result<Vec<CaseId>> {
    let mut cases: Vec<CaseId> = tx.all(
        "SELECT id FROM cases WHERE practice = ?1 AND client = ?2 AND erased_at IS NULL",
        &[practice.into(), client.into()],
        |row| row.get(0),
    )?;
    cases.sort_unstable();
    Ok(cases)
}

/// Rows that hold nothing but words, and go whole.
const GONE: [&str; 15] = [
    "DELETE FROM private_notes WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM reflections WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM reflection_versions WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM profile_entries WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM agenda_items WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM agreement_delays WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM guardian_summaries WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM wordings WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM remarks WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM decision_options WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM decisions WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM reviews WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM helps WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM papers WHERE practice = ?1 AND case_id = ?2",
    "DELETE FROM retention_proposals WHERE practice = ?1 AND case_id = ?2",
];

/// Words beside what a practice's statistics rest on.
const EMPTIED: [&str; 10] = [
    "UPDATE responses SET answers = NULL, words = NULL, words_when = NULL
     WHERE practice = ?1 AND case_id = ?2 AND (answers IS NOT NULL OR words IS NOT NULL)",
    "UPDATE sessions SET purpose = '', summary = NULL, plan = NULL WHERE practice = ?1 AND case_id = ?2",
    "UPDATE agreement_texts SET words = NULL WHERE practice = ?1 AND case_id = ?2 AND words IS NOT NULL",
    "UPDATE stances SET words = NULL WHERE practice = ?1 AND case_id = ?2 AND words IS NOT NULL",
    "UPDATE task_reports SET words = NULL WHERE practice = ?1 AND case_id = ?2 AND words IS NOT NULL",
    "UPDATE signal_steps SET words = NULL WHERE practice = ?1 AND case_id = ?2 AND words IS NOT NULL",
    "UPDATE rupture_steps SET heard = NULL, words = NULL, marks = NULL
     WHERE practice = ?1 AND case_id = ?2 AND (heard IS NOT NULL OR words IS NOT NULL OR marks IS NOT NULL)",
    "UPDATE requests SET words = NULL, answer = NULL,
        state = CASE WHEN state = 'open' THEN 'withdrawn' ELSE state END
     WHERE practice = ?1 AND case_id = ?2 AND (words IS NOT NULL OR answer IS NOT NULL OR state = 'open')",
    "UPDATE emergencies SET reason = '' WHERE practice = ?1 AND case_id = ?2",
    "UPDATE retention_stays SET reason = '' WHERE practice = ?1 AND case_id = ?2",
];

fn forget_case(tx: &mut Tx<'_>, by: By, case: CaseId) -> Result<u64> {
    let mut things = 0;
    for sql in GONE.into_iter().chain(EMPTIED) {
        things += tx.run(sql, &[by.practice.into(), case.into()])?;
    }
    tx.run(
        "UPDATE cases SET erased_at = ?3, closed_at = COALESCE(closed_at, ?3), ending_words = NULL,
            supervision_from = NULL, emergency_at = NULL
         WHERE practice = ?1 AND id = ?2",
        &[by.practice.into(), case.into(), by.now.into()],
    )?;
    Ok(things)
}

/// Ways in, what a person is found by, and what they set for themselves.
const WAYS_IN: [&str; 11] = [
    "DELETE FROM sign_ins WHERE practice = ?1 AND person = ?2",
    "DELETE FROM links WHERE practice = ?1 AND person = ?2",
    "DELETE FROM pins WHERE practice = ?1 AND person = ?2",
    "DELETE FROM authenticators WHERE practice = ?1 AND person = ?2",
    "DELETE FROM recovery_codes WHERE practice = ?1 AND person = ?2",
    "DELETE FROM passkeys WHERE practice = ?1 AND person = ?2",
    "DELETE FROM provider_ties WHERE practice = ?1 AND person = ?2",
    "DELETE FROM minors WHERE practice = ?1 AND person = ?2",
    "DELETE FROM failed_sign_ins WHERE practice = ?1 AND person = ?2",
    "DELETE FROM roles WHERE practice = ?1 AND person = ?2",
    "DELETE FROM accommodations WHERE practice = ?1 AND person = ?2",
];

fn forget_person(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<()> {
    names::forget(tx, practice, person)?;
    for sql in WAYS_IN {
        tx.run(sql, &[practice.into(), person.into()])?;
    }
    tx.run(
        "UPDATE persons SET name = '', outside_key = NULL, outside_index = NULL WHERE practice = ?1 AND id = ?2",
        &[practice.into(), person.into()],
    )
    .map(drop)
}

/// Ends what a restored backup brought back of clients whose key is not there any more: they were erased after the
/// backup was made. Gives back how many.
///
/// # Errors
/// What the database said.
pub fn finish(tx: &mut Tx<'_>, now: Moment) -> Result<usize> {
    let erased = tx.all(
        "SELECT DISTINCT c.practice, c.client FROM cases c
         LEFT JOIN data_keys k ON k.practice = c.practice AND k.person = c.client
         WHERE k.person IS NULL AND c.erased_at IS NULL",
        &[],
        |row| Ok((row.get::<PracticeId>(0)?, row.get::<PersonId>(1)?)),
    )?;
    for (practice, client) in &erased {
        erase(tx, By { practice: *practice, person: None, now, case: None }, *client)?;
    }
    Ok(erased.len())
}

//! What goals and tasks say, version by version, and where both sides stand on each version.

use std::collections::BTreeMap;

use selaras_core::id::{CaseId, PersonId, PracticeId, ProposalId};
use selaras_core::people::Side;
use selaras_core::proposal::{Proposal, Refused, Stance, Taken, Wording};

use crate::audit::By;
use crate::cases;
use crate::engine::{Result, StoreError, Tx};
use crate::secrets::{Place, Whose};

/// Why something about a goal or a task was not done. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotDone {
    /// The case has no such goal or task.
    #[error("the case has no such goal or task")]
    NotThere,
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// It is not for this side to say how the task went.
    #[error("not for this side to say how the task went")]
    NotTheirs,
    /// The database cannot.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a side answers to words that it has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer<'a> {
    /// Whose answer it is.
    pub side: Side,
    /// The version that was read.
    pub read: u32,
    /// Yes, let us talk, or no.
    pub stance: Stance,
    /// Why.
    pub words: Option<&'a str>,
}

/// New words of a side that has read a version of the old ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rewording<'a> {
    /// Whose words they are.
    pub side: Side,
    /// The version that was read.
    pub read: u32,
    /// The words.
    pub words: &'a str,
}

/// The proposals of a case by the id of their goal or task.
pub(crate) fn of_case(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
) -> Result<BTreeMap<ProposalId, Proposal>> {
    let mut proposals = BTreeMap::<ProposalId, Proposal>::new();
    let wordings = tx.all(
        "SELECT proposal, version, words, side, made_at FROM wordings WHERE practice = ?1 AND case_id = ?2
         ORDER BY proposal, version",
        &[practice.into(), case.into()],
        |row| {
            let wording =
                Wording { version: row.get(1)?, words: row.get(2)?, side: row.word(3)?, at: row.get(4)? };
            Ok((row.get(0)?, wording))
        },
    )?;
    if wordings.is_empty() {
        return Ok(proposals);
    }
    let key = tx.key(Whose::Case(practice, case))?;
    for (proposal, mut wording) in wordings {
        wording.words = key.open(&wording_place(case, proposal, wording.version), &wording.words)?;
        proposals.entry(proposal).or_default().wordings.push(wording);
    }
    let stances = tx.all(
        "SELECT proposal, version, side, stance, words, taken_at, number FROM stances WHERE practice = ?1 AND case_id = ?2
         ORDER BY proposal, version, number",
        &[practice.into(), case.into()],
        |row| {
            let taken = Taken {
                version: row.get(1)?,
                side: row.word(2)?,
                stance: row.word(3)?,
                words: row.get(4)?,
                at: row.get(5)?,
            };
            Ok((row.get(0)?, row.get::<i64>(6)?, taken))
        },
    )?;
    for (proposal, number, mut taken) in stances {
        let place = stance_place(case, proposal, taken.version, number);
        taken.words = taken.words.map(|words| key.open(&place, &words)).transpose()?;
        proposals.entry(proposal).or_default().taken.push(taken);
    }
    Ok(proposals)
}

/// Keeps the version of the words that follows the one that was read (0 for the first words of all).
pub(crate) fn word(tx: &mut Tx<'_>, by: By, case: CaseId, id: ProposalId, new: &Rewording<'_>) -> Result<()> {
    let person = who(tx, by, case, new.side)?;
    let words = sealed_wording(tx, by.practice, case, (id, new.read + 1), new.words)?;
    tx.run(
        "INSERT INTO wordings (practice, proposal, version, case_id, words, side, person, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            id.into(),
            (new.read + 1).into(),
            case.into(),
            (&words).into(),
            new.side.code().into(),
            person.into(),
            by.now.into(),
        ],
    )
    .map(drop)
}

/// Keeps a stance on a version of the words.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: ProposalId,
    answer: &Answer<'_>,
) -> Result<()> {
    let person = who(tx, by, case, answer.side)?;
    let last = tx.first(
        "SELECT max(number) FROM stances WHERE practice = ?1 AND case_id = ?2 AND proposal = ?3 AND version = ?4",
        &[by.practice.into(), case.into(), id.into(), answer.read.into()],
        |row| row.get::<Option<i64>>(0),
    )?;
    let number = last.flatten().unwrap_or(0) + 1;
    let place = stance_place(case, id, answer.read, number);
    let words = tx.seal_if_any(Whose::Case(by.practice, case), &place, answer.words)?;
    tx.run(
        "INSERT INTO stances (practice, proposal, version, number, case_id, side, stance, words, person, taken_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &[
            by.practice.into(),
            id.into(),
            answer.read.into(),
            number.into(),
            case.into(),
            answer.side.code().into(),
            answer.stance.code().into(),
            words.as_deref().into(),
            person.into(),
            by.now.into(),
        ],
    )
    .map(drop)
}

/// Words of a goal or task, sealed for their place.
pub(crate) fn sealed_wording(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    (id, version): (ProposalId, u32),
    words: &str,
) -> Result<String> {
    tx.seal(Whose::Case(practice, case), &wording_place(case, id, version), words)
}

/// What was said with a stance, sealed for its place.
pub(crate) fn sealed_stance(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    (id, version, number): (ProposalId, u32, i64),
    words: &str,
) -> Result<String> {
    tx.seal(Whose::Case(practice, case), &stance_place(case, id, version, number), words)
}

fn wording_place(case: CaseId, id: ProposalId, version: u32) -> Place {
    Place::of("wordings", "words").id(case).id(id).number(version.into())
}

fn stance_place(case: CaseId, id: ProposalId, version: u32, number: i64) -> Place {
    Place::of("stances", "words").id(case).id(id).number(version.into()).number(number)
}

/// Who speaks: the one who does it; where the program itself carries in what was said elsewhere, whoever stands
/// on that side of the case.
pub(crate) fn who(tx: &mut Tx<'_>, by: By, case: CaseId, side: Side) -> Result<PersonId> {
    if let Some(person) = by.person {
        return Ok(person);
    }
    let case = cases::find(tx, by.practice, case)?
        .ok_or_else(|| StoreError::Database("there is no such case".to_owned()))?;
    Ok(match side {
        Side::Client => case.client,
        Side::Counsellor => case.counsellor,
    })
}

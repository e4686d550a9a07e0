//! Guardians of clients who are not of age, what the client shares with them, and what they are told.

use selaras_core::guardian::{Guardianship, Kinship, Proof};
use selaras_core::id::{CaseId, GuardianSummaryId, GuardianshipId, PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Place, Whose};

/// When a client comes of age, if anybody has written it down.
///
/// # Errors
/// What the database said.
pub fn adult_on(tx: &mut Tx<'_>, practice: PracticeId, client: PersonId) -> Result<Option<Moment>> {
    tx.first(
        "SELECT adult_on FROM minors WHERE practice = ?1 AND person = ?2",
        &[practice.into(), client.into()],
        |row| row.get(0),
    )
}

/// Writes down when a client comes of age.
///
/// # Errors
/// What the database said.
pub fn comes_of_age(tx: &mut Tx<'_>, by: By, client: PersonId, on: Moment) -> Result<()> {
    tx.run(
        "INSERT INTO minors (practice, person, adult_on) VALUES (?1, ?2, ?3)
         ON CONFLICT (practice, person) DO UPDATE SET adult_on = excluded.adult_on",
        &[by.practice.into(), client.into(), on.into()],
    )?;
    audit::note(tx, by, "minor.birthday", Some(client))
}

/// A care that is to be written down.
#[derive(Debug, Clone, Copy)]
pub struct New {
    /// The child.
    pub client: PersonId,
    /// Who has care of them.
    pub guardian: PersonId,
    /// How they are tied.
    pub kinship: Kinship,
    /// How the practice knows.
    pub proof: Proof,
}

/// Writes down who has care of a client.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, by: By, made_by: PersonId, new: &New) -> Result<GuardianshipId> {
    let id: GuardianshipId = crate::fresh(by.now);
    tx.run(
        "INSERT INTO guardianships (practice, id, client, guardian, kinship, proof, made_by, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            id.into(),
            new.client.into(),
            new.guardian.into(),
            new.kinship.code().into(),
            new.proof.code().into(),
            made_by.into(),
            by.now.into(),
        ],
    )?;
    audit::note(tx, by, "guardian.creation", Some(id))?;
    Ok(id)
}

/// Everybody who has or had care of a client, the first first.
///
/// # Errors
/// What the database said.
pub fn of_client(tx: &mut Tx<'_>, practice: PracticeId, client: PersonId) -> Result<Vec<Guardianship>> {
    let sql = "SELECT id, client, guardian, kinship, proof, made_at, shares_from, ended_at
               FROM guardianships WHERE practice = ?1 AND client = ?2";
    listed(tx, sql, practice, client)
}

/// Everybody of whom somebody has or had care, the first first.
///
/// # Errors
/// What the database said.
pub fn of_guardian(tx: &mut Tx<'_>, practice: PracticeId, guardian: PersonId) -> Result<Vec<Guardianship>> {
    let sql = "SELECT id, client, guardian, kinship, proof, made_at, shares_from, ended_at
               FROM guardianships WHERE practice = ?1 AND guardian = ?2";
    listed(tx, sql, practice, guardian)
}

fn listed(
    tx: &mut Tx<'_>,
    sql: &'static str,
    practice: PracticeId,
    person: PersonId,
) -> Result<Vec<Guardianship>> {
    let mut all = tx.all(sql, &[practice.into(), person.into()], read)?;
    all.sort_by_key(|one| (one.made_at, one.id));
    Ok(all)
}

/// Ends a care; false when it was ended before, or is not this client's.
///
/// # Errors
/// What the database said.
pub fn end(tx: &mut Tx<'_>, by: By, client: PersonId, id: GuardianshipId) -> Result<bool> {
    let touched = tx.run(
        "UPDATE guardianships SET ended_at = ?4, shares_from = NULL
         WHERE practice = ?1 AND client = ?2 AND id = ?3 AND ended_at IS NULL",
        &[by.practice.into(), client.into(), id.into(), by.now.into()],
    )?;
    if touched == 1 {
        audit::note(tx, by, "guardian.ending", Some(id))?;
    }
    Ok(touched == 1)
}

/// The client shares goals and tasks with a guardian, or no longer, with effect at once; false when there is no such
/// care of theirs.
///
/// # Errors
/// What the database said.
pub fn share(tx: &mut Tx<'_>, by: By, client: PersonId, id: GuardianshipId, shares: bool) -> Result<bool> {
    let touched = tx.run(
        "UPDATE guardianships SET shares_from = ?4
         WHERE practice = ?1 AND client = ?2 AND id = ?3 AND ended_at IS NULL",
        &[by.practice.into(), client.into(), id.into(), shares.then_some(by.now).into()],
    )?;
    if touched == 1 {
        audit::note(tx, by, if shares { "guardian.sharing" } else { "guardian.hiding" }, Some(id))?;
    }
    Ok(touched == 1)
}

/// What the counsellor would tell a guardian.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its identifier.
    pub id: GuardianSummaryId,
    /// What it says.
    pub words: String,
    /// When it was written.
    pub written_at: Moment,
    /// Since when the client has agreed to it.
    pub agreed_at: Option<Moment>,
    /// When the client declined it or took it back.
    pub withdrawn_at: Option<Moment>,
}

impl Summary {
    /// Whether guardians read it.
    pub fn is_shared(&self) -> bool {
        self.agreed_at.is_some() && self.withdrawn_at.is_none()
    }

    /// Whether it waits for the client's answer.
    pub fn waits(&self) -> bool {
        self.agreed_at.is_none() && self.withdrawn_at.is_none()
    }
}

/// The counsellor words what guardians would be told; the client is asked.
///
/// # Errors
/// What the database said.
pub fn word(tx: &mut Tx<'_>, by: By, case: CaseId, person: PersonId, words: &str) -> Result<()> {
    let id: GuardianSummaryId = crate::fresh(by.now);
    let words = tx.seal(Whose::Case(by.practice, case), &place(case, id), words)?;
    tx.run(
        "INSERT INTO guardian_summaries (practice, case_id, id, words, person, written_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        &[by.practice.into(), case.into(), id.into(), words.as_str().into(), person.into(), by.now.into()],
    )?;
    audit::note(tx, by, "guardian_summary.creation", Some(id))
}

/// The client says yes to words for their guardians, or no, or takes a yes back; false when there are no such words, or
/// a no was said before.
///
/// # Errors
/// What the database said.
pub fn answer(tx: &mut Tx<'_>, by: By, case: CaseId, id: GuardianSummaryId, yes: bool) -> Result<bool> {
    let sql = if yes {
        "UPDATE guardian_summaries SET agreed_at = ?4
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3 AND withdrawn_at IS NULL AND agreed_at IS NULL"
    } else {
        "UPDATE guardian_summaries SET withdrawn_at = ?4
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3 AND withdrawn_at IS NULL"
    };
    let touched = tx.run(sql, &[by.practice.into(), case.into(), id.into(), by.now.into()])?;
    if touched == 1 {
        let act = if yes { "guardian_summary.agreement" } else { "guardian_summary.withdrawal" };
        audit::note(tx, by, act, Some(id))?;
    }
    Ok(touched == 1)
}

/// Everything that was worded for the guardians of a case, the newest first.
///
/// # Errors
/// What the database said.
pub fn summaries(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Summary>> {
    let mut all = tx.all(
        "SELECT id, words, written_at, agreed_at, withdrawn_at FROM guardian_summaries
         WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        |row| {
            Ok(Summary {
                id: row.get(0)?,
                words: row.get(1)?,
                written_at: row.get(2)?,
                agreed_at: row.get(3)?,
                withdrawn_at: row.get(4)?,
            })
        },
    )?;
    for one in &mut all {
        one.words = tx.open_or_empty(Whose::Case(practice, case), &place(case, one.id), &one.words)?;
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.written_at, one.id)));
    Ok(all)
}

fn place(case: CaseId, id: GuardianSummaryId) -> Place {
    Place::of("guardian_summaries", "words").id(case).id(id)
}

fn read(row: &Row<'_>) -> Result<Guardianship> {
    Ok(Guardianship {
        id: row.get(0)?,
        client: row.get(1)?,
        guardian: row.get(2)?,
        kinship: row.word(3)?,
        proof: row.word(4)?,
        made_at: row.get(5)?,
        shares_from: row.get(6)?,
        ended_at: row.get(7)?,
    })
}

//! Opening a case without the client's consent in an emergency: who may, who did, why, and until when.

use selaras_core::emergency::HOUR_MS;
use selaras_core::id::{CaseId, Id, PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The case that was opened.
    pub case: CaseId,
    /// Who opened it.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Why, in their words; for the client and the counsellor of record.
    pub reason: String,
    /// When.
    pub at: Moment,
    /// Until when it could be read.
    pub until: Moment,
}

/// An opening as the administrator is told of it: nothing of the case but whose counsellor it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who opened a case.
    pub person: PersonId,
    /// The counsellor of record of that case.
    pub counsellor: PersonId,
    /// When.
    pub at: Moment,
}

/// Opens a case for reading, for an hour from now, and tells the client on their next page.
///
/// # Errors
/// What the database said.
pub fn open(tx: &mut Tx<'_>, by: By, case: CaseId, person: PersonId, reason: &str) -> Result<()> {
    enum OneOpening {}
    let id: Id<OneOpening> = crate::fresh(by.now);
    tx.run(
        "INSERT INTO emergencies (practice, case_id, id, person, reason, opened_at, ends_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            person.into(),
            reason.into(),
            by.now.into(),
            by.now.plus_ms(HOUR_MS).into(),
        ],
    )?;
    tx.run(
        "UPDATE cases SET emergency_at = ?3 WHERE practice = ?1 AND id = ?2",
        &[by.practice.into(), case.into(), by.now.into()],
    )?;
    audit::note(tx, by, "emergency.opening", Some(case))
}

/// The client has read that their case was opened.
///
/// # Errors
/// What the database said.
pub fn read(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<()> {
    tx.run(
        "UPDATE cases SET emergency_at = NULL WHERE practice = ?1 AND id = ?2",
        &[practice.into(), case.into()],
    )
    .map(drop)
}

/// Every opening of one case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Opening>> {
    tx.all(
        "SELECT e.case_id, e.person, p.name, e.reason, e.opened_at, e.ends_at
         FROM emergencies e JOIN persons p ON p.practice = e.practice AND p.id = e.person
         WHERE e.practice = ?1 AND e.case_id = ?2 ORDER BY e.id DESC",
        &[practice.into(), case.into()],
        opening,
    )
}

/// Every opening at a practice since this moment, the newest first, for the administrator.
///
/// # Errors
/// What the database said.
pub fn since(tx: &mut Tx<'_>, practice: PracticeId, from: Moment) -> Result<Vec<Told>> {
    tx.all(
        "SELECT e.person, c.counsellor, e.opened_at
         FROM emergencies e JOIN cases c ON c.practice = e.practice AND c.id = e.case_id
         WHERE e.practice = ?1 AND e.opened_at >= ?2 ORDER BY e.opened_at DESC, e.id DESC",
        &[practice.into(), from.into()],
        |row| Ok(Told { person: row.get(0)?, counsellor: row.get(1)?, at: row.get(2)? }),
    )
}

/// The cases of one counsellor that were opened since this moment, each with when, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_counsellor(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    counsellor: PersonId,
    from: Moment,
) -> Result<Vec<Opening>> {
    tx.all(
        "SELECT e.case_id, e.person, p.name, e.reason, e.opened_at, e.ends_at
         FROM emergencies e
         JOIN cases c ON c.practice = e.practice AND c.id = e.case_id
         JOIN persons p ON p.practice = e.practice AND p.id = e.person
         WHERE e.practice = ?1 AND e.opened_at >= ?3 AND c.counsellor = ?2
         ORDER BY e.opened_at DESC, e.id DESC",
        &[practice.into(), counsellor.into(), from.into()],
        opening,
    )
}

fn opening(row: &Row<'_>) -> Result<Opening> {
    Ok(Opening {
        case: row.get(0)?,
        person: row.get(1)?,
        name: row.get(2)?,
        reason: row.get(3)?,
        at: row.get(4)?,
        until: row.get(5)?,
    })
}

/// The open cases that somebody might break open, each with its client's and its counsellor's name: those of the
/// counsellors they supervise, or, when they are named for emergencies, all but their own. None at all for whoever
/// neither supervises nor is named.
///
/// # Errors
/// What the database said.
pub fn within_reach(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    person: PersonId,
) -> Result<Option<Vec<(CaseId, String, String)>>> {
    let named = named(tx, practice)?.contains(&person);
    let pairs = crate::cases::supervisions(tx, practice)?;
    let supervised: Vec<PersonId> =
        pairs.into_iter().filter(|(supervisor, _)| *supervisor == person).map(|(_, whom)| whom).collect();
    if !named && supervised.is_empty() {
        return Ok(None);
    }
    let all: Vec<(CaseId, PersonId, String, String)> = tx.all(
        "SELECT c.id, c.counsellor, p.name, q.name FROM cases c
         JOIN persons p ON p.practice = c.practice AND p.id = c.client
         JOIN persons q ON q.practice = c.practice AND q.id = c.counsellor
         WHERE c.practice = ?1 AND c.closed_at IS NULL AND c.counsellor <> ?2",
        &[practice.into(), person.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    let within = all.into_iter().filter(|(_, whose, ..)| named || supervised.contains(whose));
    Ok(Some(within.map(|(case, _, client, counsellor)| (case, client, counsellor)).collect()))
}

/// Names a counsellor for emergencies, or no longer.
///
/// # Errors
/// What the database said.
pub fn name(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId, named: bool) -> Result<()> {
    let sql = if named {
        "INSERT INTO emergency_counsellors (practice, person) VALUES (?1, ?2) ON CONFLICT (practice, person) DO NOTHING"
    } else {
        "DELETE FROM emergency_counsellors WHERE practice = ?1 AND person = ?2"
    };
    tx.run(sql, &[practice.into(), person.into()]).map(drop)
}

/// Who is named for emergencies.
///
/// # Errors
/// What the database said.
pub fn named(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<PersonId>> {
    tx.all("SELECT person FROM emergency_counsellors WHERE practice = ?1", &[practice.into()], |row| {
        row.get(0)
    })
}

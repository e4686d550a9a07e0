//! Opening a case without the client's consent in an emergency: who may, who did, why, and until when.

use selaras_core::emergency::{HOUR_MS, SEARCHES_AN_HOUR};
use selaras_core::id::{CaseId, Id, PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};
use crate::people::names::{self, SealedName};
use crate::secrets::{Place, Whose};

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
    let reason = tx.seal(Whose::Case(by.practice, case), &place(case, id.cast()), reason)?;
    tx.run(
        "INSERT INTO emergencies (practice, case_id, id, person, reason, opened_at, ends_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            person.into(),
            reason.as_str().into(),
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
    let all = tx.all(
        "SELECT e.case_id, e.id, e.reason, e.opened_at, e.ends_at, p.id, p.name, k.number, k.practice_key, k.wrapped
         FROM emergencies e JOIN persons p ON p.practice = e.practice AND p.id = e.person
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE e.practice = ?1 AND e.case_id = ?2 ORDER BY e.id DESC",
        &[practice.into(), case.into()],
        sealed,
    )?;
    all.iter().map(|one| one.open(tx, practice)).collect()
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
    let all = tx.all(
        "SELECT e.case_id, e.id, e.reason, e.opened_at, e.ends_at, p.id, p.name, k.number, k.practice_key, k.wrapped
         FROM emergencies e
         JOIN cases c ON c.practice = e.practice AND c.id = e.case_id
         JOIN persons p ON p.practice = e.practice AND p.id = e.person
         LEFT JOIN data_keys k ON k.practice = p.practice AND k.person = p.id
         WHERE e.practice = ?1 AND e.opened_at >= ?3 AND c.counsellor = ?2 AND c.erased_at IS NULL
         ORDER BY e.opened_at DESC, e.id DESC",
        &[practice.into(), counsellor.into(), from.into()],
        sealed,
    )?;
    all.iter().map(|one| one.open(tx, practice)).collect()
}

/// One opening as it is kept.
struct Sealed {
    case: CaseId,
    id: Id<()>,
    reason: String,
    at: Moment,
    until: Moment,
    name: SealedName,
}

fn sealed(row: &Row<'_>) -> Result<Sealed> {
    Ok(Sealed {
        case: row.get(0)?,
        id: row.get(1)?,
        reason: row.get(2)?,
        at: row.get(3)?,
        until: row.get(4)?,
        name: names::sealed(row, 5)?,
    })
}

impl Sealed {
    fn open(&self, tx: &mut Tx<'_>, practice: PracticeId) -> Result<Opening> {
        let place = place(self.case, self.id);
        Ok(Opening {
            case: self.case,
            person: self.name.person,
            name: self.name.open(tx, practice)?,
            reason: tx.open_or_empty(Whose::Case(practice, self.case), &place, &self.reason)?,
            at: self.at,
            until: self.until,
        })
    }
}

/// Where the reason of an opening stands.
pub(crate) fn place(case: CaseId, id: Id<()>) -> Place {
    Place::of("emergencies", "reason").id(case).id(id)
}

/// A case that somebody might break open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Within {
    /// The case.
    pub case: CaseId,
    /// Its client.
    pub client: PersonId,
    /// Its counsellor of record.
    pub counsellor: PersonId,
}

/// The open cases that somebody might break open: those of the counsellors they supervise, or, when they are named for
/// emergencies, all but their own. None at all for whoever neither supervises nor is named.
///
/// # Errors
/// What the database said.
pub fn within_reach(tx: &mut Tx<'_>, practice: PracticeId, person: PersonId) -> Result<Option<Vec<Within>>> {
    let named = named(tx, practice)?.contains(&person);
    let pairs = crate::cases::supervisions(tx, practice)?;
    let supervised: Vec<PersonId> =
        pairs.into_iter().filter(|(supervisor, _)| *supervisor == person).map(|(_, whom)| whom).collect();
    if !named && supervised.is_empty() {
        return Ok(None);
    }
    let mut all = tx.all(
        "SELECT id, client, counsellor FROM cases WHERE practice = ?1 AND closed_at IS NULL AND counsellor <> ?2",
        &[practice.into(), person.into()],
        |row| Ok(Within { case: row.get(0)?, client: row.get(1)?, counsellor: row.get(2)? }),
    )?;
    all.retain(|one| named || supervised.contains(&one.counsellor));
    Ok(Some(all))
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

/// Notes a search behind the door, and in the audit. After so many within an hour none is noted: then it gives back when
/// the next one may be.
///
/// # Errors
/// What the database said.
pub fn search(tx: &mut Tx<'_>, by: By, person: PersonId) -> Result<Option<Moment>> {
    tx.hold(person.bytes())?;
    tx.run(
        "DELETE FROM emergency_searches WHERE practice = ?1 AND person = ?2 AND at <= ?3",
        &[by.practice.into(), person.into(), by.now.plus_ms(-HOUR_MS).into()],
    )?;
    let times = tx.all(
        "SELECT at FROM emergency_searches WHERE practice = ?1 AND person = ?2 ORDER BY at",
        &[by.practice.into(), person.into()],
        |row| row.get::<Moment>(0),
    )?;
    if let (Some(first), true) = (times.first(), times.len() >= SEARCHES_AN_HOUR) {
        return Ok(Some(first.plus_ms(HOUR_MS)));
    }
    // Two at the same moment are two.
    let at = times.last().map_or(by.now, |last| by.now.max(last.plus_ms(1)));
    tx.run(
        "INSERT INTO emergency_searches (practice, person, at) VALUES (?1, ?2, ?3)",
        &[by.practice.into(), person.into(), at.into()],
    )?;
    audit::note(tx, By { case: None, ..by }, "emergency.search", Some(person))?;
    Ok(None)
}

//! Destroying what is due and was confirmed, and the certificate that says so without a name.

use std::collections::BTreeSet;
use std::str::FromStr;

use selaras_core::agreement::Digest;
use selaras_core::id::{CaseId, Destruction, DestructionId, Id, PersonId, PracticeId, ResponseId};
use selaras_core::language::UnknownWord;
use selaras_core::moment::Moment;
use selaras_core::retention::Class;

use crate::audit::{self, By};
use crate::engine::{Result, Row, StoreError, Tx};
use crate::erasure;
use crate::retention::{due, periods, proposals};

/// Why something is destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// It had been kept long enough.
    Period,
    /// Its client asked for it.
    Wish,
}

impl Ground {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            Ground::Period => "period",
            Ground::Wish => "wish",
        }
    }
}

impl FromStr for Ground {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        [Ground::Period, Ground::Wish]
            .into_iter()
            .find(|ground| ground.code() == text)
            .ok_or_else(|| UnknownWord(text.to_owned()))
    }
}

/// A certificate of destruction (*berita acara pemusnahan*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its identifier.
    pub id: DestructionId,
    /// Counted from 1 in each practice.
    pub number: u32,
    /// What was destroyed.
    pub class: Class,
    /// Why.
    pub ground: Ground,
    /// By which rule: months after the last session; of no meaning at a client's wish.
    pub months: u32,
    /// Of how many cases.
    pub cases: u32,
    /// How many things: responses, notes, scores, records.
    pub things: u32,
    /// Over the identifiers of the cases, in order: who still knows them can show that they were among them.
    pub cases_digest: Vec<u8>,
    /// Who confirmed it.
    pub person: PersonId,
    /// When.
    pub at: Moment,
}

impl Certificate {
    /// The digest of the whole certificate, to be written beside a signature on paper.
    pub fn digest(&self, practice: PracticeId) -> Digest {
        let cases: String = self.cases_digest.iter().map(|byte| format!("{byte:02x}")).collect();
        // Certificates from before there were wishes keep their digest.
        let ground = if self.ground == Ground::Wish { "\nwish" } else { "" };
        Digest::of(&format!(
            "selaras destruction 1\n{practice}\n{}\n{}\n{}\n{}\n{}\n{cases}\n{}\n{}{ground}",
            self.number,
            self.class.code(),
            self.months,
            self.cases,
            self.things,
            self.person,
            self.at.unix_ms()
        ))
    }
}

/// Whether this class is destroyed from here. The whole record goes with the client's key, in all of their cases.
pub fn destroys(class: Class) -> bool {
    Class::TIMED.contains(&class)
}

/// Destroys one class of these cases, as far as it is proposed and still due; the rest is left as it is. None when
/// nothing was left to destroy.
///
/// # Errors
/// What the database said; [`StoreError::Unreadable`] for a class that is never destroyed by a period.
pub fn confirm(tx: &mut Tx<'_>, by: By, class: Class, cases: &[CaseId]) -> Result<Option<DestructionId>> {
    let months = periods::of(tx, by.practice)?.months(class);
    let months = months.ok_or_else(|| StoreError::Unreadable(format!("no period ends {}", class.code())))?;
    let mut wanted = cases.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    for case in &wanted {
        // Whoever closes, opens or keeps one of them meanwhile waits.
        tx.hold(case.bytes())?;
    }
    let due = proposals::now(tx, by.practice, by.now)?;
    let due = due.iter().map(|one| one.due).filter(|one| one.class == class && wanted.contains(&one.case));
    let mut due: Vec<due::Due> = due.collect();
    if class == Class::Counselling {
        // One key seals all cases of a client: they go together or not at all.
        let mut whole = Vec::with_capacity(due.len());
        for one in due {
            let all = erasure::cases_of(tx, by.practice, one.client)?;
            if all.iter().all(|case| wanted.contains(case)) {
                whole.push(one);
            }
        }
        due = whole;
    }
    let mut things = 0;
    let mut erased = BTreeSet::new();
    for one in &due {
        if class == Class::Counselling {
            if erased.insert(one.client) {
                things += erasure::erase(tx, by, one.client)?.things;
            }
            continue;
        }
        things += destroy(tx, by, one)?;
        proposals::forget(tx, by.practice, one.case, class)?;
        audit::note(tx, By { case: Some(one.case), ..by }, "retention.destruction", Some(one.case))?;
    }
    if due.is_empty() {
        return Ok(None);
    }
    let cases: Vec<CaseId> = due.iter().map(|one| one.case).collect();
    let what = Destroyed { class, ground: Ground::Period, months, cases: &cases, things };
    certify(tx, by, &what).map(Some)
}

fn destroy(tx: &mut Tx<'_>, by: By, due: &due::Due) -> Result<u64> {
    let of_case = [by.practice.into(), due.case.into()];
    match due.class {
        Class::Answers => tx.run(
            "UPDATE responses SET answers = NULL WHERE practice = ?1 AND case_id = ?2 AND answers IS NOT NULL",
            &of_case,
        ),
        Class::PrivateNotes => {
            tx.run("DELETE FROM private_notes WHERE practice = ?1 AND case_id = ?2", &of_case)
        }
        Class::Reflections => tx.run(
            "DELETE FROM reflections WHERE practice = ?1 AND case_id = ?2 AND seen_by = 'client'",
            &of_case,
        ),
        Class::ImportedScores => destroy_brought(tx, by.practice, due.case),
        other => Err(StoreError::Unreadable(format!("{} is not destroyed by a period", other.code()))),
    }
}

fn destroy_brought(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<u64> {
    let brought = tx.all(
        "SELECT id FROM responses WHERE practice = ?1 AND case_id = ?2 AND answers IS NULL",
        &[practice.into(), case.into()],
        |row| row.get::<ResponseId>(0),
    )?;
    let mut things = 0;
    for id in brought.into_iter().filter(|id| due::was_brought(*id)) {
        let places = [practice.into(), case.into(), id.into()];
        things +=
            tx.run("DELETE FROM scores WHERE practice = ?1 AND case_id = ?2 AND response = ?3", &places)?;
        tx.run("DELETE FROM responses WHERE practice = ?1 AND case_id = ?2 AND id = ?3", &places)?;
    }
    Ok(things)
}

/// What a certificate is about.
#[derive(Debug, Clone, Copy)]
pub struct Destroyed<'a> {
    /// What was destroyed.
    pub class: Class,
    /// Why.
    pub ground: Ground,
    /// By which rule: months after the last session.
    pub months: u32,
    /// Of which cases.
    pub cases: &'a [CaseId],
    /// How many things.
    pub things: u64,
}

/// Writes the certificate of something that was just destroyed, in the same transaction.
///
/// # Errors
/// What the database said.
pub fn certify(tx: &mut Tx<'_>, by: By, destroyed: &Destroyed<'_>) -> Result<DestructionId> {
    let id: Id<Destruction> = crate::fresh(by.now);
    let last = tx.first(
        "SELECT number FROM destructions WHERE practice = ?1 ORDER BY number DESC LIMIT 1",
        &[by.practice.into()],
        |row| row.get::<i64>(0),
    )?;
    let mut cases: Vec<String> = destroyed.cases.iter().map(ToString::to_string).collect();
    cases.sort_unstable();
    let digest = Digest::of(&cases.join("\n"));
    tx.run(
        "INSERT INTO destructions (practice, id, number, class, months, cases, things, cases_digest, person,
            destroyed_at, ground) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        &[
            by.practice.into(),
            id.into(),
            last.map_or(1, |number| number + 1).into(),
            destroyed.class.code().into(),
            destroyed.months.into(),
            i64::try_from(cases.len()).unwrap_or(i64::MAX).into(),
            i64::try_from(destroyed.things).unwrap_or(i64::MAX).into(),
            digest.bytes().into(),
            by.person.into(),
            by.now.into(),
            destroyed.ground.code().into(),
        ],
    )?;
    Ok(id)
}

/// The certificate with this identifier.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, id: DestructionId) -> Result<Option<Certificate>> {
    tx.first(
        "SELECT id, number, class, months, cases, things, cases_digest, person, destroyed_at, ground
         FROM destructions WHERE practice = ?1 AND id = ?2",
        &[practice.into(), id.into()],
        read,
    )
}

/// All certificates of a practice, the newest first.
///
/// # Errors
/// What the database said.
pub fn all(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<Certificate>> {
    tx.all(
        "SELECT id, number, class, months, cases, things, cases_digest, person, destroyed_at, ground
         FROM destructions WHERE practice = ?1 ORDER BY number DESC",
        &[practice.into()],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Certificate> {
    Ok(Certificate {
        id: row.get(0)?,
        number: row.get(1)?,
        class: row.word(2)?,
        months: row.get(3)?,
        cases: row.get(4)?,
        things: row.get(5)?,
        cases_digest: row.get(6)?,
        person: row.get(7)?,
        at: row.get(8)?,
        ground: row.word(9)?,
    })
}

//! Breaches of personal data: what happened, whom it touches, and who was told when (UU PDP, article 46).

use std::collections::{BTreeMap, BTreeSet};

use selaras_core::breach::{Kind, Scope, Step};
use selaras_core::id::{BreachId, CaseId, PersonId, PracticeId};
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Place, Whose};

/// What is written down of a breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened to the data.
    pub kind: Kind,
    /// Whom it touches.
    pub scope: Scope,
    /// Whose clients, or in whose name.
    pub scope_person: Option<PersonId>,
    /// When it was noticed: the clock runs from here.
    pub noticed_at: Moment,
    /// From when on data could be touched.
    pub began_at: Moment,
    /// Until when.
    pub ended_at: Moment,
    /// What happened, in words that those concerned will read.
    pub what: String,
    /// What was done and will be done about it.
    pub handled: String,
    /// What those concerned can do now.
    pub advice: String,
}

/// A breach as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Its identifier.
    pub id: BreachId,
    /// What was written down.
    pub told: Told,
    /// By whom.
    pub person: PersonId,
    /// When.
    pub made_at: Moment,
    /// The steps that were taken, each with who and when.
    pub steps: Vec<(Step, PersonId, Moment)>,
}

impl Breach {
    /// The steps that were taken.
    pub fn taken(&self) -> Vec<Step> {
        self.steps.iter().map(|(step, ..)| *step).collect()
    }

    /// When this step was taken.
    pub fn when(&self, step: Step) -> Option<Moment> {
        self.steps.iter().find(|(taken, ..)| *taken == step).map(|(.., at)| *at)
    }
}

/// One case that a breach touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// The case.
    pub case: CaseId,
    /// Its counsellor of record.
    pub counsellor: PersonId,
    /// When its client had read of it.
    pub read_at: Option<Moment>,
}

/// Writes a breach down, with the cases that it touches.
///
/// # Errors
/// What the database said.
pub fn open(tx: &mut Tx<'_>, by: By, told: &Told) -> Result<BreachId> {
    let id: BreachId = crate::fresh(by.now);
    let whose = Whose::Practice(by.practice);
    let what = tx.seal(whose, &place("what", id), &told.what)?;
    let handled = tx.seal(whose, &place("handled", id), &told.handled)?;
    let advice = tx.seal(whose, &place("advice", id), &told.advice)?;
    tx.run(
        "INSERT INTO breaches (practice, id, kind, scope, scope_person, noticed_at, began_at, ended_at, what, handled,
            advice, person, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        &[
            by.practice.into(),
            id.into(),
            told.kind.code().into(),
            told.scope.code().into(),
            told.scope_person.into(),
            told.noticed_at.into(),
            told.began_at.into(),
            told.ended_at.into(),
            what.as_str().into(),
            handled.as_str().into(),
            advice.as_str().into(),
            by.person.into(),
            by.now.into(),
        ],
    )?;
    for case in touched_by(tx, by.practice, told)? {
        tx.run(
            "INSERT INTO breach_cases (practice, case_id, breach) VALUES (?1, ?2, ?3)",
            &[by.practice.into(), case.into(), id.into()],
        )?;
    }
    audit::note(tx, by, "breach.creation", Some(id))?;
    Ok(id)
}

/// The cases that it touches: those that were there at the time, and were not erased.
fn touched_by(tx: &mut Tx<'_>, practice: PracticeId, told: &Told) -> Result<BTreeSet<CaseId>> {
    let there = tx.all(
        "SELECT id, counsellor FROM cases WHERE practice = ?1 AND opened_at <= ?2 AND erased_at IS NULL",
        &[practice.into(), told.ended_at.into()],
        |row| Ok((row.get::<CaseId>(0)?, row.get::<PersonId>(1)?)),
    )?;
    let opened: BTreeSet<CaseId> = match (told.scope, told.scope_person) {
        (Scope::OpenedBy, Some(person)) => {
            // The last moment is part of the time.
            let span = (told.began_at, told.ended_at.plus_ms(1));
            let lines = audit::lines::by_staff(tx, practice, span, Some(person), u32::MAX)?;
            lines.into_iter().filter_map(|line| line.case).collect()
        }
        _ => BTreeSet::new(),
    };
    let touched = there.into_iter().filter(|(case, counsellor)| match told.scope {
        Scope::Everyone => true,
        Scope::CasesOf => told.scope_person == Some(*counsellor),
        Scope::OpenedBy => opened.contains(case),
    });
    Ok(touched.map(|(case, _)| case).collect())
}

/// Takes a step; false when it was taken already or cannot be taken yet. When those concerned are told, each finds the
/// letter on their own page.
///
/// # Errors
/// What the database said.
pub fn step(tx: &mut Tx<'_>, by: By, id: BreachId, step: Step) -> Result<bool> {
    tx.hold(id.bytes())?;
    let Some(breach) = find(tx, by.practice, id)? else { return Ok(false) };
    if !step.may_follow(&breach.taken()) {
        return Ok(false);
    }
    tx.run(
        "INSERT INTO breach_steps (practice, breach, step, person, taken_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        &[by.practice.into(), id.into(), step.code().into(), by.person.into(), by.now.into()],
    )?;
    if step == Step::Clients {
        tx.run(
            "UPDATE cases SET breach_at = ?3 WHERE practice = ?1 AND erased_at IS NULL
                AND id IN (SELECT case_id FROM breach_cases WHERE practice = ?1 AND breach = ?2)",
            &[by.practice.into(), id.into(), by.now.into()],
        )?;
    }
    audit::note(tx, by, noun_of(step), Some(id))?;
    Ok(true)
}

fn noun_of(step: Step) -> &'static str {
    match step {
        Step::Agency => "breach.agency",
        Step::Clients => "breach.clients",
        Step::Closing => "breach.closing",
    }
}

/// The breach with this identifier.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, id: BreachId) -> Result<Option<Breach>> {
    Ok(all(tx, practice)?.into_iter().find(|one| one.id == id))
}

/// Every breach of a practice, the newest first. (There are few.)
///
/// # Errors
/// What the database said.
pub fn all(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<Breach>> {
    let mut kept = tx.all(
        "SELECT id, kind, scope, scope_person, noticed_at, began_at, ended_at, what, handled, advice, person, made_at
         FROM breaches WHERE practice = ?1 ORDER BY id DESC",
        &[practice.into()],
        sealed,
    )?;
    let steps = tx.all(
        "SELECT breach, step, person, taken_at FROM breach_steps WHERE practice = ?1 ORDER BY taken_at",
        &[practice.into()],
        |row| Ok((row.get::<BreachId>(0)?, (row.word::<Step>(1)?, row.get(2)?, row.get(3)?))),
    )?;
    let whose = Whose::Practice(practice);
    for breach in &mut kept {
        let id = breach.id;
        let told = &mut breach.told;
        told.what = tx.open(whose, &place("what", id), &told.what)?;
        told.handled = tx.open(whose, &place("handled", id), &told.handled)?;
        told.advice = tx.open(whose, &place("advice", id), &told.advice)?;
        breach.steps = steps.iter().filter(|(of, _)| *of == id).map(|(_, step)| *step).collect();
    }
    Ok(kept)
}

/// The cases that a breach touches, by counsellor.
///
/// # Errors
/// What the database said.
pub fn touched(tx: &mut Tx<'_>, practice: PracticeId, id: BreachId) -> Result<Vec<Touched>> {
    let mut touched = tx.all(
        "SELECT c.id, c.counsellor, b.read_at FROM breach_cases b
         JOIN cases c ON c.practice = b.practice AND c.id = b.case_id
         WHERE b.practice = ?1 AND b.breach = ?2",
        &[practice.into(), id.into()],
        |row| Ok(Touched { case: row.get(0)?, counsellor: row.get(1)?, read_at: row.get(2)? }),
    )?;
    touched.sort_by_key(|one| (one.counsellor, one.case));
    Ok(touched)
}

/// What the client of a case was told of, the newest first.
///
/// # Errors
/// What the database said.
pub fn told_to(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Breach>> {
    let touching: BTreeSet<BreachId> = tx
        .all(
            "SELECT breach FROM breach_cases WHERE practice = ?1 AND case_id = ?2",
            &[practice.into(), case.into()],
            |row| row.get(0),
        )?
        .into_iter()
        .collect();
    if touching.is_empty() {
        return Ok(Vec::new());
    }
    let mut told = all(tx, practice)?;
    told.retain(|one| touching.contains(&one.id) && one.when(Step::Clients).is_some());
    Ok(told)
}

/// The client has read what they were told.
///
/// # Errors
/// What the database said.
pub fn read(tx: &mut Tx<'_>, by: By, case: CaseId) -> Result<()> {
    for breach in told_to(tx, by.practice, case)? {
        tx.run(
            "UPDATE breach_cases SET read_at = COALESCE(read_at, ?4)
             WHERE practice = ?1 AND case_id = ?2 AND breach = ?3",
            &[by.practice.into(), case.into(), breach.id.into(), by.now.into()],
        )?;
    }
    tx.run(
        "UPDATE cases SET breach_at = NULL WHERE practice = ?1 AND id = ?2",
        &[by.practice.into(), case.into()],
    )?;
    audit::note(tx, by, "breach.reading", Some(case))
}

/// How many of a counsellor's clients were told of a breach and have not read of it yet.
///
/// # Errors
/// What the database said.
pub fn unread_of(tx: &mut Tx<'_>, practice: PracticeId, counsellor: PersonId) -> Result<usize> {
    let unread = tx.first(
        "SELECT count(*) FROM cases WHERE practice = ?1 AND counsellor = ?2 AND breach_at IS NOT NULL",
        &[practice.into(), counsellor.into()],
        |row| row.get::<i64>(0),
    )?;
    Ok(usize::try_from(unread.unwrap_or_default()).unwrap_or_default())
}

/// How many cases each counsellor has among these.
pub fn by_counsellor(touched: &[Touched]) -> BTreeMap<PersonId, Vec<Touched>> {
    let mut groups = BTreeMap::<PersonId, Vec<Touched>>::new();
    for one in touched {
        groups.entry(one.counsellor).or_default().push(*one);
    }
    groups
}

fn place(column: &'static str, id: BreachId) -> Place {
    Place::of("breaches", column).id(id)
}

/// A breach; its words are still sealed, its steps missing.
fn sealed(row: &Row<'_>) -> Result<Breach> {
    Ok(Breach {
        id: row.get(0)?,
        told: Told {
            kind: row.word(1)?,
            scope: row.word(2)?,
            scope_person: row.get(3)?,
            noticed_at: row.get(4)?,
            began_at: row.get(5)?,
            ended_at: row.get(6)?,
            what: row.get(7)?,
            handled: row.get(8)?,
            advice: row.get(9)?,
        },
        person: row.get(10)?,
        made_at: row.get(11)?,
        steps: Vec::new(),
    })
}

//! Bringing the past into the store: all of a plan or nothing, and the same plan twice changes nothing.

use std::collections::HashMap;

use selaras_core::case::{Ending, Talk};
use selaras_core::id::{CaseId, Id, PersonId, PracticeId, ResponseId};
use selaras_core::import::{PastCase, PastScore, Plan};
use selaras_core::people::{Role, Side};

use crate::audit::{self, By};
use crate::cases::{self, Case, Ended};
use crate::engine::{Result, StoreError, Tx};
use crate::people::{self, Person};
use crate::practices::Practice;
use crate::{responses, signals};

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Cases that were new.
    pub new_cases: usize,
    /// Cases that an earlier import had brought.
    pub known_cases: usize,
    /// Scores that were new.
    pub new_scores: usize,
    /// Scores that an earlier import had brought.
    pub known_scores: usize,
    /// Counsellors who were new.
    pub new_counsellors: Vec<String>,
}

/// A score that an earlier import brought with another value: the file or the record is wrong, and a person must
/// say which.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The line of the file.
    pub line: u64,
    /// The value that is kept.
    pub kept: f64,
    /// The value in the file.
    pub given: f64,
}

/// Why an import was not carried out. Nothing was kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// Scores that are there already with other values.
    Conflicts(Vec<Conflict>),
    /// It was only tried: this is what it would do.
    OnlyTried(Report),
    /// What the database said.
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Refusal::Store(error)
    }
}

/// Brings a plan into a practice. `only_try` reports what it would do and keeps nothing.
///
/// # Errors
/// Conflicts with what an earlier import brought; what the database said; the report of a trial.
pub fn bring(
    tx: &mut Tx<'_>,
    practice: &Practice,
    plan: &Plan,
    by: By,
    only_try: bool,
) -> Result<Report, Refusal> {
    let mut report = Report::default();
    let mut conflicts = Vec::new();
    let mut counsellors = HashMap::new();
    for past in &plan.cases {
        let case = bring_case(tx, practice, past, by, &mut counsellors, &mut report)?;
        let before = report.new_scores;
        for score in &past.scores {
            match bring_score(tx, practice.id, past, case, score)? {
                Brought::New => report.new_scores += 1,
                Brought::Known => report.known_scores += 1,
                Brought::Conflict(kept) => {
                    conflicts.push(Conflict { line: score.line, kept, given: score.score.value() });
                }
            }
        }
        if report.new_scores > before {
            signals::judge(tx, By { case: Some(case), ..by }, case)?;
        }
    }
    if !conflicts.is_empty() {
        return Err(Refusal::Conflicts(conflicts));
    }
    if only_try {
        return Err(Refusal::OnlyTried(report));
    }
    if report.new_cases + report.new_scores > 0 {
        audit::note::<()>(tx, by, "import.creation", None)?;
    }
    Ok(report)
}

enum Brought {
    New,
    Known,
    Conflict(f64),
}

fn bring_case(
    tx: &mut Tx<'_>,
    practice: &Practice,
    past: &PastCase,
    by: By,
    counsellors: &mut HashMap<String, PersonId>,
    report: &mut Report,
) -> Result<CaseId> {
    let id: CaseId = derived(practice.id, &["case", &past.client]);
    if cases::find(tx, practice.id, id)?.is_some() {
        report.known_cases += 1;
        return Ok(id);
    }
    report.new_cases += 1;
    let counsellor = past.counsellor.as_deref().unwrap_or("—");
    let counsellor = match counsellors.get(counsellor) {
        Some(known) => *known,
        None => {
            let found = bring_counsellor(tx, practice, counsellor, by, report)?;
            counsellors.insert(counsellor.to_owned(), found);
            found
        }
    };
    let client = bring_client(tx, practice, &past.client, by)?;
    let opened_at = past.scores.first().map_or(by.now, |score| score.at);
    let case = Case {
        id,
        client,
        counsellor,
        opened_at,
        talk: Talk::Direct,
        supervision_from: None,
        ended: None,
        restricted_at: None,
        emergency_at: None,
        erased_at: None,
        breach_at: None,
    };
    cases::add(tx, practice.id, &case)?;
    if let Some(completed) = past.completed {
        let at = past.scores.last().map_or(by.now, |score| score.at);
        let ending = if completed { Ending::Planned } else { Ending::DroppedOut };
        cases::close(tx, practice.id, id, &Ended { at, ending, words: String::new() })?;
    }
    Ok(id)
}

fn bring_client(tx: &mut Tx<'_>, practice: &Practice, key: &str, by: By) -> Result<PersonId> {
    let outside = format!("client:{key}");
    if let Some(known) = people::find_outside(tx, practice.id, &outside)? {
        return Ok(known.id);
    }
    let person = Person {
        id: derived(practice.id, &["client", key]),
        name: key.to_owned(),
        language: practice.language,
        address: practice.address,
        outside_key: Some(outside),
        made_at: by.now,
    };
    people::add(tx, practice.id, &person, &[Role::Client])?;
    Ok(person.id)
}

/// The counsellor of this name: one of the practice's own, one whom an import brought, or a new one without an
/// account.
fn bring_counsellor(
    tx: &mut Tx<'_>,
    practice: &Practice,
    name: &str,
    by: By,
    report: &mut Report,
) -> Result<PersonId> {
    let known = people::with_role(tx, practice.id, Role::Counsellor)?;
    if let Some(found) = known.into_iter().find(|person| person.name == name) {
        return Ok(found.id);
    }
    let person = Person {
        id: derived(practice.id, &["counsellor", name]),
        name: name.to_owned(),
        language: practice.language,
        address: selaras_core::language::Address::Anda,
        outside_key: Some(format!("counsellor:{name}")),
        made_at: by.now,
    };
    people::add(tx, practice.id, &person, &[Role::Counsellor])?;
    report.new_counsellors.push(name.to_owned());
    Ok(person.id)
}

fn bring_score(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    past: &PastCase,
    case: CaseId,
    score: &PastScore,
) -> Result<Brought> {
    let client: PersonId = match cases::find(tx, practice, case)? {
        Some(case) => case.client,
        None => return Err(StoreError::Unreadable("the case that was just brought".to_owned())),
    };
    let key = ["response", &past.client, score.instrument.as_str(), score.scale.as_str(), &score.occasion];
    let id: ResponseId = derived(practice, &key);
    let kept = tx.first(
        "SELECT value FROM scores WHERE practice = ?1 AND case_id = ?2 AND response = ?3 AND scale = ?4",
        &[practice.into(), case.into(), id.into(), score.scale.as_str().into()],
        |row| row.get::<f64>(0),
    )?;
    #[expect(clippy::float_cmp, reason = "the same text of the same file reads as the same number")]
    match kept {
        Some(value) if value == score.score.value() => return Ok(Brought::Known),
        Some(value) => return Ok(Brought::Conflict(value)),
        None => {}
    }
    let scores = std::slice::from_ref(&score.score);
    let (person, side, given_at) = (client, Side::Client, score.at);
    responses::bring(
        tx,
        practice,
        &responses::Brought { id, case, person, side, session: None, scores, given_at },
    )?;
    Ok(Brought::New)
}

/// An id that is the same whenever the same thing is brought into the same practice.
fn derived<K>(practice: PracticeId, parts: &[&str]) -> Id<K> {
    let mut key = practice.bytes().to_vec();
    for part in parts {
        // Lengths keep "ab" + "c" apart from "a" + "bc".
        key.extend((part.len() as u64).to_be_bytes());
        key.extend(part.as_bytes());
    }
    Id::derived(&key)
}

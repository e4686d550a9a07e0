//! Which kind of agreement a case has, and a practice's own words for its clauses.

use selaras_core::agreement::{Clause, Kind};
use selaras_core::id::{CaseId, PracticeId};
use selaras_core::language::Language;

use crate::audit::{self, By};
use crate::engine::{Result, Tx};

/// A practice's own words for a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// For which clause.
    pub clause: Clause,
    /// In which language.
    pub language: Language,
    /// The words; empty where ours stand again.
    pub words: String,
}

/// Everything a practice has ever written for a kind of agreement, the oldest first: the newest of a clause and language
/// stands, and their number tells how often the text has changed.
///
/// # Errors
/// What the database said.
pub fn of_kind(tx: &mut Tx<'_>, practice: PracticeId, kind: Kind) -> Result<Vec<Own>> {
    tx.all(
        "SELECT clause, language, words FROM template_clauses WHERE practice = ?1 AND kind = ?2 ORDER BY number",
        &[practice.into(), kind.code().into()],
        |row| Ok(Own { clause: row.word(0)?, language: row.word(1)?, words: row.get(2)? }),
    )
}

/// The practice's own words for a clause, if it has any.
pub fn standing(all: &[Own], clause: Clause, language: Language) -> Option<&str> {
    let of_clause = all.iter().rev().find(|own| own.clause == clause && own.language == language);
    of_clause.map(|own| own.words.as_str()).filter(|words| !words.is_empty())
}

/// Writes a clause in the practice's own words; the agreements of open cases are signed anew.
///
/// # Errors
/// What the database said.
pub fn write(tx: &mut Tx<'_>, by: By, kind: Kind, own: &Own) -> Result<()> {
    tx.run(
        "INSERT INTO template_clauses (practice, kind, number, clause, language, words, person, written_at)
         VALUES (?1, ?2,
            (SELECT COALESCE(max(number), 0) + 1 FROM template_clauses WHERE practice = ?1 AND kind = ?2),
            ?3, ?4, ?5, ?6, ?7)",
        &[
            by.practice.into(),
            kind.code().into(),
            own.clause.code().into(),
            own.language.code().into(),
            own.words.as_str().into(),
            by.person.into(),
            by.now.into(),
        ],
    )?;
    audit::note(tx, by, "agreement.template", Some(by.practice))
}

/// The kind that was chosen for a case, if anybody has.
///
/// # Errors
/// What the database said.
pub fn chosen(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Option<Kind>> {
    tx.first(
        "SELECT kind FROM agreement_kinds WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        |row| row.word(0),
    )
}

/// Chooses the kind of agreement for a case.
///
/// # Errors
/// What the database said.
pub fn choose(tx: &mut Tx<'_>, by: By, case: CaseId, kind: Kind) -> Result<()> {
    tx.run(
        "INSERT INTO agreement_kinds (practice, case_id, kind, chosen_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (practice, case_id) DO UPDATE SET kind = excluded.kind, chosen_at = excluded.chosen_at",
        &[by.practice.into(), case.into(), kind.code().into(), by.now.into()],
    )?;
    audit::note(tx, by, "agreement.kind", Some(case))
}

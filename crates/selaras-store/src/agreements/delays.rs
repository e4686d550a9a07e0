//! Why a first session went ahead before everyone had signed.

use selaras_core::id::{CaseId, PersonId, PracticeId, SessionId};
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::engine::{Result, Tx};
use crate::secrets::{Place, Whose};

/// Why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// At which session.
    pub session: SessionId,
    /// In the counsellor's words, which the client reads too.
    pub words: String,
    /// When it was written.
    pub at: Moment,
}

/// Keeps the reason; another one for the same session takes its place.
///
/// # Errors
/// What the database said.
pub fn explain(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    session: SessionId,
    person: PersonId,
    words: &str,
) -> Result<()> {
    let words = tx.seal(Whose::Case(by.practice, case), &place(case, session), words)?;
    tx.run(
        "INSERT INTO agreement_delays (practice, case_id, session_id, words, person, written_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (practice, case_id, session_id) DO UPDATE SET words = excluded.words,
            person = excluded.person, written_at = excluded.written_at",
        &[
            by.practice.into(),
            case.into(),
            session.into(),
            words.as_str().into(),
            person.into(),
            by.now.into(),
        ],
    )?;
    audit::note(tx, by, "agreement.delay", Some(session))
}

/// The reasons that were given in a case, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Delay>> {
    let mut all = tx.all(
        "SELECT session_id, words, written_at FROM agreement_delays WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        |row| Ok(Delay { session: row.get(0)?, words: row.get(1)?, at: row.get(2)? }),
    )?;
    for one in &mut all {
        one.words = tx.open_or_empty(Whose::Case(practice, case), &place(case, one.session), &one.words)?;
    }
    all.sort_by_key(|one| one.at);
    Ok(all)
}

fn place(case: CaseId, session: SessionId) -> Place {
    Place::of("agreement_delays", "words").id(case).id(session)
}

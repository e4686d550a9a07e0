//! Whether something was answered about a session, without reading what: pages that only thank or refuse need no more.

use selaras_core::id::{CaseId, PracticeId, SessionId};
use selaras_core::moment::Moment;

use super::WordsWhen;
use crate::engine::{Result, Tx};

/// That something was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// When.
    pub at: Moment,
    /// When the counsellor may read the words beside it; none where there are no words.
    pub words_when: Option<WordsWhen>,
}

/// The last answer about a session to one of these instruments.
///
/// # Errors
/// What the database said.
pub fn given(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    session: SessionId,
    instruments: &[&str],
) -> Result<Option<Given>> {
    let all = tx.all(
        "SELECT instrument, given_at, words_when FROM responses
         WHERE practice = ?1 AND case_id = ?2 AND session_id = ?3 ORDER BY given_at, id",
        &[practice.into(), case.into(), session.into()],
        |row| {
            let instrument: String = row.get(0)?;
            let given = Given { at: row.get(1)?, words_when: row.word_if_any(2)? };
            Ok(instruments.contains(&instrument.as_str()).then_some(given))
        },
    )?;
    Ok(all.into_iter().flatten().next_back())
}

//! Responses as they are kept, read back with their scores.

use selaras_core::id::{CaseId, Id, PersonId, PracticeId, ResponseId, SessionId};
use selaras_core::instrument::{Instrument, InstrumentId, Version, shelf};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::response::Response;
use selaras_core::score::Score;

use super::{How, WordsWhen, instrument_of, place, scores};
use crate::engine::{Result, Row, StoreError, Tx};
use crate::secrets::Whose;

/// A response as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its identifier.
    pub id: ResponseId,
    /// Who answered.
    pub person: PersonId,
    /// On which side they stand.
    pub side: Side,
    /// The session it is about.
    pub session: Option<SessionId>,
    /// What else it is about.
    pub subject: Option<[u8; 16]>,
    /// The instrument.
    pub instrument: InstrumentId,
    /// Its version.
    pub version: Version,
    /// When it was given.
    pub given_at: Moment,
    /// The answers; none behind a total that was brought in.
    pub answers: Option<Response>,
    /// The words given beside them.
    pub words: Option<String>,
    /// When the counsellor may read the words.
    pub words_when: WordsWhen,
    /// How it came about.
    pub how: How,
    /// Its scores, in the order of the instrument's scales.
    pub scores: Vec<Score>,
}

impl Kept {
    /// The score on this scale.
    pub fn score(&self, scale: &str) -> Option<&Score> {
        self.scores.iter().find(|score| *score.scale() == scale)
    }

    /// The instrument it answers.
    pub fn form(&self) -> Option<&'static Instrument> {
        shelf().find(&self.instrument, self.version)
    }
}

/// What was answered in a case, the oldest first: to the instruments of these names, or to all when none is named.
///
/// # Errors
/// What the database said; [`StoreError::Unreadable`] for an instrument that is not at hand.
pub fn of_case(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    instruments: &[&str],
) -> Result<Vec<Kept>> {
    let mut kept = unscored(tx, practice, case, instruments)?;
    let numbers = scores::of_case(tx, practice, case)?;
    for one in &mut kept {
        one.scores = scores::read(one, &numbers)?;
    }
    Ok(kept)
}

/// One response of a case.
///
/// # Errors
/// As [`of_case`].
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: ResponseId) -> Result<Option<Kept>> {
    let found = tx.first(
        "SELECT id, person, side, session_id, subject, instrument, version, given_at, words, words_when, answers,
            wording, helped
         FROM responses WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[practice.into(), case.into(), id.into()],
        |row| read(row, &[]),
    )?;
    let Some(mut kept) = found.flatten().map(|found| open(tx, practice, case, found)).transpose()? else {
        return Ok(None);
    };
    kept.scores = scores::read(&kept, &scores::of_response(tx, practice, case, id)?)?;
    Ok(Some(kept))
}

/// What was answered in a case, without its scores.
pub(super) fn unscored(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    instruments: &[&str],
) -> Result<Vec<Kept>> {
    let kept = tx.all(
        "SELECT id, person, side, session_id, subject, instrument, version, given_at, words, words_when, answers,
            wording, helped
         FROM responses WHERE practice = ?1 AND case_id = ?2 ORDER BY given_at, id",
        &[practice.into(), case.into()],
        |row| read(row, instruments),
    )?;
    kept.into_iter().flatten().map(|one| open(tx, practice, case, one)).collect()
}

/// Opens the answers and the words of a response as it was kept.
fn open(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, sealed: Sealed) -> Result<Kept> {
    let Sealed { mut kept, answers } = sealed;
    let whose = Whose::Case(practice, case);
    kept.words = tx.open_if_any(whose, &place("words", case, kept.id), kept.words.as_deref())?;
    if let Some(text) = tx.open_if_any(whose, &place("answers", case, kept.id), answers.as_deref())? {
        let form = instrument_of(&kept.instrument, kept.version)?;
        let read = Response::decode(form, &text);
        kept.answers = Some(read.map_err(|e| StoreError::Unreadable(format!("{}: {e}", kept.instrument)))?);
    }
    Ok(kept)
}

/// A response whose words are still sealed, and its sealed answers.
struct Sealed {
    kept: Kept,
    answers: Option<String>,
}

fn read(row: &Row<'_>, instruments: &[&str]) -> Result<Option<Sealed>> {
    let name: String = row.get(5)?;
    if !instruments.is_empty() && !instruments.contains(&name.as_str()) {
        return Ok(None);
    }
    let subject: Option<Id<()>> = row.get(4)?;
    let number: u32 = row.get(6)?;
    let version = u16::try_from(number).ok().and_then(Version::new);
    let version = version.ok_or_else(|| StoreError::Unreadable(format!("{number} is no version")))?;
    let instrument: InstrumentId = row.word(5)?;
    let kept = Kept {
        id: row.get(0)?,
        person: row.get(1)?,
        side: row.word(2)?,
        session: row.get(3)?,
        subject: subject.map(|id| id.bytes()),
        instrument,
        version,
        given_at: row.get(7)?,
        words: row.get(8)?,
        words_when: row.word_if_any(9)?.unwrap_or(WordsWhen::Now),
        how: How { wording: row.word(11)?, helped: row.get(12)? },
        answers: None,
        scores: Vec::new(),
    };
    Ok(Some(Sealed { kept, answers: row.get(10)? }))
}

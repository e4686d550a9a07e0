//! Private notes: a counsellor's own words about a session, read by the one who wrote them and by nobody else.

use selaras_core::id::{CaseId, PersonId, PracticeId, SessionId};
use selaras_core::moment::Moment;

use crate::audit::{self, By};
use crate::engine::{Result, Tx};
use crate::secrets::{Place, Whose};

/// A counsellor's own words about a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateNote {
    /// The words.
    pub words: String,
    /// When they were last written.
    pub written_at: Moment,
}

/// Writes the note of a session, in the place of the one before. False when the session is not of this case, or
/// someone else has written its note.
///
/// # Errors
/// What the database said.
pub fn write(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    session: SessionId,
    person: PersonId,
    words: &str,
) -> Result<bool> {
    keep(tx, by, (case, session), person, words)
}

/// Puts more words below the note of a session, for pages that do not show what it says. False as for [`write`].
///
/// # Errors
/// What the database said.
pub fn append(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    session: SessionId,
    person: PersonId,
    words: &str,
) -> Result<bool> {
    let words = match read(tx, by.practice, case, session, person)? {
        Some(before) => format!("{}\n\n{words}", before.words),
        None => words.to_owned(),
    };
    keep(tx, by, (case, session), person, &words)
}

/// The note that this person wrote about a session. Only pages that ask for `Act::ReadPrivateNotes` call it.
///
/// # Errors
/// What the database said.
pub fn read(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    session: SessionId,
    person: PersonId,
) -> Result<Option<PrivateNote>> {
    let kept = tx.first(
        "SELECT words, written_at FROM private_notes
         WHERE practice = ?1 AND case_id = ?2 AND session_id = ?3 AND person = ?4",
        &[practice.into(), case.into(), session.into(), person.into()],
        |row| Ok((row.get::<String>(0)?, row.get(1)?)),
    )?;
    let Some((sealed, written_at)) = kept else { return Ok(None) };
    let inner = tx.open(Whose::Case(practice, case), &place(case, session), &sealed)?;
    let words = tx.open(Whose::Person(practice, person), &own_place(case, session), &inner)?;
    Ok(Some(PrivateNote { words, written_at }))
}

/// The words sealed twice: under their writer's own key, and around it under the client's, so that whoever is erased
/// takes the note along, and nobody but its writer's key opens it.
pub(crate) fn sealed(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    (case, session): (CaseId, SessionId),
    person: PersonId,
    words: &str,
) -> Result<String> {
    let inner = tx.seal(Whose::Person(practice, person), &own_place(case, session), words)?;
    tx.seal(Whose::Case(practice, case), &place(case, session), &inner)
}

fn place(case: CaseId, session: SessionId) -> Place {
    Place::of("private_notes", "words").id(case).id(session)
}

fn own_place(case: CaseId, session: SessionId) -> Place {
    Place::of("private_notes", "own words").id(case).id(session)
}

fn keep(
    tx: &mut Tx<'_>,
    by: By,
    (case, session): (CaseId, SessionId),
    person: PersonId,
    words: &str,
) -> Result<bool> {
    if crate::sessions::find(tx, by.practice, case, session)?.is_none() {
        return Ok(false);
    }
    let words = sealed(tx, by.practice, (case, session), person, words)?;
    let kept = tx.run(
        "INSERT INTO private_notes (practice, session_id, case_id, person, words, written_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (practice, case_id, session_id) DO UPDATE SET words = excluded.words, written_at = excluded.written_at
         WHERE private_notes.person = excluded.person",
        &[by.practice.into(), session.into(), case.into(), person.into(), (&words).into(), by.now.into()],
    )? == 1;
    if kept {
        audit::note(tx, By { case: Some(case), ..by }, "session.note", Some(session))?;
    }
    Ok(kept)
}

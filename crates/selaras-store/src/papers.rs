//! Forms on paper: printed with a code for one session, and typed in once by the counsellor. What was written by hand is
//! kept by the same function as what a client taps; here stands who typed it.

use selaras_core::id::{CaseId, PersonId, PracticeId, ResponseId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::paper::Code;
use selaras_core::people::Side;
use selaras_core::response::Response;

use crate::audit::{self, By};
use crate::cases;
use crate::engine::{Result, Row, StoreError, Tx};
use crate::responses::{self, New};
use crate::secrets;

/// A form on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What stands on it.
    pub code: Code,
    /// The session it is about.
    pub session: SessionId,
    /// What it asks: an instrument and its version.
    pub instrument: String,
    /// See [`Paper::instrument`].
    pub version: u32,
    /// When it was printed.
    pub printed_at: Moment,
    /// Who typed it in, when, and the response it became.
    pub entered: Option<Entered>,
}

/// That a form was typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entered {
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// What it became.
    pub response: ResponseId,
}

/// Makes a form for a session, with a code of its own; the one that is still to be typed in, when there is one.
///
/// # Errors
/// What the database said.
pub fn print(
    tx: &mut Tx<'_>,
    by: By,
    (case, session): (CaseId, SessionId),
    (instrument, version): (&str, u32),
) -> Result<Code> {
    let all = of_case(tx, by.practice, case)?;
    let same = |paper: &&Paper| {
        paper.session == session
            && paper.entered.is_none()
            && (paper.instrument.as_str(), paper.version) == (instrument, version)
    };
    if let Some(paper) = all.iter().find(same) {
        return Ok(paper.code);
    }
    let mut code = fresh_code();
    while all.iter().any(|paper| paper.code == code) {
        code = fresh_code();
    }
    tx.run(
        "INSERT INTO papers (practice, case_id, code, session_id, instrument, version, printed_by, printed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            case.into(),
            code.text().as_str().into(),
            session.into(),
            instrument.into(),
            version.into(),
            by.person.into(),
            by.now.into(),
        ],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "paper.creation", Some(session))?;
    Ok(code)
}

/// What was written on a form.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The answers.
    pub response: &'a Response,
    /// The words beside them.
    pub words: Option<&'a str>,
}

/// Types in what was written on a form, as the client's own answers; none when there is no such form, or it was typed in
/// before.
///
/// # Errors
/// What the database said.
pub fn enter(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    code: Code,
    written: &Written<'_>,
) -> Result<Option<ResponseId>> {
    let found = of_case(tx, by.practice, case)?.into_iter().find(|paper| paper.code == code);
    let Some(paper) = found.filter(|paper| paper.entered.is_none()) else { return Ok(None) };
    let client = cases::find(tx, by.practice, case)?.map(|case| case.client);
    let client = client.ok_or_else(|| StoreError::Database("there is no such case".to_owned()))?;
    let new = New {
        case,
        person: client,
        side: Side::Client,
        session: Some(paper.session),
        subject: None,
        response: written.response,
        words: written.words,
        words_when: None,
        given_at: by.now,
    };
    let response = responses::record(tx, by, &new)?.id;
    tx.run(
        "UPDATE papers SET entered_by = ?4, entered_at = ?5, response = ?6
         WHERE practice = ?1 AND case_id = ?2 AND code = ?3",
        &[
            by.practice.into(),
            case.into(),
            code.text().as_str().into(),
            by.person.into(),
            by.now.into(),
            response.into(),
        ],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "paper.entry", Some(response))?;
    Ok(Some(response))
}

/// The forms of a case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Paper>> {
    tx.all(
        "SELECT code, session_id, instrument, version, printed_at, entered_by, entered_at, response FROM papers
         WHERE practice = ?1 AND case_id = ?2 ORDER BY printed_at DESC, code",
        &[practice.into(), case.into()],
        read,
    )
}

fn fresh_code() -> Code {
    let mut random = [0; 6];
    secrets::fill(&mut random);
    Code::new(random)
}

fn read(row: &Row<'_>) -> Result<Paper> {
    let code: String = row.get(0)?;
    let code = code.parse().map_err(|_| StoreError::Unreadable(format!("`{code}` is no code")))?;
    let entered = match (row.get(5)?, row.get(6)?, row.get(7)?) {
        (Some(by), Some(at), Some(response)) => Some(Entered { by, at, response }),
        _ => None,
    };
    Ok(Paper {
        code,
        session: row.get(1)?,
        instrument: row.get(2)?,
        version: row.get(3)?,
        printed_at: row.get(4)?,
        entered,
    })
}

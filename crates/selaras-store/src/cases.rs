//! Cases: one client's course of counselling with one counsellor, from opening to ending.

pub mod heading;
pub mod standing;
pub mod supervised;

use selaras_core::access::Relation;
use selaras_core::case::{Ending, Talk};
use selaras_core::id::{CaseId, PersonId, PracticeId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;

use crate::engine::{Result, Row, Tx};
use crate::secrets::{Place, Whose};
use standing::Standing;

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its identifier.
    pub id: CaseId,
    /// Whose course of counselling it is.
    pub client: PersonId,
    /// The counsellor of record.
    pub counsellor: PersonId,
    /// When it was opened.
    pub opened_at: Moment,
    /// How the client wants scores handled: talked about, or read and acted upon.
    pub talk: Talk,
    /// Since when the client has agreed that a supervisor may see it.
    pub supervision_from: Option<Moment>,
    /// When and how it ended.
    pub ended: Option<Ended>,
    /// Since when processing is stopped: the client wished it, or withdrew consent to counselling.
    pub restricted_at: Option<Moment>,
    /// When it was last opened in an emergency, until the client has read of it.
    pub emergency_at: Option<Moment>,
    /// When its client was erased.
    pub erased_at: Option<Moment>,
    /// When its client was told of a breach, until they have read of it.
    pub breach_at: Option<Moment>,
}

/// How a case ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Moment,
    /// Planned, transferred or dropped out.
    pub ending: Ending,
    /// Why, in the counsellor's words.
    pub words: String,
}

impl Case {
    /// Whether something may be added from this side: while it is open, and not by the counsellor while processing is
    /// stopped.
    pub fn takes_from(&self, side: Side) -> bool {
        self.ended.is_none() && (side == Side::Client || self.restricted_at.is_none())
    }

    /// How a person stands to this case, given what else ties them to it.
    pub fn relation(&self, person: PersonId, standing: Standing) -> Relation {
        Relation {
            client: self.client == person,
            of_record: self.counsellor == person,
            supervises: standing.supervises,
            named: standing.named,
            glass: standing.glass,
            guardian: standing.guardian,
            agreed_sharing: standing.shares,
            agreed_supervision: self.supervision_from.is_some(),
            open: self.ended.is_none(),
            restricted: self.restricted_at.is_some(),
            erased: self.erased_at.is_some(),
            ..Relation::default()
        }
    }
}

/// Keeps a new, open case.
///
/// # Errors
/// What the database said.
pub fn add(tx: &mut Tx<'_>, practice: PracticeId, case: &Case) -> Result<()> {
    tx.run(
        "INSERT INTO cases (practice, id, client, counsellor, opened_at, talk, supervision_from)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        &[
            practice.into(),
            case.id.into(),
            case.client.into(),
            case.counsellor.into(),
            case.opened_at.into(),
            case.talk.code().into(),
            case.supervision_from.into(),
        ],
    )
    .map(drop)
}

/// The case with this id.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, id: CaseId) -> Result<Option<Case>> {
    let found = tx.first(
        "SELECT id, client, counsellor, opened_at, talk, supervision_from, closed_at, ending, ending_words,
                restricted_at, emergency_at, erased_at, breach_at
         FROM cases WHERE practice = ?1 AND id = ?2",
        &[practice.into(), id.into()],
        read,
    )?;
    found.map(|found| known(tx, practice, found)).transpose()
}

/// The case a client's pages speak of: the open one opened last, else the one closed last.
///
/// # Errors
/// What the database said.
pub fn of_client(tx: &mut Tx<'_>, practice: PracticeId, client: PersonId) -> Result<Option<Case>> {
    let found = tx.first(
        "SELECT id, client, counsellor, opened_at, talk, supervision_from, closed_at, ending, ending_words,
                restricted_at, emergency_at, erased_at, breach_at
         FROM cases WHERE practice = ?1 AND client = ?2 AND erased_at IS NULL
         ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, closed_at DESC, opened_at DESC LIMIT 1",
        &[practice.into(), client.into()],
        read,
    )?;
    found.map(|found| known(tx, practice, found)).transpose()
}

/// Every open case of a practice.
///
/// # Errors
/// What the database said.
pub fn open(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<CaseId>> {
    tx.all("SELECT id FROM cases WHERE practice = ?1 AND closed_at IS NULL", &[practice.into()], |row| {
        row.get(0)
    })
}

/// Chooses how the client wants scores handled.
///
/// # Errors
/// What the database said.
pub fn choose_talk(tx: &mut Tx<'_>, practice: PracticeId, id: CaseId, talk: Talk) -> Result<()> {
    tx.run(
        "UPDATE cases SET talk = ?3 WHERE practice = ?1 AND id = ?2",
        &[practice.into(), id.into(), talk.code().into()],
    )
    .map(drop)
}

/// The client agrees that a supervisor may see the case from now on, or (with nothing) no longer.
///
/// # Errors
/// What the database said.
pub fn allow_supervision(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    id: CaseId,
    from: Option<Moment>,
) -> Result<()> {
    tx.run(
        "UPDATE cases SET supervision_from = ?3 WHERE practice = ?1 AND id = ?2",
        &[practice.into(), id.into(), from.into()],
    )
    .map(drop)
}

/// Stops processing from now on at the client's wish, or (with nothing) lets it go on.
///
/// # Errors
/// What the database said.
pub fn restrict(tx: &mut Tx<'_>, practice: PracticeId, id: CaseId, from: Option<Moment>) -> Result<()> {
    tx.run(
        "UPDATE cases SET restricted_at = ?3 WHERE practice = ?1 AND id = ?2",
        &[practice.into(), id.into(), from.into()],
    )
    .map(drop)
}

/// Closes an open case; false when it was closed already.
///
/// # Errors
/// What the database said.
pub fn close(tx: &mut Tx<'_>, practice: PracticeId, id: CaseId, ended: &Ended) -> Result<bool> {
    let words = Some(ended.words.as_str()).filter(|words| !words.is_empty());
    let words = tx.seal_if_any(Whose::Case(practice, id), &place(id), words)?;
    let touched = tx.run(
        "UPDATE cases SET closed_at = ?3, ending = ?4, ending_words = ?5
         WHERE practice = ?1 AND id = ?2 AND closed_at IS NULL",
        &[practice.into(), id.into(), ended.at.into(), ended.ending.code().into(), words.as_deref().into()],
    )?;
    Ok(touched == 1)
}

/// Whether one person supervises another.
///
/// # Errors
/// What the database said.
pub fn supervises(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    supervisor: PersonId,
    counsellor: PersonId,
) -> Result<bool> {
    let found = tx.first(
        "SELECT 1 FROM supervisions WHERE practice = ?1 AND supervisor = ?2 AND counsellor = ?3",
        &[practice.into(), supervisor.into(), counsellor.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Who supervises whom: pairs of supervisor and counsellor.
///
/// # Errors
/// What the database said.
pub fn supervisions(tx: &mut Tx<'_>, practice: PracticeId) -> Result<Vec<(PersonId, PersonId)>> {
    tx.all("SELECT supervisor, counsellor FROM supervisions WHERE practice = ?1", &[practice.into()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Lets one person supervise another; nothing happens when they already do.
///
/// # Errors
/// What the database said.
pub fn let_supervise(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    supervisor: PersonId,
    counsellor: PersonId,
) -> Result<()> {
    tx.run(
        "INSERT INTO supervisions (practice, supervisor, counsellor) VALUES (?1, ?2, ?3)
         ON CONFLICT (practice, supervisor, counsellor) DO NOTHING",
        &[practice.into(), supervisor.into(), counsellor.into()],
    )
    .map(drop)
}

/// A case as it was kept, with the words of its ending opened.
fn known(tx: &mut Tx<'_>, practice: PracticeId, mut case: Case) -> Result<Case> {
    tx.know_case(practice, case.id, case.client);
    if let Some(ended) = &mut case.ended {
        ended.words = tx.open_or_empty(Whose::Case(practice, case.id), &place(case.id), &ended.words)?;
    }
    Ok(case)
}

/// Where the words of an ending stand.
pub(crate) fn place(case: CaseId) -> Place {
    Place::of("cases", "ending_words").id(case)
}

/// A case; the words of its ending are still sealed.
fn read(row: &Row<'_>) -> Result<Case> {
    let ended = match (row.get::<Option<Moment>>(6)?, row.word_if_any::<Ending>(7)?) {
        (Some(at), Some(ending)) => {
            Some(Ended { at, ending, words: row.get::<Option<String>>(8)?.unwrap_or_default() })
        }
        _ => None,
    };
    Ok(Case {
        id: row.get(0)?,
        client: row.get(1)?,
        counsellor: row.get(2)?,
        opened_at: row.get(3)?,
        talk: row.word(4)?,
        supervision_from: row.get(5)?,
        ended,
        restricted_at: row.get(9)?,
        emergency_at: row.get(10)?,
        erased_at: row.get(11)?,
        breach_at: row.get(12)?,
    })
}

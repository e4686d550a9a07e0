//! Reflections: what a client writes for themselves, and shares only if they wish. A private one leaves nothing that
//! anyone else could see or count, in the audit neither.

mod versions;

use std::str::FromStr;

use selaras_core::id::{AgendaItemId, CaseId, GoalId, PersonId, PracticeId, ReflectionId, SessionId};
use selaras_core::language::UnknownWord;
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::reflection::{Kind, Openness, Reach, as_topic};

use crate::audit::{self, By};
use crate::engine::{Result, Row, StoreError, Tx};
use crate::secrets::{Key, Place, Whose};
use crate::{agenda, contributions, signals};

pub use versions::{Version, versions};

/// The most characters of a topic that stands for a reflection.
const TOPIC: usize = 280;

/// Who may read a reflection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeenBy {
    /// The client alone.
    Client,
    /// The client and the counsellor.
    Both,
}

impl SeenBy {
    /// The code used in the database and in words files.
    pub fn code(self) -> &'static str {
        match self {
            SeenBy::Client => "client",
            SeenBy::Both => "both",
        }
    }
}

impl FromStr for SeenBy {
    type Err = UnknownWord;
    fn from_str(text: &str) -> std::result::Result<Self, UnknownWord> {
        match text {
            "client" => Ok(SeenBy::Client),
            "both" => Ok(SeenBy::Both),
            other => Err(UnknownWord(other.to_owned())),
        }
    }
}

/// A client's own written thought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    /// Its identifier.
    pub id: ReflectionId,
    /// What it says.
    pub words: String,
    /// Who may read it.
    pub seen_by: SeenBy,
    /// When it was written.
    pub written_at: Moment,
    /// What kind of writing it is.
    pub kind: Kind,
    /// The goal it speaks of.
    pub goal: Option<GoalId>,
    /// The session it speaks of.
    pub session: Option<SessionId>,
    /// How open its writer could be in that session.
    pub openness: Option<Openness>,
    /// The topic that brings it to a session.
    pub topic: Option<AgendaItemId>,
    /// Its version, from 1 on.
    pub version: u32,
    /// When it was changed last.
    pub changed_at: Option<Moment>,
}

/// A reflection to be kept.
#[derive(Debug, Clone, Copy, Default)]
pub struct New<'a> {
    /// What it says.
    pub words: &'a str,
    /// How far it goes.
    pub reach: Reach,
    /// What kind of writing it is.
    pub kind: Kind,
    /// The goal it speaks of.
    pub goal: Option<GoalId>,
    /// The session it speaks of.
    pub session: Option<SessionId>,
    /// How open its writer could be.
    pub openness: Option<Openness>,
}

/// Keeps a plain thought.
///
/// # Errors
/// What the database said.
pub fn write(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    person: PersonId,
    words: &str,
    seen_by: SeenBy,
) -> Result<ReflectionId> {
    let reach = if seen_by == SeenBy::Both { Reach::Shared } else { Reach::Own };
    keep(tx, by, (case, person), &New { words, reach, ..New::default() })
}

/// Keeps a reflection, as far as its writer wants it to go.
///
/// # Errors
/// What the database said.
pub fn keep(
    tx: &mut Tx<'_>,
    by: By,
    (case, person): (CaseId, PersonId),
    new: &New<'_>,
) -> Result<ReflectionId> {
    let id: ReflectionId = crate::fresh(by.now);
    let words = sealed(tx, by.practice, case, id, new.words)?;
    let openness = sealed_openness(tx, by.practice, (case, id), new.openness)?;
    tx.run(
        "INSERT INTO reflections (practice, id, case_id, person, words, seen_by, written_at, kind, goal, session_id,
            openness)
         VALUES (?1, ?2, ?3, ?4, ?5, 'client', ?6, ?7, ?8, ?9, ?10)",
        &[
            by.practice.into(),
            id.into(),
            case.into(),
            person.into(),
            (&words).into(),
            by.now.into(),
            new.kind.code().into(),
            new.goal.into(),
            new.session.into(),
            openness.as_deref().into(),
        ],
    )?;
    if new.reach != Reach::Own {
        opened(tx, by, case, id, "reflection.creation")?;
    }
    if new.reach == Reach::Brought {
        put_on_agenda(tx, by, (case, person), id, new.words)?;
    }
    Ok(id)
}

/// Shares a private reflection with the counsellor; false when this person has no such private reflection.
///
/// # Errors
/// What the database said.
pub fn share(tx: &mut Tx<'_>, by: By, case: CaseId, person: PersonId, id: ReflectionId) -> Result<bool> {
    let found = find(tx, by.practice, (case, person), id)?;
    if found.is_none_or(|one| one.seen_by == SeenBy::Both) {
        return Ok(false);
    }
    opened(tx, by, case, id, "reflection.sharing")?;
    Ok(true)
}

/// Brings a reflection to the next session as a topic, and shares it if it was private; false when it is not this
/// person's, or stands on the agenda already.
///
/// # Errors
/// What the database said.
pub fn bring(tx: &mut Tx<'_>, by: By, case: CaseId, person: PersonId, id: ReflectionId) -> Result<bool> {
    let found = find(tx, by.practice, (case, person), id)?.filter(|one| one.topic.is_none());
    let Some(one) = found else { return Ok(false) };
    if one.seen_by == SeenBy::Client {
        opened(tx, by, case, id, "reflection.sharing")?;
    }
    put_on_agenda(tx, by, (case, person), id, &one.words)?;
    Ok(true)
}

/// Gives a reflection other words: a private one is written over, a shared one gets a new version beside the old ones.
/// False when it is not this person's.
///
/// # Errors
/// What the database said.
pub fn rewrite(
    tx: &mut Tx<'_>,
    by: By,
    (case, person): (CaseId, PersonId),
    id: ReflectionId,
    words: &str,
    openness: Option<Openness>,
) -> Result<bool> {
    let Some(before) = find(tx, by.practice, (case, person), id)? else { return Ok(false) };
    let shared = before.seen_by == SeenBy::Both && before.words != words;
    if shared {
        versions::keep(tx, by, case, &before)?;
    }
    let sealed = sealed(tx, by.practice, case, id, words)?;
    let openness = sealed_openness(tx, by.practice, (case, id), openness)?;
    tx.run(
        "UPDATE reflections SET words = ?4, openness = ?5, changed_at = ?6, version = ?7
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            (&sealed).into(),
            openness.as_deref().into(),
            by.now.into(),
            before.version.saturating_add(u32::from(shared)).into(),
        ],
    )?;
    if shared {
        given(tx, by, case, id, "reflection.wording")?;
    }
    Ok(true)
}

/// Takes a shared reflection back: at once it is for its writer alone again, with no earlier version and no topic left
/// anywhere. False when this person shared no such reflection.
///
/// # Errors
/// What the database said.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: By,
    (case, person): (CaseId, PersonId),
    id: ReflectionId,
) -> Result<bool> {
    let found = find(tx, by.practice, (case, person), id)?.filter(|one| one.seen_by == SeenBy::Both);
    let Some(one) = found else { return Ok(false) };
    versions::forget(tx, by.practice, case, id)?;
    if let Some(topic) = one.topic {
        agenda::forget(tx, by.practice, case, topic)?;
    }
    tx.run(
        "UPDATE reflections SET seen_by = 'client', topic = NULL, version = 1
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into()],
    )?;
    contributions::take_back(tx, by.practice, case, id)?;
    let by = By { case: Some(case), ..by };
    audit::note(tx, by, "reflection.withdrawal", Some(id))?;
    signals::judge(tx, by, case)?;
    Ok(true)
}

/// Deletes a reflection for good; a shared one is taken back first. False when it is not this person's.
///
/// # Errors
/// What the database said.
pub fn remove(tx: &mut Tx<'_>, by: By, (case, person): (CaseId, PersonId), id: ReflectionId) -> Result<bool> {
    withdraw(tx, by, (case, person), id)?;
    let gone = tx.run(
        "DELETE FROM reflections WHERE practice = ?1 AND case_id = ?2 AND person = ?3 AND id = ?4",
        &[by.practice.into(), case.into(), person.into(), id.into()],
    )?;
    Ok(gone == 1)
}

/// One reflection of this person.
///
/// # Errors
/// What the database said.
pub fn find(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    (case, person): (CaseId, PersonId),
    id: ReflectionId,
) -> Result<Option<Reflection>> {
    Ok(own(tx, practice, case, person)?.into_iter().find(|one| one.id == id))
}

/// All that a client wrote in a case, the newest first: for their own pages alone.
///
/// # Errors
/// What the database said.
pub fn own(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, person: PersonId) -> Result<Vec<Reflection>> {
    let key = tx.key(Whose::Case(practice, case))?;
    tx.all(
        "SELECT id, words, seen_by, written_at, kind, goal, session_id, openness, topic, version, changed_at
         FROM reflections
         WHERE practice = ?1 AND case_id = ?2 AND person = ?3 ORDER BY written_at DESC, id DESC",
        &[practice.into(), case.into(), person.into()],
        |row| read(row, case, &key),
    )
}

/// What a client shared in a case, the newest first.
///
/// # Errors
/// What the database said.
pub fn shared_in(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Reflection>> {
    let key = tx.key(Whose::Case(practice, case))?;
    tx.all(
        "SELECT id, words, seen_by, written_at, kind, goal, session_id, openness, topic, version, changed_at
         FROM reflections
         WHERE practice = ?1 AND case_id = ?2 AND seen_by = 'both' ORDER BY written_at DESC, id DESC",
        &[practice.into(), case.into()],
        |row| read(row, case, &key),
    )
}

/// It is open to the counsellor from now on.
fn opened(tx: &mut Tx<'_>, by: By, case: CaseId, id: ReflectionId, act: &'static str) -> Result<()> {
    tx.run(
        "UPDATE reflections SET seen_by = 'both' WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into()],
    )?;
    given(tx, by, case, id, act)
}

fn given(tx: &mut Tx<'_>, by: By, case: CaseId, id: ReflectionId, act: &'static str) -> Result<()> {
    let by = By { case: Some(case), ..by };
    contributions::add(tx, by, case, contributions::Kind::Reflection, id, false)?;
    audit::note(tx, by, act, Some(id))?;
    signals::judge(tx, by, case).map(drop)
}

fn put_on_agenda(
    tx: &mut Tx<'_>,
    by: By,
    (case, person): (CaseId, PersonId),
    id: ReflectionId,
    words: &str,
) -> Result<()> {
    let words = as_topic(words, TOPIC);
    let next = selaras_core::agenda::State::Next;
    let topic = agenda::add(tx, by, case, (person, Side::Client), &words, next)?;
    tx.run(
        "UPDATE reflections SET topic = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), topic.into()],
    )
    .map(drop)
}

/// The words sealed for their place, under the client's key.
pub(crate) fn sealed(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    id: ReflectionId,
    words: &str,
) -> Result<String> {
    tx.seal(Whose::Case(practice, case), &place(case, id), words)
}

/// How open somebody could be is theirs as much as their words.
fn sealed_openness(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    (case, id): (CaseId, ReflectionId),
    openness: Option<Openness>,
) -> Result<Option<String>> {
    let number = openness.map(|openness| openness.number().to_string());
    tx.seal_if_any(Whose::Case(practice, case), &openness_place(case, id), number.as_deref())
}

fn place(case: CaseId, id: ReflectionId) -> Place {
    Place::of("reflections", "words").id(case).id(id)
}

fn openness_place(case: CaseId, id: ReflectionId) -> Place {
    Place::of("reflections", "openness").id(case).id(id)
}

fn read(row: &Row<'_>, case: CaseId, key: &Key) -> Result<Reflection> {
    let id: ReflectionId = row.get(0)?;
    let openness = row.get::<Option<String>>(7)?;
    let openness = openness.map(|sealed| key.open(&openness_place(case, id), &sealed)).transpose()?;
    let unreadable = |error: UnknownWord| StoreError::Unreadable(error.to_string());
    Ok(Reflection {
        id,
        words: key.open(&place(case, id), &row.get::<String>(1)?)?,
        seen_by: row.word(2)?,
        written_at: row.get(3)?,
        kind: row.word(4)?,
        goal: row.get(5)?,
        session: row.get(6)?,
        openness: openness.map(|number| number.parse().map_err(unreadable)).transpose()?,
        topic: row.get(8)?,
        version: row.get(9)?,
        changed_at: row.get(10)?,
    })
}

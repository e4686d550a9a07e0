//! The agenda of a case: topics from both sides, for the next session or later.

use selaras_core::agenda::{Came, State, Towards, moved, rank};
use selaras_core::id::{AgendaItemId, CaseId, PersonId, PracticeId, SessionId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::session;

use crate::audit::{self, By};
use crate::contributions::{self, Kind};
use crate::engine::{Result, Row, Tx};
use crate::secrets::{Key, Place, Whose};
use crate::{sessions, signals};

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its identifier.
    pub id: AgendaItemId,
    /// The session at which it was spoken about.
    pub session: Option<SessionId>,
    /// Which side brought it.
    pub side: Side,
    /// Who brought it.
    pub person: PersonId,
    /// What it says.
    pub words: String,
    /// How far it has come.
    pub state: State,
    /// When it was brought.
    pub made_at: Moment,
    /// Where the client has put it, from 1; 0 until they have moved it.
    place: u32,
}

/// Puts a topic on the agenda, for the next session or later.
///
/// # Errors
/// What the database said.
pub fn add(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    (person, side): (PersonId, Side),
    words: &str,
    state: State,
) -> Result<AgendaItemId> {
    let id: AgendaItemId = crate::fresh(by.now);
    let words = sealed(tx, by.practice, case, id, words)?;
    tx.run(
        "INSERT INTO agenda_items (practice, id, case_id, side, person, words, state, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            id.into(),
            case.into(),
            side.code().into(),
            person.into(),
            (&words).into(),
            state.code().into(),
            by.now.into(),
        ],
    )?;
    let by = By { case: Some(case), ..by };
    if side == Side::Client {
        contributions::add(tx, by, case, Kind::AgendaItem, id, false)?;
    }
    audit::note(tx, by, "agenda.creation", Some(id))?;
    signals::judge(tx, by, case)?;
    Ok(id)
}

/// Moves an open topic: to the next session, to later, or off the agenda because it was spoken about or taken back.
/// A topic is taken back only by the side that brought it. False when it is not there to be moved.
///
/// # Errors
/// What the database said.
pub fn end(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    side: Side,
    id: AgendaItemId,
    state: State,
) -> Result<bool> {
    let found =
        of_case(tx, by.practice, case)?.into_iter().find(|item| item.id == id && item.state.is_open());
    let Some(item) = found.filter(|item| state != State::Withdrawn || item.side == side) else {
        return Ok(false);
    };
    let session = if state == State::Done { spoken_at(tx, by, case)? } else { None };
    tx.run(
        "UPDATE agenda_items SET state = ?4, session_id = ?5 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), item.id.into(), state.code().into(), session.into()],
    )?;
    let by = By { case: Some(case), ..by };
    if state == State::Done && item.side == Side::Client {
        contributions::mark(tx, by, case, id.bytes(), contributions::Mark::Talked)?;
    }
    let act = if state == State::Withdrawn { "agenda.withdrawal" } else { "agenda.ending" };
    audit::note(tx, by, act, Some(id))?;
    signals::judge(tx, by, case)?;
    Ok(true)
}

/// What became of a topic in a session that was held; it stands in the session, and the topic moves on. False when it was
/// not there to be spoken about.
///
/// # Errors
/// What the database said.
pub fn came(
    tx: &mut Tx<'_>,
    by: By,
    (case, session): (CaseId, SessionId),
    id: AgendaItemId,
    came: Came,
) -> Result<bool> {
    let found = of_case(tx, by.practice, case)?.into_iter().find(|item| item.id == id);
    let Some(item) = found.filter(|item| item.state.is_open()) else { return Ok(false) };
    tx.run(
        "INSERT INTO session_topics (practice, case_id, session_id, item, came, noted_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (practice, case_id, session_id, item) DO UPDATE SET came = excluded.came, noted_at = excluded.noted_at",
        &[
            by.practice.into(),
            case.into(),
            session.into(),
            id.into(),
            came.code().into(),
            by.now.into(),
        ],
    )?;
    let spoken = Some(session).filter(|_| came == Came::Talked);
    tx.run(
        "UPDATE agenda_items SET state = ?4, session_id = ?5 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), came.leaves().code().into(), spoken.into()],
    )?;
    let by = By { case: Some(case), ..by };
    if came == Came::Talked && item.side == Side::Client {
        contributions::mark(tx, by, case, id.bytes(), contributions::Mark::Talked)?;
    }
    audit::note(tx, by, "agenda.ending", Some(id))?;
    Ok(true)
}

/// What became of the topics of each session: those that were noted when it was closed, and those that were spoken about
/// in it.
///
/// # Errors
/// What the database said.
pub fn of_sessions(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
) -> Result<Vec<(SessionId, AgendaItemId, Came)>> {
    let mut all: Vec<(SessionId, AgendaItemId, Came)> = tx.all(
        "SELECT session_id, item, came FROM session_topics WHERE practice = ?1 AND case_id = ?2
         ORDER BY session_id, item",
        &[practice.into(), case.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.word(2)?)),
    )?;
    for item in of_case(tx, practice, case)? {
        let Some(session) = item.session.filter(|_| item.state == State::Done) else { continue };
        if !all.iter().any(|(of, id, _)| (*of, *id) == (session, item.id)) {
            all.push((session, item.id, Came::Talked));
        }
    }
    Ok(all)
}

/// The client moves a topic for the next session by one place; false when it is not there, or stands at that end.
///
/// # Errors
/// What the database said.
pub fn put(tx: &mut Tx<'_>, by: By, case: CaseId, id: AgendaItemId, towards: Towards) -> Result<bool> {
    let items = of_case(tx, by.practice, case)?;
    let order: Vec<AgendaItemId> =
        items.iter().filter(|item| item.state == State::Next).map(|item| item.id).collect();
    let Some(order) = moved(&order, id, towards) else { return Ok(false) };
    for (place, item) in (1..).zip(order) {
        tx.run(
            "UPDATE agenda_items SET place = ?4 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
            &[by.practice.into(), case.into(), item.into(), i64::from(place).into()],
        )?;
    }
    audit::note(tx, By { case: Some(case), ..by }, "agenda.order", Some(id))?;
    Ok(true)
}

/// Takes a topic away with its words: what it said was withdrawn by the client who brought it.
///
/// # Errors
/// What the database said.
pub(crate) fn forget(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: AgendaItemId) -> Result<()> {
    tx.run(
        "DELETE FROM agenda_items WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[practice.into(), case.into(), id.into()],
    )?;
    tx.run(
        "DELETE FROM session_topics WHERE practice = ?1 AND case_id = ?2 AND item = ?3",
        &[practice.into(), case.into(), id.into()],
    )?;
    contributions::take_back(tx, practice, case, id)
}

/// The topics of a case, in the client's order of importance; what they have not put anywhere follows as it was brought.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Item>> {
    let key = tx.key(Whose::Case(practice, case))?;
    let mut items = tx.all(
        "SELECT id, session_id, side, person, words, state, made_at, place FROM agenda_items
         WHERE practice = ?1 AND case_id = ?2 ORDER BY made_at, id",
        &[practice.into(), case.into()],
        |row| read(row, case, &key),
    )?;
    items.sort_by_key(|item| rank(item.place, item.made_at, item.id));
    Ok(items)
}

/// The session under way, or else the one held last.
fn spoken_at(tx: &mut Tx<'_>, by: By, case: CaseId) -> Result<Option<SessionId>> {
    let sessions = sessions::of_case(tx, by.practice, case)?;
    let under_way = sessions.iter().find(|s| s.is_under_way());
    Ok(under_way.or_else(|| session::last_held(&sessions)).map(|s| s.id))
}

/// The words sealed for their place, under the client's key.
pub(crate) fn sealed(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    id: AgendaItemId,
    words: &str,
) -> Result<String> {
    tx.seal(Whose::Case(practice, case), &place(case, id), words)
}

fn place(case: CaseId, id: AgendaItemId) -> Place {
    Place::of("agenda_items", "words").id(case).id(id)
}

fn read(row: &Row<'_>, case: CaseId, key: &Key) -> Result<Item> {
    let id: AgendaItemId = row.get(0)?;
    Ok(Item {
        id,
        session: row.get(1)?,
        side: row.word(2)?,
        person: row.get(3)?,
        words: key.open(&place(case, id), &row.get::<String>(4)?)?,
        state: row.word(5)?,
        made_at: row.get(6)?,
        place: row.get(7)?,
    })
}

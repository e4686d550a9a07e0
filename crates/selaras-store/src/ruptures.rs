//! Ruptures and their repair: opened by either side, step by step, never overwritten. A signal that led to one is talked
//! about and closed together with it.

mod entries;

use selaras_core::case::Talk;
use selaras_core::id::{CaseId, PracticeId, RuptureId, SignalId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::rupture::{Course, Deed, Refused, State, Step, Told};
use selaras_core::signal::{Outcome, Phase, Step as SignalStep};

use crate::audit::{self, By};
use crate::engine::{Result, Row, StoreError, Tx};
use crate::signals;

pub use entries::{Entry, New};

/// A rupture with everything that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rupture {
    /// Its identifier.
    pub id: RuptureId,
    /// The signal that led to it.
    pub signal: Option<SignalId>,
    /// What it tells.
    pub course: Course,
    /// When it was opened.
    pub opened_at: Moment,
    /// When it was repaired or let go.
    pub closed_at: Option<Moment>,
    /// When both look at it again.
    pub again_at: Option<Moment>,
    /// The steps with their words, in order.
    pub entries: Vec<Entry>,
}

impl Rupture {
    /// The newest plan.
    pub fn plan(&self) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.deed == Deed::Planned)
    }
}

/// Why a step was not taken. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// The case has no such rupture.
    #[error("the case has no such rupture")]
    NotThere,
    /// It cannot follow.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database cannot.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Opens a rupture from one side. A signal leads to one open rupture at most: that one is given back when it is there.
///
/// # Errors
/// What the database said.
pub fn open(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    (side, talk): (Side, Talk),
    signal: Option<SignalId>,
) -> Result<RuptureId> {
    if let Some(signal) = signal {
        let there = tx.first(
            "SELECT id FROM ruptures WHERE practice = ?1 AND case_id = ?2 AND signal = ?3 AND closed_at IS NULL",
            &[by.practice.into(), case.into(), signal.into()],
            |row| row.get(0),
        )?;
        if let Some(there) = there {
            return Ok(there);
        }
    }
    let id: RuptureId = crate::fresh(by.now);
    let course = Course { opened_by: side, talk, steps: Vec::new() };
    tx.run(
        "INSERT INTO ruptures (practice, case_id, id, signal, opened_by, talk, opened_at, state, waits)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            signal.into(),
            side.code().into(),
            talk.code().into(),
            by.now.into(),
            course.state().code().into(),
            waits(&course).into(),
        ],
    )?;
    audit::note(tx, By { case: Some(case), ..by }, "rupture.creation", Some(id))?;
    Ok(id)
}

/// Takes a step, and gives back how far the rupture has come with it.
///
/// # Errors
/// When it is not there, or the step cannot follow; what the database said.
pub fn take(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: RuptureId,
    side: Side,
    new: &New<'_>,
) -> Result<State, NotTaken> {
    let mut rupture = find(tx, by.practice, case, id)?.ok_or(NotTaken::NotThere)?;
    rupture.course.may(side, new.deed)?;
    let by = By { case: Some(case), ..by };
    entries::add(tx, by, case, (id, rupture.entries.len() + 1), side, new)?;
    rupture.course.steps.push(Step { deed: new.deed, side });
    let state = rupture.course.state();
    let talked = matches!(state, State::Agreed | State::Acting | State::Repaired).then_some(by.now);
    let again_at = if new.deed == Deed::Planned { new.again_at } else { rupture.again_at };
    tx.run(
        "UPDATE ruptures SET state = ?4, waits = ?5, again_at = ?6, talked_at = COALESCE(talked_at, ?7), closed_at = ?8
         WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[
            by.practice.into(),
            case.into(),
            id.into(),
            state.code().into(),
            waits(&rupture.course).into(),
            again_at.into(),
            talked.into(),
            state.is_closed().then_some(by.now).into(),
        ],
    )?;
    audit::note(tx, by, entries::noun(new.deed), Some(id))?;
    if let Some(signal) = rupture.signal {
        tell_signal(tx, by, case, signal, state)?;
    }
    Ok(state)
}

/// The ruptures of a case, the newest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Rupture>> {
    let mut all = tx.all(
        "SELECT id, signal, opened_by, talk, opened_at, closed_at, again_at FROM ruptures
         WHERE practice = ?1 AND case_id = ?2 ORDER BY opened_at DESC, id DESC",
        &[practice.into(), case.into()],
        read,
    )?;
    if all.is_empty() {
        return Ok(all);
    }
    for (of, entry) in entries::of_case(tx, practice, case)? {
        if let Some(rupture) = all.iter_mut().find(|rupture| rupture.id == of) {
            rupture.course.steps.push(Step { deed: entry.deed, side: entry.side });
            rupture.entries.push(entry);
        }
    }
    Ok(all)
}

/// One rupture of a case.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: RuptureId) -> Result<Option<Rupture>> {
    Ok(of_case(tx, practice, case)?.into_iter().find(|rupture| rupture.id == id))
}

/// What the next feedback asks about: the newest plan that is agreed or acted upon, and not looked at by both yet.
///
/// # Errors
/// What the database said.
pub fn to_ask_about(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Option<Rupture>> {
    let all = of_case(tx, practice, case)?;
    Ok(all.into_iter().find(|one| {
        let state = one.course.state();
        matches!(state, State::Agreed | State::Acting) || state == State::NotYet && one.plan().is_some()
    }))
}

/// What a practice may know of the ruptures that were opened since then.
///
/// # Errors
/// What the database said.
pub fn told(tx: &mut Tx<'_>, practice: PracticeId, since: Moment) -> Result<Vec<Told>> {
    tx.all(
        "SELECT opened_at, talked_at, closed_at, state FROM ruptures WHERE practice = ?1 AND opened_at >= ?2",
        &[practice.into(), since.into()],
        |row| {
            Ok(Told {
                opened_at: row.get(0)?,
                talked: row.get::<Option<Moment>>(1)?.is_some(),
                closed_at: row.get(2)?,
                repaired: row.get::<String>(3)? == State::Repaired.code(),
            })
        },
    )
}

fn tell_signal(tx: &mut Tx<'_>, by: By, case: CaseId, id: SignalId, state: State) -> Result<()> {
    let Some(signal) = signals::find(tx, by.practice, case, id)? else { return Ok(()) };
    let (step, outcome) = match state {
        State::Agreed if signal.phase != Phase::Talked => (SignalStep::Talked, None),
        State::Acting if signal.phase != Phase::Talked => (SignalStep::Acted, None),
        State::Repaired => (SignalStep::Closed, Some(Outcome::Repaired)),
        State::LetGo => (SignalStep::Closed, Some(Outcome::LetGo)),
        _ => return Ok(()),
    };
    let Some(person) = by.person else { return Ok(()) };
    let new = signals::New { step, outcome, words: None, side: Side::Counsellor, person };
    match signals::take(tx, by, case, id, &new) {
        Err(signals::NotTaken::Store(error)) => Err(error),
        // It was closed meanwhile by other words, or cannot be closed with these: it keeps what it has.
        _ => Ok(()),
    }
}

fn waits(course: &Course) -> Option<&'static str> {
    let asked = |side: &Side| course.asks(*side, false).is_some();
    [Side::Counsellor, Side::Client].into_iter().find(asked).map(Side::code)
}

/// A rupture without its steps.
fn read(row: &Row<'_>) -> Result<Rupture> {
    Ok(Rupture {
        id: row.get(0)?,
        signal: row.get(1)?,
        course: Course { opened_by: row.word(2)?, talk: row.word(3)?, steps: Vec::new() },
        opened_at: row.get(4)?,
        closed_at: row.get(5)?,
        again_at: row.get(6)?,
        entries: Vec::new(),
    })
}

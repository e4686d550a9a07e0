//! Tasks: worded and reworded, answered by both sides, reported on, done with or let go.

use selaras_core::id::{CaseId, GoalId, PracticeId, TaskId, TaskReportId};
use selaras_core::moment::Moment;
use selaras_core::people::Side;
use selaras_core::proposal::Proposal;
use selaras_core::task::{Done, Place, Report, State, Task, Usefulness};

use crate::audit::{self, By};
use crate::contributions::{self, Kind};
use crate::engine::{Result, Row, StoreError, Tx};
use crate::proposals::{self, Answer, NotDone, Rewording};
use crate::secrets::{self, Whose};
use crate::signals;

/// What a task is about, beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The goal it serves, if it serves one.
    pub goal: Option<GoalId>,
    /// Where it is worked on.
    pub place: Place,
    /// By when: a moment on the last day for it.
    pub due_at: Option<Moment>,
}

/// How a task went, as a side tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told<'a> {
    /// Who tells it.
    pub side: Side,
    /// Whether it was done.
    pub done: Done,
    /// How useful it was; only the client's own word is kept.
    pub useful: Option<Usefulness>,
    /// In their words.
    pub words: Option<&'a str>,
}

/// The tasks of a case, the oldest first.
///
/// # Errors
/// What the database said.
pub fn of_case(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId) -> Result<Vec<Task>> {
    let mut proposals = proposals::of_case(tx, practice, case)?;
    let mut tasks = tx.all(
        "SELECT id, goal, place, due_at, made_at, state, ended_at FROM tasks WHERE practice = ?1 AND case_id = ?2",
        &[practice.into(), case.into()],
        read,
    )?;
    let mut reports = tx.all(
        "SELECT task, id, done, useful, words, side, given_at FROM task_reports
         WHERE practice = ?1 AND case_id = ?2 ORDER BY given_at, id",
        &[practice.into(), case.into()],
        |row| Ok((row.get::<TaskId>(0)?, read_report(row)?)),
    )?;
    if reports.iter().any(|(_, report)| report.words.is_some()) {
        let key = tx.key(Whose::Case(practice, case))?;
        for (_, report) in &mut reports {
            if let Some(words) = &mut report.words {
                *words = key.open(&report_place(case, report.id), words)?;
            }
        }
    }
    for task in &mut tasks {
        task.proposal = proposals.remove(&task.id.cast()).unwrap_or_default();
        task.reports = reports.iter().filter(|(of, _)| *of == task.id).map(|(_, r)| r.clone()).collect();
    }
    tasks.sort_by_key(|task| (task.made_at, task.id));
    Ok(tasks)
}

/// The task of this case with this id.
///
/// # Errors
/// What the database said.
pub fn find(tx: &mut Tx<'_>, practice: PracticeId, case: CaseId, id: TaskId) -> Result<Option<Task>> {
    Ok(of_case(tx, practice, case)?.into_iter().find(|task| task.id == id))
}

/// A side words a new task; the other side is asked.
///
/// # Errors
/// What the database said.
pub fn propose(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    side: Side,
    words: &str,
    frame: &Frame,
) -> Result<TaskId> {
    let id: TaskId = crate::fresh(by.now);
    tx.run(
        "INSERT INTO tasks (practice, id, case_id, goal, place, due_at, made_at, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        &[
            by.practice.into(),
            id.into(),
            case.into(),
            frame.goal.into(),
            frame.place.code().into(),
            frame.due_at.into(),
            by.now.into(),
            State::Open.code().into(),
        ],
    )?;
    proposals::word(tx, by, case, id.cast(), &Rewording { side, read: 0, words })?;
    done(tx, by, case, id, side, "task.proposal")?;
    Ok(id)
}

/// A side puts the task in new words, or sets another day, place or goal; the other side is asked anew.
///
/// # Errors
/// When the task is not there, has ended, or has newer words than those that were read; what the database said.
pub fn reword(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: TaskId,
    new: &Rewording<'_>,
    frame: &Frame,
) -> Result<(), NotDone> {
    changeable(tx, by, case, id, new.read)?;
    proposals::word(tx, by, case, id.cast(), new)?;
    tx.run(
        "UPDATE tasks SET goal = ?4, place = ?5, due_at = ?6 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), frame.goal.into(), frame.place.code().into(), frame.due_at.into()],
    )?;
    Ok(done(tx, by, case, id, new.side, "task.wording")?)
}

/// A side says where it stands on the newest words.
///
/// # Errors
/// As [`reword`].
pub fn answer(tx: &mut Tx<'_>, by: By, case: CaseId, id: TaskId, answer: &Answer<'_>) -> Result<(), NotDone> {
    changeable(tx, by, case, id, answer.read)?;
    proposals::answer(tx, by, case, id.cast(), answer)?;
    Ok(done(tx, by, case, id, answer.side, "task.agreement")?)
}

/// A side tells how the task went. It stays open: a task may be done again, and ends when someone says so.
///
/// # Errors
/// When the task is not there, or it is not for this side to say; what the database said.
pub fn report(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: TaskId,
    told: &Told<'_>,
) -> Result<TaskReportId, NotDone> {
    let task = find(tx, by.practice, case, id)?.ok_or(NotDone::NotThere)?;
    if !task.may_be_reported_by(told.side) {
        return Err(NotDone::NotTheirs);
    }
    let report: TaskReportId = crate::fresh(by.now);
    let person = proposals::who(tx, by, case, told.side)?;
    let words = tx.seal_if_any(Whose::Case(by.practice, case), &report_place(case, report), told.words)?;
    let useful = told.useful.filter(|_| told.side == Side::Client).map(|u| i64::from(u.number()));
    tx.run(
        "INSERT INTO task_reports (practice, id, case_id, task, done, useful, words, side, person, given_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        &[
            by.practice.into(),
            report.into(),
            case.into(),
            id.into(),
            told.done.code().into(),
            useful.into(),
            words.as_deref().into(),
            told.side.code().into(),
            person.into(),
            by.now.into(),
        ],
    )?;
    if told.side == Side::Client {
        contributions::add(tx, by, case, Kind::TaskReport, report, false)?;
    }
    signals::judge(tx, by, case)?;
    audit::note(tx, by, "task.report", Some(id))?;
    Ok(report)
}

/// A side says that the task is over, done or let go.
///
/// # Errors
/// When the task is not there or has ended; what the database said.
pub fn end(
    tx: &mut Tx<'_>,
    by: By,
    case: CaseId,
    id: TaskId,
    side: Side,
    state: State,
) -> Result<(), NotDone> {
    let task = find(tx, by.practice, case, id)?.ok_or(NotDone::NotThere)?;
    task.may_change(task.proposal.newest().map_or(0, |newest| newest.version))?;
    tx.run(
        "UPDATE tasks SET state = ?4, ended_at = ?5 WHERE practice = ?1 AND case_id = ?2 AND id = ?3",
        &[by.practice.into(), case.into(), id.into(), state.code().into(), by.now.into()],
    )?;
    Ok(done(tx, by, case, id, side, "task.ending")?)
}

fn changeable(tx: &mut Tx<'_>, by: By, case: CaseId, id: TaskId, read: u32) -> Result<(), NotDone> {
    let task = find(tx, by.practice, case, id)?.ok_or(NotDone::NotThere)?;
    Ok(task.may_change(read)?)
}

/// What every act on a task leaves behind.
fn done(tx: &mut Tx<'_>, by: By, case: CaseId, id: TaskId, side: Side, act: &'static str) -> Result<()> {
    if side == Side::Client {
        contributions::add(tx, by, case, Kind::Task, id, false)?;
    }
    signals::judge(tx, by, case)?;
    audit::note(tx, by, act, Some(id))
}

fn read(row: &Row<'_>) -> Result<Task> {
    Ok(Task {
        id: row.get(0)?,
        goal: row.get(1)?,
        place: row.word(2)?,
        due_at: row.get(3)?,
        made_at: row.get(4)?,
        state: row.word(5)?,
        ended_at: row.get(6)?,
        proposal: Proposal::default(),
        reports: Vec::new(),
    })
}

/// What was told about a task, sealed for its place.
pub(crate) fn sealed_report(
    tx: &mut Tx<'_>,
    practice: PracticeId,
    case: CaseId,
    report: TaskReportId,
    words: &str,
) -> Result<String> {
    tx.seal(Whose::Case(practice, case), &report_place(case, report), words)
}

fn report_place(case: CaseId, report: TaskReportId) -> secrets::Place {
    secrets::Place::of("task_reports", "words").id(case).id(report)
}

/// A report with its words still sealed.
fn read_report(row: &Row<'_>) -> Result<Report> {
    let useful = row.get::<Option<u32>>(3)?.map(|n| {
        u8::try_from(n)
            .ok()
            .and_then(|n| Usefulness::new(n).ok())
            .ok_or_else(|| StoreError::Unreadable(format!("{n} is no usefulness")))
    });
    Ok(Report {
        id: row.get(1)?,
        done: row.word(2)?,
        useful: useful.transpose()?,
        words: row.get(4)?,
        side: row.word(5)?,
        at: row.get(6)?,
    })
}
